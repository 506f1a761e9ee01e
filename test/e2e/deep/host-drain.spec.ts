import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

const GUIDE = path.resolve(import.meta.dirname, '../../../docs/guide');
const LEFT = ['lab1', 'lab2'];

const test = base.extend<{ rehearsal: RunningConsole }>({
  rehearsal: async ({}, use) => {
    const running = await startConsole(['--rehearsal', '--operator', 'tanaka']);
    await use(running);
    await running.stop();
  },
});
const { expect } = test;

/** Every screen is kept for the guide. */
function screensOf(page: Page): () => Promise<void> {
  let screens = 0;
  return async () => {
    screens += 1;
    await page.screenshot({ path: path.join(GUIDE, `host-maintenance-${screens}.png`) });
  };
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Begin…' }).click({ timeout: 120_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click();
  await expect(page.locator('.run-closed')).toContainText('Done', { timeout: 600_000 });
}

test('a host is emptied by choices for each guest, what is left keeps it on, and its guests come back', async ({
  page,
  rehearsal,
}) => {
  test.setTimeout(900_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(rehearsal.link);
  await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
  await page.goto(`${rehearsal.origin}/#/hosts/kvm-a?site=rehearsal`);
  const main = page.getByRole('main');
  const keep = screensOf(page);
  await main.getByRole('link', { name: 'Empty host kvm-a for maintenance' }).waitFor({ timeout: 60_000 });
  await keep();
  await main.getByRole('link', { name: 'Empty host kvm-a for maintenance' }).click();

  const plan = main.getByRole('button', { name: 'Plan with these choices' });
  await plan.waitFor({ timeout: 120_000 });
  await expect(main.getByRole('button', { name: 'Begin…' })).toHaveCount(0);
  await plan.click();
  await expect(main.getByRole('alert')).toContainText('have no choice yet');
  await keep();

  // By keyboard alone: each guest's ways are one group of radio buttons.
  for (const group of await main.locator('fieldset.guest-choice').all()) {
    const name = (await group.locator('legend').textContent()) ?? '';
    await group.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    if (LEFT.includes(name.trim())) await page.keyboard.press('ArrowRight');
  }
  await plan.click();
  await expect(main.getByText('Say why lab1 is left.')).toBeVisible();
  for (const guest of LEFT) await main.getByLabel(`Why ${guest} is left`).fill('its test runs until noon');
  expect(await axeFindings(page)).toEqual([]);
  await plan.click();
  await main.getByText('The first step may be done now').waitFor({ timeout: 120_000 });
  await keep();

  await begin(page);
  await expect(main.getByText(/2 are left: lab1 \(its test runs until noon\)/).first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await keep();
  await main.getByRole('link', { name: /Stop host kvm-a/ }).click();
  await expect(main.getByText(/2 guests have not stopped on kvm-a: .*lab1/).first()).toBeVisible({
    timeout: 120_000,
  });
  await keep();

  await page.goto(`${rehearsal.origin}/#/hosts/kvm-a?site=rehearsal`);
  await main.getByRole('link', { name: 'Bring the guests of kvm-a back' }).click();
  await expect(main.getByRole('checkbox', { name: 'Start web1' })).toBeChecked({ timeout: 120_000 });
  await main.getByRole('checkbox', { name: 'Switch webapp of web back to web1 at the end' }).check();
  await keep();
  await plan.click();
  await main.getByText('The first step may be done now').waitFor({ timeout: 120_000 });
  await begin(page);
  await expect(main.locator('.run-list li:not([data-state="done"])')).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
  await keep();
});
