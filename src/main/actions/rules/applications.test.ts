import { expect, test } from 'vitest';
import {
  app,
  rmsDamaged,
  rmsOf,
  rmsStopped,
  row,
  with1,
  withRms,
} from '../../../../test/support/application-facts.ts';
import { nodeSilent, NOW, recoverable } from '../../../../test/support/recovery-facts.ts';
import type { RmsRow, RmsState } from '../../../shared/domain/rms.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { isRmsRead, isRmsStopped, standingsOf } from './application-standings.ts';
import { judgeStates } from './application-state.ts';
import { judgeApplicationsAway, judgeCasualties } from './applications-here.ts';
import { judgeApplications } from './applications.ts';
import { EFFECT } from './effects.ts';
import { judgeIdle, judgeKnown, judgeRmsAnswers } from './rms-rules.ts';

const elsewhere = (name: string, state: RmsState, host: string): RmsRow => ({
  ...row(name, 'userApp', state),
  host,
});
const having = (node: string, ...rows: readonly RmsRow[]) => withRms(node, rmsOf(node, rows));
const online = with1('web1', 'Online');
const standby = with1('web2', 'Standby');
const stopped = withRms('web2', rmsStopped);
const damaged = withRms('web2', rmsDamaged('web2', []));
const damagedBadNews = withRms('web2', rmsDamaged('web2', [app('Faulted')]));

test.each<[string, readonly NodeFacts[], string]>([
  ['is Online once', [online, standby], 'pass'],
  [
    'is Online once, as another node’s RMS shows it too',
    [online, having('web2', app('Standby'), elsewhere('app', 'Online', 'web1RMS'))],
    'pass',
  ],
  ['is Online twice', [online, with1('web2', 'Online')], 'fail'],
  ['is Online nowhere', [with1('web1', 'Offline'), standby], 'fail'],
  [
    'of two is Online once',
    [having('web1', app('Online'), row('db', 'userApp', 'Offline')), standby],
    'fail',
  ],
  ...(['Faulted', 'Inconsistent', 'Wait', 'Unknown', 'OfflineFault'] as const).map(
    (state): [string, readonly NodeFacts[], string] => [
      `is ${state} somewhere`,
      [online, with1('web2', state)],
      'fail',
    ],
  ),
  ['is Faulted in a damaged listing', [online, damagedBadNews], 'fail'],
  ['is Online and another node is silent', [online, nodeSilent('web2')], 'unknown'],
  ['is Online and another node runs no RMS', [online, stopped], 'unknown'],
  ['is Online and another listing is damaged', [online, damaged], 'unknown'],
  ['is looked for nowhere', [], 'unknown'],
])('RMS is consistent or not where an application %s', (_what, nodes, verdict) => {
  expect(judgeApplications('web', nodes).verdict).toBe(verdict);
});

/** RMS answers; it is idle; it knows the application. */
test.each<[string, readonly NodeFacts[], [string, string, string]]>([
  ['all answer', [online, standby], ['pass', 'pass', 'pass']],
  ['one runs no RMS', [online, stopped], ['fail', 'unknown', 'pass']],
  ['one is silent', [online, nodeSilent('web2')], ['unknown', 'unknown', 'pass']],
  ['one listing is damaged', [online, damaged], ['unknown', 'unknown', 'pass']],
  ['one waits', [online, with1('web2', 'Wait')], ['pass', 'fail', 'pass']],
  ['one is not initialised', [online, with1('web2', 'Unknown')], ['pass', 'fail', 'pass']],
  [
    'a SysNode waits',
    [having('web1', app('Online'), row('web2RMS', 'SysNode', 'Wait')), standby],
    ['pass', 'fail', 'pass'],
  ],
  [
    'a SysNode is Faulted',
    [having('web1', app('Online'), row('web2RMS', 'SysNode', 'Faulted')), standby],
    ['pass', 'pass', 'pass'],
  ],
  [
    'a resource waits',
    [having('web1', app('Online'), row('res', 'gRes', 'Wait')), standby],
    ['pass', 'pass', 'pass'],
  ],
  [
    'it waits on another node, which says so itself',
    [having('web1', app('Online'), elsewhere('app', 'Wait', 'web2RMS')), standby],
    ['pass', 'pass', 'pass'],
  ],
  [
    'it waits here, by the node’s own name',
    [having('web1', elsewhere('app', 'Wait', 'web1RMS')), standby],
    ['pass', 'fail', 'pass'],
  ],
  ['it was never active', [with1('web1', null), standby], ['pass', 'pass', 'pass']],
  ['nobody lists it', [having('web1'), having('web2')], ['pass', 'pass', 'fail']],
  [
    'only a resource bears its name',
    [having('web1', row('app', 'gRes', 'Online'))],
    ['pass', 'pass', 'fail'],
  ],
  [
    'one lists it not and one is silent',
    [having('web1'), nodeSilent('web2')],
    ['unknown', 'unknown', 'unknown'],
  ],
  ['there is no node', [], ['unknown', 'unknown', 'unknown']],
])('where %s', (_what, nodes, wanted) => {
  const verdicts = [
    judgeRmsAnswers('web', nodes),
    judgeIdle('web', nodes),
    judgeKnown({ cluster: 'web', application: 'app' }, nodes),
  ].map(({ verdict }) => verdict);
  expect(verdicts).toEqual(wanted);
});

