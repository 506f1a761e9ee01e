import type { Finding } from '../../../shared/domain/finding.ts';
import type { AgentRecord, ApplicationRecord } from '../../../shared/domain/site-picture.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { finding, notKnown, type Trouble } from './finding.ts';
import type { ClusterDraft } from './site-readings.ts';

/** What is wrong with a cluster's userApplications and shutdown agents. */
export function clusterFindings(cluster: ClusterDraft): Finding[] {
  return [
    ...cluster.applications.flatMap((application) => applicationFindings(cluster, application)),
    ...cluster.agents.flatMap((agent) => agentFindings(cluster, agent)),
  ];
}

/** The other states of a userApplication are no trouble by themselves; whether it runs at all is looked at below. */
const BAD_APPLICATION: Readonly<Partial<Record<RmsState, Trouble>>> = {
  Faulted: { code: 'application-faulted', severity: 'critical' },
  Inconsistent: { code: 'application-inconsistent', severity: 'critical' },
  OfflineFault: { code: 'application-faulted', severity: 'degraded' },
  Wait: { code: 'application-waiting', severity: 'degraded' },
  Unknown: { code: 'rms-not-known', severity: 'unknown' },
};

function applicationFindings(cluster: ClusterDraft, application: ApplicationRecord): Finding[] {
  const subject = { kind: 'application', id: `${cluster.name}/${application.name}` } as const;
  const found = application.onNodes.flatMap(({ node, standing }) => {
    if (standing.kind === 'unknown' || standing.value === null) return [];
    const facts = {
      application: application.name,
      cluster: cluster.name,
      node,
      details: standing.value.details,
    };
    const bad = BAD_APPLICATION[standing.value.state];
    return bad === undefined ? [] : [finding(bad.code, bad.severity, subject, standing.since, facts)];
  });
  return [...found, ...nowhereOnline(cluster, application)];
}

/** Only said when every node answered: an unread node may be the one that runs it. */
function nowhereOnline(cluster: ClusterDraft, application: ApplicationRecord): Finding[] {
  const standings = application.onNodes.map(({ standing }) => standing);
  const known = standings.filter((standing) => standing.kind === 'known');
  if (known.length < standings.length || known.length === 0) return [];
  const runs = known.some(({ value }) => value !== null && /^(Online|Wait|Maintenance)/.test(value.state));
  if (runs) return [];
  const since = Math.max(...known.map((standing) => standing.since));
  const subject = { kind: 'application', id: `${cluster.name}/${application.name}` } as const;
  return [
    finding('application-nowhere-online', 'critical', subject, since, {
      application: application.name,
      cluster: cluster.name,
    }),
  ];
}

/** Why the observer's whole view is missing is a finding about the observer. */
const SAID_OF_THE_OBSERVER: ReadonlySet<ProbeFailure['kind']> = new Set([
  'not-asked',
  'silent',
  'unreachable',
  'timed-out',
  'not-running',
]);

function agentFindings(cluster: ClusterDraft, { observer, target, agent, standing }: AgentRecord): Finding[] {
  const subject = { kind: 'node', id: target } as const;
  if (standing.kind === 'unknown') {
    if (SAID_OF_THE_OBSERVER.has(standing.because.kind)) return [];
    return [
      notKnown('sf-not-known', subject, standing, { agent, observer, node: target, cluster: cluster.name }),
    ];
  }
  const { shut, test, init } = standing.value;
  const failed = [shut, test, init].filter((state) => state.endsWith('Failed'));
  if (failed.length === 0) return [];
  const facts = { agent, observer, node: target, cluster: cluster.name, state: failed.join(', ') };
  return [finding('sf-agent-failed', 'critical', subject, standing.since, facts)];
}
