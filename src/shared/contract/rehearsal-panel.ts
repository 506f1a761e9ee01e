import { z } from 'zod';
import { siteIdSchema } from '../domain/names.ts';
import { probeFailureSchema } from '../domain/probe-failure.ts';
import { faultSchema } from './rehearsal.ts';

/** What a console asks about the faults of the rehearsal site. Every other site is refused. */

const names = z.array(z.string());

export const rehearsalFaultsSchema = z.object({
  /** `since`: in the rehearsal site's own time, epoch ms. */
  running: z.array(faultSchema.extend({ since: z.number() })),
  /** The objects that each kind of target can be. */
  targets: z.object({
    guest: names,
    node: names,
    host: names,
    machine: names,
    cluster: names,
    'host-cluster': names,
  }),
});
export type RehearsalFaults = z.infer<typeof rehearsalFaultsSchema>;
export type RunningFault = RehearsalFaults['running'][number];

/** `rehearsal-refused`: the rehearsal site said no, in a sentence of its own. */
export const rehearsalTroubleSchema = z.union([
  probeFailureSchema,
  z.object({ kind: z.literal('not-the-rehearsal-site') }),
  z.object({ kind: z.literal('rehearsal-refused'), problem: z.string() }),
]);
export type RehearsalTrouble = z.infer<typeof rehearsalTroubleSchema>;

export const rehearsalOutcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: rehearsalFaultsSchema }),
  z.object({ ok: z.literal(false), error: rehearsalTroubleSchema }),
]);

export const rehearsalInputSchema = z.object({ site: siteIdSchema });
export const rehearsalFaultInputSchema = z.object({ site: siteIdSchema, fault: faultSchema });
