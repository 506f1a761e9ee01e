import { z } from 'zod';
import { bmcAccessSchema } from './bmc.ts';
import { form } from './file-form.ts';
import { clusterNameSchema, hostNameSchema, nodeNameSchema } from './names.ts';

/**
 * A site file (`sites/<id>.yaml`). The file is the person's; the console writes it only on request and
 * keeps comments. Format: docs/formats/site-file.md.
 */
const address = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\s-][^\s]*$/, form('ssh-address'));
const port = z.int().min(1).max(65535);

export const libvirtAccessSchema = z.union(
  [
    /** Through the host's SSH connection (the default). */
    z.literal('ssh'),
    /** A unix socket of this machine. */
    z.strictObject({ socket: z.string().min(1) }),
    z.strictObject({
      tls: z.strictObject({
        port: port.default(16514),
        ca: z.string().min(1),
        certificate: z.string().min(1),
        key: z.string().min(1),
      }),
    }),
  ],
  form('libvirt-access'),
);
export type LibvirtAccess = z.infer<typeof libvirtAccessSchema>;

export const CONFIGURATIONS = ['A', 'B', 'C', 'V'] as const;

export const hostEntrySchema = z.strictObject({
  name: hostNameSchema,
  /** `esxi` is never asked over libvirt or SSH; `kvm` when left out. */
  kind: z.enum(['kvm', 'esxi']).optional(),
  /** Host name, address or alias of ~/.ssh/config; the name itself when left out. */
  address: address.optional(),
  user: z.string().min(1).optional(),
  port: port.optional(),
  libvirt: libvirtAccessSchema.default('ssh'),
  /** The daemon's driver: `qemu:///system` unless said otherwise. */
  uri: z.string().min(1).default('qemu:///system'),
  group: z.string().min(1).optional(),
  tags: z.array(z.string().min(1)).default([]),
  /** Its management processor, a second source for whether the host has power. */
  bmc: bmcAccessSchema.optional(),
});
export type HostEntry = z.infer<typeof hostEntrySchema>;

export const nodeEntrySchema = z.strictObject({
  name: nodeNameSchema,
  address: address.optional(),
  user: z.string().min(1).optional(),
  port: port.optional(),
  /** UUID or name of the libvirt domain that is this node. */
  guest: z.string().min(1).optional(),
  /** The host of `hosts` that is this node itself: a cluster of hosts (configuration C). */
  host: hostNameSchema.optional(),
});
export type NodeEntry = z.infer<typeof nodeEntrySchema>;

export const clusterEntrySchema = z.strictObject({
  name: clusterNameSchema,
  configuration: z.enum(CONFIGURATIONS).optional(),
  nodes: z.array(nodeEntrySchema).min(1),
});
export type ClusterEntry = z.infer<typeof clusterEntrySchema>;

export const siteFileSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1).max(100),
  /** `read-only` until somebody decides otherwise. */
  protection: z.enum(['read-only', 'protected', 'normal']).default('read-only'),
  /** OS users whose window may act here; everybody else looks. */
  operators: z.array(z.string().min(1).max(200)).default([]),
  ssh: z
    .strictObject({
      /** ssh_config to use instead of ~/.ssh/config. */
      config: z.string().min(1).optional(),
      user: z.string().min(1).optional(),
    })
    .default({}),
  /** Control socket of a rehearsal site; present only in its own file. */
  rehearsal: z.strictObject({ control: z.string().min(1) }).optional(),
  polling: z
    .strictObject({
      hostSeconds: z.number().min(1).max(3600).default(5),
      nodeSeconds: z.number().min(1).max(3600).default(15),
    })
    .default({ hostSeconds: 5, nodeSeconds: 15 }),
  hosts: z.array(hostEntrySchema).default([]),
  clusters: z.array(clusterEntrySchema).default([]),
});
export type SiteFile = z.infer<typeof siteFileSchema>;
