import { expect, test } from 'vitest';
import {
  app,
  NODES,
  rmsOf,
  rmsStopped,
  row,
  wish,
  withRms,
} from '../../../../test/support/application-facts.ts';
import {
  domainOf,
  hostSays,
  MUTE,
  nodeSilent,
  NOW,
  recoverable,
} from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import type { RmsRow, RmsState } from '../../../shared/domain/rms.ts';
import type { HostFacts, NodeFacts } from '../facts/cluster-facts.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { applicationOperation } from './application-operation.ts';
import { planOperation } from './plan-operation.ts';

const web3 = nodeNameSchema.parse('web3');
const off = hostSays('kvm-b', domainOf('shut off', 'destroyed'));

/** A node that answers, how it sees web3 and how its RMS shows it. */
const answering = (
  name: string,
  state: RmsState,
  sees: CfState = 'DOWN',
  shows: RmsState | null = 'Faulted',
): NodeFacts =>
  withRms(name, rmsOf(name, [app(state), ...(shows === null ? [] : [row('web3RMS', 'SysNode', shows)])]), {
    web1: 'UP',
    web2: 'UP',
    web3: sees,
  });
const web1 = answering('web1', 'Online');
const web2 = answering('web2', 'Standby');

/** web3 is silent, and this is what is known of it. */
const withLost = (
  others: readonly NodeFacts[],
  hosts: readonly HostFacts[] = [off],
  asserted: SwitchFacts['lost'][number]['asserted'] = [],
): SwitchFacts => {
  const own = nodeSilent('web3');
  return {
    at: NOW,
    cluster: 'web',
    nodes: [...others, own],
    lost: [{ ...recoverable, node: web3, own, others, hosts, asserted }],
  };
};

const planOf = (operation: string, facts: SwitchFacts, more: object = {}) => {
  const request = wish(operation, more);
  if (request.operation === 'application-force-switch') throw new Error('It is forced');
  const subject = { kind: 'application', id: 'web/app' } as const;
  return planOperation({ request, subject, cluster: 'web' }, applicationOperation(request, NODES), facts);
};
const switchTo = (target: string, facts: SwitchFacts) => planOf('application-switch', facts, { target });

test('a switch can do without a node that is DOWN, away for RMS and proven stopped, and names it', () => {
  const plan = switchTo('web2', withLost([web1, web2]));
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps[0]?.command).toBe('/opt/SMAW/bin/hvswitch app web2RMS');
  const said = plan.rules.find(({ rule }) => rule === 'rms-answers');
  expect(said).toMatchObject({
    sentence: 'rule.rms-answers.without',
    values: { nodes: 'web1, web2', excused: 'web3' },
  });
  expect(said?.evidence).toContainEqual(off.domain.evidence);
  const nowhere = withLost([answering('web1', 'Offline', 'DOWN', 'Offline'), web2]);
  expect(planOf('application-online', nowhere).verdict).toBe('allowed');
});

const silentHost = hostSays('kvm-b', null, MUTE);
const word = { typed: 'kvm-b/web3', reason: 'looked at it', person: 'ann', at: NOW };
test.each<[string, SwitchFacts]>([
  ['one node sees it LEFTCLUSTER', withLost([web1, answering('web2', 'Standby', 'LEFTCLUSTER')])],
  ['one node sees it UP', withLost([web1, answering('web2', 'Standby', 'UP')])],
  ['RMS of one node shows it Online', withLost([web1, answering('web2', 'Standby', 'DOWN', 'Online')])],
  ['RMS of one node does not show it', withLost([web1, answering('web2', 'Standby', 'DOWN', null)])],
  ['its guest runs', withLost([web1, web2], [hostSays('kvm-b', domainOf('running'))])],
  ['its guest is paused', withLost([web1, web2], [hostSays('kvm-b', domainOf('paused'))])],
  ['no host lists its guest', withLost([web1, web2], [hostSays('kvm-b', null)])],
  ['its host is silent', withLost([web1, web2], [silentHost])],
  ['its host is silent and a person vouches for it', withLost([web1, web2], [silentHost], [word])],
  ['nobody looked for it', { ...withLost([web1, web2]), lost: [] }],
])('a switch cannot do without a node while %s', (_what, facts) => {
  const plan = switchTo('web2', facts);
  expect(plan.verdict).toBe('blocked');
  expect(plan.rules.find(({ rule }) => rule === 'rms-answers')).toMatchObject({
    verdict: 'unknown',
    sentence: 'rule.rms-answers.not-known',
    values: { nodes: 'web3' },
  });
});

const shown = (...rows: readonly RmsRow[]) =>
  withRms('web2', rmsOf('web2', [app('Standby'), ...rows]), { web1: 'UP', web2: 'UP', web3: 'DOWN' });
test.each<[string, NodeFacts]>([
  [
    'only another SysNode is away',
    shown(row('web1RMS', 'SysNode', 'Offline'), row('web3RMS', 'SysNode', 'Online')),
  ],
  ['only a resource of that name is away', shown(row('web3RMS', 'gRes', 'Offline'))],
  ['its SysNode has no state', shown(row('web3RMS', 'SysNode', null))],
])('RMS shows a node to be away by its SysNode alone: %s', (_what, other) => {
  expect(switchTo('web2', withLost([web1, other])).verdict).toBe('blocked');
});

test('whether somebody is excused is said only where it lets the switch through', () => {
  const sentenceOf = (facts: SwitchFacts) =>
    switchTo('web2', facts).rules.find(({ rule }) => rule === 'rms-answers')?.sentence;
  expect(sentenceOf({ ...withLost([web1, web2]), nodes: [web1, web2], lost: [] })).toBe(
    'rule.rms-answers.all',
  );
  const stopped = withRms('web2', rmsStopped, { web1: 'UP', web2: 'UP', web3: 'DOWN' });
  expect(sentenceOf(withLost([web1, stopped]))).toBe('rule.rms-answers.stopped');
  const excused = { ...withLost([web1, web2]), nodes: [web1, stopped, nodeSilent('web3')] };
  expect(sentenceOf(excused)).toBe('rule.rms-answers.stopped');
});

test('what answers must be as it always had to be', () => {
  const blocked = (facts: SwitchFacts, target = 'web2') =>
    expect(switchTo(target, facts).verdict).toBe('blocked');
  blocked(withLost([web1, answering('web2', 'Online')]));
  blocked(withLost([web1, answering('web2', 'Wait')]));
  blocked(withLost([web1, web2]), 'web3');
  blocked({ ...withLost([web1]), nodes: [web1, nodeSilent('web2'), nodeSilent('web3')] });
});
