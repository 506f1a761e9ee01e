import { z } from 'zod';
import { cfStateSchema } from '../domain/cf.ts';
import { domainStateSchema } from '../domain/domain-state.ts';
import { CONFIGURATIONS } from '../domain/inventory.ts';
import { rmsStandingSchema } from '../domain/rms.ts';
import { agentStandingSchema } from '../domain/sf.ts';

/** The control socket of a rehearsal site: one JSON object a line. Format: docs/formats/rehearsal-control.md. */

/** What can be made to fail. What each does and when: docs/formats/rehearsal-control.md. */
export const FAULTS = [
  // Guests
  'guest-hang',
  'guest-panic',
  'guest-paused',
  'guest-paused-by-io-error',
  'guest-paused-by-migration',
  'guest-paused-unknown',
  'guest-off',
  'guest-off-not-proven',
  'guest-shutdown',
  'guest-pmsuspended',
  'domain-off-but-node-runs',
  'managed-save-present',
  'domain-on-two-hosts',
  'autostart-on-two-hosts',
  'same-uuid',
  'same-mac',
  'domain-made-anew',
  // Hosts
  'host-down',
  'host-panic',
  'host-hang',
  'host-overload',
  'libvirtd-stopped',
  'libvirt-guests-suspend',
  'kvmguests-different',
  // Networks
  'interconnect-cut',
  'interconnect-cut-one-node',
  'node-left-cluster',
  'admin-lan-cut',
  // What a machine says
  'sshd-hang',
  'sshd-stopped',
  'garbage-output',
  'truncated-output',
  'wrong-locale',
  'command-missing',
  'sudo-denied',
  'slow-disk',
  'clock-skew',
  // Shutdown facility
  'sf-stopped',
  'agent-test-failed',
  'agent-misconfigured',
  'agent-timeout',
  'agent-untested',
  'agent-missing',
  'agent-row-missing',
  'agent-target-wrong',
  'agent-vmchkhost-configured',
  'sf-settings-different',
  // CF
  'cf-timeout-different',
  'cf-timeout-raised',
  'unknown-node',
  'node-shown-down',
  'node-missing-in-cf',
  'nodes-on-one-host',
  // RMS
  'rms-stopped',
  'application-faulted',
  'application-online-twice',
  'application-offline',
  'application-inconsistent',
  'application-not-as-intended',
  'application-row-missing',
  'maintenance-mode',
  'shutdown-priority-set',
  'foreign-resource',
] as const;
export const faultKindSchema = z.enum(FAULTS);
export type FaultKind = z.infer<typeof faultKindSchema>;

/**
 * What a fault needs as its target, by name. `node`: a node of a cluster, be it a guest or a host of
 * configuration C. `machine`: whatever has an sshd. `host-cluster`: a cluster of hosts.
 */
export type FaultTarget = 'guest' | 'node' | 'host' | 'machine' | 'cluster' | 'host-cluster';

