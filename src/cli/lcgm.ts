/** The program: answers its command line (main.ts), and writes what the answer is. */
import { ERR, isTerminal, OUT, write } from './output.ts';

import('./main.ts')
  .then(({ answer }) => answer(process.argv.slice(2), { input: () => process.stdin, terminal: isTerminal(OUT) }))
  .then(({ exit, out, err }) => {
    process.exitCode = exit;
    write(ERR, err);
    write(OUT, out);
  });
