import type { HostName } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { asBug } from '../platform/as-bug.ts';
import type { LibvirtReader, LifecycleEvent } from '../sources/libvirt/libvirt-reader.ts';
import type { WatchContext } from './watch-context.ts';

/** A daemon that refuses does so by its rules or its driver: it is asked again in so many polls. */
const REFUSED_POLLS = 12;
const MOST_MS = 10_000;

interface WishParts {
  readonly host: HostName;
  readonly context: Pick<WatchContext, 'clock' | 'stop' | 'log'>;
  /** How long a poll waits for the daemon's answer; one that comes later counts too. */
  readonly patienceMs: number;
  readonly onEvent: (event: LifecycleEvent) => void;
  /** Events are told from now on, and the poll did not wait for it: what changed since was not told. */
  readonly onLate: () => void;
}

/** The wish for a host's lifecycle events, told to each of its connections until the daemon grants it. */
export class EventWish {
  readonly #parts: WishParts;
  #reader: LibvirtReader | null = null;
  /** Infinite while the answer is awaited, and once it was granted. */
  #pollsUntilAsked = 0;
  #failure: string | null = null;

  constructor(parts: WishParts) {
    this.#parts = parts;
  }

  /** Before the states are read, so that no change falls between; a daemon that takes long is not waited for. */
  async ask(reader: LibvirtReader, signal: AbortSignal): Promise<void> {
    if (reader !== this.#reader) {
      this.#reader = reader;
      this.#pollsUntilAsked = 0;
    }
    if (this.#pollsUntilAsked > 0) {
      this.#pollsUntilAsked -= 1;
      return;
    }
    this.#pollsUntilAsked = Infinity;
    const { context, patienceMs } = this.#parts;
    const over = new AbortController();
    const patience = context.clock.sleep(patienceMs, AbortSignal.any([signal, over.signal]));
    await Promise.race([this.#wish(reader, over.signal), patience]);
    over.abort();
  }

  async #wish(reader: LibvirtReader, over: AbortSignal): Promise<void> {
    const { context, host, onEvent, onLate } = this.#parts;
    const { clock, stop, log } = context;
    const signal = AbortSignal.any([stop, clock.deadline(MOST_MS)]);
    const granted = await reader.onLifecycle(onEvent, signal).catch(asBug);
    if (stop.aborted || reader !== this.#reader) return;
    if (!granted.ok) {
      this.#refused(granted.error);
      return;
    }
    if (this.#failure !== null) log.info('Lifecycle events are told again', { host });
    this.#failure = null;
    if (over.aborted) onLate();
  }

  /** Said when it changes; without an answer the next poll asks again. */
  #refused(failure: ProbeFailure): void {
    const isAnswer = failure.kind === 'libvirt';
    this.#pollsUntilAsked = isAnswer ? REFUSED_POLLS - 1 : 0;
    const what = isAnswer ? `${failure.kind} ${failure.code}` : failure.kind;
    if (what !== this.#failure) {
      this.#parts.context.log.warn('No lifecycle events', { host: this.#parts.host, error: failure });
    }
    this.#failure = what;
  }
}
