/** `lcgm new claim FILE NAME`: a claim to be filled in, at the end of a theory file, which is made if it is not there. */
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { disk } from '../disk/files.ts';
import { makeFolder } from '../disk/folder.ts';
import type { Declaration } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import { parseTheory } from '../syntax/parse.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import { closest } from '../syntax/similar.ts';
import { parseSource } from '../syntax/source.ts';
import { ORACLE } from '../terms/index.ts';
import { type Answer, EXIT, type Options } from './options.ts';

const IMPORTS = 'std.sharp, meta.verdicts';

export function addNew({ paths, title, style }: Options): Answer {
  const [what, path, name, ...others] = paths;
  if (what !== 'claim')
    return refusal(
      what === undefined
        ? 'new needs `claim`, a file and a name'
        : `new makes no ${what}; ${closest(what, ['claim']) === undefined ? 'it makes a claim' : 'did you mean claim?'}`,
    );
  if (path === undefined || name === undefined || name === '' || others.length > 0) return refusal('new claim takes a file and a name');
  if (!path.endsWith('.lcgm')) return refusal(`${path}: the name of a theory file ends with .lcgm`);
  try {
    const isThere = existsSync(path);
    if (isThere && !statSync(path).isFile()) return refusal(`${path}: not a file`);
    const before = isThere ? parseSource(readFileSync(path)) : { ...parseTheory(headed(path)), text: headed(path) };
    const { text, theory, diagnostics } = before;
    const taken = isThere ? undefined : unusable(theoryName(path), theory === undefined);
    if (taken !== undefined) return refusal(`${path}: ${taken}`);
    if (theory === undefined || diagnostics.some((d) => d.severity === 'error'))
      return { exit: EXIT.bad, out: '', err: renderDiagnostics(diagnostics, { path, text }, style) };
    if (theory.declarations.some((d) => namesOf(d).includes(name))) return refusal(`${path}: there is already a statement called ${name}`);
    const claim = skeleton(text, name, title);
    if (claim === undefined) return refusal(`a claim cannot be called ${[name, title].filter((t) => t !== undefined).map((t) => JSON.stringify(t)).join(' ')}`); // biome-ignore format: one thought
    const end = /\r\n/.test(text) ? '\r\n' : '\n';
    const added = `${text === '' || /[\r\n]$/.test(text) ? '' : '\n'}\n${claim}`.replaceAll('\n', end);
    if (isThere) appendFileSync(path, added);
    else {
      makeFolder(dirname(path));
      writeFileSync(path, text + added, { flag: 'wx' });
    }
    return { exit: EXIT.ok, out: `${isThere ? 'added to' : 'wrote'} ${path}: say there what is claimed\n`, err: '' };
  } catch (error) {
    return refusal(`${path}: ${error instanceof Error ? error.message : 'cannot be written'}`);
  }
}

const refusal = (why: string): Answer => ({ exit: EXIT.bad, out: '', err: `lcgm: ${why}\n` });

/** The theory a file holds: below a folder `theories` all folders count, as imports look for them there. */
function theoryName(path: string): string {
  const parts = resolve(path).split(sep);
  const below = parts.lastIndexOf('theories');
  const named = below < 0 ? [basename(path)] : parts.slice(below + 1);
  return named.join('.').replace(/\.lcgm$/, '');
}

/** Why a new theory cannot have this name, where that is so: what is written here can be checked. */
function unusable(name: string, unreadable: boolean): string | undefined {
  if (unreadable) return `a theory cannot be called ${name}`;
  if (`${name}:` === ORACLE) return `${diagnostic('RESERVED_THEORY', NOWHERE, { theory: name }).message}; choose another name`;
  if (disk.read(disk.locate(disk.shipped, name)) === undefined) return undefined;
  return `the library that ships with lcgm has a theory ${name}, which would be hidden; choose another name`;
}
const NOWHERE = { start: 0, end: 0 };

const headed = (path: string): string => `theory ${theoryName(path)}\nimport ${IMPORTS}\n`;

/** The claim as a declaration, so that a reader of the file finds this name and title; none, if that cannot be written. */
function skeleton(text: string, name: string, title: string | undefined): string | undefined {
  const heads = title === undefined ? [name, `"${name}"`] : [`${name} "${title}"`];
  const about = '-- Say here what is claimed, for example: Class identifiable up to Relabel(d) @ Rescale(d)';
  return heads
    .map((head) => `${about}\nclaim ${head}:\n  false\n`)
    .find((claim) => {
      const before = parseTheory(text).theory?.declarations.length;
      const { theory, diagnostics } = parseTheory(`${text}\n${claim}`);
      const last = theory?.declarations.at(-1);
      if (diagnostics.some((d) => d.severity === 'error') || last?.kind !== 'claim') return false;
      const whole = theory?.declarations.length === (before ?? 0) + 1;
      return whole && namesOf(last).includes(name) && (title === undefined || last.attributes.title === title);
    });
}

/** How a statement may be called. */
function namesOf(declaration: Declaration): readonly string[] {
  const { kind } = declaration;
  if (kind !== 'claim' && kind !== 'theorem' && kind !== 'axiom') return [];
  return declaration.label === undefined ? [declaration.attributes.title ?? ''] : [declaration.label.text];
}
