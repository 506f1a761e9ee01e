import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

/** A protected site whose one host does not answer: enough to arm it. */
const EAST = `version: 1
name: East
protection: protected
hosts:
  - name: kvm-x
    address: 127.0.0.1
    port: 1
`;

const test = base.extend<{ start: (options: readonly string[]) => Promise<RunningConsole> }>({
  start: async ({}, use) => {
    const running: RunningConsole[] = [];
    await use(async (options) => {
      const home = await mkdtemp(path.join(tmpdir(), 'nw-e2e-'));
      const sites = path.join(home, 'config', 'nodeward', 'sites');
      await mkdir(sites, { recursive: true });
      await writeFile(path.join(sites, 'east.yaml'), EAST);
      const started = await startConsole(options, home);
      running.push(started);
      return started;
    });
    for (const each of running) await each.stop();
  },
});
const { expect } = test;

test('a protected site is armed by its name, shows it in the whole frame, and is disarmed', async ({
  page,
  start,
}) => {
  const east = await start(['--operator', 'tanaka']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(east.link);
  const bar = page.getByRole('banner');
  const dialog = page.getByRole('dialog');
  const opener = bar.getByRole('button', { name: 'Arm…' });
  await expect(bar).toContainText('Protected · not armed');
  await expect(page.getByRole('contentinfo')).toContainText('Operator tanaka');

  await opener.focus();
  await page.keyboard.press('Enter');
  const arm = dialog.getByRole('button', { name: 'Arm East' });
  await expect(arm).not.toBeFocused();
  await dialog.getByLabel('Type East to arm it').fill('east');
  await page.keyboard.press('Enter');
  await expect(arm).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await expect(page.locator('.armed-frame')).toHaveCount(0);

  await opener.click();
  await dialog.getByLabel('Type East to arm it').fill('East');
  await arm.click();
  await expect(bar).toContainText(/ARMED · 14 min/);
  await expect(page.locator('.armed-frame')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('ARMED');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page), colorScheme).toEqual([]);
  }
  await bar.getByRole('button', { name: 'Disarm' }).click();
  await expect(bar).toContainText('Protected · not armed');
  await expect(page.locator('.armed-frame')).toHaveCount(0);
});

test('whoever only looks is told so and cannot arm', async ({ page, start }) => {
  const east = await start([]);
  await page.goto(east.link);
  await expect(page.getByRole('contentinfo')).toContainText('Observer');
  await expect(page.getByRole('banner')).toContainText('Protected · not armed');
  await expect(page.getByRole('button', { name: 'Arm…' })).toHaveCount(0);
});
