/** Shell scripts that stand in for the programs of others. */
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program of this name with this code, in a folder of its own within this one. */
export function fake(folder: string, name: string, code: string): string {
  const path = join(folder, `${name}-${readdirSync(folder).length}`, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${code}\n`);
  chmodSync(path, 0o755);
  return path;
}
