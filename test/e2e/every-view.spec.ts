import type { Page } from '@playwright/test';
import { parsePlace, VIEWS as ALL_VIEWS } from '../../src/renderer/src/live/place.ts';
import { axeColourFindings, axeFindings } from './support/axe.ts';
import { strayTexts } from './support/stray-texts.ts';
import { expect, test, visit } from './support/operator.ts';

test.use({ sharedPage: true });

interface ViewOfAll {
  readonly name: string;
  readonly hash: string;
  /** What must be there before the view counts as drawn. */
  readonly shows: string;
  /** How to get from the link to what is meant. */
  readonly then?: (page: Page) => Promise<void>;
}

/** By its place: its name is another one in the pseudo-locale. */
const mode = (place: number) => async (page: Page) => {
  const radio = page.getByRole('main').getByRole('radio').nth(place);
  await radio.click();
  await expect(radio).toBeChecked();
};
const firstGuest = async (page: Page) => {
  await page.getByRole('main').getByRole('link', { name: 'web1' }).click();
  await expect(page.locator('.recharts-surface').first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/<domain/).first()).toBeVisible();
};

/** Its loss for a plan of one guest, with all that is said of it. */
const plannedLoss = async (page: Page) => {
  const card = page.locator('.loss-card');
  await card.getByRole('radio').nth(1).click();
  await card.locator('select').first().selectOption({ index: 1 });
  await card.locator('.place-form button').click();
  await expect(card.locator('.place-list li').first()).toBeVisible();
  await expect(card.locator('.host-loss section')).toHaveCount(4);
};

/** Facts are gathered first: the evidence can be opened then. */
const planned = async (page: Page) => {
  const evidence = page.getByRole('main').locator('details').first();
  await expect(evidence).toBeVisible({ timeout: 30_000 });
  await evidence.locator('summary').click();
};

const BROKEN_FILE = `version: 2
name: 5
protection: none
hosts:
  - name: kvm-a
    port: 70000
    prot: 22
    libvirt: tcp
clusters:
  - nodes: []
`;

const SF_RESTART = '#/operations/sf-restart%3Fcluster%3Ddb';
/** The dialog before it: nothing is begun. */
const beginning = async (page: Page) => {
  await page.locator('.begin button').click({ timeout: 30_000 });
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** Wrong in several ways: what the engine finds is on the screen. */
const brokenFile = async (page: Page) => {
  const main = page.getByRole('main');
  await main.getByRole('textbox').fill(BROKEN_FILE);
  await main.locator('.editor-foot button').nth(1).click();
  await expect(main.locator('.problems li')).toHaveCount(8);
};

const until = (role: 'tab' | 'radio' | 'heading') => async (page: Page) => {
  await expect(page.getByRole('main').getByRole(role).first()).toBeVisible();
};
const tab = (number: number) => async (page: Page) => {
  await page.getByRole('main').getByRole('tab').nth(number).click();
  await expect(page.getByRole('tabpanel').locator('.card, .notice, .segments').first()).toBeVisible();
};

const VIEWS: readonly ViewOfAll[] = [
  { name: 'site', hash: '#/site', shows: 'kvm-a', then: mode(0) },
  { name: 'site in groups', hash: '#/site', shows: 'kvm-a', then: mode(1) },
  { name: 'site as heat', hash: '#/site', shows: 'kvm-a', then: mode(2) },
  { name: 'clusters', hash: '#/clusters', shows: 'web' },
  { name: 'cluster', hash: '#/clusters/db', shows: 'db1' },
  { name: 'cluster of hosts', hash: '#/clusters/hosts', shows: 'kvm-c' },
  { name: 'hosts', hash: '#/hosts', shows: 'kvm-a' },
  { name: 'host', hash: '#/hosts/kvm-a', shows: 'web1', then: plannedLoss },
  { name: 'ESXi host', hash: '#/hosts/esx-1', shows: 'esx-1' },
  { name: 'guests', hash: '#/guests', shows: 'web1' },
  { name: 'guest', hash: '#/guests', shows: 'web1', then: firstGuest },
  { name: 'alerts', hash: '#/alerts', shows: '', then: until('tab') },
  { name: 'history of alerts', hash: '#/alerts', shows: '', then: tab(2) },
  { name: 'notifications', hash: '#/alerts', shows: '', then: tab(3) },
  { name: 'operations', hash: '#/operations', shows: '', then: until('heading') },
  { name: 'plan of a recovery', hash: '#/operations/web1', shows: '', then: planned },
  { name: 'plan of an SF restart', hash: SF_RESTART, shows: '', then: planned },
  { name: 'beginning an operation', hash: SF_RESTART, shows: '', then: beginning },
  { name: 'advice', hash: '#/advice', shows: 'lab' },
  { name: 'faults of the rehearsal site', hash: '#/rehearsal', shows: '', then: until('radio') },
  { name: 'settings', hash: '#/settings', shows: 'rehearsal' },
  { name: 'broken site file', hash: '#/settings/rehearsal', shows: '', then: brokenFile },
  { name: 'add a machine', hash: '#/settings/%2Bmachine', shows: '' },
];

async function open(page: Page, view: ViewOfAll): Promise<void> {
  await visit(page, `${view.hash}?site=rehearsal`);
  const main = page.getByRole('main');
  await expect(main).toBeVisible();
  if (view.shows !== '') await expect(main.getByText(view.shows).first()).toBeVisible();
  await view.then?.(page);
}

for (const view of VIEWS) {
  test(`axe finds nothing on ${view.name}, light and dark`, async ({ page, troubles }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page, view);
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect(page.locator('body')).toHaveCSS('color-scheme', /dark/);
    expect(await axeColourFindings(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
}

test('what axe objects to would be found, light and dark', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.textContent = 'Hard to read';
    Object.assign(pale.style, { color: '#777', background: '#888' });
    document.querySelector('main')?.append(pale, document.createElement('button'));
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = (await axeFindings(page)).map(({ id }) => id).sort();
    expect(rules, colorScheme).toEqual(['button-name', 'color-contrast']);
    const colours = (await axeColourFindings(page)).map(({ id }) => id);
    expect(colours, colorScheme).toEqual(['color-contrast']);
  }
  await page.reload();
});

// The palette and the list of shortcuts are in deep/rare-views.spec.ts, with what only rare data draws.
test('every view of the console is among those that are walked', () => {
  const walked = new Set(VIEWS.map(({ hash }) => parsePlace(hash).view));
  expect([...walked].sort()).toEqual([...ALL_VIEWS].sort());
});

test('no view is wider than the window', async ({ page }) => {
  for (const width of [1440, 900]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of VIEWS) {
      await open(page, view);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${view.name} at ${width}`).toBeLessThanOrEqual(0);
      const cut = await page.evaluate(() => {
        const main = document.querySelector('main');
        return main === null ? 1 : main.scrollWidth - main.clientWidth;
      });
      expect(cut, `main of ${view.name} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('every text comes from the catalogue', async ({ page, desk }) => {
  test.setTimeout(180_000);
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
