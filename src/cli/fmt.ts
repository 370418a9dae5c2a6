/** `lcgm fmt`: canonical layout. */
import { readFileSync } from 'node:fs';
import { filesOf } from '../disk/paths.ts';
import { rewrite } from '../disk/whole.ts';
import { formatTheory } from '../syntax/format.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import { parseSource } from '../syntax/source.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';

export function fmt(options: Options): Answer {
  let exit: Exit = EXIT.ok;
  let [out, err] = ['', ''];
  const fail = (why: string, code: Exit) => {
    err += why;
    exit = code === EXIT.bad || exit === EXIT.bad ? EXIT.bad : code;
  };
  for (const path of options.paths.length === 0 ? ['theories'] : options.paths) {
    const files = filesOf(path);
    if (typeof files === 'string') {
      fail(`lcgm: ${files}\n`, EXIT.bad);
      continue;
    }
    for (const file of files) {
      try {
        const { text, diagnostics } = parseSource(file === '-' ? (options.input ?? new Uint8Array()) : readFileSync(file));
        const formatted = diagnostics.some((d) => d.severity === 'error') ? undefined : formatTheory(text).text;
        if (formatted === undefined) fail(renderDiagnostics(diagnostics, { path: file, text }, options.style), EXIT.bad);
        else if (file === '-') out += formatted;
        else if (options.check && formatted !== text) fail(`${file}: not in canonical layout\n`, EXIT.not);
        else if (formatted !== text) rewrite(file, formatted);
      } catch (error) {
        fail(`lcgm: ${file}: ${error instanceof Error ? error.message : 'cannot be read'}\n`, EXIT.bad);
      }
    }
  }
  return { exit, out, err };
}
