import { z } from 'zod';
import { fileProblemSchema } from '../domain/file-problem.ts';
import { siteFileSchema } from '../domain/inventory.ts';
import { siteIdSchema } from '../domain/names.ts';
import { probeFailureSchema } from '../domain/probe-failure.ts';
import { severitySchema } from '../domain/severity.ts';

/** A site in the list: `problems` not empty means that its file cannot be used as it is. */
export const siteEntrySchema = z.object({
  id: siteIdSchema,
  name: z.string(),
  file: z.string(),
  rehearsal: z.boolean(),
  severity: severitySchema.nullable(),
  hosts: z.number(),
  guests: z.number(),
  clusters: z.number(),
  problems: z.array(fileProblemSchema),
  /** A file whose name no site can have, shown so that somebody renames it: there is no site behind it. A console from before knows of none. */
  misnamed: z.boolean().default(false),
});
export type SiteEntry = z.infer<typeof siteEntrySchema>;

/** The machine to try: only `address` is needed when ~/.ssh/config knows the rest. */
export const machineTargetSchema = z.object({
  site: siteIdSchema.nullable(),
  address: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\s-][^\s]*$/),
  user: z.string().min(1).max(64).optional(),
  port: z.int().min(1).max(65535).optional(),
  /** `ssh`, or a local unix socket for a daemon of this machine. */
  libvirt: z.union([z.literal('ssh'), z.object({ socket: z.string().min(1) })]).default('ssh'),
  uri: z.string().min(1).default('qemu:///system'),
});
export type MachineTarget = z.infer<typeof machineTargetSchema>;

export const CHECK_STEPS = [
  'name',
  'connect',
  'host-key',
  'login',
  'libvirt',
  'primecluster',
  'sudo',
] as const;
/** One step of a connection test. `skipped` because an earlier one failed or because it does not apply. */
export const checkStepSchema = z.object({
  step: z.enum(CHECK_STEPS),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  detail: z.string(),
  failure: probeFailureSchema.nullable(),
  ms: z.number(),
});
export const checkReportSchema = z.object({ steps: z.array(checkStepSchema) });
export type CheckReport = z.infer<typeof checkReportSchema>;

/** What names the cluster of a guest that was asked. `nodes` are marked ones that its CF lists as members. */
export const clusterFromSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('members') }),
  /** CF's list could not be read: its own name stands for its cluster. */
  z.object({ kind: z.literal('not-listed') }),
  /** The marks of these name it. */
  z.object({ kind: z.literal('marks'), nodes: z.array(z.string()) }),
  /** The marks of these do not agree with the list, so that it keeps the name of its members. */
  z.object({ kind: z.literal('marks-differ'), nodes: z.array(z.string()) }),
]);

/** A guest that discovery found, with the node it seems to be and why we think so. */
export const guestProposalSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  addresses: z.array(z.string()),
  node: z.string().nullable(),
  cluster: z.string().nullable(),
  matchedBy: z.enum(['metadata', 'address', 'name']).nullable(),
  /** Why the guest itself could not be asked, when it could not. */
  failure: probeFailureSchema.nullable(),
  /** What gave its cluster that name, where the guest was asked; null also from a console from before. */
  clusterFrom: clusterFromSchema.nullable().default(null),
});
export type GuestProposal = z.infer<typeof guestProposalSchema>;

export const discoverySchema = z.object({
  hostname: z.string(),
  hypervisor: z.string(),
  guests: z.array(guestProposalSchema),
  /** The site as proposed; nothing is written until the person saves it. */
  proposal: siteFileSchema,
});
export type Discovery = z.infer<typeof discoverySchema>;

// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the inferred schema is the type
export const outcomeOf = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: probeFailureSchema }),
  ]);

/** Something only a person can answer: is this host key right, what is this key's passphrase. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('host-key'),
    id: z.string(),
    machine: z.string(),
    address: z.string(),
    algorithm: z.string(),
    fingerprint: z.string(),
  }),
  z.object({
    kind: z.literal('passphrase'),
    id: z.string(),
    keyFile: z.string(),
    machine: z.string(),
    /** The one that was given last does not open the key. A console from before does not tell. */
    again: z.boolean().default(false),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

/** What the console itself does and costs. */
export const engineStatusSchema = z.object({
  version: z.string(),
  startedAt: z.number(),
  /** Set when the engine was started again after it died: why. */
  restartedBecause: z.string().nullable(),
  dataFolder: z.string(),
  storeBytes: z.number(),
  /** `newer` means that the store was written by a newer program and is only read. */
  store: z.enum(['ok', 'newer', 'failed']),
  memoryBytes: z.number(),
  /** Share of one core over the last interval, 0–n. */
  cpu: z.number(),
  /** Samples lost because the store could not take them (disk full). */
  samplesLost: z.number(),
});
export type EngineStatus = z.infer<typeof engineStatusSchema>;
