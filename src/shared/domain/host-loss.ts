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
  /** Nodes elsewhere that do not say how they are, are on their way, or are planned where nobody answers. */
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

/**
 * What a planned place leaves open. `place-unknown`: nobody knows where the guest runs now; `host-silent`: the host does
 * not answer; `not-defined`: the host does not list the guest; `no-failover`: no Host OS failover is known there, and its
 * cluster relies on it; `host-rms`: RMS of hosts names the guest and may start it elsewhere.
 */
export const PLACE_DOUBTS = [
  'place-unknown',
  'host-silent',
  'not-defined',
  'no-failover',
  'host-rms',
] as const;
export type PlaceDoubt = (typeof PLACE_DOUBTS)[number];

/** One guest that is taken to run where a person plans it, or to be off. */
export const assumedPlaceSchema = z.object({
  id: guestIdSchema,
  name: z.string(),
  cluster: clusterNameSchema.nullable(),
  /** Null: it is planned to be off. */
  host: hostNameSchema.nullable(),
  /** Hosts where it is seen to run now. */
  now: z.array(hostNameSchema),
  doubts: z.array(z.enum(PLACE_DOUBTS)),
});
export type AssumedPlace = z.infer<typeof assumedPlaceSchema>;

/** What becomes of one object now, and as planned; null: the loss does not touch it. */
export const lossDifferenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('application'),
    now: applicationLossSchema.nullable(),
    planned: applicationLossSchema.nullable(),
  }),
  z.object({
    kind: z.literal('cluster'),
    now: clusterLossSchema.nullable(),
    planned: clusterLossSchema.nullable(),
  }),
  z.object({
    kind: z.literal('guest'),
    now: lostGuestSchema.nullable(),
    planned: lostGuestSchema.nullable(),
  }),
]);
export type LossDifference = z.infer<typeof lossDifferenceSchema>;

export const hostLossSchema = z.object({
  host: hostNameSchema,
  at: z.number(),
  /** Null: as the site is now. Else the placement that somebody plans instead, and what it changes. */
  plan: z
    .object({ assumed: z.array(assumedPlaceSchema), differences: z.array(lossDifferenceSchema) })
    .nullable(),
  /** False: the host does not say what runs there now. */
  hostAnswers: z.boolean(),
  guests: z.array(lostGuestSchema),
  clusters: z.array(clusterLossSchema),
  applications: z.array(applicationLossSchema),
});
export type HostLoss = z.infer<typeof hostLossSchema>;

/** Where a guest is planned to run; a null host: nowhere, it is off. */
export const plannedPlaceSchema = z.object({ guest: guestIdSchema, host: hostNameSchema.nullable() });
export type PlannedPlace = z.infer<typeof plannedPlaceSchema>;

/** Why nothing can be told of a planned place. `other-kind`: its hypervisor is not the guest's. */
export const wrongPlaceSchema = plannedPlaceSchema.extend({
  /** Null: the site has no such guest. */
  name: z.string().nullable(),
  why: z.enum(['no-such-guest', 'no-such-host', 'other-kind', 'twice']),
});
export type WrongPlace = z.infer<typeof wrongPlaceSchema>;
