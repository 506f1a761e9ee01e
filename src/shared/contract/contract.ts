import { z } from 'zod';
import { maintenanceSchema } from '../domain/alert.ts';
import { fileProblemSchema } from '../domain/file-problem.ts';
import { CONFIGURATIONS } from '../domain/inventory.ts';
import { momentSchema } from '../domain/moment.ts';
import { clusterNameSchema, siteIdSchema } from '../domain/names.ts';
import { sitePictureSchema } from '../domain/site-picture.ts';
import { siteUpdateSchema } from '../domain/site-update.ts';
import {
  acknowledgeInputSchema,
  alertHistoryInputSchema,
  alertHistorySchema,
  maintenanceEndInputSchema,
  maintenanceInputSchema,
  notifyStatusSchema,
  notifyTestInputSchema,
  notifyTestSchema,
  silenceInputSchema,
  unsilenceInputSchema,
} from './alerts.ts';
import { alertsUpdateSchema } from './alerts-update.ts';
import {
  clusterDetailSchema,
  clusterInputSchema,
  guestDetailSchema,
  guestInputSchema,
  hostDetailSchema,
  hostInputSchema,
  nodeDetailSchema,
  nodeInputSchema,
} from './details.ts';
import {
  changesInputSchema,
  loadsInputSchema,
  loadsSchema,
  seriesInputSchema,
  seriesSchema,
  stateChangeSchema,
} from './history.ts';
import {
  armInputSchema,
  beginInputSchema,
  breakLockAnswerSchema,
  closeInterruptedInputSchema,
  disarmInputSchema,
  entriesAnswerSchema,
  listAnswerSchema,
  listInputSchema,
  operationAnswerSchema,
  operationIdInputSchema,
  operationRefusalSchema,
  operationInputSchema,
  operationsPayloadSchema,
  planAnswerSchema,
  standingSchema,
  stepInputSchema,
} from './operations.ts';
import { breakLockInputSchema } from './site-lock.ts';
import { lossAnswerSchema, lossInputSchema } from './host-loss.ts';
import {
  rehearsalFaultInputSchema,
  rehearsalInputSchema,
  rehearsalOutcomeSchema,
} from './rehearsal-panel.ts';
import { changeSecretSchema, secretsSchema, setSecretInputSchema } from './secrets.ts';
import {
  checkReportSchema,
  discoverySchema,
  engineStatusSchema,
  machineTargetSchema,
  outcomeOf,
  questionSchema,
  siteEntrySchema,
} from './setup.ts';

const problems = z.object({ problems: z.array(fileProblemSchema) });
const siteText = z.object({ site: siteIdSchema, text: z.string().max(1_000_000) });

/**
 * Everything a console can ask. Add a row here and the compiler asks for its handler. Every question about the states
 * of a site takes a moment, so that a view of the past is the same view; test/contract lists those of now, with reasons.
 */
