import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/operator.ts';

const HANG = { kind: 'guest-hang', target: 'web1' } as const;
const HELPLESS = { kind: 'agent-timeout', target: 'web2' } as const;

test('from the alert of a hung guest to its plan: SF first, and every word can be read', async ({
  page,
  desk,
  troubles,
}) => {
  test.setTimeout(180_000);
  const main = page.getByRole('main');
  await desk.console.fault('inject', HELPLESS);
  await desk.console.fault('inject', HANG);
  try {
    await page.goto(`${desk.console.origin}/#/alerts?site=rehearsal`);
    await main.getByRole('link', { name: /web1/ }).first().click({ timeout: 60_000 });
    await main.getByRole('link', { name: 'Plan the recovery of web1' }).click();
    await expect(main.getByText('SF has its time first')).toBeVisible({ timeout: 40_000 });
    await expect(main.getByText(/SF may still resolve it for/)).toBeVisible();
    await expect(main.getByText(/Power off web1 on /)).toBeVisible();
    await expect(main.getByText(/virDomainDestroyFlags/)).toBeVisible();
    await expect(main.getByText(/cftool -k/)).toBeVisible();
    await expect(main.getByText(/web1 has not stopped: running/)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await main.getByRole('button', { name: 'Save as runbook' }).click();
    expect((await download).suggestedFilename()).toBe('leftcluster-recovery-web1.md');
    await page.screenshot({ path: test.info().outputPath('plan.png'), fullPage: true });
    expect(troubles).toEqual([]);
  } finally {
    await desk.console.fault('clear', HANG);
    await desk.console.fault('clear', HELPLESS);
  }
});
