import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import type { NodeFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import { applicationsOn } from './applications.ts';
import { judged, type RuleHead } from './judged.ts';
import { wordEvidence } from './word-evidence.ts';

/** Interlock I8: applications leave before their node is stopped. */
const I8: RuleHead = { rule: 'I8', citation: 'our-rule', attestable: false };
/** Interlock I34: whoever stops something by force has read what falls with it, and says so. */
const I34: RuleHead = { rule: 'I34', citation: 'our-rule', attestable: true };
/** Nothing of it works here, and nothing is on the way. */
const AWAY: ReadonlySet<RmsState> = new Set([
  'Offline',
  'Standby',
  'Faulted',
  'OfflineFault',
  'Deact',
  'Maintenance-Offline',
  'Maintenance-Standby',
]);

/** None of its userApplications is Online on the node or on the way, or RMS does not run there. */
export function judgeApplicationsAway({ node, own }: Pick<RecoveryFacts, 'node' | 'own'>): JudgedRule {
  const said = { subject: { kind: 'node', id: node } as const, evidence: [own.round.evidence] };
  const here = applicationsOn([own]).find(({ state }) => !AWAY.has(state));
  if (here !== undefined) return judged(I8, 'fail', 'rule.I8.here', { ...said, values: { ...here } });
  switch (rmsOf(own)) {
    case 'read':
      return judged(I8, 'pass', 'rule.I8.away', { ...said, values: { node } });
    case 'stopped':
      return judged(I8, 'pass', 'rule.I8.stopped', { ...said, values: { node } });
    case 'unknown':
      return judged(I8, 'unknown', 'rule.I8.not-known', { ...said, values: { node } });
  }
}

function rmsOf({ round }: NodeFacts): 'read' | 'stopped' | 'unknown' {
  if (!round.result.ok) return 'unknown';
  const { rms } = round.result.value;
  if (rms.ok) return rms.value.table.kind === 'whole' ? 'read' : 'unknown';
  return rms.error.kind === 'not-running' ? 'stopped' : 'unknown';
}

/**
 * What falls with the node: never held by itself. A person types the node's name and a reason, and both stay in the
 * record as asserted.
 */
export function judgeCasualties(facts: RecoveryFacts): JudgedRule {
  const { node, own, others, asserted } = facts;
  const word = asserted.find(({ typed }) => typed === node);
  const evidence = [own.round.evidence, ...others.map(({ round }) => round.evidence)];
  const subject = { kind: 'node', id: node } as const;
  const { names, isWhole } = casualtiesOf(facts);
  const values = { node, count: names.length, applications: names.join(', ') };
  const said = { subject, values, evidence };
  if (word === undefined)
    return judged(I34, 'unknown', isWhole ? 'rule.I34.casualties' : 'rule.I34.not-known', {
      ...said,
      attestBy: node,
    });
  return judged(I34, 'pass', isWhole ? 'rule.I34.accepted' : 'rule.I34.accepted-not-known', {
    ...said,
    evidence: [...evidence, wordEvidence(word)],
    attested: true,
  });
}

/** As the node's own RMS says; where it does not, as the others' RMS shows it, which is no whole list. */
function casualtiesOf({ own, others }: RecoveryFacts): {
  readonly names: readonly string[];
  readonly isWhole: boolean;
} {
  const isOn = ({ state }: { readonly state: RmsState }) => !AWAY.has(state);
  const here = applicationsOn([own]).filter(isOn);
  const state = rmsOf(own);
  if (state !== 'unknown') return { names: here.map(({ application }) => application), isWhole: true };
  const elsewhere = others.flatMap((other) => shownOn(own.node, other)).filter(isOn);
  const names = [...here, ...elsewhere].map(({ application }) => application);
  return { names: [...new Set(names)], isWhole: false };
}

/** Rows of another node's RMS about that node's SysNode, which is its CF name with RMS behind it. */
function shownOn(node: string, { round }: NodeFacts) {
  if (!round.result.ok || !round.result.value.rms.ok) return [];
  return rowsOf(round.result.value.rms.value.table).flatMap(({ name, type, host, standing }) =>
    type.startsWith('userApp') && host === `${node}RMS` && standing !== null
      ? [{ application: name, state: standing.state }]
      : [],
  );
}
