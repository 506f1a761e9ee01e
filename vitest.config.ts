import { defineConfig } from 'vitest/config';

const integration = ['test/integration/**/*.test.ts', 'test/lab/**/*.test.ts'];
const scenarios = ['test/scenarios/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: [
            ...integration,
            ...scenarios,
            'test/deep/**',
            'test/e2e/**',
            'test/shell/**',
            'node_modules/**',
          ],
          testTimeout: 20_000,
          // No file changes what another imports, and to import all of it anew for each took three quarters of the time.
          isolate: false,
        },
      },
      {
        // The built shell; needs `npm run build`.
        test: {
          name: 'shell',
          include: ['test/shell/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // A rehearsal site and a core on one accelerated clock: it mostly waits.
        test: {
          name: 'scenarios',
          include: scenarios,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        // Takes too long for every run: `npm run verify:deep`.
        test: {
          name: 'deep',
          include: ['test/deep/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 180_000,
          // They mostly wait.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: integration,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Each file has daemons of its own, and they mostly wait; a fourth at once saves no time on two cores.
          maxWorkers: 3,
        },
      },
    ],
  },
});
