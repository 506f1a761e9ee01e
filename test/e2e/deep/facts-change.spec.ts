import { test as base } from '@playwright/test';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

const RMS_OFF = { kind: 'rms-stopped', target: 'lab1' } as const;
const SHUTDOWN = { kind: 'guest-shutdown', target: 'lab1' } as const;
const OFFLINE = '#/operations/application-offline%3Fcluster%3Dlab%26application%3Dlabapp?site=rehearsal';
const FORCED =
  '#/operations/application-force-switch%3Fcluster%3Dlab%26application%3Dlabapp%26target%3Dlab2?site=rehearsal';

const test = base.extend<{ rehearsal: RunningConsole }>({
  rehearsal: async ({}, use) => {
    const running = await startConsole(['--rehearsal', '--operator', 'tanaka']);
    await use(running);
    await running.stop();
  },
});
const { expect } = test;

test('facts that change after the plan refuse its begin and show the plan as it is now; a yes counts only for the words that were shown', async ({
  page,
  rehearsal,
}, info) => {
  test.setTimeout(400_000);
  const keep = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(rehearsal.link);
  await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const opener = main.getByRole('button', { name: 'Begin…' });
  const begin = dialog.getByRole('button', { name: 'Begin', exact: true });
  await page.goto(`${rehearsal.origin}/${OFFLINE}`);
  await opener.click({ timeout: 120_000 });
  await begin.click();
  await expect(main.locator('.run-closed')).toContainText('Done', { timeout: 120_000 });

  // Between the plan and its begin RMS stops on a node that is UP: nothing is forced then.
  await page.goto(`${rehearsal.origin}/${FORCED}`);
  await opener.click({ timeout: 120_000 });
  await rehearsal.fault('inject', RMS_OFF);
  await begin.click();
  const changed = main.getByRole('alert').filter({ hasText: 'no longer allow it' });
  await expect(changed).toBeVisible({ timeout: 60_000 });
  await expect(dialog).toHaveCount(0);
  await expect(main.locator('li[data-verdict="fail"]').first()).toBeVisible();
  await expect(opener).toHaveCount(0);
  await keep('changed');
  await rehearsal.fault('clear', RMS_OFF);
  await expect(async () => {
    await main.getByRole('button', { name: 'Gather again' }).click();
    await expect(opener).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 90_000 });
  await expect(changed).toHaveCount(0);
  await opener.click();
  await begin.click();

  // The node that would have been told is gone when the person says yes: it is asked anew, for the other node.
  const doIt = main.getByRole('button', { name: /^Do it now/ });
  await expect(doIt).toBeVisible({ timeout: 60_000 });
  await expect(main.getByText('Word for word, on lab1')).toBeVisible();
  await keep('first-words');
  await rehearsal.fault('inject', SHUTDOWN);
  // Until the host tells that it is off, the step is blocked and tried again.
  const other = main.getByText('Word for word, on lab2');
  const say = main.locator('.run-actions').getByRole('button', { name: /^(Do it now|Try again)/ });
  await doIt.click();
  await expect(async () => {
    await expect(main.locator('.run-closed')).toHaveCount(0, { timeout: 50 });
    if (!(await other.isVisible()) && (await say.isVisible())) await say.click();
    await expect(other).toBeVisible({ timeout: 3_000 });
    await expect(doIt).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  await expect(main.getByText('This step waits for you')).toBeVisible();
  await keep('new-words');
  await doIt.click();
  await expect(main.locator('.run-closed')).toContainText('Done', { timeout: 120_000 });
  await keep('done');
});
