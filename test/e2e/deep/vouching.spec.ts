import { test as base } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

const test = base.extend<{ rehearsal: RunningConsole }>({
  rehearsal: async ({}, use) => {
    const running = await startConsole(['--rehearsal', '--operator', 'tanaka']);
    await use(running);
    await running.stop();
  },
});
const { expect } = test;

test('a person vouches for a host that no machine tells of, letter by letter, and is for ever on record as asserting it', async ({
  page,
  rehearsal,
}, info) => {
  test.setTimeout(600_000);
  const keep = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(rehearsal.link);
  await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
  await rehearsal.fault('inject', { kind: 'host-down', target: 'kvm-a' });
  await page.goto(`${rehearsal.origin}/#/alerts?site=rehearsal`);
  const main = page.getByRole('main');
  await main
    .getByRole('link', { name: /web1.*LEFTCLUSTER|LEFTCLUSTER.*web1/ })
    .first()
    .click({ timeout: 120_000 });
  await main.getByRole('link', { name: 'Plan the recovery of web1' }).click({ timeout: 60_000 });

  // What is not known is vouched for while SF has its time.
  const vouch = main.getByRole('button', { name: 'Vouch for it…' });
  await expect(vouch).toHaveCount(1, { timeout: 60_000 });
  await expect(main.getByText('Whether web1 runs on kvm-a is not known')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Begin…' })).toHaveCount(0);
  await keep('unknown');
  await vouch.click();

  const dialog = page.getByRole('dialog', { name: 'Vouch for what no machine tells' });
  const go = dialog.getByRole('button', { name: 'Vouch for it' });
  const name = dialog.getByLabel('Type kvm-a/web1 – host and node, letter by letter');
  await expect(go).not.toBeFocused();
  await dialog.getByLabel('How you know it').fill('seen dark in the rack');
  for (const wrong of ['web1', 'kvm-b/web1', 'kvm-a/web1 ', 'KVM-A/web1']) {
    await name.fill(wrong);
    await expect(go).toBeDisabled();
    await name.press('Enter');
    await expect(dialog).toBeVisible();
  }
  await name.fill('kvm-a/web1');
  await dialog.getByLabel('How you know it').fill('  ');
  await expect(go).toBeDisabled();
  await dialog.getByLabel('How you know it').fill('seen dark in the rack');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await keep('dialog');
  await go.click();
  await expect(main.getByText('Vouched for in this plan: kvm-a/web1 – seen dark in the rack')).toBeVisible({
    timeout: 60_000,
  });
  const asserting = main.locator('li[data-verdict="pass"]').filter({ hasText: 'A person vouches that web1' });
  await expect(asserting).toContainText('asserted, never observed', { timeout: 60_000 });
  await expect(vouch).toHaveCount(0);
  await expect(main.getByRole('button', { name: 'Begin…' })).toHaveCount(0);
  await keep('vouched');
  // The word stays with the plan when facts are gathered anew after SF's time.
  await main.getByRole('button', { name: 'Begin…' }).click({ timeout: 300_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).click();
  await main.getByRole('button', { name: 'Do it now: web1' }).click({ timeout: 60_000 });
  await expect(main.locator('.run-closed')).toContainText('Done', { timeout: 120_000 });
  await main.getByText('Show what is on disk of it').click();
  await expect(
    main.getByText('tanaka vouches for kvm-a/web1 (asserted): seen dark in the rack').first(),
  ).toBeVisible();
  const asserted = main.getByText(/^asserted, never observed: A person vouches that web1/).first();
  await asserted.scrollIntoViewIfNeeded();
  await expect(asserted).toBeVisible();
  await expect(main.getByText(/^holds: A person vouches/)).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await keep('record');
});
