import { axeFindings } from './support/axe.ts';
import { expect, test } from './support/operator.ts';

test('a fault is found, injected and taken back from the console, by keyboard alone', async ({
  page,
  troubles,
}) => {
  await page.getByRole('link', { name: 'Rehearsal · faults' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: 'Find a fault' }).focus();
  await page.keyboard.type('clock');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: /Clock ahead/ })).toBeChecked();
  await page.keyboard.press('Tab');
  const target = page.getByRole('combobox', { name: 'Host or node' });
  await expect(target).toBeFocused();
  await target.selectOption('db2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Injected: Clock ahead on db2' })).toBeVisible();

  const clear = page.getByRole('button', { name: 'Clear: Clock ahead on db2' });
  await expect(clear).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await clear.focus();
  await page.keyboard.press('Enter');
  await expect(clear).toBeHidden();
  await expect(page.getByText('No fault is running')).toBeVisible();
  expect(troubles).toEqual([]);
});
