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
const IO_WAIT_SHARE = 0.004;
/** Of what would be idle. */
const OVERLOAD_SHARE = 0.98;
const OWN_MEMORY_KIB = 2_500_000;

/** `hung`: powered, and nothing on it moves. `panicked`: its kernel has ended, its power is on. */
export type HostState = 'up' | 'hung' | 'panicked' | 'off';

/** One host. Its CPU time is that of its guests and a little of its own. */
export class Host {
  readonly plan: HostPlan;
  readonly bootedAt: number;
  readonly #startedMs: number;
  #guests: readonly Guest[];
  #state: HostState = 'up';
  /** CPU time of guests that have left, less that of guests that came with some. */
  #goneMs = 0;
  #overloaded = false;
  #overloadMs = 0;
  #settled: { readonly at: number; readonly guestsMs: number };

  constructor(plan: HostPlan, guests: readonly Guest[], seed: number, at: number) {
    this.plan = plan;
    this.#guests = guests;
    this.bootedAt = at;
    this.#settled = { at, guestsMs: this.#guestCpuMs() };
    this.#startedMs = (22 + fraction(seed, `uptime ${plan.name}`) * 40) * 86_400_000;
  }

  get guests(): readonly Guest[] {
    return this.#guests;
  }

  get state(): HostState {
    return this.#state;
  }

  get up(): boolean {
    return this.#state === 'up';
  }

  get overloaded(): boolean {
    return this.#overloaded;
  }

  /** Ends, or never again moves, with all its guests. */
  fail(state: Exclude<HostState, 'up'>, at: number): void {
    this.overload(false, at);
    this.#state = state;
    for (const guest of this.#guests) {
      if (state === 'hung') guest.freeze(at);
      else guest.losePower(at);
    }
  }

  /** Comes back without its guests; whoever brings it up starts them. */
  back(at: number): void {
    for (const guest of this.#guests) if (guest.frozen) guest.losePower(at);
    this.#state = 'up';
  }

  adopt(guest: Guest): void {
    this.#guests = [...this.#guests, guest];
    this.#goneMs -= guest.meter.cpuMs;
  }

  dismiss(guest: Guest): void {
    this.#guests = this.#guests.filter((other) => other !== guest);
    this.#goneMs += guest.meter.cpuMs;
  }

  /** All that its guests leave over is used up by something of its own. */
  overload(on: boolean, at: number): void {
    this.settle(at);
    this.#overloaded = on;
  }

  settle(at: number): void {
    for (const guest of this.#guests) guest.settle(at);
    const guestsMs = this.#guestCpuMs();
    const wholeMs = (at - this.#settled.at) * this.plan.cores;
    const restMs =
      wholeMs * (1 - KERNEL_SHARE - USER_SHARE - IO_WAIT_SHARE) - (guestsMs - this.#settled.guestsMs);
    if (this.#overloaded) this.#overloadMs += Math.max(0, restMs) * OVERLOAD_SHARE;
    this.#settled = { at, guestsMs };
  }

  /** Call after `settle`. The sums only grow, and together they are cores × time. */
  cpu(at: number): HostCpu {
    const wholeMs = (at - this.bootedAt + this.#startedMs) * this.plan.cores;
    const guestsMs = this.#guestCpuMs();
    const ownMs = wholeMs * (KERNEL_SHARE + USER_SHARE);
    const ioWaitMs = wholeMs * IO_WAIT_SHARE;
    return {
      userMs: guestsMs + wholeMs * USER_SHARE + this.#overloadMs,
      kernelMs: wholeMs * KERNEL_SHARE,
      ioWaitMs,
      idleMs: Math.max(0, wholeMs - guestsMs - ownMs - ioWaitMs - this.#overloadMs),
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
    return this.#guests.reduce((sum, guest) => sum + guest.meter.cpuMs, this.#goneMs);
  }
}
