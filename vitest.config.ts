import { defineConfig } from 'vitest/config';
import { NATIVE, nativeModules } from './test/support/native.ts';
import { LongestFirst } from './test/support/sequencer.ts';

export default defineConfig({
  plugins: [nativeModules()],
  test: {
    server: { deps: { external: [NATIVE] } },
    watch: false, // what it takes natively it would not see change
    include: ['test/**/*.test.ts'],
    globalSetup: ['scripts/build-before-tests.mjs'],
    setupFiles: ['test/support/setup.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C', NO_COLOR: '1' },
    pool: 'forks',
    isolate: false, // test files of one worker share what they import: reading it anew for each takes two minutes
    maxWorkers: 2,
    sequence: { shuffle: false, hooks: 'stack', sequencer: LongestFirst },
    allowOnly: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
