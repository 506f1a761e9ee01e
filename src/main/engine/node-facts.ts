import { fail, ok, type Result } from '../../shared/result.ts';
import type { CfNodeRow, CfState } from '../../shared/domain/cf.ts';
import type { ClusterEntry } from '../../shared/domain/inventory.ts';
import type { NodeName } from '../../shared/domain/names.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { rowsOf, type Table } from '../../shared/domain/table.ts';
import { fact, nodeSource, type Fact, type FactOrigin } from './fact.ts';
import { agentFacts, shutdownFacilityFact } from './agent-facts.ts';
import type { ClockOffset } from '../../shared/domain/machine-settings.ts';
import { rmsFacts } from './rms-facts.ts';

type Answer<T> = Result<T, ProbeFailure>;

/** What one node said of itself and of the others, as states. `clock` is its clock against the console's. */
export function nodeFacts(
  node: NodeName,
  cluster: ClusterEntry,
  round: NodeRound,
  clock: Answer<ClockOffset>,
  at: number,
): Fact[] {
  const origin = { source: nodeSource(node), at };
  const itself = { kind: 'node', id: node } as const;
  return [
    fact(origin, itself, 'ssh', ok('answers' as const)),
    fact(
      origin,
      itself,
      'cf-local',
      map(round.cfLocal, ({ state }) => state),
    ),
    ...cluster.nodes
      .filter(({ name }) => name !== node)
      .map(({ name }) => seenFact(origin, node, name, round.cfNodes)),
    ...strangerFacts(origin, node, cluster, round.cfNodes),
    fact(origin, itself, 'cf-timeout', timeoutOf(round)),
    ...rmsFacts(origin, node, cluster, round.rms),
    shutdownFacilityFact(origin, node, round.agents),
    ...agentFacts(origin, node, round.agents),
    fact(origin, itself, 'clock', clock),
    fact(origin, itself, 'rcsd', round.rcsd),
    fact(origin, itself, 'agent-targets', round.agentTargets),
    fact(origin, itself, 'rms-settings', round.rmsSettings),
  ];
}

/** The node did not answer: said at once. What it said before waits for three missed intervals. */
export function nodeFailureFacts(node: NodeName, failure: ProbeFailure, at: number): Fact[] {
  return [fact({ source: nodeSource(node), at }, { kind: 'node', id: node }, 'ssh', fail(failure))];
}

function map<T, U>(answer: Answer<T>, change: (value: T) => U): Answer<U> {
  return answer.ok ? ok(change(answer.value)) : answer;
}

function seenFact(
  origin: FactOrigin,
  observer: NodeName,
  name: NodeName,
  table: Answer<Table<CfNodeRow>>,
): Fact {
  const subject = { kind: 'node', id: name } as const;
  return fact(origin, subject, 'cf', stateIn(table, name), { observer });
}

function stateIn(answer: Answer<Table<CfNodeRow>>, name: NodeName): Answer<CfState> {
  if (!answer.ok) return answer;
  const row = rowsOf(answer.value).find((found) => found.name === name);
  if (row !== undefined) return ok(row.state);
  return fail(answer.value.kind === 'damaged' ? answer.value.because : { kind: 'missing' });
}

/** Nodes that CF lists and the inventory does not know. */
function strangerFacts(
  origin: FactOrigin,
  observer: NodeName,
  cluster: ClusterEntry,
  answer: Answer<Table<CfNodeRow>>,
): Fact[] {
  if (!answer.ok) return [];
  const known = new Set(cluster.nodes.map(({ name }) => name));
  return rowsOf(answer.value)
    .filter(({ name }) => !known.has(name))
    .map(({ name, state }) => {
      const subject = { kind: 'cluster', id: cluster.name } as const;
      return { ...fact(origin, subject, 'cf', ok(state), { observer }), name: `stranger:${name}` };
    });
}

function timeoutOf(round: NodeRound): Answer<number> {
  if (!round.cfSettings.ok) return round.cfSettings;
  const text = round.cfSettings.value['CLUSTER_TIMEOUT'];
  if (text === undefined) return fail({ kind: 'missing' });
  return /^\d+$/.test(text)
    ? ok(Number(text))
    : fail({ kind: 'unreadable', line: `CLUSTER_TIMEOUT ${text}` });
}
