import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rcsdNodeSchema } from '../../../shared/domain/sf.ts';
import { sfBudget, type SfSettings } from './sf-budget.ts';

const rcsd = (...timeouts: number[]) => [
  rcsdNodeSchema.parse({
    node: 'web1',
    weight: 1,
    admIp: null,
    agents: timeouts.map((timeout, at) => ({ agent: `SA_${at}`, timeout })),
  }),
];
const usual: SfSettings = {
  configurations: ['B'],
  nodesAre: 'guests',
  nodes: 2,
  cfTimeoutSeconds: 10,
  rcsd: rcsd(20, 20),
};

test.each<[string, Partial<SfSettings>, number]>([
  ['KVM guests with default settings', {}, 160],
  ['VMware guests, whose agents may take no time by default', { configurations: ['V'], rcsd: rcsd() }, 110],
  ['VMware guests with an agent of 20 s, for two nodes', { configurations: ['V'], rcsd: rcsd(20) }, 150],
  ['a CF timeout raised to 600 s', { cfTimeoutSeconds: 600 }, 750],
  ['agents that may take 70 s together', { rcsd: rcsd(35, 35) }, 160],
  ['agents that may take 80 s together, for two nodes', { rcsd: rcsd(40, 40) }, 180],
  ['the slowest node counts', { rcsd: [...rcsd(20), ...rcsd(90)] }, 200],
  ['hosts whose agents may take 40 s', { configurations: ['C'], nodesAre: 'hosts' }, 240],
  ['a configuration that nobody knows', { configurations: [], rcsd: null }, 160],
  ['declared V, concluded B: the longer one', { configurations: ['V', 'B'], rcsd: null }, 160],
  ['a shorter CF timeout does not shorten it', { cfTimeoutSeconds: 1 }, 160],
])('%s', (_what, change, seconds) => {
  expect(sfBudget({ ...usual, ...change }).ms).toBe(seconds * 1000);
});

test('says when it rests on defaults', () => {
  expect(sfBudget(usual).basis).toBe('settings');
  expect(sfBudget({ ...usual, rcsd: null }).basis).toBe('default');
  expect(sfBudget({ ...usual, rcsd: [] }).basis).toBe('default');
  expect(sfBudget({ ...usual, cfTimeoutSeconds: null }).basis).toBe('default');
});

test('what is configured never makes it shorter than the documented default', () => {
  fc.assert(
    fc.property(
      fc.nat(3600),
      fc.array(fc.nat(600), { maxLength: 4 }),
      fc.integer({ min: 1, max: 16 }),
      (cf, timeouts, nodes) => {
        expect(
          sfBudget({ ...usual, cfTimeoutSeconds: cf, nodes, rcsd: rcsd(...timeouts) }).ms,
        ).toBeGreaterThanOrEqual(160_000);
      },
    ),
  );
});
