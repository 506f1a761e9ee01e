import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { electronBinary, hasDisplay } from '../../../tools/electron-binary.mjs';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const BINARY = electronBinary();

// The one suite that needs Electron's binary; test/shell covers what can be seen without it.
test.describe('desktop window with a real Electron binary', () => {
  test.skip(BINARY === null, "needs Electron's binary (npx install-electron)");
  test.skip(!hasDisplay(), 'needs a display');
  test.describe.configure({ mode: 'serial' });

  let app: ElectronApplication;
  let page: Page;
  const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-desktop-'));

  test.beforeAll(async () => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      cwd: ROOT,
      executablePath: BINARY!,
      args: [...sandbox, '.', '--rehearsal', '--data', path.join(folder, 'data')],
      env: { ...process.env, XDG_CONFIG_HOME: path.join(folder, 'config') },
    });
    page = await app.firstWindow();
  });
  test.afterAll(async () => {
    // A signal: whoever quits the program otherwise is asked first.
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows the console from its own origin', async () => {
    await expect(page).toHaveTitle(/Nodeward/);
    expect(new URL(page.url()).protocol).toBe('app:');
  });

  test('the page has no Node and no Electron, only the bridge', async () => {
    const globals = await page.evaluate(() => ({
      node: typeof Reflect.get(window, 'require') + typeof Reflect.get(window, 'process'),
      bridge: Object.keys(Reflect.get(window, 'engineLine') as object),
    }));
    expect(globals).toEqual({ node: 'undefinedundefined', bridge: ['open'] });
  });

  test('the rehearsal site comes alive in the window', async () => {
    await expect(page.getByText('kvm-a').first()).toBeVisible({ timeout: 60_000 });
  });

  test('the policy holds: no inline script, no foreign address', async () => {
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.broken = true';
      document.head.append(script);
      const reached = await fetch('https://example.invalid/').then(
        () => 'reached',
        () => 'blocked',
      );
      return { broken: Reflect.get(window, 'broken') as unknown, reached };
    });
    expect(outcome).toEqual({ broken: undefined, reached: 'blocked' });
  });

  test('navigation and new windows are denied', async () => {
    const before = page.url();
    await page.evaluate(() => {
      window.open('https://example.invalid/');
      window.location.href = 'https://example.invalid/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe(before);
    expect(app.windows().length).toBe(1);
  });
});
