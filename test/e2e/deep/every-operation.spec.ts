import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { hrefOf } from '../../../src/renderer/src/live/place.ts';
import { planPlace } from '../../../src/renderer/src/live/operation-place.ts';
import type { OperationRun } from '../../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import { operatorOf, type AsOperator } from '../../support/operator-line.ts';
import { OFTEN, polledSite } from '../../support/polled-site.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';
import { enteredIn } from '../../support/run-states.ts';
import { startSceneBmc, type SceneBmc } from '../../support/stages/scene-bmc.ts';
import { SMALL, type Stage } from '../../support/stages/stage.ts';
import { MORE_STAGES, STAGES } from '../../support/stages/stages.ts';
import { startConsole, type RunningConsole } from '../support/running-console.ts';

const site = siteIdSchema.parse('rehearsal');
const RATE = 16;

/** A console of its own on a site in that scene, whose folder knows the site and has watched nothing yet. */
async function consoleOn({ siteFile }: RehearsalTestSite, { bmcs }: SceneBmc): Promise<RunningConsole> {
  const home = await mkdtemp(path.join(tmpdir(), 'nw-e2e-'));
  const sites = path.join(home, 'config/nodeward/sites');
  await mkdir(sites, { recursive: true });
  await writeFile(path.join(sites, `${site}.yaml`), await polledSite(siteFile, OFTEN, bmcs));
  return startConsole(['--operator', 'tanaka'], home);
}

/** What the console tells of the operation that was begun; null: none was yet. */
const told = (ask: AsOperator): Promise<OperationRun | null> =>
  ask(
    (client) =>
      new Promise((done) => {
        client.watch('operations', null, ({ runs }) => done(runs[0] ?? null));
      }),
  );

/** Vouches for what no machine tells, with the words that the dialog asks for. */
async function vouch(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Vouch for what no machine tells' });
  await page.getByRole('main').getByRole('button', { name: 'Vouch for it…' }).first().click();
  const label = (await dialog.locator('label').first().textContent()) ?? '';
  const [, words = ''] = /^Type (.+?)(?: – |, letter)/.exec(label) ?? [];
  await dialog.getByRole('textbox').first().fill(words);
  await dialog.getByLabel('How you know it').fill('looked at it');
  await dialog.getByRole('button', { name: 'Vouch for it' }).click();
  await expect(dialog).toBeHidden();
}

/** From the plan to its end by clicks alone; people around it do what the scene says. */
async function walk(page: Page, stage: Stage, rehearsal: RehearsalTestSite, ask: AsOperator): Promise<void> {
  const main = page.getByRole('main');
  const opener = main.getByRole('button', { name: 'Begin…' });
  const vouching = main.getByRole('button', { name: 'Vouch for it…' });
  await expect(opener.or(vouching).first()).toBeVisible({ timeout: 120_000 });
  if ((stage.attestations ?? []).length > 0) await vouch(page);
  await opener.click({ timeout: 120_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).click();
  const doIt = main.locator('.run-actions').getByRole('button', { name: /^Do it now/ });
  const seen = new Set<string>();
  await expect(async () => {
    const run = await told(ask);
    for (const at of run === null ? [] : enteredIn(run).filter((each) => !seen.has(each))) {
      seen.add(at);
      await stage.meanwhile?.(at, rehearsal);
    }
    // It may have been taken between the look and the click.
    if (await doIt.isVisible()) await doIt.click({ timeout: 2_000 });
    if ((await vouching.count()) > 0 && stage.goal(await rehearsal.ask('describe', {}))) await vouch(page);
    await expect(main.locator('.run-closed')).toContainText('Done', { timeout: 100 });
  }).toPass({ timeout: 240_000, intervals: [300] });
}

/** One that goes back ends otherwise than done. */
const SCENES = Object.entries({ ...STAGES, ...MORE_STAGES }).filter(([, { breaks }]) => breaks === undefined);

for (const [name, stage] of SCENES)
  test(`by clicks alone to its end, on a site in its scene: ${name}`, async ({ page }, info) => {
    test.setTimeout(500_000);
    const rehearsal = await startRehearsal({ rate: RATE, ...(stage.size ?? SMALL) });
    const bmc = await startSceneBmc(stage.bmcOf, rehearsal);
    const running = await consoleOn(rehearsal, bmc);
    try {
      const ask = await operatorOf(path.join(running.folder, 'data/nodeward'), 'tanaka');
      await page.emulateMedia({ reducedMotion: 'reduce' });
      page.setDefaultTimeout(10_000);
      await page.goto(running.link);
      await page.getByRole('heading', { name: 'kvm-a' }).waitFor({ timeout: 60_000 });
      await stage.set(rehearsal);
      const place = {
        object: null,
        ...planPlace(stage.request),
        site,
        view: 'operations',
        moment: 'now',
      } as const;
      await page.goto(`${running.origin}/${hrefOf(place)}`);
      await walk(page, stage, rehearsal, ask);
      await page.screenshot({ path: info.outputPath('done.png') });
      expect(stage.goal(await rehearsal.ask('describe', {})), 'by the site’s own word').toBe(true);
    } finally {
      await running.stop();
      await bmc.stop();
      await rehearsal.stop();
    }
  });
