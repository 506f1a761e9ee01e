import { z } from 'zod';

/** libvirt's domain states by virsh's words (virsh(1), `domstate`); `unlisted` = this host does not know it. */
export const domainStateSchema = z.enum([
  'no state',
  'running',
  'idle',
  'paused',
  'in shutdown',
  'shut off',
  'crashed',
  'pmsuspended',
]);
export type DomainState = z.infer<typeof domainStateSchema>;

/** State with libvirt's reason in virsh's words (`domstate --reason`), `unknown` when libvirt gives none. */
export const domainStandingSchema = z.object({ state: domainStateSchema, reason: z.string() });
export type DomainStanding = z.infer<typeof domainStandingSchema>;
