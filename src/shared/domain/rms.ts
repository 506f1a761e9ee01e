import { z } from 'zod';
import type { Table } from './table.ts';

/** RMS object states (RMS guide 4.6, B.1, and the words a public plug-in tests). */
export const rmsStateSchema = z.enum([
  'Online',
  'Offline',
  'Standby',
  'Faulted',
  'Wait',
  'Unknown',
  'Inconsistent',
  'OfflineFault',
  'Deact',
  'Warning',
  'Maintenance',
  'Maintenance-Online',
  'Maintenance-Offline',
  'Maintenance-Standby',
]);
export type RmsState = z.infer<typeof rmsStateSchema>;

/** State with its StateDetails (may be empty). A faulted SysNode with `Shutdown` was a planned stop. */
export const rmsStandingSchema = z.object({ state: rmsStateSchema, details: z.string() });
export type RmsStanding = z.infer<typeof rmsStandingSchema>;

/** One row of `hvdisp -a`. `host` is null for the local host; `standing` is null for a userApplication not on this node. */
export const rmsRowSchema = z.object({
  name: z.string().min(1),
  type: z.string().min(1),
  host: z.string().nullable(),
  standing: rmsStandingSchema.nullable(),
});
export type RmsRow = z.infer<typeof rmsRowSchema>;

/** `hvdisp -a`: `localSystem` is the SysNode that answered. */
export interface RmsDisplay {
  readonly localSystem: string;
  readonly configuration: string;
  readonly table: Table<RmsRow>;
}
