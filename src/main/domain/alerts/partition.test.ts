import { expect, test } from 'vitest';
import { AlertRun, found, healthySite, START } from '../../../../test/support/alert-site.ts';
import type { Alert } from '../../../shared/domain/alert.ts';
import type { FindingCode } from '../../../shared/domain/finding.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';

const cluster = { kind: 'cluster', id: 'c001' } as const;
const a = { kind: 'node', id: 'c001-a' } as const;
const b = { kind: 'node', id: 'c001-b' } as const;
const partition = found('cf-partition', 'critical', cluster, {
  cluster: 'c001',
  observer: 'c001-a, c001-b',
  pairs: 'c001-a ↔ c001-b',
});
const of = (code: FindingCode, node: typeof a | typeof b) =>
  found(code, 'critical', node, { node: node.id, observer: node === a ? 'c001-b' : 'c001-a' });
const accusations = [a, b].flatMap((node) => [
  of('cf-leftcluster', node),
  of('leftcluster-domain-runs', node),
  of('leftcluster-while-answering', node),
]);
const causeIn = (run: AlertRun): Alert => run.open().find(({ code }) => code === 'cf-partition')!;

test('two sides that accuse each other are one notification, with every accusation below it', () => {
  const run = new AlertRun().during(300, [partition, ...accusations]);
  expect(run.told()).toEqual(['firing cf-partition']);
  const cause = causeIn(run);
  expect(cause.symptoms).toHaveLength(accusations.length);
  expect(run.open().filter((alert) => alert.cause !== cause.id)).toEqual([cause]);
  run.during(60, []);
  expect(run.told()).toEqual(['firing cf-partition', 'resolved cf-partition']);
});

test('the accusation that is seen a moment before the partition is not told either', () => {
  const run = new AlertRun().during(8, [of('cf-leftcluster', a)]);
  expect(run.during(300, [partition, ...accusations]).told()).toEqual(['firing cf-partition']);
});

test('each accused node keeps its own countdown; the partition shows the latest end', () => {
  const run = new AlertRun().during(30, [of('cf-leftcluster', a)]).during(1, [partition, ...accusations]);
  const until = (id: string) =>
    run.open().find(({ code, subject }) => code === 'cf-leftcluster' && subject.id === id)?.countdown?.until;
  expect(until('c001-a')).toBe(START + 161_000);
  expect(until('c001-b')).toBe(START + 191_000);
  expect(causeIn(run).countdown).toMatchObject({ state: 'resolving', until: START + 191_000 });
  run.during(140, [partition, ...accusations]);
  expect(causeIn(run).countdown, 'one is over, the other goes on').toMatchObject({ state: 'resolving' });
  run.during(30, [partition, ...accusations]);
  expect(causeIn(run).countdown).toMatchObject({ state: 'over', because: 'time' });
});

test('what SF has given up on has no later end than what it still tries', () => {
  const run = new AlertRun(withKillFailed('c001-b')).during(30, [of('cf-leftcluster', a)]);
  run.during(1, [partition, ...accusations]);
  expect(causeIn(run).countdown).toMatchObject({ state: 'resolving', until: START + 161_000 });
});

test('the one that nobody hears accuse back is dead, and told besides', () => {
  const dead = found('cf-leftcluster', 'critical', { kind: 'node', id: 'c001-c' }, { node: 'c001-c' });
  const run = new AlertRun().during(30, [partition, ...accusations, dead]);
  expect(run.told().sort()).toEqual(['firing cf-leftcluster', 'firing cf-partition']);
});

test('what a partition does not bring by itself is told besides', () => {
  const application = { kind: 'application', id: 'c001/app' } as const;
  const more = [
    found('application-online-twice', 'critical', application),
    found('application-nowhere-online', 'critical', application),
    of('cf-down-but-answers', b),
  ];
  const run = new AlertRun().during(60, [partition, ...accusations, ...more]);
  expect(run.told().sort()).toEqual([
    'firing application-nowhere-online',
    'firing application-online-twice',
    'firing cf-down-but-answers',
    'firing cf-partition',
  ]);
});

test('a partition is not over because one side of it is silent', () => {
  const silent = found('node-not-known', 'unknown', b, { node: 'c001-b', because: 'silent' });
  const run = new AlertRun().during(30, [partition, ...accusations]).during(300, [silent]);
  expect(causeIn(run)).toMatchObject({ confirmed: false, clearedAt: null });
  expect(run.told()).toEqual(['firing cf-partition']);
});

test('a partition of another site explains nothing here', () => {
  const run = new AlertRun().during(30, [
    found('cf-partition', 'critical', { kind: 'cluster', id: 'c002' }, { observer: 'c002-a, c002-b' }),
    of('cf-leftcluster', a),
  ]);
  expect(run.told().sort()).toEqual(['firing cf-leftcluster', 'firing cf-partition']);
});

/** Every agent that would stop the node has reported KillFailed. */
function withKillFailed(target: string): SitePicture {
  const picture = healthySite();
  const clusters = picture.clusters.map((one) => ({
    ...one,
    agents: one.agents.map((agent) =>
      agent.target === target && agent.standing.kind === 'known'
        ? {
            ...agent,
            standing: { ...agent.standing, value: { ...agent.standing.value, shut: 'KillFailed' as const } },
          }
        : agent,
    ),
  }));
  return { ...picture, clusters };
}
