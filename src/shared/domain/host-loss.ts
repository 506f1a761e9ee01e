import { z } from 'zod';
import { CONFIGURATIONS } from './inventory.ts';
import { clusterNameSchema, guestIdSchema, hostNameSchema, nodeNameSchema } from './names.ts';

/** What would stop, go elsewhere and not come back if a host were lost. Nothing in it was tried. */

/** `unknown`: it may run there. `with-host`: libvirt starts it with the host again; `by-hand`: nobody does by itself. */
export const lostGuestSchema = z.object({
  id: guestIdSchema,
  name: z.string(),
  node: nodeNameSchema.nullable(),
  cluster: clusterNameSchema.nullable(),
  runsThere: z.enum(['yes', 'unknown']),
  returns: z.enum(['with-host', 'by-hand', 'unknown']),
});
export type LostGuest = z.infer<typeof lostGuestSchema>;

/**
 * `gone`: no node is left; `down`: the Host OS failover declares the lost nodes DOWN; `leftcluster`: nobody can stop or
 * declare them by itself (configuration B), and a person recovers them.
 */
export const CLUSTER_FATES = ['gone', 'down', 'leftcluster', 'unknown'] as const;

export const clusterLossSchema = z.object({
  cluster: clusterNameSchema,
  configuration: z.enum(CONFIGURATIONS).nullable(),
  lost: z.array(nodeNameSchema),
  /** Nodes of which nobody knows whether they run there. */
  perhaps: z.array(nodeNameSchema),
  /** Nodes elsewhere that say UP of themselves. */
  left: z.array(nodeNameSchema),
  /** Nodes elsewhere that do not say how they are. */
  notKnown: z.array(nodeNameSchema),
  becomes: z.enum(CLUSTER_FATES),
});
export type ClusterLoss = z.infer<typeof clusterLossSchema>;

/** `waits`: it stops, and goes on elsewhere only after a person has acted; `stops`: there is nowhere to go on. */
export const APPLICATION_FATES = ['stays', 'switches', 'waits', 'stops', 'unknown'] as const;

export const applicationLossSchema = z.object({
  cluster: clusterNameSchema,
  application: z.string(),
  /** Where it is Online; null: not known, or more than once. */
  on: nodeNameSchema.nullable(),
  fate: z.enum(APPLICATION_FATES),
  /** Where RMS may bring it Online, or where it could go later when it stays; RMS chooses. */
  to: z.array(nodeNameSchema),
  /** Where that is not known. */
  perhapsTo: z.array(nodeNameSchema),
});
export type ApplicationLoss = z.infer<typeof applicationLossSchema>;

export const hostLossSchema = z.object({
  host: hostNameSchema,
  at: z.number(),
  /** Of a placement that somebody plans instead of the present one. */
  planned: z.boolean(),
  /** False: the host does not say what runs there now. */
  hostAnswers: z.boolean(),
  guests: z.array(lostGuestSchema),
  clusters: z.array(clusterLossSchema),
  applications: z.array(applicationLossSchema),
});
export type HostLoss = z.infer<typeof hostLossSchema>;
