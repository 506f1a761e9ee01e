import { expect, test } from '@playwright/test';
import { startConsole } from './support/running-console.ts';

test('after a restart the open page is live again, or says which link it needs', async ({ page }) => {
  test.setTimeout(120_000);
  const first = await startConsole(['--rehearsal']);
  const { port } = new URL(first.origin);
  await page.goto(first.link);
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible({ timeout: 30_000 });
  await first.kill();
  await expect(page.getByText('Not live')).toBeVisible({ timeout: 30_000 });
  const again = await startConsole(['--rehearsal', '--listen', `127.0.0.1:${port}`], first.folder);
  try {
    const live = page.getByRole('contentinfo').getByText('Live', { exact: true });
    const needsLink = page.getByRole('alert').getByText(/new link is needed/);
    await expect(live.or(needsLink).first()).toBeVisible({ timeout: 60_000 });
    if (await needsLink.isVisible()) await page.goto(again.link);
    await expect(live).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  } finally {
    await again.stop();
  }
});