export const FAULT_TARGETS: Readonly<Record<FaultKind, FaultTarget>> = {
  'guest-hang': 'guest',
  'guest-panic': 'guest',
  'guest-paused': 'guest',
  'guest-paused-by-io-error': 'guest',
  'guest-paused-by-migration': 'guest',
  'guest-paused-unknown': 'guest',
  'guest-off': 'guest',
  'guest-off-not-proven': 'guest',
  'guest-shutdown': 'guest',
  'guest-pmsuspended': 'guest',
  'domain-off-but-node-runs': 'guest',
  'managed-save-present': 'guest',
  'domain-on-two-hosts': 'guest',
  'autostart-on-two-hosts': 'guest',
  'same-uuid': 'guest',
  'same-mac': 'guest',
  'domain-made-anew': 'guest',
  'host-down': 'host',
  'host-panic': 'host',
  'host-hang': 'host',
  'host-overload': 'host',
  'libvirtd-stopped': 'host',
  'libvirt-guests-suspend': 'host',
  'kvmguests-different': 'host',
  'interconnect-cut': 'cluster',
  'interconnect-cut-one-node': 'node',
  'node-left-cluster': 'node',
  'admin-lan-cut': 'machine',
  'sshd-hang': 'machine',
  'sshd-stopped': 'machine',
  'garbage-output': 'machine',
  'truncated-output': 'machine',
  'wrong-locale': 'machine',
  'command-missing': 'machine',
  'sudo-denied': 'machine',
  'slow-disk': 'machine',
  'clock-skew': 'machine',
  'sf-stopped': 'node',
  'agent-test-failed': 'node',
  'agent-misconfigured': 'node',
  'agent-timeout': 'node',
  'agent-untested': 'node',
  'agent-missing': 'node',
  'agent-row-missing': 'node',
  'agent-target-wrong': 'node',
  'agent-vmchkhost-configured': 'cluster',
  'sf-settings-different': 'node',
  'cf-timeout-different': 'node',
  'cf-timeout-raised': 'cluster',
  'unknown-node': 'cluster',
  'node-shown-down': 'node',
  'node-missing-in-cf': 'cluster',
  'nodes-on-one-host': 'cluster',
  'rms-stopped': 'node',
  'application-faulted': 'node',
  'application-online-twice': 'cluster',
  'application-offline': 'cluster',
  'application-inconsistent': 'node',
  'application-not-as-intended': 'node',
  'application-row-missing': 'node',
  'maintenance-mode': 'cluster',
  'shutdown-priority-set': 'cluster',
  'foreign-resource': 'host-cluster',
};

export const faultSchema = z.object({ kind: faultKindSchema, target: z.string().min(1).max(255) });
export type Fault = z.infer<typeof faultSchema>;

const faultRecordSchema = faultSchema.extend({ since: z.number() });

/** `now` in the rehearsal's own time (epoch ms); `rate` is how fast it runs against real time, `speed` how much shorter the model's waits are. */
export const rehearsalClockSchema = z.object({ now: z.number(), rate: z.number(), speed: z.number() });
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
  kind: z.enum(['kvm', 'esxi']),
  cores: z.number(),
  memoryKib: z.number(),
  failover: z.boolean(),
  up: z.boolean(),
  state: z.enum(['up', 'hung', 'panicked', 'off']),
  overloaded: z.boolean(),
  guests: z.array(z.string()),
});

const guestDescriptionSchema = z.object({
  name: z.string(),
  uuid: z.string(),
  mac: z.string(),
  host: z.string(),
  state: domainStateSchema,
  reason: z.string(),
  vcpus: z.number(),
  memoryKib: z.number(),
  autostart: z.boolean(),
  managedSave: z.boolean(),
  /** Consumed so far, in ms of CPU time. */
  cpuTimeMs: z.number(),
  node: z.string().nullable(),
  cluster: z.string().nullable(),
});

const clusterDescriptionSchema = z.object({
  name: z.string(),
  kind: z.enum(['guests', 'hosts']),
  configuration: z.enum(CONFIGURATIONS),
  nodes: z.array(z.string()),
  cfTimeouts: z.array(z.object({ node: z.string(), seconds: z.number() })),
  maintenance: z.boolean(),
  shutdownPriority: z.number(),
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

/** What a machine was asked since the start. `changingCalls` counts every one that arrived over libvirt or SSH, also a refused one. */
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
  /** The changing commands that arrived over SSH, the last 100, without sudo. They are among `changingCalls`. */
  changingCommands: z.array(z.string()),
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
  /** Shortens every wait of the model (CF timeout, agents, switch, boot); reported times and loads go on in real time. */
  'clock.speed': {
    input: z.object({ factor: z.number().min(1).max(600) }),
    output: rehearsalClockSchema,
  },
  /** Moves the rehearsal's time on; everything that became due has happened when it answers. */
  'clock.advance': {
    input: z.object({
      ms: z
        .number()
        .min(0)
        .max(366 * 86_400_000),
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
  ask: z.enum(['describe', 'inject', 'clear', 'counts', 'clock', 'clock.speed', 'clock.advance', 'stop']),
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
