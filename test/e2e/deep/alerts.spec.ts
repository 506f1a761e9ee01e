import type { Page } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { strayTexts } from '../support/stray-texts.ts';
import { expect, test, visit } from '../support/operator.ts';

const FAULT = { kind: 'node-left-cluster', target: 'web2' } as const;
const ALERT = /Nodes of web each say that the other is gone/;
const SYMPTOM = /LEFTCLUSTER — web2 as seen by/;

const inBothThemes = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
};

/** Takes the place of the system's notifications and of the person who allows them. */
function fakeNotifications(): void {
  const shown: string[] = [];
  class Fake {
    static permission = 'default';
    static requestPermission = (): Promise<string> => {
      Fake.permission = 'granted';
      return Promise.resolve('granted');
    };
    onclick: (() => void) | null = null;
    constructor(title: string, { body }: { body: string }) {
      shown.push(`${title}: ${body}`);
    }
    close(): void {}
  }
  Object.assign(window, { Notification: Fake, shown });
}

test('a partition is told with its symptoms, counted, explained, decided on, and kept', async ({
  page,
  desk,
  troubles,
}) => {
  test.setTimeout(240_000);
  const main = page.getByRole('main');
  await page.addInitScript(fakeNotifications);
  await page.goto(`${desk.console.origin}/?notify#/alerts?site=rehearsal`);
  await page.getByRole('tab', { name: 'Notifications' }).click();
  await page.getByRole('button', { name: 'Show notifications in this browser' }).click();
  await expect(main.getByText('New alerts are shown as notifications.')).toBeVisible();
  await page.getByRole('tab', { name: /^Open/ }).click();

  await desk.console.fault('inject', FAULT);
  try {
    const alert = main.getByRole('link', { name: ALERT }).first();
    await expect(alert).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('contentinfo')).toContainText(/\d+ open alert/);
    await expect(
      page.getByRole('navigation').getByRole('link', { name: /Alerts.*open alert/ }),
    ).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'shown') as string[]), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(ALERT));

    const item = main
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: ALERT }) })
      .first();
    await item.getByText(/^\d+ symptoms$/).click();
    await expect(item.getByRole('link', { name: SYMPTOM })).toBeVisible();

    await alert.focus();
    await page.keyboard.press('Enter');
    const detail = main.getByRole('region', { name: ALERT });
    await expect(detail).toContainText(/SF may still resolve it: .*s left/);
    await expect(detail).toContainText('What the documents say to do');
    // What was opened in the list stays open, also after one of its symptoms was looked at.
    await item.getByRole('link', { name: SYMPTOM }).first().click();
    await alert.click();
    await expect(detail).toBeVisible();
    await expect(item.getByRole('link', { name: SYMPTOM }).first()).toBeVisible();
    await expect(detail.getByText('Notified')).toBeVisible({ timeout: 30_000 });
    await inBothThemes(page);

    await detail.getByRole('button', { name: 'Acknowledge…' }).click();
    await page.getByLabel('Your name').fill('Mori');
    await page.getByLabel('Reason').fill('Switch is being replaced');
    await page.keyboard.press('Enter');
    await expect(detail).toContainText('by Mori: Switch is being replaced');

    await detail.getByRole('button', { name: 'Silence…' }).click();
    await page.getByRole('radio', { name: 'Everything about web' }).check();
    await page.getByLabel('Reason').fill('The same');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Silence', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('tab', { name: /^Silences/ }).click();
    await expect(main.getByText('Mori: The same')).toBeVisible();
    await expect(main.getByText(/min .*left/)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^End the silence/ }).click();
    await expect(main.getByText('Nothing is silenced.')).toBeVisible();

    await page.getByRole('tab', { name: 'History' }).click();
    const row = main.getByRole('row').filter({ hasText: ALERT }).first();
    await expect(row).toContainText('Mori: Switch is being replaced');
    await expect(row).toContainText('still open');
    expect(await axeFindings(page)).toEqual([]);

    await visit(page, '#/clusters/web?site=rehearsal');
    const contradictions = main.getByRole('group', { name: 'What contradicts itself' });
    await expect(contradictions).toContainText('stop not proven');
    await expect(contradictions).toContainText(/Source: .*Guide/);
    await inBothThemes(page);

    await page.goto(`${desk.console.origin}/?locale=pseudo#/alerts?site=rehearsal`);
    await expect(main.locator('.alert-detail')).toBeVisible();
    expect(await strayTexts(page)).toEqual([]);
    await page.goto(`${desk.console.origin}/?past#/alerts?site=rehearsal&at=${Date.now() - 1000}`);
    await expect(page.getByRole('heading', { name: /^Alerts that were open at/ })).toBeVisible();
    await expect(main.getByText(ALERT).first()).toBeVisible();
    expect(troubles).toEqual([]);
  } finally {
    await desk.console.fault('clear', FAULT);
  }
});
