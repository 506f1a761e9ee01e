import { z } from 'zod';
import { powerStateSchema } from '../../../shared/domain/bmc.ts';
import { cfStateSchema } from '../../../shared/domain/cf.ts';
import {
  agentTargetSchema,
  clockOffsetSchema,
  libvirtGuestsSchema,
  overloadSchema,
  rcsdSchema,
  rmsSettingsSchema,
} from '../../../shared/domain/machine-settings.ts';
import { domainStandingSchema } from '../../../shared/domain/domain-state.ts';
import { rmsStandingSchema } from '../../../shared/domain/rms.ts';
import { agentStandingSchema } from '../../../shared/domain/sf.ts';

/** Every kind of state that is kept as spans: whose it is, who sees it, and the shape of its value. */
const SHAPES = {
  /** host; what its libvirt daemon says of itself. */
  libvirt: z.object({ hostname: z.string(), hypervisor: z.string(), version: z.string() }),
  /** guest, seen by a host: the domain's state there. */
  domain: domainStandingSchema,
  /** guest, seen by a host: what changes rarely. */
  definition: z.object({
    name: z.string(),
    autostart: z.boolean().nullable(),
    managedSave: z.boolean().nullable(),
    persistent: z.boolean().nullable(),
    /** Null until its definition was read. */
    macs: z.array(z.string()).nullable().default(null),
  }),
  /** host: SHA-256 of kvmguests.conf, null when it has none. */
  kvmguests: z.string().nullable(),
  /** host: what libvirt-guests does at its stop and start; null when it has no such file. */
  'libvirt-guests': libvirtGuestsSchema.nullable(),
  /** host: what it has too much of. */
  overload: overloadSchema,
  /** host: its power, as its BMC says. */
  bmc: powerStateSchema,
  /** node: its SSH answers. */
  ssh: z.literal('answers'),
  /** node about itself (`cftool -l`). */
  'cf-local': cfStateSchema,
  /** node, seen by another node (`cftool -n`). */
  cf: cfStateSchema,
  /** node: CLUSTER_TIMEOUT in seconds (`cfset -a`). */
  'cf-timeout': z.number(),
  /** node: its own SysNode (`hvdisp -a`). */
  sysnode: rmsStandingSchema,
  /** node: its clock against the console's. */
  clock: clockOffsetSchema,
  /** node: its `rcsd.cfg`. */
  rcsd: rcsdSchema,
  /** node: what its agents' files say of the nodes that they would stop. */
  'agent-targets': z.array(agentTargetSchema).readonly(),
  /** node: what the RMS configuration says, as far as it can be read. */
  'rms-settings': rmsSettingsSchema,
  /** node: does its shutdown facility run (`sdtool -s`)? */
  sf: z.enum(['running', 'not running']),
  /** userApplication `cluster/name`, seen by a node; null: RMS says that it is not on that node. */
  application: rmsStandingSchema.nullable(),
  /** RMS object `cluster/name`, seen by a node. */
  resource: z.object({ type: z.string(), standing: rmsStandingSchema.nullable() }),
  /** node that would be eliminated, seen by a node; the aspect's name carries the agent: `agent:SA_libvirtgp`. */
  agent: agentStandingSchema,
} as const;

export type Aspect = keyof typeof SHAPES;
export type AspectValue<A extends Aspect> = z.infer<(typeof SHAPES)[A]>;
export const ASPECTS: { readonly [A in Aspect]: z.ZodType<AspectValue<A>> } = SHAPES;

/** Name under which a state is stored: the aspect, with the agent's name where there are several. */
export const aspectName = (aspect: Aspect, detail?: string): string =>
  detail === undefined ? aspect : `${aspect}:${detail}`;
