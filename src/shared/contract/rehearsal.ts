import { z } from 'zod';
import { cfStateSchema } from '../domain/cf.ts';
import { domainStateSchema } from '../domain/domain-state.ts';
import { CONFIGURATIONS } from '../domain/inventory.ts';
import { rmsStandingSchema } from '../domain/rms.ts';
import { agentStandingSchema } from '../domain/sf.ts';

/** The control socket of a rehearsal site: one JSON object a line. Format: docs/formats/rehearsal-control.md. */

/** What can be made to fail. The target is a host, a guest or a node by its name. */
export const FAULTS = [
  'guest-hang',
  'guest-panic',
  'guest-paused',
  'guest-off',
  'node-left-cluster',
  'host-down',
  'sshd-hang',
  'sshd-stopped',
  'libvirtd-stopped',
  'garbage-output',
  'truncated-output',
  'command-missing',
  'sudo-denied',
  'rms-stopped',
  'sf-stopped',
  'agent-test-failed',
  'application-faulted',
] as const;
export const faultKindSchema = z.enum(FAULTS);
export type FaultKind = z.infer<typeof faultKindSchema>;

export const faultSchema = z.object({ kind: faultKindSchema, target: z.string().min(1).max(255) });
export type Fault = z.infer<typeof faultSchema>;

const faultRecordSchema = faultSchema.extend({ since: z.number() });

/** `now` in the rehearsal's own time (epoch ms); `rate` is how fast it runs against real time. */
export const rehearsalClockSchema = z.object({ now: z.number(), rate: z.number() });
export type RehearsalClockReading = z.infer<typeof rehearsalClockSchema>;

const machineSchema = z.object({
  name: z.string(),
  kind: z.enum(['host', 'node']),
  /** Where its sshd listens on 127.0.0.1; it keeps this port for the whole run. */
  sshPort: z.number(),
  /** Its libvirt sockets, null for a node. */
  libvirt: z.object({ socket: z.string(), readOnlySocket: z.string() }).nullable(),
  up: z.boolean(),
});

const hostDescriptionSchema = z.object({
  name: z.string(),
  cores: z.number(),
  memoryKib: z.number(),
  failover: z.boolean(),
  up: z.boolean(),
  guests: z.array(z.string()),
});

const guestDescriptionSchema = z.object({
  name: z.string(),
  uuid: z.string(),
  host: z.string(),
  state: domainStateSchema,
  reason: z.string(),
  vcpus: z.number(),
  memoryKib: z.number(),
  /** Consumed so far, in ms of CPU time. */
  cpuTimeMs: z.number(),
  node: z.string().nullable(),
  cluster: z.string().nullable(),
});

const clusterDescriptionSchema = z.object({
  name: z.string(),
  configuration: z.enum(CONFIGURATIONS),
  nodes: z.array(z.string()),
  cfTimeoutSeconds: z.number(),
  /** How each node sees each other one now. */
  views: z.array(z.object({ observer: z.string(), target: z.string(), state: cfStateSchema })),
  applications: z.array(
    z.object({
      name: z.string(),
      onNodes: z.array(z.object({ node: z.string(), standing: rmsStandingSchema })),
    }),
  ),
  agents: z.array(
    z.object({
      observer: z.string(),
      target: z.string(),
      agent: z.string(),
      standing: agentStandingSchema,
    }),
  ),
  rmsRunning: z.array(z.string()),
  sfRunning: z.array(z.string()),
});

export const rehearsalDescriptionSchema = z.object({
  name: z.string(),
  seed: z.number(),
  machines: z.array(machineSchema),
  hosts: z.array(hostDescriptionSchema),
  guests: z.array(guestDescriptionSchema),
  clusters: z.array(clusterDescriptionSchema),
  faults: z.array(faultRecordSchema),
});
export type RehearsalDescription = z.infer<typeof rehearsalDescriptionSchema>;

/** What a machine was asked since the start. `changingCalls` counts every one that arrived, also a refused one. */
export const machineCountsSchema = z.object({
  name: z.string(),
  sshConnections: z.number(),
  sshOpen: z.number(),
  commands: z.number(),
  rounds: z.number(),
  sudoCalls: z.number(),
  libvirtConnections: z.number(),
  libvirtOpen: z.number(),
  libvirtCalls: z.number(),
  changingCalls: z.number(),
  changingRefused: z.number(),
  /** The numbers of the changing procedures that arrived, the last 100. */
  changingProcedures: z.array(z.number()),
});
export type MachineCounts = z.infer<typeof machineCountsSchema>;

/** One row per question: what it needs and what it answers. */
export const REHEARSAL_QUESTIONS = {
  describe: { input: z.object({}), output: rehearsalDescriptionSchema },
  inject: { input: faultSchema, output: z.object({ faults: z.array(faultRecordSchema) }) },
  /** Takes a fault back; the machine recovers as it would after its repair. */
  clear: { input: faultSchema, output: z.object({ faults: z.array(faultRecordSchema) }) },
  /** `reset` starts counting anew after the answer. */
  counts: {
    input: z.object({ reset: z.boolean().default(false) }),
    output: z.object({ machines: z.array(machineCountsSchema) }),
  },
  /** Reads the clock; with `rate` or `advanceMs` sets it first. Time never runs backwards. */
  clock: {
    input: z.object({
      rate: z.number().min(0).max(100_000).optional(),
      advanceMs: z
        .number()
        .min(0)
        .max(366 * 86_400_000)
        .optional(),
    }),
    output: rehearsalClockSchema,
  },
  /** Answers, then ends the process. */
  stop: { input: z.object({}), output: z.object({ stopping: z.literal(true) }) },
} as const;

export type RehearsalQuestion = keyof typeof REHEARSAL_QUESTIONS;
export type RehearsalInput<Q extends RehearsalQuestion> = z.input<(typeof REHEARSAL_QUESTIONS)[Q]['input']>;
export type RehearsalOutput<Q extends RehearsalQuestion> = z.output<
  (typeof REHEARSAL_QUESTIONS)[Q]['output']
>;

export const rehearsalRequestSchema = z.object({
  id: z.number(),
  ask: z.enum(['describe', 'inject', 'clear', 'counts', 'clock', 'stop']),
  input: z.unknown(),
});

export const rehearsalReplySchema = z.discriminatedUnion('ok', [
  z.object({ id: z.number(), ok: z.literal(true), answer: z.unknown() }),
  z.object({ id: z.number().nullable(), ok: z.literal(false), problem: z.string() }),
]);

/** The one line that a rehearsal site prints when it can be used. */
export const rehearsalReadySchema = z.object({
  ready: z.literal(true),
  siteFile: z.string(),
  control: z.string(),
});
export type RehearsalReady = z.infer<typeof rehearsalReadySchema>;
