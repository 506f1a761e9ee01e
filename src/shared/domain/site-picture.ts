import { z } from 'zod';
import { powerStateSchema } from './bmc.ts';
import { cfStateSchema } from './cf.ts';
import { domainStandingSchema } from './domain-state.ts';
import { configurationDeductionSchema } from './configuration.ts';
import { findingSchema } from './finding.ts';
import { CONFIGURATIONS } from './inventory.ts';
import { clusterNameSchema, guestIdSchema, hostNameSchema, nodeNameSchema, siteIdSchema } from './names.ts';
import { probeFailureSchema } from './probe-failure.ts';
import {
  agentTargetSchema,
  clockOffsetSchema,
  libvirtGuestsSchema,
  overloadSchema,
  rcsdSchema,
  rmsSettingsSchema,
} from './machine-settings.ts';
import { neverAsked, observedSchema } from './reading.ts';
import { rmsStandingSchema } from './rms.ts';
import { severitySchema } from './severity.ts';
import { agentStandingSchema } from './sf.ts';
import { clusterVerdictSchema, nodeVerdictSchema, UNJUDGED } from './verdict.ts';

/** Parts that a picture from before they were read does not have. */
const UNASKED = neverAsked(0);

/** Load at a time; null when there is no sample young enough. CPU in cores, memory in bytes. */
const loadSchema = z
  .object({
    at: z.number(),
    cpu: z.number(),
    cpuTotal: z.number(),
    memory: z.number(),
    memoryTotal: z.number(),
  })
  .nullable();

export const hostRecordSchema = z.object({
  name: hostNameSchema,
  /** An ESXi host is asked nothing: its power state has no source yet. */
  kind: z.enum(['kvm', 'esxi']).default('kvm'),
  /** The CF node that this host is itself (configuration C). */
  node: nodeNameSchema.nullable().default(null),
  address: z.string(),
  group: z.string().nullable(),
  tags: z.array(z.string()),
  /** What the daemon says of itself; unknown while the host does not answer. */
  libvirt: observedSchema(z.object({ hostname: z.string(), hypervisor: z.string(), version: z.string() })),
  load: loadSchema,
  guests: z.array(guestIdSchema),
  /** SHA-256 of kvmguests.conf (configuration C), null where there is none. */
  kvmguests: observedSchema(z.string().nullable()).nullable(),
  /** Null where it is never asked; a null value: the host has no such file. */
  libvirtGuests: observedSchema(libvirtGuestsSchema.nullable()).nullable().default(null),
  overload: observedSchema(overloadSchema).nullable().default(null),
  /** Its power as its BMC says; null where none is named. `on` proves nothing about guests. */
  bmc: observedSchema(powerStateSchema).nullable().default(null),
  severity: severitySchema,
});
export type HostRecord = z.infer<typeof hostRecordSchema>;

export const placementSchema = z.object({
  host: hostNameSchema,
  standing: observedSchema(domainStandingSchema),
  /** Null while this host has not said. */
  name: z.string().nullable().default(null),
  macs: z.array(z.string()).nullable().default(null),
  autostart: z.boolean().nullable(),
  managedSave: z.boolean().nullable(),
  persistent: z.boolean().nullable(),
});
export type Placement = z.infer<typeof placementSchema>;

export const guestRecordSchema = z.object({
  id: guestIdSchema,
  name: z.string(),
  /** Every host that lists it; the one where it is active comes first. */
  placements: z.array(placementSchema),
  node: nodeNameSchema.nullable(),
  cluster: clusterNameSchema.nullable(),
  load: loadSchema,
  severity: severitySchema,
});
export type GuestRecord = z.infer<typeof guestRecordSchema>;

export const agentRecordSchema = z.object({
  observer: nodeNameSchema,
  target: nodeNameSchema,
  agent: z.string(),
  standing: observedSchema(agentStandingSchema),
});
export type AgentRecord = z.infer<typeof agentRecordSchema>;

