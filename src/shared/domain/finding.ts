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
] as const;

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
