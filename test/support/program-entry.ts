import path from 'node:path';
import { buildState } from '../../tools/build-state.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = { cli: 'src/main/cli/index.ts', rehearsal: 'src/main/rehearsal/index.ts' } as const;

/**
 * The file to start a program from: what was built where that is what the sources make, for it starts in half the time,
 * and otherwise the sources.
 */
export const programEntry = (program: keyof typeof SOURCES): string =>
  path.join(ROOT, isFresh ? `out/main/${program}.js` : SOURCES[program]);

const isFresh = buildState(ROOT) === 'fresh';