export const nodeRecordSchema = z.object({
  name: nodeNameSchema,
  cluster: clusterNameSchema,
  address: z.string(),
  guest: guestIdSchema.nullable(),
  /** The host that this node is itself: a node of a cluster of hosts. */
  host: hostNameSchema.nullable().default(null),
  /** Does its SSH answer? */
  ssh: observedSchema(z.literal('answers')),
  /** About itself (`cftool -l`). */
  cfLocal: observedSchema(cfStateSchema),
  /** How the other nodes see it (`cftool -n` on each of them), one entry an observer. */
  cfSeen: z.array(z.object({ observer: nodeNameSchema, state: observedSchema(cfStateSchema) })),
  cfTimeoutSeconds: observedSchema(z.number()),
  /** Its own SysNode as its own RMS shows it. */
  rms: observedSchema(rmsStandingSchema),
  /** Its SysNode as the other nodes' RMS shows it. */
  rmsSeen: z
    .array(z.object({ observer: nodeNameSchema, standing: observedSchema(rmsStandingSchema) }))
    .default([]),
  clock: observedSchema(clockOffsetSchema).default(UNASKED),
  rcsd: observedSchema(rcsdSchema).default(UNASKED),
  agentTargets: observedSchema(z.array(agentTargetSchema).readonly()).default(UNASKED),
  rmsSettings: observedSchema(rmsSettingsSchema).default(UNASKED),
  sf: observedSchema(z.enum(['running', 'not running'])),
  verdict: nodeVerdictSchema.default(UNJUDGED),
  severity: severitySchema,
});
export type NodeRecord = z.infer<typeof nodeRecordSchema>;

export const applicationRecordSchema = z.object({
  name: z.string(),
  /** As each node's RMS shows it; `null` value: RMS says that it is not on that node. */
  onNodes: z.array(
    z.object({ node: nodeNameSchema, standing: observedSchema(rmsStandingSchema.nullable()) }),
  ),
});
export type ApplicationRecord = z.infer<typeof applicationRecordSchema>;

export const clusterRecordSchema = z.object({
  name: clusterNameSchema,
  configuration: z.enum(CONFIGURATIONS).nullable(),
  nodes: z.array(nodeNameSchema),
  applications: z.array(applicationRecordSchema),
  agents: z.array(agentRecordSchema),
  /** What was concluded of its configuration, and from what. */
  deduction: configurationDeductionSchema.default({ declared: null, concluded: null, evidence: [] }),
  /** Nodes that CF lists and the inventory does not know. */
  strangers: z
    .array(z.object({ name: z.string(), observer: nodeNameSchema, state: observedSchema(cfStateSchema) }))
    .default([]),
  /** RMS objects of a cluster of hosts by name and type, as last known; elsewhere none. */
  objects: z.array(z.object({ name: z.string(), type: z.string() })).default([]),
  verdict: clusterVerdictSchema.default({ ...UNJUDGED, protection: 'unknown' }),
  severity: severitySchema,
});
export type ClusterRecord = z.infer<typeof clusterRecordSchema>;

/** One polled source and what asking it costs. */
export const machineRecordSchema = z.object({
  /** `host:kvm-a libvirt`, `node:web1 primecluster`: unique within the site. */
  id: z.string(),
  kind: z.enum(['host', 'node']),
  name: z.string(),
  source: z.enum(['libvirt', 'primecluster', 'host-files', 'bmc']),
  intervalMs: z.number(),
  lastTriedAt: z.number().nullable(),
  lastOkAt: z.number().nullable(),
  failure: probeFailureSchema.nullable(),
  /** Of the last finished poll: duration, bytes received, calls, CPU time used on the machine (ms, when it says). */
  cost: z
    .object({ ms: z.number(), bytes: z.number(), calls: z.number(), remoteCpuMs: z.number().nullable() })
    .nullable(),
});
export type MachineRecord = z.infer<typeof machineRecordSchema>;

/** The whole site at a moment: what live shows, what review shows, what `nodeward status` prints. */
export const sitePictureSchema = z.object({
  site: siteIdSchema,
  name: z.string(),
  rehearsal: z.boolean(),
  protection: z.enum(['read-only', 'protected', 'normal']),
  at: z.number(),
  severity: severitySchema,
  hosts: z.array(hostRecordSchema),
  guests: z.array(guestRecordSchema),
  nodes: z.array(nodeRecordSchema),
  clusters: z.array(clusterRecordSchema),
  machines: z.array(machineRecordSchema),
  findings: z.array(findingSchema),
  /** Advice on the configuration: it colours nothing and alarms nobody. */
  advice: z.array(findingSchema).default([]),
});
export type SitePicture = z.infer<typeof sitePictureSchema>;
