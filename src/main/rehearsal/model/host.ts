import type { Guest } from './guest.ts';
import { fraction } from './seeded.ts';
import type { HostPlan } from './site-plan.ts';

/** CPU time of a whole host since its boot, in ms over all cores. */
export interface HostCpu {
  readonly userMs: number;
  readonly kernelMs: number;
  readonly idleMs: number;
  readonly ioWaitMs: number;
}

const KERNEL_SHARE = 0.015;
const USER_SHARE = 0.01;
const OWN_MEMORY_KIB = 2_500_000;

/** One KVM host. Its CPU time is that of its guests and a little of its own. */
export class Host {
  readonly plan: HostPlan;
  readonly guests: readonly Guest[];
  readonly bootedAt: number;
  readonly #startedMs: number;
  #up = true;

  constructor(plan: HostPlan, guests: readonly Guest[], seed: number, at: number) {
    this.plan = plan;
    this.guests = guests;
    this.bootedAt = at;
    this.#startedMs = (22 + fraction(seed, `uptime ${plan.name}`) * 40) * 86_400_000;
  }

  get up(): boolean {
    return this.#up;
  }

  down(at: number): void {
    this.#up = false;
    for (const guest of this.guests) guest.losePower(at);
  }

  /** Comes back without its guests; whoever brings it up starts them. */
  back(): void {
    this.#up = true;
  }

  settle(at: number): void {
    for (const guest of this.guests) guest.settle(at);
  }

  /** Call after `settle`. The sums only grow, and together they are cores × time. */
  cpu(at: number): HostCpu {
    const wholeMs = (at - this.bootedAt + this.#startedMs) * this.plan.cores;
    const guestsMs = this.#guestCpuMs();
    const ownMs = wholeMs * (KERNEL_SHARE + USER_SHARE);
    const ioWaitMs = wholeMs * 0.004;
    return {
      userMs: guestsMs + wholeMs * USER_SHARE,
      kernelMs: wholeMs * KERNEL_SHARE,
      ioWaitMs,
      idleMs: Math.max(0, wholeMs - guestsMs - ownMs - ioWaitMs),
    };
  }

  /** In KiB: what is left, what the page cache holds. */
  memory(at: number): { totalKib: number; freeKib: number; cachedKib: number; buffersKib: number } {
    const totalKib = this.plan.memoryKib;
    const used = this.guests
      .filter((guest) => guest.domId !== null)
      .reduce((sum, guest) => sum + guest.meter.residentKib(at), OWN_MEMORY_KIB);
    const spare = Math.max(0, totalKib - used);
    const cachedKib = Math.round(spare * 0.35);
    const buffersKib = Math.round(spare * 0.02);
    return { totalKib, cachedKib, buffersKib, freeKib: spare - cachedKib - buffersKib };
  }

  #guestCpuMs(): number {
    return this.guests.reduce((sum, guest) => sum + guest.meter.cpuMs, 0);
  }
}
