import { ok, type Result } from '../../shared/result.ts';
import type { NodeName } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { AgentRow } from '../../shared/domain/sf.ts';
import { rowsOf, type Table } from '../../shared/domain/table.ts';
import { fact, type Fact, type FactOrigin } from './fact.ts';

type Answer = Result<Table<AgentRow>, ProbeFailure>;

/** Whether the shutdown facility runs on a node: it answered, it said that it does not run, or nobody knows. */
export function shutdownFacilityFact(origin: FactOrigin, node: NodeName, answer: Answer): Fact {
  const subject = { kind: 'node', id: node } as const;
  if (answer.ok) return fact(origin, subject, 'sf', ok('running' as const));
  if (answer.error.kind === 'not-running') return fact(origin, subject, 'sf', ok('not running' as const));
  return fact(origin, subject, 'sf', answer);
}

/** Each shutdown agent's standing towards the node that it would eliminate, as this node tests it. */
export function agentFacts(origin: FactOrigin, observer: NodeName, answer: Answer): Fact[] {
  if (!answer.ok) return [];
  return rowsOf(answer.value).map(({ target, agent, sa, shut, test, init }) =>
    fact(origin, { kind: 'node', id: target }, 'agent', ok({ sa, shut, test, init }), {
      observer,
      detail: agent,
    }),
  );
}
