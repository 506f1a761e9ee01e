import type { Citation } from './citations.ts';
import type { Finding, FindingCode } from './finding.ts';
import { SEVERITIES, type Severity } from './severity.ts';

/**
 * What a finding is. `contradiction`: sources disagree, or say together what must not be. `state`: one source
 * says it. `advice`: how the site is set up; it colours nothing and alarms nobody.
 */
export type FindingKind = 'contradiction' | 'state' | 'advice';

export interface FindingClass {
  /** How bad it is at its worst; a finding's own severity may be less. */
  readonly severity: Exclude<Severity, 'healthy'>;
  readonly kind: FindingKind;
  readonly cite: Citation;
  /** Row of the interlock table whose condition it breaks, such as `I25`. */
  readonly interlock: string | null;
  /** Codes whose findings about the same object say less than this one. */
  readonly explains: readonly FindingCode[];
}

const classOf =
  (kind: FindingKind, severity: FindingClass['severity']) =>
  (cite: Citation, interlock: string | null = null, explains: readonly FindingCode[] = []): FindingClass => ({
    kind,
    severity,
    cite,
    interlock,
    explains,
  });
const state = { critical: classOf('state', 'critical'), degraded: classOf('state', 'degraded') };
const notKnown = classOf('state', 'unknown');
const danger = classOf('contradiction', 'critical');
const doubt = classOf('contradiction', 'degraded');
const unsure = classOf('contradiction', 'unknown');
const advice = classOf('advice', 'degraded');

