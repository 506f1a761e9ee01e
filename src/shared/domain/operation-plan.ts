import { z } from 'zod';
import { CITATIONS } from './citations.ts';
import { evidenceSchema } from './evidence.ts';
import { subjectSchema } from './finding.ts';
import { operationRequestSchema } from './operation-request.ts';

/** Interlocks by their numbers, and rules of the operation itself by name. */
export const RULES = [
  'left-cluster',
  'no-partition',
  'survivor',
  'known-guest',
  'SF',
  'I25',
  'declared-down',
  'I41',
  'I23',
  'RMS',
  'not-left',
  'redundancy',
  'home',
  'I5',
  'I8',
  'I34',
  'I40',
  'effect',
] as const;

/** Every sentence that a rule can say; its words are in the catalogue under this key. */
export const RULE_SENTENCES = [
  'effect.domain.not-known',
  'effect.domain.off',
  'effect.domain.runs',
  'effect.domain.still-off',
  'effect.node.left',
  'effect.node.not-known',
  'effect.node.resolved',
  'effect.nodes.not-known',
  'effect.nodes.not-up',
  'effect.nodes.up',
  'effect.sf.not-known',
  'effect.sf.running',
  'effect.sf.stopped',
  'effect.sf.still-running',
  'effect.agents.not-known',
  'effect.agents.not-tested',
  'effect.agents.worked',
  'effect.gone.down',
  'effect.gone.nobody',
  'effect.gone.seen',
  'effect.image.gone',
  'effect.image.not-known',
  'effect.image.there',
  'effect.joined.not-known',
  'effect.joined.not-up',
  'effect.joined.up',
  'rule.I23.left',
  'rule.I23.not-known',
  'rule.I23.quiet',
  'rule.I25.asserted',
  'rule.I25.hosts',
  'rule.I25.nowhere',
  'rule.I25.runs',
  'rule.I25.saved',
  'rule.I25.stopped',
  'rule.I5.none',
  'rule.I5.not-known',
  'rule.I5.saved',
  'rule.I8.away',
  'rule.I8.here',
  'rule.I8.not-known',
  'rule.I8.stopped',
  'rule.I34.accepted',
  'rule.I34.accepted-not-known',
  'rule.I34.casualties',
  'rule.I34.not-known',
  'rule.I40.controlled',
  'rule.I40.free',
  'rule.I40.not-known',
  'rule.I40.unclear',
  'rule.I41.host',
  'rule.I41.nowhere',
  'rule.I41.runs',
  'rule.I41.saved',
  'rule.I41.unlisted',
  'rule.RMS.not-known',
  'rule.RMS.nowhere',
  'rule.RMS.online',
  'rule.RMS.trouble',
  'rule.SF.agents-failed',
  'rule.SF.over',
  'rule.SF.resolving',
  'rule.declared-down.down',
  'rule.declared-down.not-down',
  'rule.declared-down.silent',
  'rule.known-guest.host',
  'rule.known-guest.named',
  'rule.known-guest.unnamed',
  'rule.left-cluster.all',
  'rule.left-cluster.seen',
  'rule.left-cluster.silent',
  'rule.no-partition.answers',
  'rule.no-partition.silent',
  'rule.home.none',
  'rule.home.not-known',
  'rule.home.runs',
  'rule.home.several',
  'rule.not-left.left',
  'rule.not-left.not-left',
  'rule.not-left.seen',
  'rule.not-left.silent',
  'rule.redundancy.left',
  'rule.redundancy.not-known',
  'rule.survivor.found',
  'rule.survivor.none',
] as const;

/**
 * What a rule says of the facts. `unknown` blocks like `fail`; where the rule leaves the proof to a person
 * (`attestable`) a person's word may stand in for an unknown, never for a fail.
 */
export const judgedRuleSchema = z.object({
  rule: z.enum(RULES),
  verdict: z.enum(['pass', 'fail', 'unknown']),
  sentence: z.enum(RULE_SENTENCES),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  citation: z.enum(CITATIONS),
  attestable: z.boolean(),
  /** What a person would have to type to vouch for it; null where no word helps. */
  attestBy: z.string().nullable(),
  /** It passes by a person's word alone: asserted, never observed. */
  attested: z.boolean(),
  /** The object that it is about: where a refusal leads. */
  subject: subjectSchema,
  evidence: z.array(evidenceSchema),
});
export type JudgedRule = z.infer<typeof judgedRuleSchema>;

/** What steps do; several of one operation may do the same on different machines. */
export const STEPS = [
  'wait-failover',
  'power-off',
  'mark-down',
  'check-survivors',
  'start-guest',
  'check-cluster',
  'check-redundancy',
  'stop-sf',
  'start-sf',
  'check-agents',
  'remove-image',
  'shut-down',
  'force-power',
  'check-gone',
  'check-joined',
] as const;

/** `now`: its rules hold on these facts; `later`: a step before it must change them first; `blocked`: they do not hold. */
export const planStepSchema = z.object({
  /** Its own name within the operation, such as `power-off kvm-b`. */
  id: z.string().min(1).max(200),
  step: z.enum(STEPS),
  /** `restore`: gives back what a step before it took, also when the operation fails. */
  part: z.enum(['step', 'restore']),
  standing: z.enum(['now', 'later', 'blocked']),
  /** Word for word; null: nothing is sent. */
  command: z.string().nullable(),
  machine: z.string().nullable(),
  citation: z.enum(CITATIONS),
  /** Facts are gathered and judged once more before it. */
  irreversible: z.boolean(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  rules: z.array(judgedRuleSchema),
});
export type PlanStep = z.infer<typeof planStepSchema>;

/** What an operation would do, from facts gathered for it. Nothing has been changed. */
export const operationPlanSchema = z.object({
  request: operationRequestSchema,
  subject: subjectSchema,
  cluster: z.string(),
  /** When the facts were gathered, epoch ms. */
  at: z.number(),
  /** `allowed`: the first step may be done now; `waiting`: only SF's time is in the way, until `waitUntil`. */
  verdict: z.enum(['allowed', 'waiting', 'blocked']),
  waitUntil: z.number().nullable(),
  /** Hold for every step. */
  rules: z.array(judgedRuleSchema),
  steps: z.array(planStepSchema),
});
export type OperationPlan = z.infer<typeof operationPlanSchema>;