export const METHODS = {
  /** Null: there is nothing stored for that moment. */
  'site.at': {
    input: z.object({ site: siteIdSchema, moment: momentSchema }),
    output: sitePictureSchema.nullable(),
  },
  'site.loads': { input: loadsInputSchema, output: loadsSchema },
  'host.at': { input: hostInputSchema, output: hostDetailSchema },
  'guest.at': { input: guestInputSchema, output: guestDetailSchema },
  'node.at': { input: nodeInputSchema, output: nodeDetailSchema },
  'cluster.at': { input: clusterInputSchema, output: clusterDetailSchema },
  'history.series': { input: seriesInputSchema, output: seriesSchema },
  'history.changes': { input: changesInputSchema, output: z.array(stateChangeSchema) },
  'sites.read': {
    input: z.object({ site: siteIdSchema }),
    output: z.object({ text: z.string(), file: z.string() }).nullable(),
  },
  /** Checks the text of a site file without writing it. */
  'sites.validate': { input: siteText, output: problems },
  /** Writes a site file when it is sound; otherwise says where it is not and writes nothing. */
  'sites.save': { input: siteText, output: problems },
  /** Writes into the site file which configuration a cluster has; null takes the line out. The rest stays as it is. */
  'sites.declare': {
    input: z.object({
      site: siteIdSchema,
      cluster: clusterNameSchema,
      configuration: z.enum(CONFIGURATIONS).nullable(),
    }),
    output: problems,
  },
  /** Writes a proposal of `discovery.run` that the person confirmed. */
  'sites.create': {
    input: z.object({ site: siteIdSchema, proposal: discoverySchema.shape.proposal }),
    output: problems,
  },
  /** Removes the site's file; its history stays. */
  /** `file`: the one that the person has read and confirmed; no other is removed. A console from before names none. */
  'sites.remove': {
    input: z.object({ site: siteIdSchema, file: z.string().optional() }),
    output: z.object({ removed: z.boolean() }),
  },
  /** Starts the rehearsal site if it is not running and answers with its id. */
  'rehearsal.open': { input: z.object({}), output: outcomeOf(z.object({ site: siteIdSchema })) },
  /** What can be made to fail on the rehearsal site, and what has been. Any other site is refused. */
  'rehearsal.faults': { input: rehearsalInputSchema, output: rehearsalOutcomeSchema },
  'rehearsal.inject': { input: rehearsalFaultInputSchema, output: rehearsalOutcomeSchema },
  /** Takes a fault back; the machine recovers as after a repair. */
  'rehearsal.clear': { input: rehearsalFaultInputSchema, output: rehearsalOutcomeSchema },
  /** Tries a connection step by step. */
  'machine.check': { input: machineTargetSchema, output: checkReportSchema },
  'discovery.run': { input: machineTargetSchema, output: outcomeOf(discoverySchema) },
  /** The person's answer; `answer` is `yes`/`no` for a host key, the passphrase otherwise. Never logged. */
  'question.answer': {
    input: z.object({ id: z.string(), answer: z.string().max(4096) }),
    output: z.object({ accepted: z.boolean() }),
  },
  /** Where passwords lie here, and which are stored. A value is never answered. */
  'secrets.list': { input: z.object({}), output: secretsSchema },
  /** Stores a password in place of the one before. Never logged. */
  'secrets.set': { input: setSecretInputSchema, output: changeSecretSchema },
  'secrets.remove': { input: setSecretInputSchema.pick({ name: true }), output: changeSecretSchema },
  /** What a guided operation would do, from facts gathered now. Changes nothing. */
  'operations.plan': { input: operationInputSchema, output: planAnswerSchema },
  /** What would stop, go elsewhere and not come back if a host were lost, now or then. Nothing is asked of any machine. */
  'operations.loss': { input: lossInputSchema, output: lossAnswerSchema },
  /** What this login may do on a site. */
  'operations.standing': { input: z.object({ site: siteIdSchema }), output: standingSchema.nullable() },
  /** Begins an operation: facts are gathered and judged once more, and nothing is begun unless its first step is allowed. */
  'operations.begin': { input: beginInputSchema, output: operationAnswerSchema },
  /** A person's yes to a step that waits for it, or another try of one that is blocked. */
  'operations.confirm': { input: stepInputSchema, output: operationAnswerSchema },
  /** Ends it before its next step; what it took is given back. */
  'operations.stop': { input: operationIdInputSchema, output: operationAnswerSchema },
  /** Closes what a crash left, after a person has looked. */
  'operations.close': { input: closeInterruptedInputSchema, output: operationAnswerSchema },
  'operations.list': { input: listInputSchema, output: listAnswerSchema },
  'operations.entries': { input: operationIdInputSchema, output: entriesAnswerSchema },
  /** Takes away the lock that another console left on a cluster: the one that was shown, with a person's reason. */
  'operations.breakLock': { input: breakLockInputSchema, output: breakLockAnswerSchema },
  /** Arms a protected site for a while; `typed` is its name. */
  'operations.arm': {
    input: armInputSchema,
    output: z.object({ refusal: operationRefusalSchema.nullable() }),
  },
  'operations.disarm': { input: disarmInputSchema, output: z.object({ disarmed: z.boolean() }) },
  'alerts.history': { input: alertHistoryInputSchema, output: alertHistorySchema },
  /** False: there is no such open alert any more. */
  'alerts.acknowledge': { input: acknowledgeInputSchema, output: z.object({ acknowledged: z.boolean() }) },
  'alerts.silence': { input: silenceInputSchema, output: z.object({ id: z.string() }) },
  'alerts.unsilence': { input: unsilenceInputSchema, output: z.object({ ended: z.boolean() }) },
  'alerts.maintenance.list': { input: z.object({}), output: z.array(maintenanceSchema) },
  'alerts.maintenance.add': { input: maintenanceInputSchema, output: z.object({ id: z.string() }) },
  'alerts.maintenance.end': { input: maintenanceEndInputSchema, output: z.object({ ended: z.boolean() }) },
  'notify.status': { input: z.object({}), output: notifyStatusSchema },
  /** Sends a test message to one channel now and says what came of it. */
  'notify.test': { input: notifyTestInputSchema, output: notifyTestSchema },
} as const;

/** Everything the engine tells unasked. A new subscriber first gets the current value. */
export const TOPICS = {
  sites: z.array(siteEntrySchema),
  /** Needs `of`: the site's id. The first payload is whole, later ones are changes. */
  site: siteUpdateSchema,
  questions: z.array(questionSchema),
  engine: engineStatusSchema,
  /** The first payload is whole, later ones are changes. */
  alerts: alertsUpdateSchema,
  operations: operationsPayloadSchema,
} as const;

export type Method = keyof typeof METHODS;
export type Input<M extends Method> = z.infer<(typeof METHODS)[M]['input']>;
/** What a caller passes: fields with a default may be left out. */
export type Asked<M extends Method> = z.input<(typeof METHODS)[M]['input']>;
export type Output<M extends Method> = z.infer<(typeof METHODS)[M]['output']>;
export type Topic = keyof typeof TOPICS;
export type Payload<T extends Topic> = z.infer<(typeof TOPICS)[T]>;

/** The same schemas, seen so that a method's name, or a topic's, leads to the type of its own value. */
export const OUTPUTS: { readonly [M in Method]: { readonly output: z.ZodType<Output<M>> } } = METHODS;
export const PAYLOADS: { readonly [T in Topic]: z.ZodType<Payload<T>> } = TOPICS;
