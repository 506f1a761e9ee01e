import { defineConfig } from '@playwright/test';

/** One set of specs for both hosts: the browser through `nodeward serve`, and Electron where its binary is. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  // A busy machine draws late; a walk that passes does not wait for it.
  expect: { timeout: 20_000 },
  // Each worker has a console and a rehearsal site of its own, and one walk at a time. While one waits for a minute,
  // the others keep the machine busy.
  workers: 3,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'serve', fullyParallel: true, testIgnore: ['electron/**', 'preview/**', 'deep/**'] },
    // Walks that wait for minutes: `npm run verify:deep`.
    { name: 'deep', testMatch: ['deep/**/*.spec.ts'] },
    { name: 'electron', testMatch: ['electron/**/*.spec.ts'] },
  ],
});
