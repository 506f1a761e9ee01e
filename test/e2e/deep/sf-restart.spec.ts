import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { test as base } from '@playwright/test';
import { siteLockTake } from '../../../src/main/actions/commands/site-lock.ts';
import { clusterWordSchema } from '../../../src/main/actions/commands/command-words.ts';
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

/** Another console's lock on a node, taken as that console would take it: over OpenSSH. */
async function lockFor(owner: string, node: string, { folder }: RunningConsole): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const config = files.find((file) => path.basename(file) === 'ssh_config');
  if (config === undefined) throw new Error('No rehearsal site runs here');
  const since = Date.UTC(2026, 0, 5, 12);
  const { argv } = siteLockTake(clusterWordSchema.parse('web'), { owner, consoleId: 'console-2', since });
  const line = argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const options = ['-F', path.join(folder, config), '-o', 'BatchMode=yes', node, line];
  await promisify(execFile)('ssh', options);
}

test('a forgotten lock is broken where an operation is begun, and SF is restarted to its end with its debt shown', async ({
  page,
  rehearsal,
}, info) => {
  test.setTimeout(400_000);
  const keep = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(rehearsal.link);
  await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
  for (const node of ['web1', 'web2']) await lockFor('Böb', node, rehearsal);
  await page.goto(`${rehearsal.origin}/#/clusters/web?site=rehearsal`);
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  await main.getByRole('link', { name: 'Restart the shutdown facility of web' }).click();
  await main.getByRole('button', { name: 'Begin…' }).click({ timeout: 120_000 });
  const begin = dialog.getByRole('button', { name: 'Begin', exact: true });
  await begin.click();

  await expect(dialog.getByText('Locked by Böb, on web1, web2')).toBeVisible({ timeout: 120_000 });
  await keep('locked');
  await dialog.getByRole('button', { name: 'Break this lock…' }).click();
  const breaking = page.getByRole('dialog', { name: 'Break the lock of Böb?' });
  const go = breaking.getByRole('button', { name: 'Break the lock' });
  await breaking.getByLabel('Type web to break its lock').fill('web');
  await expect(go).toBeDisabled();
  await breaking.getByLabel('Why it is forgotten').fill('called him, his console crashed');
  await keep('breaking');
  expect(await axeFindings(page)).toEqual([]);
  await go.click();
  await expect(breaking).toBeHidden({ timeout: 60_000 });
  await expect(dialog.getByText(/Locked by/)).toHaveCount(0);
  await begin.click();

  // Fencing is off between the stop and the start of SF: the whole frame says so meanwhile.
  const footer = page.getByRole('contentinfo');
  const doIt = main.getByRole('button', { name: /^Do it now/ });
  let isDebtSeen = false;
  let cutOff = 0;
  await expect(async () => {
    if (await doIt.first().isVisible()) await doIt.first().click();
    const isDebtShown = /Protection debt\s*[1-9]/.test((await footer.textContent()) ?? '');
    if (isDebtShown && !isDebtSeen) await keep('debt');
    isDebtSeen ||= isDebtShown;
    // Debt and what runs stand beside all else.
    cutOff = Math.max(cutOff, await footer.evaluate((bar) => bar.scrollWidth - bar.clientWidth));
    await expect(main.locator('.run-closed')).toContainText('Done', { timeout: 50 });
  }).toPass({ timeout: 240_000, intervals: [150] });
  expect(isDebtSeen).toBe(true);
  expect(cutOff).toBe(0);
  await expect(footer).toContainText('Protection debt none');
  await keep('done');
  expect(await axeFindings(page)).toEqual([]);

  await main.getByRole('link', { name: 'All operations' }).click();
  await expect(
    main.getByRole('row', { name: /Break the lock of another console on web.*tanaka.*Done/ }),
  ).toBeVisible();
  await keep('record');
});
