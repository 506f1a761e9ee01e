import { expect, test } from '@playwright/test';
import { axeFindings } from './support/axe.ts';
import { startConsole, type RunningConsole } from './support/running-console.ts';

let running: RunningConsole;
test.beforeEach(async () => {
  running = await startConsole([]);
});
test.afterEach(() => running.stop());

test('with no site, the console offers two choices, and the rehearsal site opens', async ({ page }) => {
  await page.goto(running.link);
  await expect(page.getByRole('heading', { name: 'No site is set up yet' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page), colorScheme).toEqual([]);
  }
  await page.getByRole('button', { name: 'Open the rehearsal site' }).click();
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible({ timeout: 30_000 });
});

test('nobody gets in without the link, and the link works once', async ({ browser }) => {
  const link = running.link;
  const stranger = await browser.newContext();
  expect((await stranger.request.get(running.origin)).status()).toBeGreaterThanOrEqual(400);
  const first = await (await browser.newContext()).newPage();
  await first.goto(link);
  await expect(first.getByRole('navigation').first()).toBeVisible();
  expect((await stranger.request.get(link)).status()).toBeGreaterThanOrEqual(400);
});

test('the page may load nothing from elsewhere', async ({ page }) => {
  const response = await page.goto(running.link);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe-eval');
});

test('adding a machine that does not exist explains the step that failed', async ({ page }) => {
  await page.goto(running.link);
  await page.goto(`${running.origin}/#/settings/%2Bmachine`);
  await page.getByRole('textbox').first().fill('no-such-host.invalid');
  await page
    .getByRole('button', { name: /check|try|test|connect/i })
    .first()
    .click();
  await expect(page.getByRole('main').getByText(/name/i).first()).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByText(/failed|not found|cannot|could not/i)
      .first(),
  ).toBeVisible({ timeout: 30_000 });
});

test('a console that dies is said to be gone, and nothing looks fresh', async ({ page }) => {
  await page.goto(running.link);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await running.kill();
  await expect(page.getByText('The engine is not connected.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Not live')).toBeVisible();
});
