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
const usual: SfSettings = { configuration: 'B', nodes: 2, cfTimeoutSeconds: 10, rcsd: rcsd(20, 20) };

test.each<[string, Partial<SfSettings>, number]>([
  ['KVM guests with default settings', {}, 160],
  ['VMware guests', { configuration: 'V' }, 110],
  ['a CF timeout raised to 600 s', { cfTimeoutSeconds: 600 }, 750],
  ['agents that may take 10 s longer each, for two nodes', { rcsd: rcsd(30, 30) }, 200],
  ['a configuration that nobody knows', { configuration: null }, 160],
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
