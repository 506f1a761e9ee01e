import { z } from 'zod';
import { CONFIGURATIONS } from './inventory.ts';

export type Configuration = (typeof CONFIGURATIONS)[number];

/** What speaks for a configuration. The words are made in `shared/text`. */
export const EVIDENCE_CODES = [
  /** The inventory says that the nodes are hosts. */
  'nodes-are-hosts',
  /** SA_vmchkhost is configured (IAG 4.4, 5.1.2, table 5.5). */
  'agent-vmchkhost',
  /** SA_libvirtgp or SA_libvirtgr without SA_vmchkhost. */
  'agents-libvirt',
  /** SA_icmp, or an agent for vCenter. */
  'agents-vmware',
  'hosts-are-nodes',
  'kvmguests-present',
  'one-host',
  'several-hosts',
] as const;

export const configurationDeductionSchema = z.object({
  /** What the person wrote into the site file. */
  declared: z.enum(CONFIGURATIONS).nullable(),
  /** What the evidence says; null when it does not decide. */
  concluded: z.enum(CONFIGURATIONS).nullable(),
  evidence: z.array(
    z.object({
      code: z.enum(EVIDENCE_CODES),
      /** Configurations that it fits. */
      fits: z.array(z.enum(CONFIGURATIONS)),
      /** Names: agents, hosts, nodes. */
      names: z.array(z.string()),
    }),
  ),
});
export type ConfigurationDeduction = z.infer<typeof configurationDeductionSchema>;
