import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { axeFindings } from './support/axe.ts';
import { expect, test, visit } from './support/operator.ts';

test('shows exactly the guests that virsh lists on each host', async ({ page, desk }) => {
  for (const host of ['kvm-a', 'kvm-b', 'kvm-c', 'kvm-d']) {
    const uri = `qemu+unix:///system?socket=${await desk.console.libvirt(host)}`;
    const listed = execFileSync('virsh', ['-c', uri, 'list', '--all', '--name'], { encoding: 'utf8' });
    await visit(page, `#/hosts/${host}?site=rehearsal`);
    await expect(page.getByRole('heading', { name: host, exact: true })).toBeVisible();
    for (const name of listed.trim().split(/\s+/)) {
      await expect(page.getByRole('main').getByText(name, { exact: true }).first()).toBeVisible();
    }
  }
});

test('updates its numbers without a reload', async ({ page }) => {
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  const before = await main.innerText();
  await expect.poll(() => main.innerText(), { timeout: 20_000 }).not.toBe(before);
});

test('what a view says of its pieces holds over what all pieces have: the search leaves room beside it', async ({
  page,
}) => {
  const [search, choice] = [page.getByRole('searchbox'), page.getByRole('combobox').first()];
  const [left, right] = [await search.boundingBox(), await choice.boundingBox()];
  expect(left?.width).toBeLessThan(300);
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
});

// What the core says of each fault is tried without a browser; here it is that the words arrive and go.
test('guest-paused is said in words, taken back when it is over, and still said by every view of that moment', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000);
  const fault = { kind: 'guest-paused', target: 'web2' } as const;
  const findings = page.getByRole('region', { name: 'What needs a person' });
  await desk.console.fault('inject', fault);
  let then = 0;
  let web2 = '';
  try {
    await expect(findings.getByText(/(?<!un)paused/i).first()).toBeVisible({ timeout: 60_000 });
    await visit(page, '#/alerts?site=rehearsal');
    await expect(
      page
        .locator('.alert')
        .getByText(/(?<!un)paused/i)
        .first(),
    ).toBeVisible();
    await visit(page, '#/guests?site=rehearsal');
    await page.getByRole('main').getByRole('link', { name: 'web2' }).click();
    await expect(page.getByRole('region', { name: 'Where it is' })).toContainText('paused');
    web2 = /#\/guests\/([^?]+)/.exec(page.url())?.[1] ?? '';
    then = Date.now();
  } finally {
    await desk.console.fault('clear', fault);
  }
  await visit(page, '#/site?site=rehearsal');
  await expect(findings).toHaveCount(0, { timeout: 80_000 });
  // Afterwards libvirt says “running (unpaused)”.
  const paused = { hasText: /(?<!un)paused/i };
  for (const [hash, words] of viewsOf(page, web2)) {
    await visit(page, `${hash}?site=rehearsal`);
    await expect(
      page
        .getByRole('main')
        .getByText(hash === '#/alerts' ? 'History' : 'web2')
        .first(),
    ).toBeVisible();
    await expect(words.filter(paused), `${hash} now`).toHaveCount(0);
    await visit(page, `${hash}?site=rehearsal&at=${then}`);
    await expect(words.filter(paused).first(), `${hash} then`).toBeVisible();
  }
});

/** Where each view says how a guest is; what it says of changes over time tells of both moments. */
const viewsOf = (page: Page, web2: string) =>
  [
    ['#/site', page.getByRole('region', { name: 'What needs a person' })],
    ['#/hosts/kvm-b', page.getByRole('region', { name: 'Guests' })],
    ['#/guests', page.getByRole('row', { name: 'web2' })],
    [`#/guests/${web2}`, page.getByRole('region', { name: 'Where it is' })],
    ['#/clusters/web', page.locator('.cluster-findings')],
    ['#/alerts', page.locator('.alert')],
  ] as const;

test('a node whose SSH is silent is shown as unknown, not as healthy and not as down', async ({
  page,
  desk,
}) => {
  test.setTimeout(150_000);
  const fault = { kind: 'sshd-stopped', target: 'web2' } as const;
  // By its name alone: a card's words stand together without spaces, so web1 of cluster web at 2.2 cores has "web2" too.
  const card = page.locator('[data-guest]').filter({ has: page.getByText('web2', { exact: true }) });
  await desk.console.fault('inject', fault);
  try {
    await expect(card).toHaveAttribute('data-tone', 'unknown', { timeout: 60_000 });
    await expect(card).not.toContainText('DOWN');
  } finally {
    await desk.console.fault('clear', fault);
  }
  await expect(card).toHaveAttribute('data-tone', 'quiet', { timeout: 80_000 });
});

test('LEFTCLUSTER stands in the row of the node that sees it', async ({ page, desk }) => {
  test.setTimeout(180_000);
  const fault = { kind: 'node-left-cluster', target: 'web2' } as const;
  await visit(page, '#/clusters/web?site=rehearsal');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'web1' }) })
    .first();
  await expect(row).toContainText('UP');
  await desk.console.fault('inject', fault);
  try {
    await expect(row).toContainText('LEFT', { timeout: 60_000 });
    await visit(page, '#/site?site=rehearsal');
    const worst = page.getByRole('region', { name: 'What needs a person' }).getByRole('listitem').first();
    await expect(worst).toContainText('Nodes of web each say that the other is gone');
    await expect(worst).toContainText(/SF may still resolve it|SF’s time is over/);
    expect(await axeFindings(page)).toEqual([]);
    await worst.getByRole('link', { name: 'Open the procedure' }).click();
    await expect(
      page.getByRole('link', { name: 'End the partition of web: web1 goes on' }).first(),
    ).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await visit(page, '#/clusters/web?site=rehearsal');
    if (process.env['NODEWARD_SCREENSHOTS'] !== undefined) {
      await visit(page, '#/site?site=rehearsal');
      await expect(page.getByText(/LEFTCLUSTER/).first()).toBeVisible();
      await page.screenshot({ path: 'docs/guide/screenshots/leftcluster.png' });
      await visit(page, '#/clusters/web?site=rehearsal');
    }
  } finally {
    await desk.console.fault('clear', fault);
  }
  await expect(row).not.toContainText('LEFT', { timeout: 80_000 });
});
