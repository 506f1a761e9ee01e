import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { createServer, type ViteDevServer } from 'vite';
import { axeFindings } from '../support/axe.ts';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const test = base.extend<{ rehearsal: RunningConsole; preview: ViteDevServer }>({
  rehearsal: async ({}, use) => {
    const running = await startConsole(['--rehearsal', '--operator', 'tanaka']);
    await use(running);
    await running.stop();
  },
  preview: async ({}, use, info) => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'warn',
      cacheDir: info.outputPath('vite'),
      plugins: [react()],
      server: { host: '127.0.0.1', port: 0, watch: null, hmr: false },
    });
    await server.listen();
    await use(server);
    await server.close();
  },
});
const { expect } = test;

/** In both colours nothing is found. */
async function isSound(page: Page, keep: (name: string) => string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: keep(`${colorScheme}.png`) });
    expect(await axeFindings(page)).toEqual([]);
  }
}

test('a view that throws says so in its place, and the frame goes on', async ({ page, rehearsal }, info) => {
  await page.route(/assets\/AdviceView-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("an invented bug")' }),
  );
  await page.goto(rehearsal.link);
  await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
  await page.goto(`${rehearsal.origin}/#/advice?site=rehearsal`);
  const main = page.getByRole('main');
  await expect(main.getByText('This view stopped because of an error in it')).toBeVisible();
  await expect(main).toContainText('an invented bug');
  await expect(page.getByRole('contentinfo')).toContainText('Live');
  await isSound(page, (name) => info.outputPath(name));
  await page.getByRole('link', { name: 'Hosts', exact: true }).click();
  await expect(main.getByRole('link', { name: 'kvm-a' }).first()).toBeVisible();
});

test('an operation of which not everything was seen says so, and so does what a crash left', async ({
  page,
  preview,
}, info) => {
  test.setTimeout(120_000);
  const origin = preview.resolvedUrls?.local[0] ?? '';
  const show = async (situation: string, operation: string) => {
    await page.goto(
      `${origin}test/e2e/preview/index.html?show=${situation}#/operations/${operation}?site=kawasaki`,
    );
  };
  const main = page.getByRole('main');
  await show('done', '00000000-0000-4000-8000-0000000000a1');
  await expect(main.locator('.run-closed')).toContainText('Done, but not everything was seen', {
    timeout: 60_000,
  });
  await isSound(page, (name) => info.outputPath(`partly-${name}`));
  await show('crash', '00000000-0000-4000-8000-0000000000a2');
  await expect(main.getByText(/stop-sf web1/).first()).toBeVisible();
  await isSound(page, (name) => info.outputPath(`crash-${name}`));
});
