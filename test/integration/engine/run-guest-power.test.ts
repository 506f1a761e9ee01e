import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterWordSchema } from '../../../src/main/actions/commands/command-words.ts';
import { siteLockBreak, siteLockTake } from '../../../src/main/actions/commands/site-lock.ts';
import { commandLine } from '../../../src/main/sources/ssh/remote-command.ts';
import { hostNameSchema, nodeNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import type { OperationRequest } from '../../../src/shared/domain/operation-request.ts';
import type { OperationPlan } from '../../../src/shared/domain/operation-plan.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { beginOperation, confirmStep, untilRun, vouchForEffects } from '../../support/operation-client.ts';
import { ruleOf } from '../../support/power-facts.ts';
import { ssh, until, virsh } from '../../support/rehearsal-clients.ts';

const site = siteIdSchema.parse('rehearsal');
let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
});
afterAll(() => running.stop());

type Power = 'guest-start' | 'guest-shutdown' | 'guest-power-off';
const wish = (operation: Power, node: string): OperationRequest => ({
  operation,
  node: nodeNameSchema.parse(node),
});

async function planOf(operation: Power, node: string): Promise<OperationPlan> {
  const answer = await running.client.ask('operations.plan', { site, request: wish(operation, node) });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
const untilAllowed = (operation: Power, node: string) =>
  until(
    () => planOf(operation, node),
    ({ verdict }) => verdict === 'allowed',
    30_000,
  );
const closed = async (operation: Parameters<typeof untilRun>[1]) => {
  const run = await untilRun(running.client, operation, 'closed', ({ closedAt }) => closedAt !== null);
  return { outcome: run.outcome, steps: run.steps.map(({ id, state }) => `${id}: ${state}`) };
};
/** What virsh of Debian says of it. */
const domstate = async (host: string, name: string) =>
  (await virsh(running.site, host, ['domstate', name, '--reason'])).stdout.trim();
const hasImage = async (host: string, name: string) =>
  (await virsh(running.site, host, ['list', '--all', '--with-managed-save', '--name'])).stdout.includes(name);

test('what a lost host would mean is told for each configuration, from the picture that is polled', async () => {
  const fates = async (host: string) => {
    const lost = hostNameSchema.parse(host);
    const answer = await running.client.ask('operations.loss', { site, moment: 'now', host: lost });
    if (!answer.ok) throw new Error(answer.problem);
    const { clusters, applications } = answer.loss;
    return {
      clusters: clusters.map(({ cluster, becomes }) => `${cluster}: ${becomes}`),
      applications: applications.map(
        ({ application, fate, to }) => `${application}: ${fate} ${to.join(' ')}`,
      ),
    };
  };
  await everyMachineAnswered(running.client);
  const untilTold = (host: string) =>
    until(
      () => fates(host),
      ({ clusters, applications }) => ![...clusters, ...applications].join().includes('unknown'),
      40_000,
    );
  expect(await untilTold('kvm-a')).toEqual({
    clusters: ['web: leftcluster', 'lab: gone'],
    applications: ['webapp: waits web2', 'labapp: stops '],
  });
  expect(await untilTold('kvm-c')).toEqual({
    clusters: ['hosts: down', 'db: down'],
    applications: ['hostnet: switches kvm-d', 'dbapp: switches db2'],
  });
});

test('a node is not shut down while its application is Online there; after a switch away it is', async () => {
  const { client } = running;
  await until(
    async () => ruleOf(await planOf('guest-shutdown', 'web1'), 'I8')?.verdict,
    (verdict) => verdict === 'fail',
  );
  const refused = await client.ask('operations.begin', { site, request: wish('guest-shutdown', 'web1') });
  expect(refused).toMatchObject({ ok: false, refusal: { kind: 'blocked' } });
  expect(await domstate('kvm-a', 'web1')).toBe('running (booted)');
  await ssh(running.site, 'web1', 'sudo -n /opt/SMAW/bin/hvswitch webapp web2RMS');
  await untilAllowed('guest-shutdown', 'web1');
  const run = await closed(await beginOperation(client, wish('guest-shutdown', 'web1')));
  expect(run).toEqual({ outcome: 'done', steps: ['shut-down web1: done', 'check-gone: done'] });
  expect(await domstate('kvm-a', 'web1')).toBe('shut off (shutdown)');
});

test('it is not started while it runs on another host', async () => {
  await running.site.ask('inject', { kind: 'domain-on-two-hosts', target: 'web1' });
  const plan = await planOf('guest-start', 'web1');
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, 'I41')).toMatchObject({ verdict: 'fail', sentence: 'rule.I41.runs' });
  await running.site.ask('clear', { kind: 'domain-on-two-hosts', target: 'web1' });
});

test('saved memory is removed when a person says so, then it boots cold and joins', async () => {
  const { client } = running;
  await running.site.ask('inject', { kind: 'managed-save-present', target: 'web1' });
  expect(await hasImage('kvm-a', 'web1')).toBe(true);
  const operation = await beginOperation(client, wish('guest-start', 'web1'));
  await confirmStep(client, operation, 'remove-image kvm-a');
  expect(await closed(operation)).toEqual({
    outcome: 'done',
    steps: ['remove-image kvm-a: done', 'start-guest kvm-a: done', 'check-joined: done'],
  });
  expect([await domstate('kvm-a', 'web1'), await hasImage('kvm-a', 'web1')]).toEqual([
    'running (booted)',
    false,
  ]);
});

