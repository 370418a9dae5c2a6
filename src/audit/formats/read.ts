/** Which format a file has, which matrix in it is meant, and which way round it is. */
import type { Bytes, Columns } from '../columns.ts';
import { AuditError } from '../error.ts';
import { isMap, parseJson } from './json.ts';
import { MATRIX_MARKET, readMatrixMarket } from './matrix_market.ts';
import { NPY_MAGIC, readNpy } from './npy.ts';
import { readSafetensors } from './safetensors.ts';
import { choose, columnsOf, type Orientation, type Tensor } from './tensor.ts';
import { contentOf, entriesOf, type Inflate } from './zip.ts';

export interface Wanted {
  readonly key: string | undefined;
  readonly orient: Orientation | undefined;
  /** The text of cfg.json or config.json beside the file, if there is one. */
  readonly config: string | undefined;
  readonly inflate: Inflate;
}

export interface Found {
  readonly name: string;
  readonly columns: Columns;
  readonly orientation: Orientation;
  readonly because: string;
}

const PICKLE =
  'this is a pickle, which can run any program when it is read; convert it where you trust it: python -c "import torch, safetensors.torch as s; ' +
  "s.save_file({k: v.contiguous() for k, v in torch.load('ae.pt', weights_only=True).items()}, 'ae.safetensors')\"";

/** The decoder in a file. */
export function readDecoder(bytes: Bytes, wanted: Wanted): Found {
  const { tensor, turned } = matrixIn(bytes, wanted);
  const { orientation, because } = orient(turned ? [tensor.shape[1], tensor.shape[0]] : tensor.shape, wanted);
  const stored = turned ? (orientation === 'rows' ? 'columns' : 'rows') : orientation;
  return { name: tensor.name, columns: columnsOf(tensor, stored), orientation, because };
}

function matrixIn(bytes: Bytes, { key, inflate }: Wanted): { readonly tensor: Tensor; readonly turned: boolean } {
  const start = bytes.read(0, Math.min(bytes.size, 16)).slice();
  const begins = (magic: readonly number[]): boolean => magic.every((byte, k) => start[k] === byte);
  if (begins(NPY_MAGIC)) return readNpy(key ?? 'the array', bytes);
  if (begins([0x50, 0x4b, 3, 4]) || begins([0x50, 0x4b, 5, 6])) return inArchive(bytes, key, inflate);
  if (new TextDecoder('latin1').decode(start).startsWith(MATRIX_MARKET))
    return { tensor: readMatrixMarket('the matrix', bytes), turned: false };
  if (start[0] === 0x80 && (start[1] ?? 0) >= 2 && (start[1] ?? 0) <= 5 && start[8] !== 0x7b) throw new AuditError('IS_PICKLE', PICKLE);
  // What follows the length of a safetensors header is a brace, and the length is far below 2⁴⁰.
  if (start[8] === 0x7b) return { tensor: readSafetensors(bytes, key), turned: false };
  throw new AuditError('UNKNOWN_FORMAT', 'this is neither safetensors, npy, npz nor Matrix Market');
}

function inArchive(bytes: Bytes, key: string | undefined, inflate: Inflate): ReturnType<typeof readNpy> {
  const entries = entriesOf(bytes);
  if (entries.some(({ name }) => name.endsWith('.pkl'))) throw new AuditError('IS_PICKLE', PICKLE);
  const arrays = entries.filter(({ name }) => name.endsWith('.npy'));
  const name = choose(
    arrays.map((entry) => entry.name.slice(0, -4)),
    key,
  );
  const entry = arrays.find((each) => each.name === `${name}.npy`);
  if (entry === undefined) throw new AuditError('NO_SUCH_TENSOR', `there is no ${name}`);
  return readNpy(name, contentOf(bytes, entry, inflate));
}

function orient(
  shape: readonly [number, number],
  { orient: asked, config }: Wanted,
): { readonly orientation: Orientation; readonly because: string } {
  const [height, width] = shape;
  if (asked !== undefined) return { orientation: asked, because: 'as --orient says' };
  const { input, latents } = config === undefined ? { input: undefined, latents: undefined } : sizesIn(config);
  if (height !== width && (input !== undefined || latents !== undefined)) {
    const fits = (n: number, d: number): boolean => (input ?? n) === n && (latents ?? d) === d;
    const [rows, columns] = [fits(width, height), fits(height, width)];
    if (rows !== columns) return { orientation: rows ? 'rows' : 'columns', because: 'as the configuration beside it says' };
    throw new AuditError(
      'UNCLEAR_ORIENTATION',
      `the shape [${height}, ${width}] does not fit the configuration beside the file; say --orient rows or columns`,
    );
  }
  if (height === width)
    throw new AuditError(
      'UNCLEAR_ORIENTATION',
      `the matrix is square (${height} × ${width}): say --orient rows if a row is a feature, else columns`,
    );
  return { orientation: height > width ? 'rows' : 'columns', because: 'since there are more latents than inputs' };
}

/** d_in and d_sae, under the names they have in the usual configurations. */
function sizesIn(config: string): { readonly input: number | undefined; readonly latents: number | undefined } {
  const parsed = parseJson(config);
  if (typeof parsed === 'string' || !isMap(parsed.value))
    throw new AuditError('MALFORMED_CONFIG', 'the configuration beside the file is no JSON object');
  const maps = [parsed.value, ...[...parsed.value.values()].filter(isMap)];
  const find = (names: readonly string[]): number | undefined => {
    for (const map of maps) {
      for (const name of names) {
        const value = map.get(name);
        if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
      }
    }
    return undefined;
  };
  return { input: find(['d_in', 'activation_dim']), latents: find(['d_sae', 'num_latents', 'dict_size']) };
}
