import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from './support/axe.ts';
import { startConsole, type RunningConsole } from './support/running-console.ts';

const BMC = { kind: 'ipmi', address: '127.0.0.1', user: 'ann', secret: 'kvm-a-bmc' };
const SITE = { version: 1, name: 'Lab', hosts: [{ name: 'kvm-a', kind: 'esxi', bmc: BMC }] };

let running: RunningConsole;
test.beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nw-e2e-'));
  const sites = path.join(folder, 'config/nodeward/sites');
  await mkdir(sites, { recursive: true });
  await writeFile(path.join(sites, 'lab.yaml'), JSON.stringify(SITE));
  running = await startConsole([], folder);
});
test.afterEach(() => running.stop());

const card = (page: Page) => page.getByRole('group', { name: 'Passwords of BMCs' });

test('with serve the settings say where passwords lie and what keeps them, and change none', async ({
  page,
}) => {
  await page.goto(running.link);
  await page.goto(`${running.origin}/#/settings?site=lab`);
  await expect(card(page)).toContainText('nodeward/secrets.json, encrypted with a passphrase');
  await expect(card(page)).toContainText('“nodeward secret”');
  await expect(card(page).getByRole('alert')).toContainText('The file is locked');
  await expect(card(page).getByRole('listitem')).toContainText(/kvm-a-bmc.*Not known.*kvm-a \(lab\)/s);
  await expect(card(page).getByRole('button')).toHaveCount(0);
});

type Trouble = { readonly kind: string } | null;

/** The page as it is in the window: what is asked about passwords is answered as the desktop's engine would. */
async function asInTheWindow(page: Page, keychain: { trouble: Trouble; state: string }): Promise<unknown[]> {
  const asked: unknown[] = [];
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const frame = JSON.parse(String(message)) as {
        id?: number;
        method?: string;
        input?: { value?: string };
      };
      if (frame.method?.startsWith('secrets.') !== true) {
        server.send(message);
        return;
      }
      if (frame.method !== 'secrets.list') asked.push([frame.method, frame.input]);
      if (frame.method === 'secrets.set' && keychain.trouble === null) keychain.state = 'stored';
      if (frame.method === 'secrets.remove') keychain.state = 'missing';
      const { trouble, state } = keychain;
      const users = [{ site: 'lab', host: 'kvm-a' }];
      const secrets = [{ name: 'kvm-a-bmc', state, users }];
      const listed = { place: 'keychain', file: '/data/desktop/secrets.json', trouble, secrets };
      const output = frame.method === 'secrets.list' ? listed : { trouble };
      socket.send(JSON.stringify({ kind: 'ok', id: frame.id, output }));
    });
  });
  await page.goto(running.link);
  await page.goto(`${running.origin}/#/settings?site=lab`);
  return asked;
}

test('in the window a password is put in, replaced and removed, and is nowhere in the page afterwards', async ({
  page,
}) => {
  const asked = await asInTheWindow(page, { trouble: null, state: 'undecryptable' });
  await expect(card(page)).toContainText('Put it in again, or bring the old keychain back');
  await card(page)
    .getByRole('button', { name: /Replace.*kvm-a-bmc/ })
    .click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Password', { exact: true });
  await expect(field).toHaveAttribute('type', 'password');
  await expect(dialog.getByRole('button', { name: 'Store' })).toBeDisabled();
  await field.fill('hush-value');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Store' }).click();
  await expect(dialog).toBeHidden();
  await expect(card(page).getByRole('listitem')).toContainText('Stored');
  await expect(card(page).getByRole('button', { name: /Replace/ })).toBeFocused();
  expect(await page.content()).not.toContain('hush-value');
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
    'hush-value',
  );

  await card(page)
    .getByRole('button', { name: /Remove/ })
    .click();
  await dialog.getByRole('button', { name: 'Remove kvm-a-bmc' }).click();
  await expect(card(page).getByRole('listitem')).toContainText('Not stored');
  await expect(card(page).getByRole('button', { name: /Remove/ })).toHaveCount(0);
  expect(asked).toEqual([
    ['secrets.set', { name: 'kvm-a-bmc', value: 'hush-value' }],
    ['secrets.remove', { name: 'kvm-a-bmc' }],
  ]);
});

test('without a keychain of its own nothing can be put in, and it is said why and what to do', async ({
  page,
}) => {
  await asInTheWindow(page, { trouble: { kind: 'basic-text' }, state: 'unknown' });
  await expect(card(page).getByRole('alert')).toContainText('Set up GNOME Keyring or KWallet');
  await expect(card(page).getByRole('listitem')).toContainText('Not known');
  await expect(card(page).getByRole('button')).toHaveCount(0);
});
