import { z } from 'zod';
import { FINDING_CODES } from './finding.ts';
import { severitySchema } from './severity.ts';

/** The one sentence about a node; more is in the findings that it rests on. */
export const NODE_SENTENCES = [
  'healthy',
  'not-known',
  'stop-not-proven',
  'stopped',
  'partitioned',
  'lost',
  'unsafe',
  'unprotected',
  'degraded',
] as const;
export const CLUSTER_SENTENCES = [
  'healthy',
  'not-known',
  'leftcluster',
  'partitioned',
  'unsafe',
  'unprotected',
  'no-service',
  'degraded',
] as const;

/** Whether a node that fails would be stopped: proven, known not to be (a debt), or not known. */
export const PROTECTIONS = ['fenced', 'debt', 'unknown'] as const;
export type Protection = (typeof PROTECTIONS)[number];

const verdict = <S extends readonly [string, ...string[]]>(sentences: S) =>
  z.object({
    severity: severitySchema,
    sentence: z.enum(sentences),
    /** Codes of the findings that it rests on, the worst first. */
    restsOn: z.array(z.enum(FINDING_CODES)),
  });

export const nodeVerdictSchema = verdict(NODE_SENTENCES);
export type NodeVerdict = z.infer<typeof nodeVerdictSchema>;

export const clusterVerdictSchema = verdict(CLUSTER_SENTENCES).extend({
  protection: z.enum(PROTECTIONS),
});
export type ClusterVerdict = z.infer<typeof clusterVerdictSchema>;

/** What stands before anything was judged. */
export const UNJUDGED = { severity: 'unknown', sentence: 'not-known', restsOn: [] } satisfies NodeVerdict;
