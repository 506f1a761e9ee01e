import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { siteFileSchema } from '../../shared/domain/inventory.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { fail } from '../../shared/result.ts';
import { silentLogger, type LogFields, type Logger } from '../platform/logger.ts';
import { openStore } from '../store/open-store.ts';
import { BMC_INTERVAL_MS } from './polled-sources.ts';
import { SiteWatch } from './site-watch.ts';

/** Of its hosts only the BMCs are asked. */
const host = (name: string) => ({
  name,
  kind: 'esxi',
  bmc: { kind: 'ipmi', address: `bmc-${name}`, user: 'look', secret: name },
});
const file = siteFileSchema.parse({
  version: 1,
  name: 'Web',
  hosts: [host('esx-a'), host('esx-b')],
  clusters: [],
});
const [first, second] = file.hosts.map(({ name }) => name);

/** The site, watched; `asked` counts the polls of each BMC, whose password nobody has stored. */
async function watched(random: () => number = () => 0.5) {
  const clock = manualClock();
  const errors: (readonly [string, LogFields | undefined])[] = [];
  const log: Logger = { ...silentLogger, error: (message, fields) => errors.push([message, fields]) };
  const store = openStore({ file: ':memory:', clock, log });
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  const asked = new Map<string, number>();
  const watch = new SiteWatch({
    site: siteIdSchema.parse('web'),
    file,
    store: store.value,
    clock,
    log,
    random,
    settings: { configFile: '/dev/null', ownKnownHosts: '/dev/null', home: '/', localUser: 'nobody' },
    askers: { hostKey: () => 'no', passphrase: () => null, passphraseWrong: () => undefined },
    bmcSecret: ({ address }) => {
      const name = address.replace('bmc-', '');
      asked.set(name, (asked.get(name) ?? 0) + 1);
      return Promise.resolve(fail({ kind: 'secret-missing', secret: name, detail: '' }));
    },
    changed: () => undefined,
  });
  onTestFinished(async () => {
    await watch.stop();
    store.value.close();
  });
  await watch.start();
  return { watch, clock, errors, polls: () => [first, second].map((name) => asked.get(name ?? '') ?? 0) };
}

test('a loop that ends by a bug is logged, and the others go on', async () => {
  let calls = 0;
  const { clock, errors, polls } = await watched(() => {
    calls += 1;
    if (calls === 1) throw new Error('boom');
    return 0.5;
  });
  await clock.advance(1_000);
  expect(errors).toMatchObject([['A loop of the site has ended', { error: { message: 'boom' } }]]);
  await clock.advance(20 * BMC_INTERVAL_MS);
  const [ended, others] = polls();
  expect(ended).toBe(1);
  expect(others).toBeGreaterThan(2);
  expect(errors).toHaveLength(1);
});

test('who stores a password has that BMC asked at once, however long it was asked in vain; nobody’s answer asks it', async () => {
  const { watch, clock, polls } = await watched();
  await clock.advance(20 * BMC_INTERVAL_MS);
  watch.nudgeBmc(first!);
  await clock.advance(1_000);
  const before = polls();
  watch.nudgeBmc(first!);
  await clock.advance(0);
  expect(polls()).toEqual([before[0]! + 1, before[1]]);
  watch.nudgeAll();
  await clock.advance(0);
  expect(polls()).toEqual([before[0]! + 1, before[1]]);
});
