/** Runs before every test file: the same random numbers and the same colours (none) everywhere. FC_SEED tries others. */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_20) });

// Node warns on the standard error of every child process if both are there.
delete process.env['FORCE_COLOR'];
