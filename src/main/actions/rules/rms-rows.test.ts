import { expect, test } from 'vitest';
import { app, rmsOf, row, with1, withRms } from '../../../../test/support/application-facts.ts';
import { nodeSilent, NOW, recoverable } from '../../../../test/support/recovery-facts.ts';
import type { RmsRow, RmsState } from '../../../shared/domain/rms.ts';
import { fail } from '../../../shared/result.ts';
import { isRmsStopped } from './application-standings.ts';
import { judgeStates } from './application-state.ts';
import { judgeApplicationsAway, judgeCasualties } from './applications-here.ts';
import { judgeApplications } from './applications.ts';
import { EFFECT } from './effects.ts';
import { judgeIdle, judgeKnown, judgeRmsAnswers } from './rms-rules.ts';

/** A type is told by its beginning: it may be cut to its column. */
const whole = (state: RmsState | null, host: string | null = null): RmsRow => ({
  ...row('app', 'userApplication', state),
  host,
});
const having = (node: string, ...rows: readonly RmsRow[]) => withRms(node, rmsOf(node, rows));
const WHICH = { cluster: 'web', application: 'app' };
const away = (...rows: readonly RmsRow[]) =>
  judgeApplicationsAway({ ...recoverable, own: having('web2', ...rows) }).verdict;
const casualties = (...rows: readonly RmsRow[]) =>
  judgeCasualties({ ...recoverable, own: nodeSilent('web2'), others: [having('web1', ...rows)] }).values[
    'applications'
  ];

test('a type that is written whole is an application for every judge', () => {
  expect(judgeApplications('web', [having('web1', whole('Faulted'))]).verdict).toBe('fail');
  expect(judgeIdle('web', [having('web1', whole('Wait'))]).verdict).toBe('fail');
  expect(judgeKnown(WHICH, [having('web1', whole('Online'))]).verdict).toBe('pass');
  expect(away(whole('Online'))).toBe('fail');
  expect(casualties(whole('Online', 'web2RMS'))).toBe('app');
});

test('a row under the node’s own SysNode is about the node itself', () => {
  const own = having('web2', whole('Online', 'web2RMS'));
  expect(away(whole('Online', 'web2RMS'))).toBe('fail');
  expect(judgeApplications('web', [own, with1('web1', 'Online')])).toMatchObject({
    verdict: 'fail',
    values: { count: 2 },
  });
});

test('a row without a state says nothing, and hides no other', () => {
  expect(away(whole(null))).toBe('pass');
  expect(away(whole(null), row('db', 'userApp', 'Online'))).toBe('fail');
  expect(casualties(whole(null, 'web2RMS'), whole('Online', 'web2RMS'))).toBe('app');
  const none = having('web1', row('res', 'gRes', 'Online'));
  expect(judgeApplications('web', [none, having('web2', whole(null))]).verdict).toBe('pass');
});

test('a resource of a node that is lost does not fall as an application', () => {
  expect(casualties({ ...row('res', 'gRes', 'Online'), host: 'web2RMS' })).toBe('');
});

test('an application is known by its name only', () => {
  expect(judgeKnown(WHICH, [having('web1', row('db', 'userApp', 'Online'))]).verdict).toBe('fail');
});

test('RMS is stopped only where it says so itself: what did not come is not known', () => {
  const lost = withRms('web2', fail({ kind: 'missing' }));
  expect(isRmsStopped(lost)).toBe(false);
  expect(judgeRmsAnswers('web', [lost]).verdict).toBe('unknown');
  expect(judgeApplicationsAway({ ...recoverable, own: lost }).verdict).toBe('unknown');
});

test('what a person vouched for is kept with the verdict as it was said', () => {
  const asserted = [{ typed: 'web2', reason: 'it burns', person: 'ann', at: NOW }];
  expect(judgeCasualties({ ...recoverable, asserted }).evidence).toContainEqual({
    command: null,
    raw: 'web2: it burns',
    at: NOW,
    from: 'ann',
  });
});

test('what is wrong is said of the application, and who does not answer is named', () => {
  const nodes = [with1('web1', 'Online'), nodeSilent('web2'), nodeSilent('web3')];
  const states = (...seen: Parameters<typeof judgeStates>[2]) =>
    judgeStates(EFFECT, WHICH, seen, { fits: () => true });
  expect(states(...nodes)).toMatchObject({
    subject: { kind: 'application', id: 'web/app' },
    values: { nodes: 'web2, web3' },
  });
  expect(states(having('web1'), having('web2')).values).toMatchObject({ nodes: 'web1, web2' });
  expect(judgeIdle('web', nodes).values).toMatchObject({ nodes: 'web2, web3' });
  expect(judgeApplications('web', nodes).values).toMatchObject({ nodes: 'web2, web3' });
  expect(judgeApplications('web', [having('web1', app('Online'))]).values).toMatchObject({
    where: 'app: web1',
  });
});
