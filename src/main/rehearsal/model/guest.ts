import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import { GuestMeter } from './guest-meter.ts';
import type { GuestPlan } from './site-plan.ts';

/** libvirt lifecycle events that a change of a domain causes (virDomainEventType and its details). */
export interface LifecycleEvent {
  readonly guest: Guest;
  readonly event: number;
  readonly detail: number;
}

const EVENT = {
  started: { event: 2, detail: 0 },
  suspended: { event: 3, detail: 0 },
  migrated: { event: 3, detail: 1 },
  ioError: { event: 3, detail: 2 },
  leftByMigration: { event: 5, detail: 3 },
  cameByMigration: { event: 2, detail: 1 },
  pmSuspended: { event: 7, detail: 0 },
  resumed: { event: 4, detail: 0 },
  destroyed: { event: 5, detail: 1 },
  shutDown: { event: 5, detail: 0 },
  saved: { event: 5, detail: 4 },
  panicked: { event: 8, detail: 0 },
} as const;

/** Why a domain can stand still, with libvirt's event for it. */
const PAUSES = {
  user: EVENT.suspended,
  unknown: EVENT.suspended,
  migrating: EVENT.migrated,
  'I/O error': EVENT.ioError,
} as const;
export type PauseReason = keyof typeof PAUSES;

/** One domain: its standing as libvirt tells it, and whether its kernel still does anything. */
export class Guest {
  /** As it was at the start. */
  readonly planned: GuestPlan;
  #plan: GuestPlan;
  autostart = true;
  managedSave = false;
  /** It runs somewhere, while its host's libvirt says that it is shut off. */
  runsUnseen = false;
  readonly meter: GuestMeter;
  #standing: DomainStanding = { state: 'running', reason: 'booted' };
  #hung = false;
  /** Its host stands still, or is gone with it. */
  #frozen = false;
  #lostWithHost = false;
  #domId: number | null;
  #startedAt: number;
  readonly #tell: (event: LifecycleEvent) => void;
  readonly #nextDomId: (host: string) => number;

  constructor(
    plan: GuestPlan,
    seed: number,
    at: number,
    nextDomId: (host: string) => number,
    tell: (event: LifecycleEvent) => void,
  ) {
    this.#plan = plan;
    this.planned = plan;
    this.meter = new GuestMeter(plan, seed, at);
    this.#nextDomId = nextDomId;
    this.#domId = nextDomId(plan.host);
    this.#startedAt = at;
    this.#tell = tell;
  }

  /** The host that it was planned for. */
  get home(): string {
    return this.planned.host;
  }

  /** What its definition says now. */
  get plan(): GuestPlan {
    return this.#plan;
  }

  /** As its host's libvirt tells it. */
  get standing(): DomainStanding {
    return this.runsUnseen ? { state: 'shut off', reason: 'unknown' } : this.#standing;
  }

  /** libvirt's number of an active domain. */
  get domId(): number | null {
    return this.runsUnseen ? null : this.#domId;
  }

  get startedAt(): number {
    return this.#startedAt;
  }

  /** The guest's operating system works: it answers on the network. */
  get alive(): boolean {
    return this.#standing.state === 'running' && !this.#hung && !this.#frozen;
  }

  get hung(): boolean {
    return this.#hung;
  }

  get frozen(): boolean {
    return this.#frozen;
  }

  get lostWithHost(): boolean {
    return this.#lostWithHost;
  }

  /** Brings the counters up to `at`; call before every change and every reading. */
  settle(at: number): void {
    const running = this.#standing.state === 'running' && !this.#frozen;
    this.meter.advance(at, !running ? 'frozen' : this.#hung ? 'spinning' : 'running');
  }

  hang(at: number): void {
    this.settle(at);
    this.#hung = true;
  }

  slowDown(slow: boolean, at: number): void {
    this.settle(at);
    this.meter.slowDisk = slow;
  }

  freeze(at: number): void {
    this.settle(at);
    this.#frozen = true;
  }

  pause(at: number, reason: PauseReason = 'user'): void {
    this.#change(at, { state: 'paused', reason }, PAUSES[reason]);
  }

  /** Suspended by its own power management. */
  sleep(at: number): void {
    this.#change(at, { state: 'pmsuspended', reason: 'unknown' }, EVENT.pmSuspended);
  }

  resume(at: number): void {
    if (this.#standing.state !== 'paused' && this.#standing.state !== 'pmsuspended') return;
    this.#change(at, { state: 'running', reason: 'unpaused' }, EVENT.resumed);
  }

  panic(at: number): void {
    this.#change(at, { state: 'crashed', reason: 'panicked' }, EVENT.panicked);
  }

  powerOff(at: number): void {
    this.#domId = null;
    this.#change(at, { state: 'shut off', reason: 'destroyed' }, EVENT.destroyed);
  }

  /** Its operating system stopped by itself. */
  shutDown(at: number): void {
    this.#domId = null;
    this.#change(at, { state: 'shut off', reason: 'shutdown' }, EVENT.shutDown);
  }

  /** Its memory goes into a saved image, which waits for the next start. */
  save(at: number): void {
    this.#domId = null;
    this.managedSave = true;
    this.#change(at, { state: 'shut off', reason: 'saved' }, EVENT.saved);
  }

  /** Defined, and not running. */
  neverStarted(): void {
    this.#domId = null;
    this.#standing = { state: 'shut off', reason: 'unknown' };
  }

  /** The virtual reset button: libvirt sees the same domain, its kernel starts anew. */
  reset(at: number): void {
    this.settle(at);
    this.#startedAt = at;
  }

  /** The host lost power: its daemon can tell nobody, and finds the domain off when it comes back. */
  losePower(at: number): void {
    this.settle(at);
    const wasActive = this.#domId !== null;
    this.#lostWithHost ||= wasActive;
    this.#domId = null;
    this.#hung = this.#frozen = false;
    // The daemon keeps no reason over a restart; it notices only what was running.
    this.#standing = { state: 'shut off', reason: wasActive ? 'crashed' : 'unknown' };
  }

  /** Undefined, and made again from the same disk: another UUID. It was not stopped in between, as far as its node can tell. */
  redefine(uuid: string): void {
    this.#plan = { ...this.#plan, uuid };
  }

  /** Without a stop, as after a migration: both daemons tell it. */
  moveTo(host: string, at: number): void {
    this.settle(at);
    const wasActive = this.#domId !== null;
    if (wasActive) this.#tell({ guest: this, ...EVENT.leftByMigration });
    this.#plan = { ...this.#plan, host };
    if (!wasActive) return;
    this.#domId = this.#nextDomId(host);
    this.#tell({ guest: this, ...EVENT.cameByMigration });
  }

  /** Starts it anew from off, crashed or hung. */
  boot(at: number): void {
    if (this.#domId !== null) this.powerOff(at);
    this.#hung = this.#frozen = this.#lostWithHost = false;
    this.#domId = this.#nextDomId(this.#plan.host);
    this.#startedAt = at;
    this.#change(at, { state: 'running', reason: 'booted' }, EVENT.started);
  }

  #change(at: number, next: DomainStanding, event: { event: number; detail: number }): void {
    this.settle(at);
    this.#standing = next;
    this.#tell({ guest: this, ...event });
  }
}
