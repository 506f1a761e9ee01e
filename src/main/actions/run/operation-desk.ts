import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { OperationRefusal, OperationRun, stepInputSchema } from '../../../shared/contract/operations.ts';
import type { LockBroken } from '../../../shared/contract/site-lock.ts';
import { operationIdSchema, type JournalBody, type OperationId } from '../../../shared/domain/journal.ts';
import type { SiteFile } from '../../../shared/domain/inventory.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { OperationPlan } from '../../../shared/domain/operation-plan.ts';
import type { Attestation } from '../../../shared/domain/operation-request.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Asserted } from '../facts/cluster-facts.ts';
import { LocalLocks, type LockRequest } from '../locks/local-locks.ts';
import { refusalFor, roleOn, type NoAuthority } from './authority.ts';
import { recordRefusal, typedWrong, type Beginning, type DeskParts } from './beginning.ts';
import { breakLock, LOCK_BREAK, type LockBreaking } from './break-lock.ts';
import { openOperation, type OpenedOperation } from './open-operation.ts';
import { attestedEntry } from './opening-entry.ts';
import { runOperation } from './run-operation.ts';
import { RunView } from './run-view.ts';
import { Turn } from './turn.ts';

type Word = JournalBody<'said'>['word'];
type StepWords = Pick<z.infer<typeof stepInputSchema>, 'attestations' | 'typed'>;

interface Running {
  readonly view: RunView;
  readonly turn: Turn;
  readonly file: () => SiteFile | null;
  /** Null: it is on record. */
  readonly say: (word: Word, step: string | null, caller: Caller) => OperationRefusal | null;
  readonly vouch: (attestations: readonly Attestation[], caller: Caller) => void;
  readonly mayAct: (caller: Caller) => NoAuthority | null;
  readonly ended: Promise<void>;
}

const MOST_CLOSED = 20;

