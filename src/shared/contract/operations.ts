import { z } from 'zod';
import { attestationSchema, operationRequestSchema } from '../domain/operation-request.ts';
import { judgedRuleSchema, operationPlanSchema, planStepSchema } from '../domain/operation-plan.ts';
import { siteIdSchema } from '../domain/names.ts';
import { foundLockSchema, lockBrokenSchema } from './site-lock.ts';
import {
  journalEntrySchema,
  openDebtSchema,
  operationIdSchema,
  operationSummarySchema,
  OUTCOMES,
} from '../domain/journal.ts';

/** A wish on a site, with the words that a person vouches with. */
export const operationInputSchema = z.object({
  site: siteIdSchema,
  request: operationRequestSchema,
  attestations: z.array(attestationSchema).max(50).default([]),
});

/** `no-such-object`: the site file names no such object; `not-watched`: the site's file cannot be used. */
export const planAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), plan: operationPlanSchema }),
  z.object({ ok: z.literal(false), problem: z.enum(['no-such-object', 'not-watched']) }),
]);
export type PlanAnswer = z.infer<typeof planAnswerSchema>;

/** Why nothing was begun, or a step was not done. Nothing has been sent then. */
export const operationRefusalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-watched') }),
  z.object({ kind: z.literal('no-such-object') }),
  /** This login may look and not act. */
  z.object({ kind: z.literal('observer') }),
  /** The site is read-only; its file says so. */
  z.object({ kind: z.literal('read-only') }),
  /** The site is protected and not armed, or no longer. */
  z.object({ kind: z.literal('not-armed') }),
  /** What was typed is not the object's name. */
  z.object({ kind: z.literal('typed'), wanted: z.string() }),
  /** Rules do not hold on fresh facts. */
  z.object({ kind: z.literal('blocked'), plan: operationPlanSchema }),
  /** Another operation of this console holds the object. */
  z.object({ kind: z.literal('held'), object: z.string(), by: z.string() }),
  /** Another console holds it. `locks`: those that can be read, and so be broken by a person. */
  z.object({
    kind: z.literal('locked'),
    /** The cluster, or the host, whose lock it is: it need not be what the operation is about. */
    object: z.string(),
    node: z.string(),
    by: z.string(),
    since: z.number().nullable(),
    locks: z.array(foundLockSchema).default([]),
  }),
  /** No node of the cluster could be told that it is worked on. */
  z.object({ kind: z.literal('nobody-asked'), nodes: z.array(z.string()) }),
  /** The record cannot be written: nothing is done that would not be in it. */
  z.object({ kind: z.literal('record'), why: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('no-such-operation') }),
  /** It does not wait for that. */
  z.object({ kind: z.literal('not-now') }),
]);
export type OperationRefusal = z.infer<typeof operationRefusalSchema>;

export const operationAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), operation: operationIdSchema }),
  z.object({ ok: z.literal(false), refusal: operationRefusalSchema }),
]);
export type OperationAnswer = z.infer<typeof operationAnswerSchema>;

export const breakLockAnswerSchema = z.discriminatedUnion('ok', [
  lockBrokenSchema.extend({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), refusal: operationRefusalSchema }),
]);

/**
 * `confirm`: it waits for a person before what cannot be undone; `blocked`: its rules do not hold now; `not-met`: its
 * effect was not seen in time and the operation goes on; `skipped`: the operation ended before it.
 */
export const RUN_STEP_STATES = [
  'to-do',
  'judging',
  'confirm',
  'blocked',
  'doing',
  'checking',
  'done',
  'not-met',
  'failed',
  'skipped',
] as const;

export const runStepSchema = planStepSchema.omit({ standing: true }).extend({
  state: z.enum(RUN_STEP_STATES),
  /** When this state began; null before. */
  at: z.number().nullable(),
  /** What was looked for afterwards, as seen last. */
  effects: z.array(judgedRuleSchema),
  output: z.string().nullable(),
  /** Why it is blocked or failed, beside its rules. */
  refusal: operationRefusalSchema.nullable(),
  /** The operation that has to come first, as the machine's own refusal says. */
  leadsTo: operationRequestSchema.nullable().default(null),
  /** What a person said yes to before the facts changed it: it is asked for anew. */
  saidYesTo: z.string().nullable().default(null),
});
export type RunStep = z.infer<typeof runStepSchema>;

export const operationRunSchema = z.object({
  operation: operationIdSchema,
  site: siteIdSchema,
  request: operationRequestSchema,
  subject: operationPlanSchema.shape.subject,
  cluster: z.string(),
  person: z.string(),
  openedAt: z.number(),
  closedAt: z.number().nullable(),
  state: z.enum(['running', 'restoring', 'closed']),
  outcome: z.enum(OUTCOMES).nullable(),
  rules: z.array(judgedRuleSchema),
  steps: z.array(runStepSchema),
  /** Nodes of the cluster where no other console could be told. */
  notAsked: z.array(z.object({ node: z.string(), why: z.string() })),
  /** The record could not be written while it ran: what was done since is not in it. */
  record: z.string().nullable(),
});
export type OperationRun = z.infer<typeof operationRunSchema>;

/** A site that is protected and armed for a while. */
export const armedSchema = z.object({ site: siteIdSchema, person: z.string(), until: z.number() });
export type Armed = z.infer<typeof armedSchema>;

/** Everything about operations that a console shows without being asked. */
export const operationsPayloadSchema = z.object({
  /** Open ones first, then those that this core has closed, newest first. */
  runs: z.array(operationRunSchema),
  /** What a crash left: nothing of it goes on by itself. */
  interrupted: z.array(operationSummarySchema),
  debts: z.array(openDebtSchema),
  armed: z.array(armedSchema),
  /** Why the record cannot be used; null: it can. */
  record: z.object({ why: z.string(), detail: z.string() }).nullable(),
});
export type OperationsPayload = z.infer<typeof operationsPayloadSchema>;

export const beginInputSchema = operationInputSchema.extend({ typed: z.string().max(1000).default('') });
export const stepInputSchema = z.object({
  operation: operationIdSchema,
  step: z.string().min(1).max(200),
  attestations: z.array(attestationSchema).max(50).default([]),
  /** With a yes on a protected site: the object's name, letter by letter. */
  typed: z.string().max(1000).default(''),
});
export const operationIdInputSchema = z.object({ operation: operationIdSchema });
export const closeInterruptedInputSchema = z.object({
  operation: operationIdSchema,
  words: z.string().min(1).max(2000),
});
export const armInputSchema = z.object({ site: siteIdSchema, typed: z.string().max(1000) });
export const disarmInputSchema = z.object({ site: siteIdSchema });
export const entriesAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), entries: z.array(journalEntrySchema) }),
  z.object({ ok: z.literal(false), why: z.string() }),
]);
export const listInputSchema = z.object({
  /** `seq` of the last one seen; null begins with the newest. */
  before: z.int().positive().nullable().default(null),
  limit: z.int().min(1).max(100).default(50),
});
export const listAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), operations: z.array(operationSummarySchema) }),
  z.object({ ok: z.literal(false), why: z.string() }),
]);
/** What this login may do on a site, and who it is. */
export const standingSchema = z.object({
  person: z.string(),
  role: z.enum(['observer', 'operator']),
  protection: z.enum(['read-only', 'protected', 'normal']),
});
export type CallerStanding = z.infer<typeof standingSchema>;
