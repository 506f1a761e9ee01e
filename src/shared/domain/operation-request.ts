import { z } from 'zod';
import { hostDrainSchema, hostReturnSchema } from './host-operations.ts';
import { clusterNameSchema, hostNameSchema, nodeNameSchema } from './names.ts';

/** A userApplication of a cluster's RMS. */
const application = { cluster: clusterNameSchema, application: z.string().min(1).max(255) };

/**
 * A person's wish, one shape for each guided operation: its name and the objects that it is about. Nothing in it is a
 * command; the core finds the objects in the site's file or refuses.
 */
export const operationRequestSchema = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('leftcluster-recovery'), node: nodeNameSchema }),
  z.strictObject({
    operation: z.literal('partition-recovery'),
    cluster: clusterNameSchema,
    /** The side that goes on; every other node of the cluster is stopped. */
    survivors: z.array(nodeNameSchema).min(1).max(100),
  }),
  z.strictObject({ operation: z.literal('sf-restart'), cluster: clusterNameSchema }),
  z.strictObject({ operation: z.literal('guest-start'), node: nodeNameSchema }),
  z.strictObject({ operation: z.literal('guest-shutdown'), node: nodeNameSchema }),
  z.strictObject({ operation: z.literal('guest-power-off'), node: nodeNameSchema }),
  z.strictObject({ operation: z.literal('host-stop'), host: hostNameSchema }),
  hostDrainSchema,
  hostReturnSchema,
  z.strictObject({ operation: z.literal('host-power-off'), host: hostNameSchema }),
  z.strictObject({ operation: z.literal('application-switch'), ...application, target: nodeNameSchema }),
  z.strictObject({
    operation: z.literal('application-force-switch'),
    ...application,
    target: nodeNameSchema,
  }),
  z.strictObject({ operation: z.literal('application-online'), ...application }),
  z.strictObject({ operation: z.literal('application-offline'), ...application }),
  z.strictObject({ operation: z.literal('application-clear-fault'), ...application }),
  z.strictObject({ operation: z.literal('application-maintenance-on'), ...application }),
  z.strictObject({ operation: z.literal('application-maintenance-off'), ...application }),
  z.strictObject({
    operation: z.literal('cf-timeout'),
    cluster: clusterNameSchema,
    seconds: z.int().min(1).max(3600),
  }),
]);
export type OperationRequest = z.infer<typeof operationRequestSchema>;
export type OperationName = OperationRequest['operation'];

/** The guided operations that there are, by the name that `nodeward plan --list` prints. */
export const OPERATIONS = [
  'leftcluster-recovery',
  'partition-recovery',
  'sf-restart',
  'guest-start',
  'guest-shutdown',
  'guest-power-off',
  'host-drain',
  'host-stop',
  'host-return',
  'host-power-off',
  'application-switch',
  'application-force-switch',
  'application-online',
  'application-offline',
  'application-clear-fault',
  'application-maintenance-on',
  'application-maintenance-off',
  'cf-timeout',
] as const satisfies readonly OperationName[];
export const operationNameSchema = z.enum(OPERATIONS);

/**
 * A person's word for what no machine tells: the object as it was typed, letter by letter, and why. Only where a rule
 * leaves the proof to a person; for ever shown as asserted.
 */
export const attestationSchema = z.strictObject({
  /** `host/node` where a host is silent, the node's name otherwise. */
  typed: z.string().min(1).max(1000),
  reason: z
    .string()
    .max(2000)
    .refine((text) => text.trim() !== '', 'a reason must be given'),
});
export type Attestation = z.infer<typeof attestationSchema>;
