/** The compiled library of this version, from its bytes. */
import manifest from '../../package.json' with { type: 'json' };
import { shelf } from '../compiled/shelf.ts';
import type { Shelf } from '../elaborate/library.ts';
import { sha256 } from './sha256.ts';

/** `bytes` are those of the file `lcgm/library.bin`. Without it the proofs of the library are searched anew, with the same result. */
export const compiledShelf = (bytes: Uint8Array): Shelf => shelf(bytes, sha256, manifest.version);
