/** What an answer is written to: the file descriptors themselves, since Node takes 5 ms of a short run to make its streams of them. */
import { fstatSync, writeSync } from 'node:fs';
import { EXIT } from './options.ts';

interface Output {
  readonly descriptor: number;
  /** What Node makes of it, when it is wanted. */
  readonly stream: () => NodeJS.WriteStream;
}
export const OUT: Output = { descriptor: 1, stream: () => process.stdout };
export const ERR: Output = { descriptor: 2, stream: () => process.stderr };

/** No file and no pipe is one, and only of what else there is Node has to be asked. */
export const isTerminal = ({ descriptor, stream }: Output): boolean => fstatSync(descriptor).isCharacterDevice() && stream().isTTY === true;

/** Writes all of a text, or ends the program. What a pipe has no room for now is written when it has. */
export function write({ descriptor, stream }: Output, text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') stream().on('error', lost).write(rest);
    else lost(error);
  }
}

/** Who reads a pipe may have enough, which is no failure; all else is one, and told if there is still somebody. */
function lost(error: unknown): void {
  const code = codeOf(error);
  if (code === 'EPIPE') return;
  try {
    writeSync(ERR.descriptor, `lcgm: the answer cannot be written: ${String(code)}\n`);
  } finally {
    process.exit(EXIT.internal);
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error);
