/** Keeps the axioms honest: they hold in random finite spaces, and false variants of them do not. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disk } from '../../src/cli/files.ts';
import type { Fact } from '../../src/elaborate/index.ts';
