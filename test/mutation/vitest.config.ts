import { defineConfig } from 'vitest/config';

/** The unit tests that reach the judges: what Stryker runs for every mutant. */
export default defineConfig({
  test: {
    name: 'judges',
    include: [
      'src/main/actions/{rules,locks,operations,run}/**/*.test.ts',
      'src/main/domain/sf-budget/*.test.ts',
      'src/main/engine/begun-before.test.ts',
    ],
    isolate: false,
    // What a mutant makes hang is noticed soon, and before Stryker ends the whole process.
    testTimeout: 2_000,
  },
});
