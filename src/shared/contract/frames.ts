import { z } from 'zod';
import { METHODS, TOPICS, type Method, type Topic } from './contract.ts';

const methods = Object.keys(METHODS) as [Method, ...Method[]];
const topics = Object.keys(TOPICS) as [Topic, ...Topic[]];
const methodSchema = z.enum(methods);
const topicSchema = z.enum(topics);

/** What a console sends. Format: docs/formats/frames.md. */
export const clientFrameSchema = z.union([
  z.strictObject({ id: z.int().nonnegative(), method: methodSchema, input: z.unknown() }),
  z.strictObject({ cancel: z.int().nonnegative() }),
  z.strictObject({ subscribe: topicSchema, of: z.string().max(255).nullable() }),
  z.strictObject({ unsubscribe: topicSchema, of: z.string().max(255).nullable() }),
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;

/** What the engine sends. A gap in a subscription's `revision` means: subscribe again. */
export const engineFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok'), id: z.number(), output: z.unknown() }),
  z.object({
    kind: z.literal('error'),
    id: z.number().nullable(),
    /** `forbidden`: this login may look and not act. */
    code: z.enum(['bad-request', 'cancelled', 'forbidden', 'internal']),
    detail: z.string(),
  }),
  z.object({
    kind: z.literal('payload'),
    topic: topicSchema,
    of: z.string().nullable(),
    revision: z.number(),
    value: z.unknown(),
  }),
]);
export type EngineFrame = z.infer<typeof engineFrameSchema>;
