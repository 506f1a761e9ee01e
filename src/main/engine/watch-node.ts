import type { ClusterEntry, NodeEntry } from '../../shared/domain/inventory.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ClockOffset } from '../../shared/domain/machine-settings.ts';
import { ROUND_WORST_MS } from '../parsers/round.ts';
import type { Nudge } from '../polling/nudge.ts';
import { poll, type PollAnswer } from '../polling/poll.ts';
import { askNodeRound, type RoundAnswer } from './ask-round.ts';
import { nodeSource } from './fact.ts';
import { nodeMachine } from './node-machine.ts';
import { leftover } from './leftover.ts';
import type { LiveState } from './ledger.ts';
import { clockOffset, steadyOffset, type Asked } from './node-clock.ts';
import { nodeFacts, nodeFailureFacts } from './node-facts.ts';
import { notTakenIn } from './not-taken-in.ts';
import type { WatchContext } from './watch-context.ts';

const TIMEOUT_MS = ROUND_WORST_MS + 2_000;

/** Asks one node everything, in one exchange, until the site's watch stops. */
export class NodeWatch {
  readonly #node: NodeEntry;
  readonly #cluster: ClusterEntry;
  readonly #context: WatchContext;
  readonly #nudge: Nudge;
  readonly #source: string;
  #offset: ClockOffset | null = null;

  constructor(node: NodeEntry, cluster: ClusterEntry, context: WatchContext, nudge: Nudge) {
    this.#node = node;
    this.#cluster = cluster;
    this.#context = context;
    this.#nudge = nudge;
    this.#source = nodeSource(node.name);
  }

  async run(): Promise<void> {
    const { clock, log, stop, random, file, firstPoll } = this.#context;
    const intervalMs = file.polling.nodeSeconds * 1000;
    const firstAfterMs = firstPoll(intervalMs);
    const probe = (signal: AbortSignal) => this.#probe(signal);
    const onAnswer = (answer: PollAnswer<RoundAnswer<NodeRound>>) => {
      this.#take(answer);
    };
    const named = { source: this.#source, log, nudge: this.#nudge };
    const task = { ...named, intervalMs, timeoutMs: TIMEOUT_MS, probe, onAnswer, firstAfterMs };
    await poll(task, clock, stop, random);
  }

  async #probe(signal: AbortSignal): Promise<Result<RoundAnswer<NodeRound>, ProbeFailure>> {
    const connection = await this.#context.connections
      .ssh(nodeMachine(this.#node, this.#context.file))
      .get(signal);
    if (!connection.ok) return connection;
    return askNodeRound(connection.value, signal, TIMEOUT_MS);
  }

  #take({ result, askedAt, ms }: PollAnswer<RoundAnswer<NodeRound>>): void {
    const { machines, recorder, changed } = this.#context;
    const failure = result.ok ? null : result.error;
    const cost = {
      ms,
      bytes: result.ok ? result.value.bytes : 0,
      calls: 1,
      remoteCpuMs: result.ok ? result.value.round.remoteCpuMs : null,
    };
    const news = result.ok
      ? this.#learn(result.value.round, { askedAt, ms })
      : this.#miss(result.error, askedAt);
    // Only now: a poll counts as answered when its answer has been taken in.
    machines.note(this.#source, askedAt, failure, cost);
    recorder.poll(this.#source, askedAt, failure, cost);
    // The others may see it too, and now is when it matters.
    if (news.some(({ name }) => name === 'cf')) this.#context.nudgePeers(this.#cluster.name, this.#node.name);
    changed();
  }

  #learn(round: NodeRound, asked: Asked): readonly LiveState[] {
    const { ledger, recorder, raw } = this.#context;
    const at = asked.askedAt;
    const clock = this.#clock(clockOffset(round, asked));
    const facts = nodeFacts(this.#node.name, this.#cluster, round, clock, at);
    const { gone, unknown } = leftover(ledger.from(this.#source), facts, round, at);
    raw.keep(this.#node.name, round.raw, round.agentTargets.ok ? round.agentTargets.value : [], at);
    ledger.forget(gone);
    recorder.gone(gone, at);
    // Last: an answer that is not taken in as a whole must not look fresh.
    const news = ledger.observe([...facts, ...unknown]);
    recorder.states(news);
    return news;
  }

  #clock(measured: Result<ClockOffset, ProbeFailure>): Result<ClockOffset, ProbeFailure> {
    if (!measured.ok) return measured;
    this.#offset = steadyOffset(this.#offset, measured.value);
    return ok(this.#offset);
  }

  #miss(failure: ProbeFailure, at: number): readonly LiveState[] {
    const { ledger, recorder } = this.#context;
    recorder.states(notTakenIn(ledger, this.#source, failure, at));
    const news = ledger.observe(nodeFailureFacts(this.#node.name, failure, at));
    recorder.states(news);
    return news;
  }
}
