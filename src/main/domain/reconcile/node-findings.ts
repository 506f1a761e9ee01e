import type { CfState } from '../../../shared/domain/cf.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Observed } from '../../../shared/domain/reading.ts';
import { finding, notKnown, type Trouble } from './finding.ts';
import type { NodeDraft } from './site-readings.ts';

/**
 * The worst that was read about a node, by itself and by each other node. LEFTCLUSTER seen by anyone is
 * critical, whatever the node says of itself.
 */
export function nodeFindings(node: NodeDraft): Finding[] {
  return [
    ...ownFindings(node),
    ...node.cfSeen.flatMap(({ observer, state }) => seenBy(node, observer, state)),
  ];
}

function ownFindings(node: NodeDraft): Finding[] {
  const subject = subjectOf(node);
  const facts = { node: node.name };
  if (node.ssh.kind === 'unknown') return [notKnown('node-not-known', subject, node.ssh, facts)];
  return [...cfFindings(node), ...rmsFindings(node), ...sfFindings(node)];
}

function cfFindings(node: NodeDraft): Finding[] {
  const { cfLocal } = node;
  const subject = subjectOf(node);
  if (cfLocal.kind === 'unknown')
    return [notKnown('cf-view-unreadable', subject, cfLocal, { node: node.name })];
  if (cfLocal.value === 'UP') return [];
  return [
    finding('cf-not-up', 'critical', subject, cfLocal.since, { node: node.name, state: cfLocal.value }),
  ];
}

function rmsFindings(node: NodeDraft): Finding[] {
  const { rms } = node;
  const subject = subjectOf(node);
  const facts = { node: node.name };
  if (rms.kind === 'unknown') {
    if (rms.because.kind === 'not-running')
      return [finding('rms-not-running', 'degraded', subject, rms.since, facts)];
    return [notKnown('rms-not-known', subject, rms, facts)];
  }
  if (rms.value.state === 'Online') return [];
  return [
    finding('rms-not-running', 'degraded', subject, rms.since, {
      ...facts,
      state: rms.value.state,
      details: rms.value.details,
    }),
  ];
}

function sfFindings(node: NodeDraft): Finding[] {
  const { sf } = node;
  const subject = subjectOf(node);
  if (sf.kind === 'unknown') return [notKnown('sf-not-known', subject, sf, { node: node.name })];
  return sf.value === 'running'
    ? []
    : [finding('sf-not-running', 'critical', subject, sf.since, { node: node.name })];
}

/** An observer that is not read at all is a finding of its own, not one about every node it would see. */
const OBSERVERS_OWN: ReadonlySet<ProbeFailure['kind']> = new Set([
  'not-asked',
  'silent',
  'unreachable',
  'timed-out',
]);

function seenBy(node: NodeDraft, observer: string, state: Observed<CfState>): Finding[] {
  const subject = subjectOf(node);
  const facts = { node: node.name, observer };
  if (state.kind === 'unknown') {
    if (OBSERVERS_OWN.has(state.because.kind)) return [];
    const code = state.because.kind === 'missing' ? 'cf-row-missing' : 'cf-view-unreadable';
    return [notKnown(code, subject, state, facts)];
  }
  const trouble = SEEN[state.value];
  if (trouble === null) return [];
  return [finding(trouble.code, trouble.severity, subject, state.since, { ...facts, state: state.value })];
}

/** How bad it is when another node's CF sees a node so. Local states are not expected here; they are shown. */
const SEEN: Readonly<Record<CfState, Trouble | null>> = {
  UP: null,
  LEFTCLUSTER: { code: 'cf-leftcluster', severity: 'critical' },
  DOWN: { code: 'cf-down', severity: 'critical' },
  UNKNOWN: { code: 'cf-not-up', severity: 'unknown' },
  COMINGUP: { code: 'cf-not-up', severity: 'degraded' },
  INVALID: { code: 'cf-not-up', severity: 'critical' },
  LOADED: { code: 'cf-not-up', severity: 'degraded' },
  UNLOADED: { code: 'cf-not-up', severity: 'degraded' },
  UNCONFIGURED: { code: 'cf-not-up', severity: 'degraded' },
};

const subjectOf = (node: NodeDraft) => ({ kind: 'node', id: node.name }) as const;
