import { expect, test } from 'vitest';
import { domain, emptyHost, returnWish } from '../../../../test/support/host-guests-facts.ts';
import { online, withRms } from '../../../../test/support/power-facts.ts';
import { fresh, nodeSays, roundOf, SILENCE } from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostGuestsFacts } from '../facts/host-guests-facts.ts';
import { judgeReturn } from './return-choices.ts';

const said = (facts: HostGuestsFacts, more: object) =>
  judgeReturn(returnWish(more), facts).map(({ verdict, sentence, values }) =>
    [verdict, sentence.replace('rule.', ''), values['guest'] ?? ''].join(' '),
  );
const START = { start: ['web2'] };
const back = (change: object = {}) => ({
  back: [{ cluster: 'web', application: 'webapp', target: 'web2', ...change }],
});

test('of a silent host nothing is known to return', () => {
  expect(said({ ...emptyHost, domains: fresh(fail(SILENCE)) }, START)).toEqual(['unknown choice.not-known ']);
});

test('what runs and was not chosen is nothing to return; what is off and was never drained stays off', () => {
  const domains = fresh(
    ok([domain('web2', 'shut off'), domain('new1', 'running'), domain('old', 'shut off')]),
  );
  expect(said({ ...emptyHost, nodes: [], domains }, START)).toEqual([
    'pass return.start web2',
    'pass return.off old',
  ]);
});

test.each([
  ['as chosen', back(), ['back']],
  ['chosen for another application', back({ application: 'db' }), ['away']],
  ['chosen for another cluster', back({ cluster: 'db' }), ['away', 'back-stranger']],
  ['chosen for another node', back({ target: 'web1' }), ['away', 'back-stranger']],
  ['not chosen', {}, ['away']],
])('an application goes back only %s', (_what, more, wanted) => {
  const found = judgeReturn(returnWish({ ...START, ...more }), emptyHost)
    .map(({ sentence }) => sentence.replace('rule.return.', ''))
    .filter((word) => word.startsWith('away') || word.startsWith('back'));
  expect(found).toEqual(wanted);
});

test('the node that a guest is stands with the choice; a guest that no node is has none', () => {
  const nodes = judgeReturn(returnWish(START), emptyHost).map(({ values }) => [
    values['guest'],
    values['node'],
  ]);
  expect(nodes.slice(0, 2)).toEqual([
    ['web2', 'web2'],
    ['batch1', ''],
  ]);
});

const [home] = emptyHost.nodes;
const web3 = nodeSays('web3', withRms(roundOf('UP', {}), 'web3', online('Online')));
const at = (name: string) => nodeNameSchema.parse(name);

test('only what serves on another host is away, and only of a guest that returns', () => {
  if (home === undefined) throw new Error('no node');
  const idle = nodeSays('web1', withRms(roundOf('UP', {}), 'web1', online('Offline')));
  const seen = (...nodes: HostGuestsFacts['nodes']) => said({ ...emptyHost, nodes }, START).slice(2);
  expect(seen({ ...home, applications: { ...home.applications, nodes: [idle] } })).toEqual([]);
  const inner = { ...home, guest: 'web3', entry: { ...home.entry, name: at('web3') } };
  const withWeb3 = { ...home, applications: { ...home.applications, nodes: [web3] } };
  expect(seen(withWeb3)).toEqual(['pass return.away web2']);
  expect(seen(withWeb3, inner).filter((word) => word.endsWith('web2'))).toEqual([]);
  expect(seen({ ...home, guest: 'web9' })).toEqual([]);
});

test('each way back leads to a node of this host, also where it has several', () => {
  if (home === undefined) throw new Error('no node');
  const other = { ...home, guest: 'web3', entry: { ...home.entry, name: at('web3') } };
  const found = said({ ...emptyHost, nodes: [home, other] }, { ...START, ...back() });
  expect(found.some((word) => word.startsWith('fail'))).toBe(false);
});
