import { expect, test } from 'vitest';
import { ruleOf } from '../../../../test/support/power-facts.ts';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import { hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import { fail } from '../../../shared/result.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { hostPowerOffFor } from './host-power-off-for.ts';

const silent = async () => fail({ kind: 'timed-out', afterMs: 1 } as const);
const SILENT: FactSources = {
  now: () => 0,
  deadline: () => new AbortController().signal,
  round: silent,
  libvirt: silent,
  run: silent,
  call: silent,
  callLibvirt: silent,
  hostRound: silent,
  power: silent,
};
const file = siteFileSchema.parse({
  version: 1,
  name: 'Site',
  hosts: [{ name: 'kvm-a' }, { name: 'kvm-b' }],
  clusters: [
    { name: 'web', nodes: [{ name: 'web1' }, { name: 'web2' }] },
    { name: 'db', nodes: [{ name: 'db1' }] },
  ],
});

/** What the console remembers when the power-off is begun, and what it remembers at the look after it. */
async function begunOn(nodes: readonly string[], guests: readonly string[], then: Partial<SiteKnowledge>) {
  const site: SiteKnowledge = {
    file,
    aliasesOf: () => [],
    leftSince: () => null,
    sfBudgetMs: () => 0,
    guestsOn: () => guests,
    ranOn: () => [],
    drainedOn: () => [],
    nodesOn: () => nodes.map((name) => nodeNameSchema.parse(name)),
    lossOf: () => null,
    configurationOf: () => 'B',
  };
  const [host] = file.hosts;
  if (host === undefined) throw new Error('no host');
  const request = { operation: 'host-power-off', host: hostNameSchema.parse('kvm-a') } as const;
  const changing = { ...site };
  const prepared = hostPowerOffFor(request, host, changing, SILENT);
  Object.assign(changing, then);
  const { plan } = await prepared.plan([], new AbortController().signal);
  return ruleOf(plan, 'as-opened');
}
const on = (...names: readonly string[]) => names.map((name) => nodeNameSchema.parse(name));

test('what is found at a later look is compared with what the operation was begun on', async () => {
  expect(await begunOn(['web1'], ['batch1'], {})).toMatchObject({ sentence: 'rule.as-opened.same' });
  expect(await begunOn(['web1'], ['batch1'], { nodesOn: () => on('web1', 'db1') })).toMatchObject({
    sentence: 'rule.as-opened.cluster',
    values: { clusters: 'db' },
  });
  expect(await begunOn(['web1'], ['batch1'], { nodesOn: () => on('web1', 'web2') })).toMatchObject({
    sentence: 'rule.as-opened.more',
    values: { guests: 'web2' },
  });
  expect(await begunOn(['web1'], ['batch1'], { guestsOn: () => ['batch1', 'batch2'] })).toMatchObject({
    sentence: 'rule.as-opened.more',
    values: { guests: 'batch2' },
  });
});
