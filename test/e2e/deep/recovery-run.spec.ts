import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

const HANG = { kind: 'guest-hang', target: 'web1' } as const;
const HELPLESS = { kind: 'agent-timeout', target: 'web2' } as const;
const GUIDE = path.resolve(import.meta.dirname, '../../../docs/guide');

const test = base.extend<{ rehearsal: RunningConsole }>({
  rehearsal: async ({}, use) => {
    const running = await startConsole(['--rehearsal', '--operator', 'tanaka']);
    await use(running);
    await running.stop();
  },
});
const { expect } = test;

/** A person at the screen: every click is counted, every screen kept for the guide. */
function personAt(page: Page) {
  let clicks = 0;
  let screens = 0;
  const main = page.getByRole('main');
  return {
    clicks: () => clicks,
    click: async (role: 'link' | 'button', name: string | RegExp, within = page.locator('body')) => {
      await within.getByRole(role, { name }).first().click({ timeout: 180_000 });
      clicks += 1;
    },
    sees: (words: string | RegExp, timeout = 180_000) =>
      expect(main.getByText(words).first()).toBeVisible({ timeout }),
    keep: async () => {
      screens += 1;
      await page.screenshot({ path: path.join(GUIDE, `recovery-${screens}.png`) });
    },
  };
}

test('from the alert of a hung guest to the recovered cluster in eight clicks', async ({
  page,
  rehearsal,
}) => {
  test.setTimeout(900_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(rehearsal.link);
  await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
  await rehearsal.fault('inject', HELPLESS);
  await rehearsal.fault('inject', HANG);
  await page.goto(`${rehearsal.origin}/#/alerts?site=rehearsal`);
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const person = personAt(page);

  await person.sees(/web1/);
  await person.keep();
  await person.click('link', /web1/, main);
  await person.sees('Plan the recovery of web1');
  await person.keep();
  await person.click('link', 'Plan the recovery of web1', main);

  await person.sees('SF has its time first');
  await person.keep();
  await expect(main.getByRole('button', { name: 'Begin…' })).toHaveCount(0);
  // SF's time ends by itself, and facts are gathered anew then.
  await person.sees('The first step may be done now', 400_000);
  await person.keep();
  await person.click('button', 'Begin…', main);
  await expect(dialog).toContainText('for tanaka');
  await person.keep();
  await person.click('button', 'Begin', dialog);

  await person.sees('This step waits for you');
  await expect(main.getByRole('button', { name: 'Do it now: web1' })).not.toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await person.keep();
  await person.click('button', 'Do it now: web1', main);
  await expect(main.getByRole('heading', { name: /Declare web1 DOWN/ })).toBeVisible({ timeout: 180_000 });
  await person.sees('This step waits for you');
  await person.keep();
  await person.click('button', 'Do it now: web1', main);

  await expect(main.locator('.run-list li').nth(1)).toHaveAttribute('data-state', 'done', {
    timeout: 180_000,
  });
  await rehearsal.fault('clear', HELPLESS);
  await expect(main.locator('.run-closed')).toContainText('Done', { timeout: 600_000 });
  await person.keep();
  await expect(main.locator('.run-list li[data-state="done"]')).toHaveCount(5);
  expect(person.clicks()).toBeLessThanOrEqual(8);

  await main.getByText('Show what is on disk of it').click();
  await expect(main.getByText(/Opened by tanaka/)).toBeVisible();
  await expect(main.getByText('Closed: Done')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await main.getByRole('link', { name: 'All operations' }).click();
  await expect(main.getByRole('row', { name: /Recover web1 from LEFTCLUSTER.*tanaka.*Done/ })).toBeVisible();
  await person.keep();
});
