/**
 * Whether what a build has made is that of the sources as they are: a stamp beside dist says of which inputs it was built, and what it was.
 * Dates play no part. A stamp that is missing, cannot be read, or of which one byte differs, is none.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, '.build', 'stamp.json');

/** What a build reads. The second lock file is npm's own record of the packages that are installed. */
const SOURCES = ['src', 'grammar', 'assembly', 'scripts', 'site', 'theories', 'tsconfig.json'];
const PACKAGES = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
const INPUTS = [...SOURCES, ...PACKAGES];
/** What it makes; those within src are no inputs. */
const OUTPUTS = ['dist', 'src/syntax/generated', 'src/exact/generated'];

/** The inputs as they are, in one word. */
export const inputsNow = () => digest(INPUTS, OUTPUTS);

/** Whether the last build had just these inputs, and left what is there now. */
export function isFresh() {
  if (!existsSync(stampFile)) return false;
  try {
    const { inputs, outputs } = JSON.parse(readFileSync(stampFile, 'utf8'));
    return inputs === inputsNow() && outputs === digest(OUTPUTS, []);
  } catch {
    return false;
  }
}

/** To be called when a build begins: until it has ended, nothing is fresh. */
export const removeStamp = () => rmSync(stampFile, { force: true });

/** To be called when a build of these inputs has ended well. If they have changed meanwhile, it leaves no stamp. */
export function stamp(inputs) {
  if (inputs !== inputsNow()) return;
  mkdirSync(dirname(stampFile), { recursive: true });
  const whole = `${stampFile}.${process.pid}`; // nobody reads half of it
  writeFileSync(whole, JSON.stringify({ inputs, outputs: digest(OUTPUTS, []) }));
  renameSync(whole, stampFile);
}

/** The names and contents of all files in these places but for `except`, and the version of Node, in one word. */
function digest(places, except) {
  const hash = createHash('sha256').update(process.version);
  const visit = (path) => {
    const whole = join(root, path);
    if (except.includes(path)) return;
    if (!existsSync(whole)) hash.update(`\0${path} is missing`);
    else if (statSync(whole).isDirectory()) for (const name of readdirSync(whole).sort()) visit(`${path}/${name}`);
    else {
      const content = readFileSync(whole);
      hash.update(`\0${path}\0${content.length}\0`).update(content);
    }
  };
  for (const place of places) visit(place);
  return hash.digest('hex');
}