test('of each node its own row counts; what is not read is told from what is not there', () => {
  const nodes = [
    having('web1', elsewhere('app', 'Online', 'web2RMS'), elsewhere('app', 'Offline', 'web1RMS')),
    having('web2', row('db', 'userApp', 'Online'), row('app', 'gRes', 'Online')),
    nodeSilent('web3'),
  ];
  expect(standingsOf('app', nodes)).toEqual({
    there: [{ node: 'web1', state: 'Offline', details: '' }],
    absent: ['web2'],
    unread: ['web3'],
  });
  expect(standingsOf('app', [stopped, damaged, damagedBadNews])).toMatchObject({
    there: [{ state: 'Faulted' }],
    unread: ['web2', 'web2'],
  });
  expect([online, stopped, damaged, nodeSilent('web2')].map(isRmsRead)).toEqual([true, false, false, false]);
  expect([online, stopped, damaged, nodeSilent('web2')].map(isRmsStopped)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

const isOnline = ({ state }: { readonly state: RmsState }) => state === 'Online';
test.each<[string, readonly NodeFacts[], Parameters<typeof judgeStates>[3], string]>([
  ['each fits', [online, standby], { fits: () => true }, 'pass'],
  ['one does not fit', [online, standby], { fits: isOnline }, 'fail'],
  ['one does not fit and one is silent', [standby, nodeSilent('web3')], { fits: isOnline }, 'fail'],
  ['one is silent', [online, nodeSilent('web2')], { fits: isOnline }, 'unknown'],
  ['it is nowhere', [having('web1')], { fits: () => true }, 'unknown'],
  [
    'as many are as must be',
    [online, standby],
    { fits: () => true, like: isOnline, least: 1, most: 1 },
    'pass',
  ],
  ['too few are', [standby], { fits: () => true, like: isOnline, least: 1 }, 'fail'],
  ['too many are', [online, with1('web2', 'Online')], { fits: () => true, like: isOnline, most: 1 }, 'fail'],
  ['none is and none must be', [standby], { fits: () => true, like: isOnline }, 'pass'],
])('an application is as wished or not where %s', (_what, nodes, wish, verdict) => {
  expect(judgeStates(EFFECT, { cluster: 'web', application: 'app' }, nodes, wish).verdict).toBe(verdict);
});

const AWAY = [
  'Offline',
  'Standby',
  'Faulted',
  'OfflineFault',
  'Deact',
  'Maintenance-Offline',
  'Maintenance-Standby',
] as const;
const HERE = ['Online', 'Warning', 'Wait', 'Unknown', 'Inconsistent', 'Maintenance-Online'] as const;
const away = (own: NodeFacts) => judgeApplicationsAway({ ...recoverable, own }).verdict;

test('an application is away only in states in which nothing of it works or is on the way (I8)', () => {
  for (const state of AWAY) expect([state, away(with1('web2', state))]).toEqual([state, 'pass']);
  for (const state of HERE) expect([state, away(with1('web2', state))]).toEqual([state, 'fail']);
  expect(away(having('web2', app('Offline'), row('db', 'userApp', 'Online')))).toBe('fail');
  expect([away(stopped), away(damaged), away(nodeSilent('web2'))]).toEqual(['pass', 'unknown', 'unknown']);
});

test('whoever takes the power reads what falls, as the node says, or as the others show it (I34)', () => {
  const said = (own: NodeFacts, others: readonly NodeFacts[] = [], typed?: string) => {
    const asserted = typed === undefined ? [] : [{ typed, reason: 'it burns', person: 'ann', at: NOW }];
    const { verdict, sentence, attested, attestBy, values } = judgeCasualties({
      ...recoverable,
      own,
      others,
      asserted,
    });
    return { verdict, sentence, attested, attestBy, names: values['applications'] };
  };
  const own = having('web2', app('Online'), row('db', 'userApp', 'Offline'));
  expect(said(own)).toEqual({
    verdict: 'unknown',
    sentence: 'rule.I34.casualties',
    attested: false,
    attestBy: 'web2',
    names: 'app',
  });
  expect(said(own, [], 'web2')).toMatchObject({
    verdict: 'pass',
    sentence: 'rule.I34.accepted',
    attested: true,
  });
  expect(said(own, [], 'web1').verdict).toBe('unknown');
  const other = having(
    'web1',
    elsewhere('app', 'Online', 'web2RMS'),
    elsewhere('db', 'Offline', 'web2RMS'),
    elsewhere('log', 'Online', 'web1RMS'),
  );
  const silent = nodeSilent('web2');
  expect(said(silent, [other, other, nodeSilent('web3')])).toMatchObject({
    sentence: 'rule.I34.not-known',
    names: 'app',
  });
  expect(said(silent, [other], 'web2')).toMatchObject({
    verdict: 'pass',
    sentence: 'rule.I34.accepted-not-known',
  });
  expect(said(stopped, [other])).toMatchObject({ sentence: 'rule.I34.casualties', names: '' });
});
