import { z } from 'zod';
import { CITATIONS } from './citations.ts';
import { evidenceSchema, rawSchema } from './evidence.ts';
import { subjectSchema } from './finding.ts';
import { operationRequestSchema } from './operation-request.ts';
import { clusterNameSchema, nodeNameSchema, siteIdSchema } from './names.ts';

/** An operation's id: a UUID, given by who opens it. */
export const operationIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .brand<'OperationId'>();
export type OperationId = z.infer<typeof operationIdSchema>;

const stepName = z.string().min(1).max(200);
const words = z.string().max(10_000);
/** Why somebody did something: never empty. */
const reason = z
  .string()
  .max(2000)
  .refine((text) => text.trim() !== '', 'a reason must be given');
/** Epoch milliseconds. */
const time = z.int().nonnegative();

export const plannedStepSchema = z.object({
  step: stepName,
  /** Null: the step sends none (a wait, a check by a person). */
  command: z.string().max(20_000).nullable(),
  machine: z.string().max(500).nullable(),
  citation: z.enum(CITATIONS),
  /** What undoes it at the end belongs to the restoring part. */
  part: z.enum(['step', 'restore']),
});
export type PlannedStep = z.infer<typeof plannedStepSchema>;

export const factSchema = z.object({
  name: z.string().min(1).max(200),
  subject: subjectSchema,
  /** `unknown` is an answer of its own; `value` then says why. */
  reading: z.enum(['known', 'unknown']),
  value: words,
  evidence: z.array(evidenceSchema).max(100),
});
export type JournalFact = z.infer<typeof factSchema>;

export const ruleVerdictSchema = z.object({
  /** `I25`, or the name of a rule of the operation. */
  rule: z.string().min(1).max(100),
  citation: z.enum(CITATIONS),
  verdict: z.enum(['pass', 'fail', 'unknown']),
  /** An attestation stood in for the unknown. */
  attested: z.boolean(),
  subject: subjectSchema,
  words,
  evidence: z.array(evidenceSchema).max(100),
});
export type RuleVerdict = z.infer<typeof ruleVerdictSchema>;

export const DEBT_KINDS = ['fencing-off', 'cf-timeout', 'maintenance-mode', 'lock'] as const;

/** How an operation ended. `interrupted-closed`: a person closed what a crash had left. */
export const OUTCOMES = ['done', 'refused', 'failed', 'cancelled', 'interrupted-closed'] as const;

/** For whom it is written: who began the operation, or had the last word in it. Not there in records from before. */
const forPerson = { person: z.string().min(1).max(200).optional() };
const stepAt = { ...forPerson, step: stepName, part: z.enum(['step', 'restore']) };

/** Everything the journal can say, by kind. A kind is never changed, only added. */
export const JOURNAL_BODIES = {
  'operation-opened': z.object({
    operationKind: z.string().min(1).max(100),
    objects: z.array(subjectSchema).min(1).max(1000),
    site: siteIdSchema,
    cluster: clusterNameSchema.nullable(),
    person: z.string().min(1).max(200),
    role: z.enum(['observer', 'operator']),
    protection: z.enum(['read-only', 'protected', 'normal']),
    plan: z.array(plannedStepSchema).max(1000),
    /** What was asked for, so that it can be planned again after a crash; null in records from before. */
    request: operationRequestSchema.nullable().default(null),
  }),
  'facts-gathered': z.object({ ...forPerson, facts: z.array(factSchema).max(5000) }),
  judged: z.object({
    ...forPerson,
    /** What was judged: whether it may be done, or afterwards what it was to bring about. Not there: whether it may. */
    about: z.enum(['rules', 'effects']).optional(),
    /** The step that it was judged for; null: the operation as a whole. */
    step: stepName.nullable(),
    allowed: z.boolean(),
    verdicts: z.array(ruleVerdictSchema).max(5000),
  }),
  attested: z.object({
    rule: z.string().min(1).max(100),
    subject: subjectSchema,
    /** What the person typed, letter by letter. */
    typed: z.string().min(1).max(1000),
    reason,
    person: z.string().min(1).max(200),
    /** A person's word is never an observation. */
    standing: z.literal('asserted'),
  }),
  /** A person's word to an operation that runs: a yes to what was shown, another try, or a stop. */
  said: z.object({
    person: z.string().min(1).max(200),
    step: stepName.nullable(),
    word: z.enum(['yes', 'again', 'stop']),
    /** What would be sent, as it was shown. */
    to: words,
  }),
  'step-started': z.object({ ...stepAt, command: z.string().max(20_000).nullable(), machine: z.string() }),
  'step-finished': z.object({
    ...stepAt,
    output: rawSchema,
    /** What proved that it had its effect; null: nothing was left to prove. */
    verifiedBy: evidenceSchema.nullable(),
  }),
  'step-failed': z.object({ ...stepAt, output: rawSchema, why: words }),
  'restore-started': z.object({ ...forPerson, owed: words }),
  'restore-finished': z.object({ ...forPerson, restored: words }),
  'restore-refused': z.object({
    ...forPerson,
    why: words,
    verdicts: z.array(ruleVerdictSchema).max(5000),
  }),
  'debt-opened': z.object({
    ...forPerson,
    debt: z.string().min(1).max(200),
    debtKind: z.enum(DEBT_KINDS),
    cluster: clusterNameSchema,
    nodes: z.array(nodeNameSchema).max(1000),
    /** What must stand there again: `20` for a CF timeout, `running` for the shutdown facility. */
    owed: z.string().max(1000),
    since: time,
  }),
  'debt-paid': z.object({
    ...forPerson,
    debt: z.string().min(1).max(200),
    by: words,
    evidence: evidenceSchema.nullable(),
  }),
  interrupted: z.object({ person: z.string().min(1).max(200), lastStep: stepName.nullable() }),
  closed: z.object({
    ...forPerson,
    outcome: z.enum(OUTCOMES),
    words,
    /** Steps whose effect was not seen in time, though the operation went on. */
    unseen: z.array(stepName).max(1000).optional(),
  }),
  note: z.object({ person: z.string().min(1).max(200), words: z.string().min(1).max(10_000) }),
  'lock-broken': z.object({
    person: z.string().min(1).max(200),
    cluster: clusterNameSchema,
    nodes: z.array(nodeNameSchema).max(1000),
    holder: words,
    reason,
  }),
} as const;

