import type { HostEntry } from '../../shared/domain/inventory.ts';
import type { Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Nudge } from '../polling/nudge.ts';
import { poll, type PollAnswer } from '../polling/poll.ts';
import type { LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { askHost, type HostAnswer } from './ask-host.ts';
import { Rates } from './counters.ts';
import { EventWish } from './event-wish.ts';
import { libvirtSource } from './fact.ts';
import { GuestMacs } from './guest-macs.ts';
import { hostFacts, hostFailureFacts, vanished } from './host-facts.ts';
import { hostSamples } from './host-samples.ts';
import type { PollCost } from './machines.ts';
import { notTakenIn } from './not-taken-in.ts';
import type { WatchContext } from './watch-context.ts';

/** Definitions change rarely and are asked for every so many polls, and after an event. */
const DEFINITIONS_EVERY = 12;
const MOST_TIMEOUT_MS = 10_000;
/** Of a poll's time, what the wish for events may take: a daemon that does not answer it may still tell states. */
const OF_TIMEOUT = 1 / 4;

/** Polls one host's libvirt until the site's watch stops. */
export class HostWatch {
  readonly #host: HostEntry;
  readonly #context: WatchContext;
  readonly #nudge: Nudge;
  readonly #rates = new Rates();
  readonly #macs = new GuestMacs();
  readonly #source: string;
  readonly #wish: EventWish;
  #reader: LibvirtReader | null = null;
  #pollsUntilDefinitions = 0;
  /** Of guests that came, went or changed. */
  #events = 0;
  #traffic = { bytesReceived: 0, calls: 0 };

  constructor(host: HostEntry, context: WatchContext, nudge: Nudge) {
    this.#host = host;
    this.#context = context;
    this.#nudge = nudge;
    this.#source = libvirtSource(host.name);
    this.#wish = new EventWish({
      host: host.name,
      context,
      patienceMs: this.#timeoutMs * OF_TIMEOUT,
      onEvent: ({ guest }) => {
        this.#macs.forget(guest);
        this.#outdated();
        context.nudgeGuest(guest);
      },
      onLate: () => {
        this.#outdated();
      },
    });
  }

  async run(): Promise<void> {
    const { clock, stop, random, file, firstPoll } = this.#context;
    const intervalMs = file.polling.hostSeconds * 1000;
    const firstAfterMs = firstPoll(intervalMs);
    const probe = (signal: AbortSignal) => this.#probe(signal);
    const onAnswer = (answer: PollAnswer<HostAnswer>) => {
      this.#take(answer);
    };
    const timeoutMs = this.#timeoutMs;
    const { log } = this.#context;
    const named = { source: this.#source, log, nudge: this.#nudge };
    await poll({ ...named, intervalMs, timeoutMs, probe, onAnswer, firstAfterMs }, clock, stop, random);
  }

  get #timeoutMs(): number {
    return Math.min(this.#context.file.polling.hostSeconds * 1000, MOST_TIMEOUT_MS);
  }

  async #probe(signal: AbortSignal): Promise<Result<HostAnswer, ProbeFailure>> {
    const opened = await this.#context.connections.libvirt(this.#host).get(signal);
    if (!opened.ok) return opened;
    if (opened.value !== this.#reader) this.#adopt(opened.value);
    await this.#wish.ask(opened.value, signal);
    const events = this.#events;
    const withDefinitions = this.#pollsUntilDefinitions <= 0;
    const answer = await askHost(
      opened.value,
      withDefinitions ? 'with-definitions' : 'statistics-only',
      signal,
    );
    if (answer.ok) {
      const isWhole = await this.#learnMacs(answer.value, opened.value, signal);
      // An event meanwhile told of what this answer may not hold.
      const isDone = isWhole && events === this.#events;
      if (withDefinitions) this.#pollsUntilDefinitions = isDone ? DEFINITIONS_EVERY : 0;
      else this.#pollsUntilDefinitions -= 1;
    }
    return answer;
  }

  /** Whether all definitions were read in time; what was not is read in the next polls. */
  async #learnMacs(
    { definitions }: HostAnswer,
    reader: LibvirtReader,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (definitions === null) return false;
    const listed = definitions.map(({ id }) => id);
    await this.#macs.learn(reader, listed, signal);
    return !signal.aborted && !this.#macs.lacks(listed);
  }

  /** Something of the guests is not as it was read: the next poll comes soon and asks for definitions too. */
  #outdated(): void {
    this.#events += 1;
    this.#pollsUntilDefinitions = 0;
    this.#nudge.ring();
  }

  /** A new connection: its traffic counts from zero, and what was learned over the last one is asked again. */
  #adopt(reader: LibvirtReader): void {
    this.#reader = reader;
    this.#traffic = { bytesReceived: 0, calls: 0 };
    this.#pollsUntilDefinitions = 0;
    this.#macs.clear();
  }

  #take({ result, askedAt, steadyAt, ms }: PollAnswer<HostAnswer>): void {
    const { machines, recorder, changed } = this.#context;
    const cost = this.#cost(ms);
    if (result.ok) this.#learn(result.value, askedAt, steadyAt);
    else this.#miss(result.error, askedAt);
    // Last: a poll counts as answered when its answer has been taken in.
    const failure = result.ok ? null : result.error;
    machines.note(this.#source, askedAt, failure, cost);
    recorder.poll(this.#source, askedAt, failure, cost);
    changed();
  }

  /** First what may fail by a bug of ours: an answer that is not taken in as a whole must not look fresh. */
  #learn(answer: HostAnswer, askedAt: number, steadyAt: number): void {
    const { ledger, recorder, loads } = this.#context;
    const { host, guests } = hostSamples(this.#host.name, answer, { at: askedAt, steadyAt }, this.#rates);
    const facts = hostFacts(this.#host.name, answer, (guest) => this.#macs.of(guest), askedAt);
    recorder.samples(askedAt, host, guests);
    this.#forgetVanished(answer, askedAt);
    recorder.states(ledger.observe(facts));
    loads.take(askedAt, host, guests);
  }

  #miss(failure: ProbeFailure, askedAt: number): void {
    const { ledger, recorder } = this.#context;
    recorder.states(notTakenIn(ledger, this.#source, failure, askedAt));
    recorder.states(ledger.observe(hostFailureFacts(this.#host.name, failure, askedAt)));
    if (failure.kind === 'bug') this.#pollsUntilDefinitions = 0;
  }

  #forgetVanished(answer: HostAnswer, at: number): void {
    const { ledger, recorder } = this.#context;
    const gone = vanished(
      ledger.from(this.#source),
      answer.statistics.map(({ id }) => id),
    );
    ledger.forget(gone);
    recorder.gone(gone, at);
    for (const { subject } of gone) {
      this.#rates.forget(subject.id);
      this.#macs.forget(subject.id);
    }
  }

  #cost(ms: number): PollCost {
    const now = this.#reader?.traffic() ?? { bytesReceived: 0, calls: 0 };
    const before = this.#traffic;
    this.#traffic = now;
    return {
      ms,
      bytes: Math.max(now.bytesReceived - before.bytesReceived, 0),
      calls: Math.max(now.calls - before.calls, 0),
      remoteCpuMs: null,
    };
  }
}
