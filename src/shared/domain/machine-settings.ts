import { z } from 'zod';
import { rcsdNodeSchema } from './sf.ts';

/** How far a machine's clock is ahead of the console's, and how far that may be wrong; ms. */
export const clockOffsetSchema = z.object({ offsetMs: z.number(), uncertaintyMs: z.number() });
export type ClockOffset = z.infer<typeof clockOffsetSchema>;

/** What libvirt-guests does with a host's guests when the host stops and starts: libvirt-guests(8). */
export const libvirtGuestsSchema = z.object({
  onShutdown: z.enum(['suspend', 'shutdown', 'not set', 'other']),
  onBoot: z.enum(['start', 'ignore', 'not set', 'other']),
  /** Whether the service is enabled; null when that is not known. */
  unit: z.enum(['enabled', 'disabled', 'absent']).nullable(),
});
export type LibvirtGuests = z.infer<typeof libvirtGuestsSchema>;

/** What a host has too much of, by our thresholds (docs/contradictions.md); null where its kernel gives no figure for it. */
export const overloadSchema = z.object({
  cpu: z.boolean().nullable(),
  memory: z.boolean().nullable(),
  io: z.boolean().nullable(),
});
export type Overload = z.infer<typeof overloadSchema>;

/**
 * What was found in the RMS configuration file that `hvdisp` names. Its layout is recalled, not documented:
 * an empty list means not found, never "not set".
 */
export const rmsSettingsSchema = z.object({
  shutdownPriorities: z.array(z.number()).readonly(),
  /** The file names hvsgpr, the wizard's command for I/O fencing. */
  namesHvsgpr: z.boolean(),
});
export type RmsSettings = z.infer<typeof rmsSettingsSchema>;

/** `rcsd.cfg` as one node has it. */
export const rcsdSchema = z.array(rcsdNodeSchema).readonly();

/**
 * What a shutdown agent's configuration file says, reduced on the node itself to node, domain and host
 * fields: credentials never leave the node.
 */
export const agentTargetSchema = z.object({
  agent: z.string(),
  node: z.string(),
  domain: z.string().nullable(),
  host: z.string().nullable(),
  /** CF node name of the host OS, where the file names it (SA_vmchkhost). */
  hostNode: z.string().optional(),
});
