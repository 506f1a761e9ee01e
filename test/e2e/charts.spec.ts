import { expect, test, visit } from './support/operator.ts';

test('each time window of the charts is asked for, and stays chosen while the page updates', async ({
  page,
}) => {
  await visit(page, '#/hosts/kvm-a?site=rehearsal');
  const charts = page.locator('.recharts-surface');
  await expect(charts.first()).toBeVisible({ timeout: 20_000 });
  for (const name of ['6 h', '24 h', '7 d', '30 min']) {
    const choice = page.getByRole('radio', { name, exact: true });
    await choice.click();
    await expect(choice).toBeChecked();
    await expect(charts.first()).toBeVisible();
  }
});

test('a longer window begins earlier', async ({ page }) => {
  await visit(page, '#/hosts/kvm-a?site=rehearsal');
  const firstTick = page.locator('.recharts-xAxis-tick-labels, .recharts-xAxis').getByText(/\S/).first();
  await expect(firstTick).toBeVisible({ timeout: 20_000 });
  const before = await firstTick.textContent();
  await page.getByRole('radio', { name: '7 d', exact: true }).click();
  await expect(firstTick).not.toHaveText(before ?? '');
});

test('a chart can be read as a table, with times and units, and be drawn again', async ({ page }) => {
  await visit(page, '#/hosts/kvm-a?site=rehearsal');
  const toTable = page.getByRole('button', { name: 'Show as table' });
  // The chart of the CPU comes after that of the memory: a rate needs two readings.
  await expect(toTable).toHaveCount(2, { timeout: 30_000 });
  await toTable.first().click();
  const table = page.getByRole('region', { name: 'CPU' }).getByRole('table');
  await expect(table.getByRole('columnheader').first()).toBeVisible();
  await expect(table.getByRole('cell').filter({ hasText: /core/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show as chart' }).click();
  await expect(table).toHaveCount(0);
});
