import type { GuestId, HostName } from '../../shared/domain/names.ts';

/** CPU in cores, memory in bytes; null: not measured, which is not zero. */
export interface HostSample {
  readonly host: HostName;
  readonly cpu: number | null;
  readonly cpuTotal: number | null;
  readonly memory: number | null;
  readonly memoryTotal: number | null;
}

/** CPU in cores (`cpuTotal`: virtual CPUs), memory in bytes, traffic in bytes per second. */
export interface GuestSample {
  readonly guest: GuestId;
  readonly host: HostName;
  readonly cpu: number | null;
  readonly cpuTotal: number | null;
  readonly memory: number | null;
  readonly memoryTotal: number | null;
  readonly netRx: number | null;
  readonly netTx: number | null;
  readonly diskRead: number | null;
  readonly diskWrite: number | null;
}

export interface LatestSamples {
  readonly hosts: readonly (HostSample & { readonly at: number })[];
  readonly guests: readonly (GuestSample & { readonly at: number })[];
}
