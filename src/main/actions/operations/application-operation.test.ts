import { expect, test } from 'vitest';
import {
  app,
  clusterOf,
  NODES,
  rmsDamaged,
  rmsOf,
  rmsStopped,
  row,
  wish,
  with1,
  withRms,
} from '../../../../test/support/application-facts.ts';
import { nodeSays, nodeSilent, roundOf } from '../../../../test/support/recovery-facts.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { blocks } from '../rules/judged.ts';
import { applicationOperation } from './application-operation.ts';
import type { PlainRequest } from './application-wishes.ts';
import { planOperation } from './plan-operation.ts';

function plain(operation: string, more: object = {}): PlainRequest {
  const request = wish(operation, more);
  if (request.operation === 'application-force-switch') throw new Error('It is forced');
  return request;
}
const SWITCH = plain('application-switch', { target: 'web2' });
const ONLINE = plain('application-online');
const OFFLINE = plain('application-offline');
const CLEAR = plain('application-clear-fault');
const ON = plain('application-maintenance-on');
const OFF = plain('application-maintenance-off');

const planOf = (request: PlainRequest, facts: SwitchFacts) =>
  planOperation(
    { request, subject: { kind: 'application', id: 'web/app' }, cluster: 'web' },
    applicationOperation(request, NODES),
    facts,
  );
const effectsOf = (request: PlainRequest, opening: SwitchFacts, facts: SwitchFacts) =>
  applicationOperation(request, NODES)
    .steps(opening)
    .filter(({ part }) => part === 'step')
    .flatMap((step) => step.effects(facts));

const onWeb1 = clusterOf(with1('web1', 'Online'), with1('web2', 'Standby'));
const nowhere = clusterOf(with1('web1', 'Offline'), with1('web2', 'Standby'));
const faulted = clusterOf(with1('web1', 'Online'), with1('web2', 'Faulted'));
const maintained = clusterOf(with1('web1', 'Maintenance-Online'), with1('web2', 'Maintenance-Standby'));

test.each([
  [SWITCH, onWeb1, '/opt/SMAW/bin/hvswitch app web2RMS', 'web1'],
  [SWITCH, nowhere, '/opt/SMAW/bin/hvswitch app web2RMS', 'web1'],
  [ONLINE, nowhere, '/opt/SMAW/bin/hvswitch app', 'web1'],
  [OFFLINE, onWeb1, '/opt/SMAW/bin/hvutil -f app', 'web1'],
  [CLEAR, faulted, '/opt/SMAW/bin/hvutil -c app', 'web2'],
  [ON, onWeb1, '/opt/SMAW/bin/hvutil -m on app', 'web1'],
  [OFF, maintained, '/opt/SMAW/bin/hvutil -m off app', 'web1'],
])('where everything holds one command is sent (%#)', (request, facts, command, machine) => {
  const plan = planOf(request, facts);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps[0]).toMatchObject({ standing: 'now', command, machine, irreversible: false });
});

type Case = readonly [string, PlainRequest, SwitchFacts, JudgedRule['rule'], 'fail' | 'unknown'];
const web1 = with1('web1', 'Online');
const BROKEN: readonly Case[] = [
  ['a node is silent', SWITCH, clusterOf(web1, nodeSilent('web2')), 'rms-answers', 'unknown'],
  ['there is no node at all', SWITCH, clusterOf(), 'rms-answers', 'unknown'],
  ['RMS of a node is stopped', SWITCH, clusterOf(web1, withRms('web2', rmsStopped)), 'rms-answers', 'fail'],
  [
    'a listing is damaged',
    OFFLINE,
    clusterOf(web1, withRms('web2', rmsDamaged('web2', []))),
    'rms-answers',
    'unknown',
  ],
  [
    'no RMS lists it',
    ONLINE,
    clusterOf(withRms('web1', rmsOf('web1', [])), withRms('web2', rmsOf('web2', []))),
    'application-known',
    'fail',
  ],
  [
    'one RMS lists it not and the other is silent',
    ONLINE,
    clusterOf(withRms('web1', rmsOf('web1', [])), nodeSilent('web2')),
    'application-known',
    'unknown',
  ],
  ['it waits', SWITCH, clusterOf(with1('web1', 'Wait'), with1('web2', 'Standby')), 'rms-idle', 'fail'],
  [
    'another application waits',
    OFFLINE,
    clusterOf(
      withRms('web1', rmsOf('web1', [app('Online'), row('db', 'userApp', 'Wait')])),
      with1('web2', 'Standby'),
    ),
    'rms-idle',
    'fail',
  ],
  [
    'a SysNode waits',
    SWITCH,
    clusterOf(
      withRms('web1', rmsOf('web1', [app('Online'), row('web2RMS', 'SysNode', 'Wait')])),
      with1('web2', 'Standby'),
    ),
    'rms-idle',
    'fail',
  ],
  [
    'it is Online on the target already',
    SWITCH,
    clusterOf(with1('web1', 'Standby'), with1('web2', 'Online')),
    'application-state',
    'fail',
  ],
  ['it is Online twice', SWITCH, clusterOf(web1, with1('web2', 'Online')), 'application-state', 'fail'],
  ['the target is faulted', SWITCH, faulted, 'application-state', 'fail'],
  [
    'the other node is faulted',
    SWITCH,
    clusterOf(with1('web1', 'Faulted'), with1('web2', 'Standby')),
    'application-state',
    'fail',
  ],
  ['it is in maintenance', SWITCH, maintained, 'application-state', 'fail'],
  [
    'the target is seen DOWN',
    SWITCH,
    clusterOf(
      withRms('web1', rmsOf('web1', [app('Online')]), { web1: 'UP', web2: 'DOWN' }),
      with1('web2', 'Standby'),
    ),
    'target',
    'fail',
  ],
  [
    'the target is not UP for itself',
    SWITCH,
    clusterOf(web1, nodeSays('web2', { ...roundOf('COMINGUP', {}), rms: rmsOf('web2', [app('Standby')]) })),
    'target',
    'fail',
  ],
  [
    'nobody lists the target in CF',
    SWITCH,
    clusterOf(withRms('web1', rmsOf('web1', [app('Online')]), { web1: 'UP' }), with1('web2', 'Standby')),
    'target',
    'unknown',
  ],
  ['it is Online already', ONLINE, onWeb1, 'application-state', 'fail'],
  ['it is Offline everywhere', OFFLINE, nowhere, 'application-state', 'fail'],
  ['nothing is faulted', CLEAR, onWeb1, 'application-state', 'fail'],
  ['it is in maintenance already', ON, maintained, 'application-state', 'fail'],
  ['it is faulted', ON, faulted, 'application-state', 'fail'],
  [
    'resources are not as they were',
    OFF,
    clusterOf(with1('web1', 'Maintenance-Online', 'Online !!'), with1('web2', 'Maintenance-Standby')),
    'application-state',
    'fail',
  ],
];

