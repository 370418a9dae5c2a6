/**
 * Before vitest: the parser and dist are built from the sources as they are now, so that no test reads stale ones.
 * If that fails, the bundles are gone: the tests of what does not need them still run, the others say that they are missing.
 */
import { build } from './build.mjs';

export async function setup() {
  try {
    await build();
  } catch (error) {
    console.error(`build: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
}
