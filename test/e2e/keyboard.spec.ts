import { expect, test, visit } from './support/operator.ts';

test('digits change the view, and the palette finds a guest by its name', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  for (const [key, view] of [
    ['2', 'clusters'],
    ['3', 'hosts'],
    ['4', 'guests'],
    ['5', 'alerts'],
    ['6', 'operations'],
    ['9', 'settings'],
    ['1', 'site'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => page.url()).toContain(`#/${view}`);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('batch1');
  await expect(page.getByRole('option', { name: /batch1/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('#/guests/');
  await expect(page.getByRole('heading', { name: /batch1/ })).toBeVisible();
});

test('the list of shortcuts tells the truth: each of its digits opens the view that it names, no other digit does', async ({
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  await page.keyboard.press('?');
  const rows = page.getByRole('dialog').locator('dl.keys > div');
  await expect(rows.first()).toBeVisible();
  const told = await rows.evaluateAll((all) =>
    all.map((row) => [
      row.querySelector('dt')?.textContent ?? '',
      row.querySelector('dd')?.textContent ?? '',
    ]),
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  const views = new Map(told.filter(([key]) => /^\d$/.test(key ?? '')).map(([key, view]) => [key, view]));
  expect(views.size).toBeGreaterThan(6);
  let shown = 'Site';
  for (const digit of '234567891') {
    await page.keyboard.press(digit);
    shown = views.get(digit) ?? shown;
    await expect(page).toHaveTitle(`${shown} – Nodeward`);
  }
});

test('Cmd+K opens the palette as Ctrl+K does, and over an open dialog neither opens it', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  await page.keyboard.press('Meta+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  for (const keys of ['Control+k', 'Meta+k', '3']) await page.keyboard.press(keys);
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveAccessibleName('Keyboard shortcuts');
  expect(page.url()).toContain('#/site');
});

test('what is typed into a field is text: digits and ? open nothing', async ({ page }) => {
  await visit(page, '#/guests?site=rehearsal');
  const field = page.getByRole('main').getByRole('searchbox').or(page.getByRole('main').getByRole('textbox'));
  await field.first().click();
  await page.keyboard.type('3?1');
  await expect(field.first()).toHaveValue('3?1');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(page.url()).toContain('#/guests');
});

test('Tab reaches the controls of the frame, and the focus is seen', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'kvm-a' })).toBeVisible();
  const names: string[] = [];
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    names.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
    const outline = await page.evaluate(() => {
      const style = document.activeElement === null ? null : getComputedStyle(document.activeElement);
      return style === null ? '' : `${style.outlineStyle} ${style.boxShadow}`;
    });
    expect(outline).not.toBe('none none');
  }
  expect(names.some((name) => name.includes('Clusters'))).toBe(true);
});

test('a table is sorted by the keyboard', async ({ page }) => {
  await visit(page, '#/guests?site=rehearsal');
  const header = page
    .getByRole('columnheader')
    .filter({ has: page.getByRole('button') })
    .first();
  await expect(header).toBeVisible();
  const before = await header.getAttribute('aria-sort');
  await header.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(header).not.toHaveAttribute('aria-sort', before ?? 'none');
});

test('what is typed before the palette has loaded goes into the palette, not into the view', async ({
  page,
  desk,
}) => {
  // The chunk is held back, as on a slow line; the page is loaded anew so that it is not there yet.
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/\/assets\/Palette-.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${desk.console.origin}/?fresh#/hosts?site=rehearsal`);
  await expect(page.getByRole('main').getByText('kvm-a').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('db2');
  expect(page.url()).toContain('#/hosts');
  release();
  await expect(page.getByRole('combobox')).toHaveValue('db2');
  await page.keyboard.type('x');
  await expect(page.getByRole('combobox')).toHaveValue('db2x');
  expect(page.url()).toContain('#/hosts');
});

test('the window is named after what it shows', async ({ page }) => {
  await expect(page).toHaveTitle('Site – Nodeward');
  await visit(page, '#/hosts/kvm-a?site=rehearsal');
  await expect(page).toHaveTitle('kvm-a – Hosts – Nodeward');
  await visit(page, '#/guests?site=rehearsal');
  await page.getByRole('main').getByRole('link', { name: 'web1' }).click();
  await expect(page).toHaveTitle('web1 – Guests – Nodeward');
  await visit(page, `#/clusters?site=rehearsal&at=${Date.now() - 2000}`);
  await expect(page).toHaveTitle('Clusters – Review – Nodeward');
});