/** Every finding's class: what it is, how bad, which document says so, which interlock it concerns. */
export const CONTRADICTIONS: Readonly<Record<FindingCode, FindingClass>> = {
  'host-not-known': notKnown('our-rule'),
  'domain-not-known': notKnown('our-rule'),
  'domain-crashed': state.critical('virsh', 'I25'),
  'domain-paused': state.critical('iag45-2.2.1', 'I1'),
  'domain-pmsuspended': state.critical('iag45-2.2.1', 'I1'),
  'domain-off-but-node': state.critical('our-rule'),
  'node-not-known': notKnown('our-rule'),
  'cf-leftcluster': state.critical('cf43-5.1', 'I12'),
  'cf-down': state.critical('cf43-5.1', 'I12'),
  'cf-not-up': state.critical('iag44-7.5.1', 'I12'),
  'cf-row-missing': notKnown('iag44-7.5.1', 'I12'),
  'cf-view-unreadable': notKnown('our-rule'),
  'rms-not-known': notKnown('our-rule'),
  'rms-not-running': state.degraded('rms46-B.1'),
  'application-faulted': state.critical('rms46-B.1'),
  'application-inconsistent': state.critical('rms46-B.1'),
  'application-waiting': state.degraded('rms46-B.1', 'I11'),
  'application-nowhere-online': state.critical('our-rule'),
  'sf-not-known': notKnown('our-rule'),
  'sf-not-running': state.critical('cf43-7.1', 'I23'),
  'sf-agent-failed': state.critical('cf43-7.5.2', 'I44'),

  'leftcluster-domain-runs': danger('cf45s-5.2.2', 'I25', ['cf-leftcluster']),
  'leftcluster-domain-stopped': danger('cf43-5.2', 'I25', ['cf-leftcluster', 'domain-off-but-node']),
  'leftcluster-stop-not-proven': danger('cf45s-5.2.2', 'I25', ['cf-leftcluster']),
  'leftcluster-while-answering': danger('cf43-5.1', 'I25'),
  'cf-partition': danger('cf43-5.2.3', 'I25'),
  'cf-observers-disagree': danger('cf43-5.1', 'I12'),
  'cf-down-but-answers': danger('cf43-5.1', 'I25', ['cf-down']),
  'cf-timeout-not-known': notKnown('cf43-1.1.2', 'I22'),
  'cf-timeout-differs': doubt('cf43-1.1.2', 'I22'),
  'cf-timeout-raised': doubt('iag44-G.3.2', 'I20'),
  'cf-stranger': doubt('our-rule'),
  'cf-up-rms-down': doubt('our-rule', null, ['rms-not-running']),
  'rms-sysnode-wait': doubt('our-rule', 'I26', ['rms-not-running']),
  'application-row-missing': unsure('our-rule', 'I11'),
  'application-online-twice': danger('rms47j-B.2'),
  'application-not-as-intended': state.degraded('rms46-B.2'),
  'application-maintenance': state.degraded('rms47-2.1.7', 'I39'),
  'sf-kill-failed': danger('cf43-7.4.1', 'I25', ['sf-agent-failed']),
  'sf-agent-untested': notKnown('cf43-7.5.2', 'I44'),
  'sf-no-agent': unsure('cf43-7.1', 'I20'),
  'sf-settings-differ': doubt('cf43-7.4.1', 'I20'),
  'sf-target-differs': danger('iag44-G.3.2', 'I20'),
  'sa-icmp-unconfirmed': advice('iag43-H.1', 'I29'),
  'migration-window': state.degraded('iag44-G.3.2', 'I20'),
  'domain-on-two-hosts': danger('our-rule', 'I41'),
  'domain-paused-by-user': danger('iag45-2.2.1', 'I2', ['domain-paused']),
  'domain-paused-io-error': danger('iag45-2.2.1', 'I2', ['domain-paused']),
  'domain-paused-migration': doubt('virsh', 'I3', ['domain-paused']),
  'domain-paused-unknown': danger('iag45-2.2.1', 'I48', ['domain-paused']),
  'managed-save-present': doubt('virsh', 'I47'),
  'autostart-on-two-hosts': doubt('our-rule', 'I41', ['defined-on-two-hosts']),
  'defined-on-two-hosts': advice('our-rule', 'I41'),
  'same-uuid': advice('our-rule', 'I41'),
  'same-mac': advice('our-rule'),
  'node-alive-domain-off': danger('our-rule', 'I41', ['domain-off-but-node']),
  'node-without-domain': unsure('our-rule', 'I25'),
  'nodes-on-one-host': doubt('iag45-2.2.1', 'I50'),
  'configuration-differs': doubt('iag44-5.1.2', 'I10'),
  'configuration-a': advice('iag45-2.2.1', 'I10'),
  'host-overloaded': doubt('iag45-2.2.1', 'I33'),
  // How the site is watched, not how it is: it would alarm for ever. The host itself stays unknown.
  'host-power-not-known': classOf('advice', 'unknown')('our-rule', 'I28'),
  'host-without-primecluster': advice('iag45-2.2.1', 'I43'),
  'libvirt-guests-suspend': advice('libvirt-guests', 'I7'),
  'kvmguests-differs': doubt('iag47-F.2.2', 'I16'),
  'kvmguests-not-known': advice('iag47-F.2.2', 'I16'),
  'foreign-host-resource': advice('iag45-2.2.1', 'I32'),
  'shutdown-priority-set': advice('iag45-2.2.1', 'I31'),
  'clock-skew': doubt('our-rule'),
  'console-clock-off': advice('our-rule'),
};

export const isAdvice = ({ code }: Pick<Finding, 'code'>): boolean => CONTRADICTIONS[code].kind === 'advice';

/** Leaves out what another finding about the same object, at least as bad, says better. */
export function withoutExplained(findings: readonly Finding[]): Finding[] {
  const explained = new Map<string, number>();
  for (const { code, subject, severity } of findings) {
    for (const less of CONTRADICTIONS[code].explains) {
      const key = `${less} ${subject.kind} ${subject.id}`;
      explained.set(key, Math.max(explained.get(key) ?? -1, SEVERITIES.indexOf(severity)));
    }
  }
  return findings.filter(
    ({ code, subject, severity }) =>
      SEVERITIES.indexOf(severity) > (explained.get(`${code} ${subject.kind} ${subject.id}`) ?? -1),
  );
}
