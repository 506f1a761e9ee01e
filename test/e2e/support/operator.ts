import { test as base, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test';
import { startConsole, type RunningConsole } from './running-console.ts';

interface Operator {
  /** A page of a signed-in browser; console errors and CSP violations are collected in `troubles`. */
  readonly page: Page;
  readonly troubles: string[];
  /** Walks that only look share one page of their worker: opening one costs more than most of them. */
  readonly sharedPage: boolean;
}

interface Desk {
  readonly console: RunningConsole;
  readonly context: BrowserContext;
  /** The page that stays open between walks; at first there is none. */
  standing: Page | null;
}

const WINDOW = { width: 1440, height: 900 };

/** One console on one rehearsal site for all specs of a worker, one signed-in browser. */
export const test = base.extend<Operator, { desk: Desk }>({
  desk: [
    async ({ browser }, use) => {
      const running = await startConsole(['--rehearsal']);
      const context = await browser.newContext({ viewport: WINDOW });
      const page = await context.newPage();
      await page.goto(running.link);
      await page.getByRole('heading', { name: 'kvm-a' }).waitFor();
      await page.close();
      await use({ console: running, context, standing: null });
      await context.close();
      await running.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  troubles: async ({}, use) => {
    await use([]);
  },
  sharedPage: [false, { option: true }],
  page: async ({ desk, troubles, sharedPage }, use) => {
    const page = sharedPage ? await standingPage(desk) : await desk.context.newPage();
    const onMessage = (message: ConsoleMessage) => {
      if (message.type() === 'error') troubles.push(message.text());
    };
    const onError = (error: Error) => troubles.push(String(error));
    page.on('console', onMessage).on('pageerror', onError);
    await page.goto(`${desk.console.origin}/#/site?site=rehearsal`);
    await use(page);
    page.off('console', onMessage).off('pageerror', onError);
    if (!sharedPage) await page.close();
  },
});

export { expect } from '@playwright/test';

/** The page of all walks that only look, as big and as light as a new one. */
async function standingPage(desk: Desk): Promise<Page> {
  const page = (desk.standing ??= await desk.context.newPage());
  await page.setViewportSize(WINDOW);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return page;
}

/** Goes to a place of the console by its link. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}
