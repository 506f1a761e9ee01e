import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { startConsole, type RunningConsole } from './running-console.ts';

interface Operator {
  /** A page of a signed-in browser; console errors and CSP violations are collected in `troubles`. */
  readonly page: Page;
  readonly troubles: string[];
}

interface Desk {
  readonly console: RunningConsole;
  readonly context: BrowserContext;
}

/** One console on one rehearsal site for all specs of a worker, one signed-in browser. */
export const test = base.extend<Operator, { desk: Desk }>({
  desk: [
    async ({ browser }, use) => {
      const running = await startConsole(['--rehearsal']);
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(running.link);
      await page.getByRole('heading', { name: 'kvm-a' }).waitFor();
      await page.close();
      await use({ console: running, context });
      await context.close();
      await running.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  troubles: async ({}, use) => {
    await use([]);
  },
  page: async ({ desk, troubles }, use) => {
    const page = await desk.context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(String(error)));
    await page.goto(`${desk.console.origin}/#/site?site=rehearsal`);
    await use(page);
    await page.close();
  },
});

export { expect } from '@playwright/test';

/** Goes to a place of the console by its link. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}
