import { expect, test } from 'vitest';
import { fail, ok } from '../../shared/result.ts';
import { clusterEntrySchema } from '../../shared/domain/inventory.ts';
import { nodeNameSchema } from '../../shared/domain/names.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Fact } from './fact.ts';
import { leftover } from './leftover.ts';
import { Ledger } from './ledger.ts';
import { nodeFacts } from './node-facts.ts';

const web1 = nodeNameSchema.parse('web1');
const web2 = nodeNameSchema.parse('web2');
const cluster = clusterEntrySchema.parse({ name: 'web', nodes: [{ name: 'web1' }, { name: 'web2' }] });
const agent = {
  target: web2,
  agent: 'SA_libvirtgp',
  sa: 'Idle',
  shut: 'Unknown',
  test: 'TestWorked',
  init: 'InitWorked',
} as const;
const denied = fail<ProbeFailure>({ kind: 'denied', detail: 'sudo' });
const clock = ok({ offsetMs: 0, uncertaintyMs: 5 });
const damage = { kind: 'unreadable', line: 'web2 2 U' } as const;

const round: NodeRound = {
  cfLocal: ok({ name: web1, number: 1, state: 'UP' }),
  cfNodes: ok({
    kind: 'whole',
    rows: [
      { name: web1, number: 1, state: 'UP' },
      { name: web2, number: 2, state: 'UP' },
    ],
  }),
  cfSettings: ok({ CLUSTER_TIMEOUT: '10' }),
  rms: ok({
    localSystem: 'web1RMS',
    configuration: 'config.us',
    table: {
      kind: 'whole',
      rows: [
        { name: 'web1RMS', type: 'SysNode', host: null, standing: { state: 'Online', details: '' } },
        { name: 'web2RMS', type: 'SysNode', host: null, standing: { state: 'Online', details: '' } },
        { name: 'webapp', type: 'userApp', host: null, standing: { state: 'Online', details: '' } },
        { name: 'webapp', type: 'userApp', host: 'web2RMS', standing: { state: 'Standby', details: '' } },
        { name: 'fs1', type: 'gRes', host: null, standing: { state: 'Online', details: '' } },
      ],
    },
  }),
  agents: ok({ kind: 'whole', rows: [agent] }),
  rcsd: ok([]),
  agentTargets: ok([]),
  clock: denied,
  clockAtEnd: denied,
  rmsSettings: denied,
  remoteCpuMs: 3,
  raw: {},
};

const find = (facts: readonly Fact[], id: string, name: string, observer = '') =>
  facts.find((fact) => fact.subject.id === id && fact.name === name && fact.observer === observer)?.outcome;

test('what a node sees of the others is kept as its own view', () => {
  const facts = nodeFacts(web1, cluster, round, clock, 5);
  expect(find(facts, 'web2', 'cf', 'web1')).toEqual(ok('UP'));
  expect(find(facts, 'web1', 'cf-local')).toEqual(ok('UP'));
  expect(find(facts, 'web1', 'cf-timeout')).toEqual(ok(10));
  expect(find(facts, 'web1', 'sysnode')).toEqual(ok({ state: 'Online', details: '' }));
  expect(find(facts, 'web2', 'sysnode', 'web1')).toEqual(ok({ state: 'Online', details: '' }));
  expect(find(facts, 'web/webapp', 'application', 'web1')).toEqual(ok({ state: 'Online', details: '' }));
  expect(find(facts, 'web2', 'agent:SA_libvirtgp', 'web1')?.ok).toBe(true);
});

test('a missing row is a finding, not silence', () => {
  const without = { ...round, cfNodes: ok({ kind: 'whole', rows: [] } as const) };
  expect(find(nodeFacts(web1, cluster, without, clock, 5), 'web2', 'cf', 'web1')).toEqual(
    fail({ kind: 'missing' }),
  );
});

test('of a damaged table the bad news stands and the rest is unknown', () => {
  const left = { name: web2, number: 2, state: 'LEFTCLUSTER' } as const;
  const bad = { ...round, cfNodes: ok({ kind: 'damaged', because: damage, badNews: [left] } as const) };
  expect(find(nodeFacts(web1, cluster, bad, clock, 5), 'web2', 'cf', 'web1')).toEqual(ok('LEFTCLUSTER'));
  const nothing = { ...round, cfNodes: ok({ kind: 'damaged', because: damage, badNews: [] } as const) };
  expect(find(nodeFacts(web1, cluster, nothing, clock, 5), 'web2', 'cf', 'web1')).toEqual(fail(damage));
});

test('views fail on their own', () => {
  const facts = nodeFacts(web1, cluster, { ...round, cfNodes: denied, agents: denied }, clock, 5);
  expect(find(facts, 'web1', 'ssh')?.ok).toBe(true);
  expect(find(facts, 'web2', 'cf', 'web1')).toEqual(denied);
  expect(find(facts, 'web1', 'sf')).toEqual(denied);
  expect(find(facts, 'web1', 'sysnode')?.ok).toBe(true);
});

test('a stopped shutdown facility is known to be stopped', () => {
  const stopped = { ...round, agents: fail<ProbeFailure>({ kind: 'not-running', what: 'SF' }) };
  expect(find(nodeFacts(web1, cluster, stopped, clock, 5), 'web1', 'sf')).toEqual(ok('not running'));
});

test('a node that the inventory does not know is kept as a stranger', () => {
  const rows = [{ name: nodeNameSchema.parse('web9'), number: 9, state: 'UP' } as const];
  const facts = nodeFacts(web1, cluster, { ...round, cfNodes: ok({ kind: 'whole', rows }) }, clock, 5);
  expect(find(facts, 'web', 'stranger:web9', 'web1')).toEqual(ok('UP'));
});

test('what a view no longer shows is gone when it is whole, unknown when it is not, and an agent is missed', () => {
  const ledger = new Ledger();
  ledger.observe(nodeFacts(web1, cluster, round, clock, 5));
  const source = 'node:web1 primecluster';
  const emptied = {
    ...round,
    rms: ok({ localSystem: 'web1RMS', configuration: '', table: { kind: 'whole', rows: [] } } as const),
    agents: ok({ kind: 'whole', rows: [] } as const),
  };
  const left = leftover(ledger.from(source), nodeFacts(web1, cluster, emptied, clock, 9), emptied, 9);
  expect(left.gone.map(({ subject }) => subject.id)).toEqual(['web/webapp', 'web/fs1']);
  expect(left.unknown).toMatchObject([{ name: 'agent:SA_libvirtgp', outcome: fail({ kind: 'missing' }) }]);
  const denial = { ...round, rms: denied, agents: denied };
  const unread = leftover(ledger.from(source), nodeFacts(web1, cluster, denial, clock, 9), denial, 9);
  expect(unread.gone).toEqual([]);
  expect(unread.unknown.map(({ outcome }) => outcome)).toEqual([denied, denied, denied]);
});

test('an agent that is neither listed nor configured any more is gone, not missed', () => {
  const ledger = new Ledger();
  ledger.observe(nodeFacts(web1, cluster, round, clock, 5));
  const withdrawn = {
    ...round,
    agents: ok({ kind: 'whole', rows: [] } as const),
    rcsd: ok([{ node: web2, weight: 1, admIp: null, agents: [] }]),
  };
  const left = leftover(
    ledger.from('node:web1 primecluster'),
    nodeFacts(web1, cluster, withdrawn, clock, 9),
    withdrawn,
    9,
  );
  expect(left.gone.map(({ name }) => name)).toEqual(['agent:SA_libvirtgp']);
  expect(left.unknown).toEqual([]);
});
