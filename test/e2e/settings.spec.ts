import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { axeFindings } from './support/axe.ts';
import { startConsole, type RunningConsole } from './support/running-console.ts';

const FILE = 'version: 1\nname: Lab\nhosts:\n  - name: nowhere\n    address: 127.0.0.1\n    port: 9\n';

let running: RunningConsole;
let file: string;
test.beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nw-e2e-'));
  const sites = path.join(folder, 'config/nodeward/sites');
  await mkdir(sites, { recursive: true });
  file = path.join(sites, 'lab.yaml');
  await writeFile(file, FILE);
  running = await startConsole([], folder);
});
test.afterEach(() => running.stop());

test('an edited site is saved to its file and shown under its new name', async ({ page }) => {
  await page.goto(running.link);
  await page.goto(`${running.origin}/#/settings/lab?site=lab`);
  const editor = page.getByRole('textbox', { name: /file/i });
  await expect(editor).toHaveValue(FILE, { timeout: 20_000 });
  await editor.fill(FILE.replace('name: Lab', 'name: Laboratory'));
  await expect(page.getByText('Lab', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await expect(page.getByRole('banner').getByText('Laboratory')).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('name: Laboratory');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.reload();
  await expect(editor).toHaveValue(/name: Laboratory/);

  // Somebody breaks it elsewhere: whoever opens it then sees where, without asking.
  await writeFile(file, FILE.replace('port: 9', 'port: 70000'));
  await expect(page.getByText('1 problem')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('hosts[0].port Must be 65535 or less');
  await expect(page.getByRole('button', { name: 'Line 6' })).toBeVisible();
});

test('a site is removed only when its id is typed, and only its file goes', async ({ page }) => {
  await page.goto(running.link);
  await page.goto(`${running.origin}/#/settings?site=lab`);
  await page.getByRole('button', { name: /Remove/ }).click();
  const dialog = page.getByRole('dialog');
  expect(await axeFindings(page)).toEqual([]);
  const remove = dialog.getByRole('button', { name: /Remove/ });
  await expect(remove).toBeDisabled();
  await dialog.getByRole('textbox').fill('la');
  await expect(remove).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await readFile(file, 'utf8')).toBe(FILE);

  await page.getByRole('button', { name: /Remove/ }).click();
  await dialog.getByRole('textbox').fill('lab');
  await remove.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Lab' })).toHaveCount(0);
  await expect(readFile(file, 'utf8')).rejects.toThrow();
  await page.goto(`${running.origin}/#/site`);
  await expect(page.getByRole('heading', { name: 'No site is set up yet' })).toBeVisible();
});
