/** `lcgm fmt`: canonical layout. */
import { readFileSync, writeFileSync } from 'node:fs';
import { formatTheory } from '../syntax/print.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import { parseSource } from '../syntax/source.ts';
import { filesOf, standardInput } from './files.ts';
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
        const parsed = parseSource(file === '-' ? standardInput() : readFileSync(file));
        if (parsed.diagnostics.some((d) => d.severity === 'error')) {
          fail(renderDiagnostics(parsed.diagnostics, { path: file, text: parsed.text }, options.style), EXIT.bad);
          continue;
        }
        const formatted = formatTheory(parsed.text);
        if (file === '-') out += formatted;
        else if (options.check && formatted !== parsed.text) fail(`${file}: not in canonical layout\n`, EXIT.not);
        else if (formatted !== parsed.text) writeFileSync(file, formatted);
      } catch (error) {
        fail(`lcgm: ${file}: ${error instanceof Error ? error.message : 'cannot be read'}\n`, EXIT.bad);
      }
    }
  }
  return { exit, out, err };
}
