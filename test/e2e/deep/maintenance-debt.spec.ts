import { test as base } from '@playwright/test';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

const test = base.extend<{ rehearsal: RunningConsole }>({
  rehearsal: async ({}, use) => {
    const running = await startConsole(['--rehearsal', '--operator', 'tanaka']);
    await use(running);
    await running.stop();
  },
});
const { expect } = test;

test('what is owed to a userApplication is said with its name on every view, with the way to give it back', async ({
  page,
  rehearsal,
}) => {
  test.setTimeout(240_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  await page.goto(rehearsal.link);
  await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
  const wish = encodeURIComponent('application-maintenance-on?cluster=web&application=webapp');
  await page.goto(`${rehearsal.origin}/#/operations/${wish}?site=rehearsal`);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Begin…' }).click({ timeout: 60_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(main.locator('.run-closed')).toContainText('Done', { timeout: 120_000 });

  const owed = 'webapp of cluster web is in RMS maintenance mode';
  await page.goto(`${rehearsal.origin}/#/hosts?site=rehearsal`);
  await expect(page.getByRole('region', { name: 'Open operations and debts' })).toContainText(owed);
  await page.goto(`${rehearsal.origin}/#/operations?site=rehearsal`);
  await expect(main.locator('.left-nodes')).toContainText(owed);
  await main.getByRole('link', { name: 'End its maintenance mode' }).click();
  await expect(page).toHaveURL(/application-maintenance-off.*webapp/);
  expect(troubles).toEqual([]);
});
