import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startRehearsal, type RehearsalTestSite } from '../support/rehearsal-site.ts';
import { startConsole, type RunningConsole } from './support/running-console.ts';

let running: RunningConsole;
let site: RehearsalTestSite;
test.beforeEach(async () => {
  [running, site] = await Promise.all([startConsole([]), startRehearsal()]);
  leaveToSsh();
});
test.afterEach(async () => {
  await Promise.all([running.stop(), site.stop()]);
});

/** The person's ~/.ssh/config knows the host; the key that it takes has a passphrase. */
function leaveToSsh(): void {
  const folder = path.join(running.folder, '.ssh');
  mkdirSync(folder, { mode: 0o700 });
  const locked = path.join(folder, 'locked');
  copyFileSync(path.join(site.dir, 'id_ed25519'), locked);
  execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'sesame', '-f', locked]);
  const entry = readFileSync(site.sshConfig, 'utf8')
    .split('\n\n')
    .find((each) => each.includes('Host kvm-a\n'));
  const text = (entry ?? '').replace(/IdentityFile .*/, `IdentityFile ${locked}`);
  writeFileSync(path.join(folder, 'config'), text, { mode: 0o600 });
}

test('a person adds a host, gives its key’s passphrase at the second go, and sees its guests', async ({
  page,
}) => {
  await page.goto(running.link);
  await page.getByRole('button', { name: 'Add a machine' }).click();
  await page.getByLabel('Host name or address').fill('kvm-a');
  await page.getByRole('button', { name: 'Test the connection' }).click();

  const again = page.getByRole('button', { name: 'Test again' });
  const dialog = page.getByRole('dialog', { name: 'Passphrase' });
  const give = async (passphrase: string): Promise<void> => {
    await dialog.getByLabel('Passphrase of the key').fill(passphrase);
    await dialog.getByRole('button', { name: 'Unlock the key' }).click();
    await expect(dialog).toBeHidden();
  };
  await expect(dialog).toBeVisible();
  await expect(dialog).not.toContainText('did not open the key');
  await give('wrong');
  await again.click();
  await expect(dialog).toContainText('The last passphrase did not open the key.');
  await give('sesame');
  await again.click();

  await page.getByRole('button', { name: 'Look for guests' }).click();
  const found = page.getByRole('region', { name: 'Guests found and the nodes they seem to be' });
  for (const guest of ['lab1', 'lab2', 'web1']) {
    await expect(found.getByLabel(`Node that ${guest} is`)).toHaveValue(guest);
  }
  await page.getByRole('button', { name: 'Create the site' }).click();
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  await expect(page.getByRole('main').getByText('web1', { exact: true }).first()).toBeVisible();
  expect(readFileSync(path.join(running.folder, 'config/nodeward/sites/kvm-a.yaml'), 'utf8')).toContain(
    'name: kvm-a',
  );
});
