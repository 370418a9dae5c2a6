/** The options of a command, as `src/cli/main.ts` reads them from a command line. */
import type { Options } from '../../src/cli/options.ts';
import { plainStyle } from '../../src/report/style.ts';

const none = { k: undefined, key: undefined, orient: undefined, supports: undefined, shard: undefined, merge: false, threads: undefined };
/** What a command is given for a path, without options but these. */
export const options = (path: string, more: Partial<Options> = {}): Options => ({
  paths: [path],
  claim: undefined,
  className: undefined,
  group: undefined,
  format: 'text',
  cert: undefined,
  theory: undefined,
  title: undefined,
  allow: undefined,
  check: false,
  fix: false,
  shard: undefined,
  cache: undefined,
  fresh: false,
  version: '0',
  input: undefined,
  style: plainStyle,
  audit: none,
  export: { to: undefined, out: undefined },
  recheck: { with: undefined, require: false, cache: undefined, fresh: false, jobs: undefined, silence: undefined },
  ...more,
});