export type JournalKind = keyof typeof JOURNAL_BODIES;
export type JournalBody<K extends JournalKind = JournalKind> = z.infer<(typeof JOURNAL_BODIES)[K]>;

const entryOf = <K extends JournalKind>(kind: K) =>
  z.object({
    seq: z.int().positive(),
    at: time,
    operation: operationIdSchema,
    kind: z.literal(kind),
    body: JOURNAL_BODIES[kind],
  });

/** What is said, without its place in the journal. */
const saidOf = <K extends JournalKind>(kind: K) =>
  z.object({ kind: z.literal(kind), body: JOURNAL_BODIES[kind] });

export const journalSayingSchema = z.discriminatedUnion('kind', [
  saidOf('operation-opened'),
  saidOf('facts-gathered'),
  saidOf('judged'),
  saidOf('said'),
  saidOf('attested'),
  saidOf('step-started'),
  saidOf('step-finished'),
  saidOf('step-failed'),
  saidOf('restore-started'),
  saidOf('restore-finished'),
  saidOf('restore-refused'),
  saidOf('debt-opened'),
  saidOf('debt-paid'),
  saidOf('interrupted'),
  saidOf('closed'),
  saidOf('note'),
  saidOf('lock-broken'),
]);
/** `{kind, body}`: what may be appended to an operation. */
export type JournalSaying = z.infer<typeof journalSayingSchema>;

export const journalEntrySchema = z.discriminatedUnion('kind', [
  entryOf('operation-opened'),
  entryOf('facts-gathered'),
  entryOf('judged'),
  entryOf('said'),
  entryOf('attested'),
  entryOf('step-started'),
  entryOf('step-finished'),
  entryOf('step-failed'),
  entryOf('restore-started'),
  entryOf('restore-finished'),
  entryOf('restore-refused'),
  entryOf('debt-opened'),
  entryOf('debt-paid'),
  entryOf('interrupted'),
  entryOf('closed'),
  entryOf('note'),
  entryOf('lock-broken'),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

export const operationSummarySchema = z.object({
  operation: operationIdSchema,
  /** Of its opening entry; pages of the list go down from it. */
  seq: z.int().positive(),
  openedAt: time,
  closedAt: time.nullable(),
  opened: JOURNAL_BODIES['operation-opened'],
  /** `interrupted`: the console ended while it ran; it is still open and nothing goes on by itself. */
  state: z.enum(['running', 'interrupted', 'closed']),
  outcome: z.enum(OUTCOMES).nullable(),
  /** Of one that is done: steps whose effect nobody saw in time. */
  unseen: z.array(stepName).default([]),
  /** The newest step that was started. */
  lastStep: stepName.nullable(),
});
export type OperationSummary = z.infer<typeof operationSummarySchema>;

export const openDebtSchema = JOURNAL_BODIES['debt-opened'].extend({
  operation: operationIdSchema,
  site: siteIdSchema,
  openedAt: time,
});
/** Something that an operation switched off and that is still owed. */
export type OpenDebt = z.infer<typeof openDebtSchema>;
