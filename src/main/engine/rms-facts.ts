import { fail, ok, type Result } from '../../shared/result.ts';
import type { ClusterEntry } from '../../shared/domain/inventory.ts';
import type { NodeName } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { RmsDisplay, RmsRow, RmsStanding } from '../../shared/domain/rms.ts';
import { rowsOf } from '../../shared/domain/table.ts';
import { objectId } from '../domain/picture/draw-cluster.ts';
import { fact, type Fact, type FactOrigin } from './fact.ts';

type Answer = Result<RmsDisplay, ProbeFailure>;
const NO_OBJECTS: ReadonlySet<string> = new Set(['SysNode', 'ENV', 'ENVL']);

/** RMS as one node shows it: every SysNode, and its own standing of each userApplication and resource. */
export function rmsFacts(origin: FactOrigin, node: NodeName, cluster: ClusterEntry, answer: Answer): Fact[] {
  const sysNodes = cluster.nodes.map(({ name }) => {
    const observer = name === node ? '' : node;
    return fact(origin, { kind: 'node', id: name }, 'sysnode', sysNodeIn(answer, name), { observer });
  });
  if (!answer.ok) return sysNodes;
  const objects = rowsOf(answer.value.table)
    .filter((row) => !NO_OBJECTS.has(row.type) && isLocal(row, answer.value.localSystem))
    .map((row) => objectFact(origin, node, cluster, row));
  return [...sysNodes, ...objects];
}

/** A SysNode is named after its CF node with `RMS` behind it. */
function sysNodeIn(answer: Answer, name: NodeName): Result<RmsStanding, ProbeFailure> {
  if (!answer.ok) return answer;
  const { table } = answer.value;
  const row = rowsOf(table).find((found) => found.type === 'SysNode' && found.name === `${name}RMS`);
  if (row?.standing) return ok(row.standing);
  return fail(table.kind === 'damaged' ? table.because : { kind: 'missing' });
}

const isLocal = (row: RmsRow, localSystem: string): boolean => row.host === null || row.host === localSystem;

function objectFact(origin: FactOrigin, observer: NodeName, cluster: ClusterEntry, row: RmsRow): Fact {
  const id = objectId(cluster.name, row.name);
  if (row.type.startsWith('userApp')) {
    return fact(origin, { kind: 'application', id }, 'application', ok(row.standing), { observer });
  }
  const value = { type: row.type, standing: row.standing };
  return fact(origin, { kind: 'resource', id }, 'resource', ok(value), { observer });
}
