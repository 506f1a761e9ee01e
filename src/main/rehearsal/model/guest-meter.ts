import { busyShare, PROFILES } from './load.ts';
import { hashOf, mixed } from './seeded.ts';
import type { GuestPlan } from './site-plan.ts';

const STEP_MS = 2_500;
const MAX_STEPS = 1_440;
/** Also in the statistics: one request each so many bytes. */
export const REQUEST_BYTES = 16_384;
const REQUEST_MS = 0.2;
const SLOW_REQUEST_MS = 60;
/** A slow disk also moves less. */
const SLOW_SHARE = 0.1;

/** What a guest has consumed since it was first started. Sums only grow; a stopped guest's stand still. */
export class GuestMeter {
  readonly #plan: GuestPlan;
  readonly #hash: number;
  #at: number;
  cpuMs: number;
  netInBytes: number;
  netOutBytes: number;
  readBytes: number;
  writeBytes: number;
  /** Waited for the disk, all requests together. */
  readMs: number;
  writeMs: number;
  slowDisk = false;

  constructor(plan: GuestPlan, seed: number, at: number) {
    this.#plan = plan;
    this.#hash = hashOf(seed, `load ${plan.name}`);
    this.#at = at;
    // It has been running for some days already, at its base load.
    const days = 1 + mixed(this.#hash, 9) * 20;
    const profile = PROFILES[plan.role];
    this.cpuMs = Math.round(days * 86_400_000 * plan.vcpus * profile.base);
    const coreSeconds = this.cpuMs / 1_000;
    this.netInBytes = coreSeconds * profile.netBytes * 0.4;
    this.netOutBytes = coreSeconds * profile.netBytes * 0.6;
    this.readBytes = coreSeconds * profile.readBytes;
    this.writeBytes = coreSeconds * profile.writeBytes;
    this.readMs = (this.readBytes / REQUEST_BYTES) * REQUEST_MS;
    this.writeMs = (this.writeBytes / REQUEST_BYTES) * REQUEST_MS;
  }

  /** Cores in use at a time. */
  coresAt(at: number): number {
    return busyShare(this.#plan.role, this.#hash, at) * this.#plan.vcpus;
  }

  /** Resident memory in KiB: most of what it was given, breathing slowly. */
  residentKib(at: number): number {
    const share = 0.72 + 0.2 * Math.sin(at / 5_400_000 + mixed(this.#hash, 7) * 6) ** 2;
    return Math.round(this.#plan.memoryKib * share);
  }

  /** Brings the sums up to `now`. `activity`: `running`, `frozen` (counts nothing) or `spinning` (one vCPU busy). */
  advance(now: number, activity: 'running' | 'frozen' | 'spinning'): void {
    const gap = now - this.#at;
    if (gap <= 0) return;
    const steps = Math.min(MAX_STEPS, Math.ceil(gap / STEP_MS));
    const width = gap / steps;
    for (let step = 0; step < steps && activity !== 'frozen'; step++) {
      const middle = this.#at + (step + 0.5) * width;
      this.#add(width, activity === 'spinning' ? null : this.coresAt(middle), middle);
    }
    this.#at = now;
  }

  #add(ms: number, cores: number | null, at: number): void {
    this.cpuMs += ms * (cores ?? 1);
    if (cores === null) return;
    const profile = PROFILES[this.#plan.role];
    const coreSeconds = (ms / 1_000) * cores;
    const mood = 0.7 + 0.6 * mixed(this.#hash + 5, Math.floor(at / 15_000));
    this.netInBytes += coreSeconds * profile.netBytes * 0.4 * mood;
    this.netOutBytes += coreSeconds * profile.netBytes * 0.6 * mood;
    const share = this.slowDisk ? SLOW_SHARE : 1;
    const wait = (this.slowDisk ? SLOW_REQUEST_MS : REQUEST_MS) / REQUEST_BYTES;
    const [read, written] = [profile.readBytes, profile.writeBytes].map(
      (bytes) => coreSeconds * bytes * mood * share,
    );
    this.readBytes += read ?? 0;
    this.writeBytes += written ?? 0;
    this.readMs += (read ?? 0) * wait;
    this.writeMs += (written ?? 0) * wait;
  }
}
