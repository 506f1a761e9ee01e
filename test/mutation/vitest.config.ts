import { defineConfig } from 'vitest/config';

/** The unit tests that reach the judges: what Stryker runs for every mutant. */
export default defineConfig({
  test: {
    name: 'judges',
    include: [
      'src/main/actions/{rules,locks,operations,run}/**/*.test.ts',
      'src/main/domain/sf-budget/*.test.ts',
    ],
    isolate: false,
    testTimeout: 20_000,
  },
});
