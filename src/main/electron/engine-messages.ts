import { z } from 'zod';
import { probeFailureSchema } from '../../shared/domain/probe-failure.ts';
import { secretAnswerSchema, secretRequestSchema } from './secret-messages.ts';

/** What the engine's process is started with, as its one argument. */
export const engineArgumentSchema = z.object({
  version: z.string(),
  paths: z.object({ config: z.string(), data: z.string() }),
  home: z.string(),
  localUser: z.string(),
  restartedBecause: z.string().nullable(),
});
export type EngineArgument = z.infer<typeof engineArgumentSchema>;

const rehearsalResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.object({ siteFile: z.string(), control: z.string() }) }),
  z.object({ ok: z.literal(false), error: probeFailureSchema }),
]);
export type RehearsalResult = z.infer<typeof rehearsalResultSchema>;

/** From the shell. `connect` comes with a port. */
export const toEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connect') }),
  z.object({ kind: z.literal('rehearsal'), id: z.int(), result: rehearsalResultSchema }),
  z.object({ kind: z.literal('secrets'), id: z.int(), answer: secretAnswerSchema }),
  z.object({ kind: z.literal('close') }),
]);
/** As it is sent. */
export type ToEngine = z.input<typeof toEngineSchema>;

/** To the shell. `refused` is final: starting again would not help. */
export const fromEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('refused'), why: z.string() }),
  z.object({ kind: z.literal('start-rehearsal'), id: z.int() }),
  z.object({ kind: z.literal('secrets'), id: z.int(), request: secretRequestSchema }),
]);
/** As it is sent, and as it is heard. */
export type FromEngine = z.input<typeof fromEngineSchema>;
export type HeardFromEngine = z.output<typeof fromEngineSchema>;
