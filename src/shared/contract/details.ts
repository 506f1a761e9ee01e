import { z } from 'zod';
import { cfStateSchema } from '../domain/cf.ts';
import {
  clusterNameSchema,
  guestIdSchema,
  hostNameSchema,
  nodeNameSchema,
  siteIdSchema,
} from '../domain/names.ts';
import { momentSchema } from '../domain/moment.ts';
import { observedSchema } from '../domain/reading.ts';
import { rmsStandingSchema } from '../domain/rms.ts';

const at = { site: siteIdSchema, moment: momentSchema };
export const hostInputSchema = z.object({ ...at, host: hostNameSchema });
export const guestInputSchema = z.object({ ...at, guest: guestIdSchema });
export const nodeInputSchema = z.object({ ...at, node: nodeNameSchema });
export const clusterInputSchema = z.object({ ...at, cluster: clusterNameSchema });

/** Text exactly as a machine sent it, and when. Only the newest is kept. */
export const rawOutputSchema = z.object({ title: z.string(), text: z.string(), at: z.number() });
export type RawOutput = z.infer<typeof rawOutputSchema>;

/** What the record in the picture is too small for. Null lists and texts: not kept for that moment. */
export const hostDetailSchema = z.object({
  model: z.string().nullable(),
  cpuModel: z.string().nullable(),
  cpus: z.number().nullable(),
  memoryBytes: z.number().nullable(),
  capabilitiesXml: z.string().nullable(),
});
export type HostDetail = z.infer<typeof hostDetailSchema>;

export const guestDetailSchema = z.object({
  xml: z.string().nullable(),
  xmlAt: z.number().nullable(),
  vcpus: z.number().nullable(),
  maxMemoryBytes: z.number().nullable(),
  interfaces: z.array(z.object({ mac: z.string(), source: z.string().nullable() })),
  disks: z.array(z.object({ target: z.string(), source: z.string().nullable() })),
});
export type GuestDetail = z.infer<typeof guestDetailSchema>;

export const nodeDetailSchema = z.object({
  raw: z.array(rawOutputSchema),
  agentTargets: z.array(
    z.object({
      agent: z.string(),
      node: z.string(),
      domain: z.string().nullable(),
      host: z.string().nullable(),
    }),
  ),
});
export type NodeDetail = z.infer<typeof nodeDetailSchema>;

/** One RMS object as each node's RMS shows it. */
export const resourceSchema = z.object({
  name: z.string(),
  type: z.string(),
  onNodes: z.array(
    z.object({ node: nodeNameSchema, standing: observedSchema(rmsStandingSchema.nullable()) }),
  ),
});
export const clusterDetailSchema = z.object({
  resources: z.array(resourceSchema),
  /** CF states of nodes that the inventory does not know. */
  strangers: z.array(
    z.object({ observer: nodeNameSchema, observed: z.string(), state: observedSchema(cfStateSchema) }),
  ),
});
export type ClusterDetail = z.infer<typeof clusterDetailSchema>;
