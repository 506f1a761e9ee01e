import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { LEFT, RUNS } from '../../support/sample-operations.ts';
import { RESTARTED_BECAUSE } from '../preview/preview-texts.ts';
import { axeColourFindings, axeFindings } from '../support/axe.ts';
import { strayTexts } from '../support/stray-texts.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The console on invented data, in one page for all that is looked at. */
const test = base.extend<object, { preview: string; standing: Page }>({
  preview: [
    async ({}, use, info) => {
      const outDir = path.join(info.project.outputDir, `preview-${info.workerIndex}`);
      const parts = { root, configFile: false as const, logLevel: 'error' as const, plugins: [react()] };
      const input = path.join(root, 'test/e2e/preview/index.html');
      await build({ ...parts, build: { outDir, minify: false, rolldownOptions: { input } } });
      const server = await preview({ ...parts, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
      await use(`${server.resolvedUrls?.local[0] ?? ''}test/e2e/preview/index.html`);
      await server.close();
      await rm(outDir, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  standing: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
});
// One worker for all: to build the page again costs more than it saves.
test.describe.configure({ mode: 'default' });

interface RareView {
  readonly name: string;
  /** Which invented data, see `preview.ts`. */
  readonly show: string;
  readonly hash: string;
  /** What must be there before the view counts as drawn. */
  readonly shows: string;
  /** How to get from the link to what is meant; what must be there then. */
  readonly then?: (page: Page) => Promise<void>;
}

const click = (selector: string, shows: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await expect(page.locator(shows).first()).toBeVisible();
};
const actions = (place: number) => async (page: Page) => {
  await page.locator('.alert-actions button').nth(place).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};
const checked = async (page: Page) => {
  await page.getByRole('main').getByRole('textbox').first().fill('kvm-a');
  await page.getByRole('main').locator('button[type="submit"]').click();
  await expect(page.locator('.check-steps, ol, .start li').first()).toBeVisible();
};
const proposed = async (page: Page) => {
  await checked(page);
  await page.getByRole('main').locator('button[data-kind="primary"]').click();
  await expect(page.locator('.start[data-size="wide"]')).toBeVisible();
};
const pressed = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
};
const cut = async (page: Page) => {
  await page.evaluate('window.cut()');
  await expect(page.locator('.app[data-stale="true"]')).toBeVisible();
};
const tab = (place: number) => async (page: Page) => {
  await page.getByRole('main').getByRole('tab').nth(place).click();
  await expect(page.getByRole('tabpanel')).toBeVisible();
};

const FINDINGS = '[data-tone="critical"]';
const THEN = '&at=1700000000000';

const VIEWS: readonly RareView[] = [
  { name: 'no site', show: 'empty', hash: '#/site', shows: 'main h2' },
  { name: 'site with findings', show: 'sample', hash: '#/site', shows: FINDINGS },
  { name: 'palette', show: 'sample', hash: '#/site', shows: FINDINGS, then: pressed('Control+k') },
  { name: 'shortcuts', show: 'sample', hash: '#/site', shows: FINDINGS, then: pressed('?') },
  {
    name: 'panel of a host',
    show: 'sample',
    hash: '#/site',
    shows: FINDINGS,
    then: click('.host-head button', 'aside section'),
  },
  {
    name: 'panel of a guest',
    show: 'sample',
    hash: '#/site',
    shows: FINDINGS,
    then: click('[data-guest]', 'aside section'),
  },
  { name: 'editor of a site', show: 'sample', hash: '#/settings/kawasaki', shows: 'main textarea' },
  { name: 'list of a broken site', show: 'broken', hash: '#/settings', shows: '.pill[data-tone]' },
  { name: 'broken site', show: 'broken', hash: '#/site?site=kawasaki', shows: 'main h2, main h3' },
  {
    name: 'all that can be wrong with a file',
    show: 'broken',
    hash: '#/settings/kawasaki',
    shows: '.problems',
  },
  { name: 'broken file of channels', show: 'files', hash: '#/alerts', shows: '.alert-trouble', then: tab(3) },
  {
    name: 'machine that was checked',
    show: 'sample',
    hash: '#/settings/%2Bmachine',
    shows: 'form',
    then: checked,
  },
  { name: 'proposed site', show: 'sample', hash: '#/settings/%2Bmachine', shows: 'form', then: proposed },
  { name: 'lost engine', show: 'sample', hash: '#/hosts', shows: 'main a', then: cut },
  { name: 'site in review', show: 'sample', hash: `#/site?site=kawasaki${THEN}`, shows: FINDINGS },
  { name: 'host in review', show: 'sample', hash: `#/hosts/kvm-a?site=kawasaki${THEN}`, shows: '.loss-card' },
  { name: 'question about a host key', show: 'question', hash: '#/site', shows: '[role="dialog"]' },
  { name: 'question for a passphrase', show: 'passphrase', hash: '#/site', shows: '[role="dialog"]' },
  { name: 'silences', show: 'alerts', hash: '#/alerts', shows: '.alert', then: tab(1) },
  { name: 'history', show: 'alerts', hash: '#/alerts', shows: '.alert', then: tab(2) },
  { name: 'known alert', show: 'alerts', hash: '#/alerts/known', shows: '.alert-detail' },
  { name: 'acknowledging', show: 'alerts', hash: '#/alerts/left', shows: '.alert-detail', then: actions(0) },
  { name: 'silencing', show: 'alerts', hash: '#/alerts/left', shows: '.alert-detail', then: actions(1) },
  {
    name: 'planning maintenance',
    show: 'alerts',
    hash: '#/alerts/left',
    shows: '.alert-detail',
    then: actions(2),
  },
  { name: 'alerts in review', show: 'alerts', hash: `#/alerts?site=kawasaki${THEN}`, shows: '.alerts-list' },
  { name: 'operation that waits', show: 'confirm', hash: `#/operations/${RUNS}`, shows: 'main h2' },
  { name: 'banner of one that waits', show: 'confirm', hash: '#/hosts', shows: '.attention' },
  { name: 'operation that is blocked', show: 'blocked', hash: `#/operations/${RUNS}`, shows: 'main h2' },
  { name: 'operation that is done', show: 'done', hash: `#/operations/${RUNS}`, shows: '.run-closed' },
  { name: 'operation that a crash left', show: 'crash', hash: `#/operations/${LEFT}`, shows: 'main details' },
  { name: 'operations with a debt', show: 'crash', hash: '#/operations', shows: '.needs-person' },
  {
    name: 'operations in review',
    show: 'crash',
    hash: `#/operations?site=kawasaki${THEN}`,
    shows: '[role="note"]',
  },
];

for (const { name, show, hash, shows, then } of VIEWS) {
  test(`${name}: every text is from the catalogue, and axe finds nothing, light and dark`, async ({
    preview: address,
    standing: page,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    // Left first: the same page with another place would not be loaded anew, and what was opened would stay.
    await page.goto('about:blank');
    await page.goto(`${address}?show=${show}&locale=pseudo${hash}`);
    await expect(page.locator(shows).first()).toBeVisible({ timeout: 60_000 });
    await then?.(page);
    expect(await strayTexts(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect(page.locator('body')).toHaveCSS('color-scheme', /dark/);
    expect(await axeColourFindings(page)).toEqual([]);
  });
}

test('why the engine was started again stands in the status bar and in About', async ({
  preview: address,
  standing: page,
}) => {
  await page.goto('about:blank');
  await page.goto(`${address}?show=restarted#/settings`);
  await expect(page.getByRole('contentinfo')).toContainText(RESTARTED_BECAUSE);
  await expect(page.getByRole('main').locator('.facts')).toContainText(RESTARTED_BECAUSE);
});
