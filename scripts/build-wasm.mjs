/**
 * Compiles assembly/minors.ts with AssemblyScript and writes its bytes into src/exact/generated/minors.ts, as text: so the library needs no file
 * beside it, and nothing binary is kept. Does nothing if that is newer than the source.
 */
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'assembly', 'minors.ts');
const target = join(root, 'src', 'exact', 'generated', 'minors.ts');

if (
  !existsSync(target) ||
  statSync(target).mtimeMs < Math.max(...[source, fileURLToPath(import.meta.url)].map((file) => statSync(file).mtimeMs))
) {
  const { default: asc } = await import('assemblyscript/asc');
  let bytes;
  const options = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--disable', 'bulk-memory', '--noAssert'];
  const { error, stderr } = await asc.main(['minors.ts', '--outFile', 'minors.wasm', ...options], {
    readFile: (name, base) => (resolve(base, name) === source || name === 'minors.ts' ? read() : null),
    writeFile: (_, contents) => {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`assembly/minors.ts: ${error.message}\n${stderr.toString()}`);
  const text = Buffer.from(bytes)
    .toString('base64')
    .replace(/.{1,120}/g, "  '$&',\n");
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.${process.pid}`;
  writeFileSync(
    fresh,
    `/** Generated from assembly/minors.ts by scripts/build-wasm.mjs. */\nexport const minors: string = [\n${text}].join('');\n`,
  );
  renameSync(fresh, target);
}

async function read() {
  const { readFile } = await import('node:fs/promises');
  return readFile(source, 'utf8');
}
