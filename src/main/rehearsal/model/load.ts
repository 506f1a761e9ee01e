import type { Role } from './role.ts';
import { mixed } from './seeded.ts';

/** How busy a guest of a role is: shares of its vCPUs, and what it moves per busy core and second. */
interface Profile {
  readonly base: number;
  /** Height of the day's hump. */
  readonly day: number;
  /** Hour (UTC) of the hump's top. */
  readonly peakHour: number;
  readonly noise: number;
  /** Chance that a ten-minute slot has a burst, and how high it is. */
  readonly burstChance: number;
  readonly burst: number;
  readonly netBytes: number;
  readonly readBytes: number;
  readonly writeBytes: number;
}

const MIB = 1024 * 1024;
export const PROFILES: Readonly<Record<Role, Profile>> = {
  web: {
    base: 0.08,
    day: 0.4,
    peakHour: 13,
    noise: 0.12,
    burstChance: 0.25,
    burst: 0.3,
    netBytes: 12 * MIB,
    readBytes: 0.3 * MIB,
    writeBytes: 0.8 * MIB,
  },
  db: {
    base: 0.15,
    day: 0.25,
    peakHour: 14,
    noise: 0.08,
    burstChance: 0.15,
    burst: 0.35,
    netBytes: 4 * MIB,
    readBytes: 18 * MIB,
    writeBytes: 9 * MIB,
  },
  batch: {
    base: 0.03,
    day: -0.02,
    peakHour: 2,
    noise: 0.03,
    burstChance: 0.4,
    burst: 0.85,
    netBytes: 1 * MIB,
    readBytes: 25 * MIB,
    writeBytes: 20 * MIB,
  },
  quiet: {
    base: 0.02,
    day: 0.02,
    peakHour: 12,
    noise: 0.02,
    burstChance: 0.05,
    burst: 0.2,
    netBytes: 0.5 * MIB,
    readBytes: 0.5 * MIB,
    writeBytes: 0.5 * MIB,
  },
};

const HOUR_MS = 3_600_000;
const SLOT_MS = 600_000;

/** Share of its vCPUs that a guest uses at a time, in [0.002, 1]; the same for the same hash and time. */
export function busyShare(role: Role, hash: number, at: number): number {
  const profile = PROFILES[role];
  const hour = (at / HOUR_MS) % 24;
  const hump = (1 + Math.cos(((hour - profile.peakHour) / 24) * 2 * Math.PI)) / 2;
  const wobble = (waver(hash, at / 47_000) - 0.5) * 2 + (waver(hash + 1, at / 9_000) - 0.5);
  const share =
    profile.base + profile.day * hump * hump + profile.noise * wobble + burstAt(profile, hash, at);
  return Math.min(1, Math.max(0.002, share));
}

/** Smooth noise in [0, 1): one random height a unit, gently joined. */
function waver(hash: number, x: number): number {
  const left = Math.floor(x);
  const part = x - left;
  const weight = part * part * (3 - 2 * part);
  return mixed(hash, left) * (1 - weight) + mixed(hash, left + 1) * weight;
}

function burstAt(profile: Profile, hash: number, at: number): number {
  const slot = Math.floor(at / SLOT_MS);
  if (mixed(hash + 2, slot) >= profile.burstChance) return 0;
  const start = mixed(hash + 3, slot) * 0.5;
  const length = 0.1 + mixed(hash + 4, slot) * 0.4;
  const place = (at / SLOT_MS - slot - start) / length;
  if (place < 0 || place > 1) return 0;
  // Up within a tenth, down within a tenth: a job, not a needle.
  return profile.burst * Math.min(1, place * 10, (1 - place) * 10);
}
