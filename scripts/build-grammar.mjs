// Compiles grammar/lcgm.ne to src/syntax/generated/grammar.js; whatever nearleyc warns about is an error here.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const nearleyc = join(dirname(createRequire(import.meta.url).resolve('nearley/package.json')), 'bin', 'nearleyc.js');
const run = spawnSync(process.execPath, [nearleyc, join(root, 'grammar', 'lcgm.ne')], { encoding: 'utf8' });
const complaints = run.stderr.trim();

if (run.error !== undefined || run.status !== 0 || complaints !== '' || !run.stdout.includes('export default')) {
  process.stderr.write(`nearleyc: ${complaints === '' ? (run.error?.message ?? 'no output') : complaints}\n`);
  process.exit(1);
}

const folder = join(root, 'src', 'syntax', 'generated');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'grammar.js'), run.stdout);
writeFileSync(
  join(folder, 'grammar.d.ts'),
  "import type { CompiledRules } from 'nearley';\n\ndeclare const grammar: CompiledRules;\nexport default grammar;\n",
);
