/** The pages of a site of theories, as files that are not written yet. */

import { theWorld } from '../disk/world.ts';
import type { SiteFile } from '../report/site/model.ts';
import { siteFiles } from '../report/site/site.ts';
import type { Formula } from '../report/trace/model.ts';
import { EXIT, type Exit, type Options } from './options.ts';
import { run } from './run.ts';

export interface Pages {
  readonly exit: Exit;
  readonly err: string;
  /** None, if something cannot be understood. */
  readonly files: readonly SiteFile[];
}

export function pages(options: Options, title: string, math: (formula: Formula) => string): Pages {
  const { exit, err, theories, library } = run(options, undefined, theWorld, true);
  if (exit === EXIT.bad) return { exit, err, files: [] };
  const material = { title, version: options.version, theories, read: library.all, signature: library.signature };
  return { exit, err, files: siteFiles(material, math) };
}
