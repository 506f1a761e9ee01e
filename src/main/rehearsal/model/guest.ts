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
  resumed: { event: 4, detail: 0 },
  destroyed: { event: 5, detail: 1 },
  shutDown: { event: 5, detail: 0 },
  panicked: { event: 8, detail: 0 },
} as const;

/** One domain: its standing as libvirt tells it, and whether its kernel still does anything. */
export class Guest {
  readonly plan: GuestPlan;
  readonly meter: GuestMeter;
  #standing: DomainStanding = { state: 'running', reason: 'booted' };
  #hung = false;
  #domId: number | null;
  #startedAt: number;
  readonly #tell: (event: LifecycleEvent) => void;
  readonly #nextDomId: () => number;

  constructor(
    plan: GuestPlan,
    seed: number,
    at: number,
    nextDomId: () => number,
    tell: (event: LifecycleEvent) => void,
  ) {
    this.plan = plan;
    this.meter = new GuestMeter(plan, seed, at);
    this.#nextDomId = nextDomId;
    this.#domId = nextDomId();
    this.#startedAt = at;
    this.#tell = tell;
  }

  get standing(): DomainStanding {
    return this.#standing;
  }

  /** libvirt's number of an active domain. */
  get domId(): number | null {
    return this.#domId;
  }

  get startedAt(): number {
    return this.#startedAt;
  }

  /** The guest's operating system works: it answers on the network. */
  get alive(): boolean {
    return this.#standing.state === 'running' && !this.#hung;
  }

  get hung(): boolean {
    return this.#hung;
  }

  /** Brings the counters up to `at`; call before every change and every reading. */
  settle(at: number): void {
    const running = this.#standing.state === 'running';
    this.meter.advance(at, !running ? 'frozen' : this.#hung ? 'spinning' : 'running');
  }

  hang(at: number): void {
    this.settle(at);
    this.#hung = true;
  }

  pause(at: number): void {
    this.#change(at, { state: 'paused', reason: 'user' }, EVENT.suspended);
  }

  resume(at: number): void {
    if (this.#standing.state !== 'paused') return;
    this.#change(at, { state: 'running', reason: 'unpaused' }, EVENT.resumed);
  }

  panic(at: number): void {
    this.#change(at, { state: 'crashed', reason: 'panicked' }, EVENT.panicked);
  }

  powerOff(at: number): void {
    this.#domId = null;
    this.#change(at, { state: 'shut off', reason: 'destroyed' }, EVENT.destroyed);
  }

  /** The host lost power: its daemon can tell nobody, and finds the domain off when it comes back. */
  losePower(at: number): void {
    this.settle(at);
    this.#domId = null;
    this.#hung = false;
    this.#standing = { state: 'shut off', reason: 'crashed' };
  }

  /** Starts it anew from off, crashed or hung. */
  boot(at: number): void {
    if (this.#domId !== null) this.powerOff(at);
    this.#hung = false;
    this.#domId = this.#nextDomId();
    this.#startedAt = at;
    this.#change(at, { state: 'running', reason: 'booted' }, EVENT.started);
  }

  #change(at: number, next: DomainStanding, event: { event: number; detail: number }): void {
    this.settle(at);
    this.#standing = next;
    this.#tell({ guest: this, ...event });
  }
}
