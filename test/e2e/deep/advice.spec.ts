import { axeFindings } from '../support/axe.ts';
import { expect, test, visit } from '../support/operator.ts';

test('advice names its source, and what could not be read stands beside it', async ({ page, desk }) => {
  test.setTimeout(120_000);
  const set = { kind: 'shutdown-priority-set', target: 'db' } as const;
  const silent = { kind: 'sshd-stopped', target: 'db2' } as const;
  const main = page.getByRole('main');
  await visit(page, '#/advice?site=rehearsal');
  await expect(main.getByText('share one host by design')).toBeVisible();
  await desk.console.fault('inject', set);
  await desk.console.fault('inject', silent);
  try {
    const advice = main.getByRole('listitem').filter({ hasText: 'ShutdownPriority is set in db' }).first();
    await expect(advice).toBeVisible({ timeout: 60_000 });
    await expect(advice).toContainText('Next:');
    await expect(advice).toContainText('Source: PRIMECLUSTER Installation and Administration Guide');
    const unread = main.getByRole('region', { name: 'What could not be read' });
    await expect(unread.getByRole('rowheader', { name: 'db2' }).first()).toBeVisible({ timeout: 60_000 });
    expect(await axeFindings(page)).toEqual([]);
  } finally {
    await desk.console.fault('clear', set);
    await desk.console.fault('clear', silent);
  }
});
