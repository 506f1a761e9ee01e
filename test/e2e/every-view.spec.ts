import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { strayTexts } from './support/stray-texts.ts';
import { expect, test, visit } from './support/operator.ts';

interface ViewOfAll {
  readonly name: string;
  readonly hash: string;
  /** What must be there before the view counts as drawn. */
  readonly shows: string;
}

const VIEWS: readonly ViewOfAll[] = [
  { name: 'site', hash: '#/site', shows: 'kvm-a' },
  { name: 'clusters', hash: '#/clusters', shows: 'web' },
  { name: 'cluster', hash: '#/clusters/db', shows: 'db1' },
  { name: 'hosts', hash: '#/hosts', shows: 'kvm-a' },
  { name: 'host', hash: '#/hosts/kvm-a', shows: 'web1' },
  { name: 'guests', hash: '#/guests', shows: 'web1' },
  { name: 'settings', hash: '#/settings', shows: 'rehearsal' },
  { name: 'add a machine', hash: '#/settings/%2Bmachine', shows: '' },
];

async function open(page: Page, view: ViewOfAll): Promise<void> {
  await visit(page, `${view.hash}?site=rehearsal`);
  const main = page.getByRole('main');
  await expect(main).toBeVisible();
  if (view.shows !== '') await expect(main.getByText(view.shows).first()).toBeVisible();
}

for (const scheme of ['light', 'dark'] as const) {
  for (const view of VIEWS) {
    test(`axe finds nothing on ${view.name}, ${scheme}`, async ({ page, troubles }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await open(page, view);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
      ).toEqual([]);
      expect(troubles).toEqual([]);
    });
  }
}

test('axe finds nothing on the palette and the list of shortcuts', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  for (const key of ['Control+k', '?']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('no view is wider than the window', async ({ page }) => {
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of VIEWS) {
      await open(page, view);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${view.name} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('every text comes from the catalogue', async ({ page, desk }) => {
  await page.goto(`${desk.console.origin}/?locale=pseudo#/site?site=rehearsal`);
  const strays: Record<string, string[]> = {};
  for (const view of VIEWS) {
    await open(page, view);
    const found = await strayTexts(page);
    if (found.length > 0) strays[view.name] = found;
  }
  expect(strays).toEqual({});
});

test('a text that is not from the catalogue would be found', async ({ page, desk }) => {
  await page.goto(`${desk.console.origin}/?locale=pseudo#/site?site=rehearsal`);
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  await page.evaluate(() => document.querySelector('main')?.append('Somebody typed this here'));
  expect(await strayTexts(page)).toContain('Somebody typed this here');
});