/** Where operations are begun, confirmed and stopped: one at a time for each cluster and host of this core. */
export class OperationDesk {
  readonly #parts: DeskParts;
  readonly #locks = new LocalLocks();
  readonly #running = new Map<OperationId, Running>();
  readonly #breaking = new Set<OperationId>();
  readonly #end = new AbortController();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Open ones first, then closed ones, newest first. */
  runs(): readonly OperationRun[] {
    const all = [...this.#running.values()].map(({ view }) => view.current()).reverse();
    const isOpen = ({ closedAt }: OperationRun) => closedAt === null;
    return [...all.filter(isOpen), ...all.filter((run) => !isOpen(run))];
  }

  /** Whether this core works on it: what is open in the record and not here was left by a crash. */
  has(operation: OperationId): boolean {
    return this.#running.has(operation) || this.#breaking.has(operation);
  }

  /** Nothing but the consoles' lock is sent before the first step is allowed on facts gathered now. */
  async begin(beginning: Beginning): Promise<Result<OperationId, OperationRefusal>> {
    const { site, prepared, caller } = beginning;
    const file = beginning.file();
    if (file === null) return fail({ kind: 'not-watched' });
    const refusal =
      refusalFor(caller, site, file, this.#parts.arming) ??
      typedWrong(prepared.head.subject, beginning.typed, file);
    if (refusal !== null) return fail(refusal);
    const { cluster, hosts, request, alsoClusters = [] } = prepared.head;
    const holder = `${request.operation} (${caller.person})`;
    const clusters = [cluster, ...alsoClusters.map(({ name }) => name)];
    const lock = this.#hold(site, { clusters, hosts, guestsOn: [], holder });
    if (!lock.ok) return lock;
    const touched: (() => void)[] = [lock.value];
    const unlock = () => touched.forEach((giveBack) => giveBack());
    // Which hosts its steps are sent to is known once facts have been gathered.
    const claim = (plan: OperationPlan): Result<void, OperationRefusal> => {
      const guestsOn = hostsIn(plan, file).filter((name) => !hosts.includes(name));
      const more = this.#hold(site, { clusters: [], hosts: [], guestsOn, holder });
      if (!more.ok) return more;
      touched.push(more.value);
      return ok(undefined);
    };
    const opened = await openOperation(this.#parts, beginning, file, { end: this.#end.signal, claim });
    if (!opened.ok) {
      unlock();
      return opened;
    }
    this.#start(beginning, opened.value, unlock);
    return ok(opened.value.operation);
  }

  /** Takes away another console's lock; never while this very console works on the cluster. */
  async breakLock(breaking: LockBreaking, typed: string): Promise<Result<LockBroken, OperationRefusal>> {
    const { site, file, places, caller } = breaking;
    const refusal = refusalFor(caller, site, file, this.#parts.arming);
    if (refusal !== null) return fail(refusal);
    if (typed !== places.name) return fail({ kind: 'typed', wanted: places.name });
    const holder = `${LOCK_BREAK} (${caller.person})`;
    const held = this.#hold(site, { clusters: [places.name], hosts: [], guestsOn: [], holder });
    if (!held.ok) return held;
    const operation = operationIdSchema.parse(randomUUID());
    this.#breaking.add(operation);
    try {
      return await breakLock(this.#parts, breaking, operation);
    } finally {
      this.#breaking.delete(operation);
      held.value();
    }
  }

  /**
   * A yes to the step that waits for it, or another try of a blocked one; while its effect is looked for, a person's
   * word for what no machine tells. Null: taken.
   */
  confirm(operation: OperationId, step: string, caller: Caller, words: StepWords): OperationRefusal | null {
    const running = this.#running.get(operation);
    if (running === undefined) return { kind: 'no-such-operation' };
    const state = running.view.stepState(step);
    const refusal = running.mayAct(caller) ?? mistyped(running, state, words);
    if (refusal !== null) return refusal;
    const isLooking = state === 'checking' && words.attestations.length > 0;
    if (state !== 'confirm' && state !== 'blocked' && !isLooking) return { kind: 'not-now' };
    running.vouch(words.attestations, caller);
    return isLooking ? null : goOn(running, state === 'confirm' ? 'yes' : 'again', step, caller);
  }

  /** Every operator may, armed or not: what is sent afterwards only gives back. Null: taken. */
  stop(operation: OperationId, caller: Caller): OperationRefusal | null {
    const running = this.#running.get(operation);
    if (running === undefined) return { kind: 'no-such-operation' };
    const file = running.file();
    if (file !== null && roleOn(caller, file) === 'observer') return { kind: 'observer' };
    if (running.view.current().closedAt !== null) return { kind: 'not-now' };
    // A record that cannot be written keeps nobody from stopping.
    running.say('stop', null, caller);
    running.turn.stop();
    return null;
  }

  /** Sends nothing more. What is open stays open in the record. */
  async close(): Promise<void> {
    this.#end.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  #hold(site: SiteId, request: LockRequest): Result<() => void, OperationRefusal> {
    const own = (names: readonly string[]) => names.map((name) => `${site}/${name}`);
    const { clusters, hosts, guestsOn } = request;
    const wanted = { clusters: own(clusters), hosts: own(hosts), guestsOn: own(guestsOn) };
    const held = this.#locks.take({ ...wanted, holder: request.holder });
    if (held.ok) return held;
    const { name, heldBy } = held.error;
    return fail({ kind: 'held', object: name.slice(site.length + 1), by: heldBy });
  }

  #start({ site, caller, file }: Beginning, opened: OpenedOperation, unlock: () => void): void {
    const { operation, plan, record, notAsked } = opened;
    const { clock, changed, arming } = this.#parts;
    const view = new RunView({ operation, site, person: caller.person, plan }, clock, changed);
    view.update({ notAsked: [...notAsked] });
    const turn = new Turn();
    const words: Asserted[] = [...opened.asserted];
    const mayAct = (who: Caller): NoAuthority | null => {
      const now = file();
      return now === null ? { kind: 'read-only' } : refusalFor(who, site, now, arming);
    };
    const ended = runOperation(opened.steps, {
      ...opened,
      view,
      clock,
      signal: this.#end.signal,
      turn,
      asserted: () => words,
      mayAct: () => mayAct(caller),
    })
      .finally(opened.leave)
      .finally(unlock);
    const vouch = (attestations: readonly Attestation[], who: Caller) => {
      // A word that counts already is not written again.
      const news = attestations.filter(({ typed }) => !words.some((word) => word.typed === typed));
      for (const each of news) {
        const word = { ...each, person: who.person, at: clock.now() };
        // A word that is not in the record does not count.
        if (record.say(attestedEntry(word, view.current())).ok) words.push(word);
      }
    };
    const say: Running['say'] = (word, step, { person }) => {
      const written = record.said(person, word, step, view.wordsOf(step));
      return written.ok ? null : recordRefusal(written.error);
    };
    this.#running.set(operation, { view, turn, file, say, vouch, mayAct, ended });
    this.#forgetOldest();
    changed();
  }

  #forgetOldest(): void {
    const closed = [...this.#running].filter(([, { view }]) => view.current().closedAt !== null);
    for (const [id] of closed.slice(0, Math.max(0, closed.length - MOST_CLOSED))) this.#running.delete(id);
  }
}

/** Hosts that steps are sent to. */
const hostsIn = ({ steps }: OperationPlan, { hosts }: SiteFile): readonly string[] =>
  hosts.flatMap(({ name }) => (steps.some(({ machine }) => machine === name) ? [name] : []));

/** Who said yes is on disk before anything is done for it. */
function goOn({ say, turn }: Running, word: Word, step: string, caller: Caller): OperationRefusal | null {
  const unsaid = say(word, step, caller);
  if (unsaid !== null) return unsaid;
  return turn.goOn() ? null : { kind: 'not-now' };
}

/** A yes on a protected site names the object, as the beginning does. */
function mistyped(
  { file, view }: Running,
  state: ReturnType<RunView['stepState']>,
  { typed }: StepWords,
): OperationRefusal | null {
  const now = file();
  return state !== 'confirm' || now === null ? null : typedWrong(view.current().subject, typed, now);
}
