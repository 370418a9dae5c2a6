/** The program: answers its command line (main.ts), and writes what the answer is. */
import { EXIT } from './options.ts';

process.stdout.on('error', () => process.exit(EXIT.internal)); // a closed pipe
import('./main.ts')
  .then(({ answer }) => answer(process.argv.slice(2), { input: () => process.stdin, terminal: process.stdout.isTTY === true }))
  .then(({ exit, out, err }) => {
    process.stderr.write(err);
    process.stdout.write(out);
    process.exitCode = exit;
  });