test.each(BROKEN)('blocks when %s', (_what, request, facts, rule, verdict) => {
  const plan = planOf(request, facts);
  expect(plan.verdict).toBe('blocked');
  const judged = [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)];
  expect(judged).toContainEqual(expect.objectContaining({ rule, verdict }));
});

test.each([
  ['switched', SWITCH, onWeb1, clusterOf(with1('web1', 'Standby'), with1('web2', 'Online'))],
  ['online', ONLINE, nowhere, onWeb1],
  ['offline', OFFLINE, onWeb1, nowhere],
  ['faulted no more', CLEAR, faulted, clusterOf(web1, with1('web2', 'Offline'))],
  ['in maintenance', ON, onWeb1, maintained],
  ['out of maintenance', OFF, maintained, onWeb1],
])('it is %s when every node says so, and not before', (_what, request, opening, done) => {
  expect(effectsOf(request, opening, done).some(blocks)).toBe(false);
  expect(effectsOf(request, opening, opening).some(blocks)).toBe(true);
  const [first] = done.nodes;
  expect(effectsOf(request, opening, clusterOf(first!, nodeSilent('web2'))).some(blocks)).toBe(true);
});

test('Online on the target and still on the old node is no switch', () => {
  const twice = clusterOf(web1, with1('web2', 'Online'));
  expect(effectsOf(SWITCH, onWeb1, twice)).toMatchObject([{ verdict: 'fail' }]);
});

test('what is Online on two nodes is taken Offline on each of them', () => {
  const plan = planOf(OFFLINE, clusterOf(web1, with1('web2', 'Online')));
  expect(plan.steps.map(({ machine }) => machine)).toEqual(['web1', 'web2']);
});

test('a name that is no plain word reaches no command line', () => {
  const request = { ...ONLINE, application: 'app;reboot' };
  const there = (name: string) => withRms(name, rmsOf(name, [row('app;reboot', 'userApp', 'Offline')]));
  expect(planOf(request, clusterOf(there('web1'), there('web2'))).steps[0]?.command).toBeNull();
});

test('maintenance mode is owed by whoever begins it and paid by whoever ends it', () => {
  const [begin] = applicationOperation(ON, NODES).steps(onWeb1);
  const [end] = applicationOperation(OFF, NODES).steps(maintained);
  expect(begin?.debt).toMatchObject({ debtKind: 'maintenance-mode', nodes: ['web1', 'web2'] });
  expect(end?.pays).toBe(begin?.debt?.debt);
});

test('maintenance mode that failed to begin is ended by a step that pays what is owed', () => {
  const [begin, back] = applicationOperation(ON, NODES).steps(onWeb1);
  expect(back).toMatchObject({ part: 'restore', restores: [begin?.id], onlyAfterFailure: true });
  expect(back?.pays).toBe(begin?.debt?.debt);
  expect(back?.effects(onWeb1).some(blocks)).toBe(false);
  expect(back?.effects(maintained).some(blocks)).toBe(true);
});
