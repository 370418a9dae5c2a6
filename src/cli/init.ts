/** `lcgm init`: a small project to begin with. What is there already is never written over. */
import { lstatSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../disk/folder.ts';
import { starter } from './init_files.ts';
import { type Answer, EXIT, type Options } from './options.ts';

export function init({ paths }: Options): Answer {
  const [folder = '.', ...others] = paths;
  if (others.length > 0 || folder === '-' || folder === '') return refusal('init takes one folder');
  const files = Object.entries(starter).map(([name, text]) => ({ path: join(folder, name), text }));
  try {
    const taken = files.filter(({ path }) => isTaken(path)).map(({ path }) => path);
    if (taken.length > 0) return refusal(`nothing was written, since there is already: ${taken.join(', ')}`);
    for (const { path, text } of files) {
      makeFolder(dirname(path));
      writeFileSync(path, text, { flag: 'wx' }); // whoever was quicker keeps his file
    }
  } catch (error) {
    return refusal(`${folder}: ${error instanceof Error ? error.message : 'cannot be written'}`);
  }
  const there = folder === '.' ? '' : `cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)} && `;
  const out = `${files.map(({ path }) => `wrote ${path}\n`).join('')}Next: ${there}lcgm prove\n`;
  return { exit: EXIT.ok, out, err: '' };
}

/** A link to nowhere is something too. */
const isTaken = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const refusal = (why: string): Answer => ({ exit: EXIT.bad, out: '', err: `lcgm: ${why}\n` });
