import { z } from 'zod';
import { severitySchema } from './severity.ts';

/** What a finding is about: one object of the site. `id` is the host's name, the guest's UUID, … */
export const subjectSchema = z.object({
  kind: z.enum(['site', 'host', 'guest', 'node', 'cluster', 'application', 'resource']),
  id: z.string(),
});
export type Subject = z.infer<typeof subjectSchema>;

export const FINDING_CODES = [
  'host-not-known',
  'domain-not-known',
  'domain-crashed',
  'domain-paused',
  'domain-pmsuspended',
  'domain-off-but-node',
  'node-not-known',
  'cf-leftcluster',
  'cf-down',
  'cf-not-up',
  'cf-row-missing',
  'cf-view-unreadable',
  'rms-not-known',
  'rms-not-running',
  'application-faulted',
  'application-inconsistent',
  'application-waiting',
  'application-nowhere-online',
  'sf-not-known',
  'sf-not-running',
  'sf-agent-failed',
  // Where sources disagree, or what they say together is dangerous (docs/contradictions.md).
  'leftcluster-domain-runs',
  'leftcluster-domain-stopped',
  'leftcluster-stop-not-proven',
  'leftcluster-while-answering',
  'cf-partition',
  'cf-observers-disagree',
  'cf-down-but-answers',
  'cf-timeout-differs',
  'cf-timeout-raised',
  'cf-stranger',
  'cf-up-rms-down',
  'rms-sysnode-wait',
  'application-online-twice',
  'application-not-as-intended',
  'application-maintenance',
  'sf-kill-failed',
  'sf-agent-untested',
  'sf-no-agent',
  'sf-settings-differ',
  'sf-target-differs',
  'sa-icmp-unconfirmed',
  'migration-window',
  'domain-on-two-hosts',
  'domain-paused-by-user',
  'domain-paused-io-error',
  'domain-paused-migration',
  'domain-paused-unknown',
  'managed-save-present',
  'autostart-on-two-hosts',
  'defined-on-two-hosts',
  'same-uuid',
  'same-mac',
  'node-alive-domain-off',
  'node-without-domain',
  'nodes-on-one-host',
  'configuration-differs',
  'configuration-a',
  'host-overloaded',
  'host-power-not-known',
  'host-without-primecluster',
  'libvirt-guests-suspend',
  'kvmguests-differs',
  'kvmguests-not-known',
  'foreign-host-resource',
  'shutdown-priority-set',
  'clock-skew',
  'console-clock-off',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Why something is not healthy. Words are made in `shared/text` from code and facts. */
export const findingSchema = z.object({
  code: z.enum(FINDING_CODES),
  severity: severitySchema,
  subject: subjectSchema,
  /** Names and words that the sentence needs, such as the observer. */
  facts: z.record(z.string(), z.string()),
  since: z.number().nullable(),
});
export type Finding = z.infer<typeof findingSchema>;