test('an emergency power-off needs the node’s name and a reason, which stay in the record as asserted', async () => {
  const { client } = running;
  const request = wish('guest-power-off', 'web2');
  const begin = (typed: string) =>
    client.ask('operations.begin', {
      site,
      request,
      attestations: [{ typed, reason: 'it writes nonsense' }],
    });
  expect(ruleOf(await planOf('guest-power-off', 'web2'), 'I34')).toMatchObject({
    verdict: 'unknown',
    values: { applications: 'webapp' },
  });
  expect(await begin('web1')).toMatchObject({ ok: false, refusal: { kind: 'blocked' } });
  expect(await domstate('kvm-b', 'web2')).toBe('running (booted)');
  const begun = await begin('web2');
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal).slice(0, 2_000));
  await confirmStep(client, begun.operation, 'force-power kvm-b');
  const run = await closed(begun.operation);
  expect(run.steps[0]).toBe('force-power kvm-b: done');
  expect(await domstate('kvm-b', 'web2')).toBe('shut off (destroyed)');
  const record = await client.ask('operations.entries', { operation: begun.operation });
  const entries = record.ok ? record.entries : [];
  expect(entries.find(({ kind }) => kind === 'attested')?.body).toMatchObject({
    rule: 'I34',
    typed: 'web2',
    standing: 'asserted',
  });
  // Who said yes to what is in it, and for whom each entry is written.
  expect(entries.find(({ kind }) => kind === 'said')?.body).toMatchObject({
    person: 'ann',
    word: 'yes',
    step: 'force-power kvm-b',
    to: expect.stringMatching(/^kvm-b: virDomainDestroyFlags/) as string,
  });
  expect(entries.map(({ body }) => ('person' in body ? body.person : null))).toEqual(
    entries.map(() => 'ann'),
  );
});

test('a cluster that is off altogether is started again: consoles tell each other on the hosts then', async () => {
  const { client, site: rehearsal } = running;
  await virsh(rehearsal, 'kvm-a', ['destroy', 'lab1']);
  const plan = await planOf('guest-start', 'lab1');
  expect(ruleOf(plan, 'not-left')?.verdict).not.toBe('pass');
  await virsh(rehearsal, 'kvm-a', ['destroy', 'lab2']);
  await untilAllowed('guest-start', 'lab1');
  // Another console starts it too.
  const lab = clusterWordSchema.parse('lab');
  const theirs = { owner: 'bob', consoleId: 'other', since: 1 };
  await ssh(rehearsal, 'kvm-b', commandLine(siteLockTake(lab, theirs)));
  const request = wish('guest-start', 'lab1');
  expect(await client.ask('operations.begin', { site, request })).toMatchObject({
    refusal: { kind: 'locked', node: 'kvm-b', by: 'bob' },
  });
  await ssh(rehearsal, 'kvm-b', commandLine(siteLockBreak(lab, theirs)));
  expect(await domstate('kvm-a', 'lab1')).toBe('shut off (destroyed)');
  const run = await closed(await beginOperation(client, request));
  expect(run).toEqual({ outcome: 'done', steps: ['start-guest kvm-a: done', 'check-joined: done'] });
}, 90_000);

test('a host is not stopped while a guest runs there or its stop scripts would suspend; then it is', async () => {
  const { client, site: rehearsal } = running;
  const request: OperationRequest = { operation: 'host-stop', host: hostNameSchema.parse('kvm-a') };
  const verdicts = async () => {
    const answer = await client.ask('operations.plan', { site, request });
    if (!answer.ok) throw new Error(answer.problem);
    return [ruleOf(answer.plan, 'I6')?.verdict, ruleOf(answer.plan, 'I7')?.verdict];
  };
  expect(await verdicts()).toEqual(['fail', 'pass']);
  expect(await client.ask('operations.begin', { site, request })).toMatchObject({
    refusal: { kind: 'blocked' },
  });
  const names = (await virsh(rehearsal, 'kvm-a', ['list', '--name'])).stdout.trim().split('\n');
  for (const name of names) await virsh(rehearsal, 'kvm-a', ['destroy', name]);
  await rehearsal.ask('inject', { kind: 'libvirt-guests-suspend', target: 'kvm-a' });
  expect(await verdicts()).toEqual(['pass', 'fail']);
  await rehearsal.ask('clear', { kind: 'libvirt-guests-suspend', target: 'kvm-a' });
  const operation = await beginOperation(client, request);
  // What is started there meanwhile would fall with the host.
  expect(await client.ask('operations.begin', { site, request: wish('guest-start', 'lab1') })).toMatchObject({
    refusal: { kind: 'held', object: 'kvm-a', by: 'host-stop (ann)' },
  });
  await confirmStep(client, operation, 'stop-host kvm-a');
  const silent = await untilRun(client, operation, 'it is silent', ({ steps }) =>
    steps.some(({ effects }) => effects.some(({ attestBy }) => attestBy === 'kvm-a off')),
  );
  expect((await virsh(rehearsal, 'kvm-a', ['list'])).code).not.toBe(0);
  expect(silent, 'silence is no proof').toMatchObject({ closedAt: null, steps: [{ state: 'checking' }] });
  void vouchForEffects(client, silent);
  expect(await closed(operation)).toEqual({ outcome: 'done', steps: ['stop-host kvm-a: done'] });
  const record = await client.ask('operations.entries', { operation });
  expect(record.ok && record.entries.find(({ kind }) => kind === 'attested')?.body).toMatchObject({
    typed: 'kvm-a off',
    standing: 'asserted',
  });
  // That it is off stays asserted in the record, not only the word.
  const seen = record.ok
    ? record.entries.flatMap(({ body }) => ('verdicts' in body ? body.verdicts : []))
    : [];
  expect(seen.filter(({ rule }) => rule === 'effect')).toMatchObject([{ verdict: 'pass', attested: true }]);
}, 90_000);
