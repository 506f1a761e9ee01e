import { fail, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { asBug } from '../platform/as-bug.ts';
import type { Clock } from '../platform/clock.ts';
import { withReach } from '../platform/reach.ts';
import { whyAborted } from '../platform/why-aborted.ts';

/** What is kept open: it says when it is gone, and can be closed. */
export interface Closable {
  readonly closed: Promise<ProbeFailure>;
  readonly close: () => void;
}

/**
 * One connection, opened when first asked for and again after it is gone. Opening has a deadline of its own,
 * longer than that of the poll that waits for it: a slow login is finished, and serves the next poll.
 */
export class Kept<T extends Closable> {
  readonly #open: (signal: AbortSignal) => Promise<Result<T, ProbeFailure>>;
  readonly #clock: Clock;
  readonly #openMs: number;
  readonly #end = new AbortController();
  #opening: Promise<Result<T, ProbeFailure>> | null = null;
  #held: T | null = null;
  /** Another one after each end and each drop: what ends late takes nothing from its successor. */
  #turn = 0;

  constructor(open: (signal: AbortSignal) => Promise<Result<T, ProbeFailure>>, clock: Clock, openMs: number) {
    this.#open = open;
    this.#clock = clock;
    this.#openMs = openMs;
  }

  async get(signal: AbortSignal): Promise<Result<T, ProbeFailure>> {
    this.#opening ??= this.#start();
    return Promise.race([this.#opening, aborted(signal, this.#clock)]);
  }

  /** Opened, and not known to be gone: who asks waits for no login. */
  isOpen(): boolean {
    return this.#held !== null;
  }

  /** Closes what is open; the next `get` opens anew. */
  drop(): void {
    const held = this.#opening;
    this.#forget();
    void held?.then((opened) => {
      if (opened.ok) opened.value.close();
    });
  }

  end(): void {
    this.#end.abort();
    this.drop();
  }

  #forget(): void {
    this.#turn += 1;
    this.#opening = null;
    this.#held = null;
  }

  async #start(): Promise<Result<T, ProbeFailure>> {
    const turn = this.#turn;
    const ended = () => {
      if (this.#turn === turn) this.#forget();
    };
    const signal = AbortSignal.any([this.#end.signal, this.#clock.deadline(this.#openMs)]);
    const opened = await this.#open(signal).catch(asBug);
    if (!opened.ok) {
      ended();
      return opened;
    }
    if (this.#turn === turn) this.#held = opened.value;
    void opened.value.closed.then(ended);
    if (this.#end.signal.aborted) opened.value.close();
    return opened;
  }
}

/** Who waited has asked nothing itself: that the time was over proves no silence of the machine. */
function aborted(signal: AbortSignal, clock: Clock): Promise<Result<never, ProbeFailure>> {
  const started = clock.now();
  const why = () => fail(withReach(whyAborted(signal, clock.now() - started), 'nothing'));
  if (signal.aborted) return Promise.resolve(why());
  return new Promise((done) => {
    signal.addEventListener(
      'abort',
      () => {
        done(why());
      },
      { once: true },
    );
  });
}
