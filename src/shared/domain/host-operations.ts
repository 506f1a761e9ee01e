import { z } from 'zod';
import { clusterNameSchema, hostNameSchema, nodeNameSchema } from './names.ts';

/** A guest as libvirt of its host names it. */
const guest = z.string().min(1).max(255);
const guests = z.array(guest).max(200);

/** A guest that runs on while its host is drained, and why. The host is not stopped then. */
export const leftGuestSchema = z.strictObject({
  guest,
  reason: z
    .string()
    .max(500)
    .refine((text) => text.trim() !== '', 'a reason must be given'),
});
export type LeftGuest = z.infer<typeof leftGuestSchema>;

/** An application that goes back to where it worked before. */
export const switchBackSchema = z.strictObject({
  cluster: clusterNameSchema,
  application: z.string().min(1).max(255),
  target: nodeNameSchema,
});
export type SwitchBack = z.infer<typeof switchBackSchema>;

/** Every guest that is on stands in one of the lists: a guest that nobody chose for blocks, and is never stopped. */
export const hostDrainSchema = z.strictObject({
  operation: z.literal('host-drain'),
  host: hostNameSchema,
  stop: guests.default([]),
  leave: z.array(leftGuestSchema).max(200).default([]),
});
export type HostDrainRequest = z.infer<typeof hostDrainSchema>;

export const hostReturnSchema = z.strictObject({
  operation: z.literal('host-return'),
  host: hostNameSchema,
  start: guests.default([]),
  back: z.array(switchBackSchema).max(200).default([]),
});
export type HostReturnRequest = z.infer<typeof hostReturnSchema>;

/** Rules of operations on hosts that have no interlock's number. */
export const HOST_RULES = [
  'host-answers',
  'choice',
  'host-silent',
  'nodes-silent',
  'bmc',
  'cut-off',
  'as-opened',
] as const;

/** What they can say; the words are in the catalogue. */
export const HOST_SENTENCES = [
  'rule.host-answers.yes',
  'rule.host-answers.not-known',
  'rule.choice.open',
  'rule.choice.stop',
  'rule.choice.nowhere',
  'rule.choice.leave',
  'rule.choice.off',
  'rule.choice.twice',
  'rule.choice.stranger',
  'rule.choice.nobody',
  'rule.choice.not-known',
  'rule.choice.maybe-node',
  'rule.return.start',
  'rule.return.runs',
  'rule.return.drained',
  'rule.return.off',
  'rule.return.none',
  'rule.return.stranger',
  'rule.return.away',
  'rule.return.back',
  'rule.return.back-stranger',
  'rule.I7.starts',
  'effect.drained.all',
  'effect.drained.left',
  'effect.drained.runs',
  'effect.drained.not-known',
  'effect.guest.off',
  'effect.guest.runs',
  'effect.guest.not-known',
  'rule.host-silent.silent',
  'rule.host-silent.answers',
  'rule.host-silent.not-known',
  'rule.host-silent.not-kvm',
  'rule.nodes-silent.silent',
  'rule.nodes-silent.none',
  'rule.nodes-silent.none-known',
  'rule.nodes-silent.answers',
  'rule.nodes-silent.not-known',
  'rule.bmc.on',
  'rule.bmc.off',
  'rule.bmc.none',
  'rule.bmc.silent',
  'rule.cut-off.lost',
  'rule.cut-off.nobody',
  'rule.cut-off.seen',
  'rule.cut-off.not-known',
  'rule.as-opened.same',
  'rule.as-opened.cluster',
  'rule.as-opened.more',
  'rule.I25.powered',
  'rule.I34.host-falls',
  'rule.I34.host-accepted',
  'rule.I34.host-not-known',
  'rule.I34.cluster-falls',
  'rule.I34.node-may-fall',
  'rule.I34.application-falls',
] as const;

export const HOST_STEPS = [
  'stop-plain',
  'start-plain',
  'check-drained',
  'check-returned',
  'power-off-host',
] as const;
