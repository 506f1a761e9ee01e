import { ok, type Result } from '../../shared/result.ts';
import type { HostEntry } from '../../shared/domain/inventory.ts';
import type { HostRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Nudge } from '../polling/nudge.ts';
import { poll, type PollAnswer } from '../polling/poll.ts';
import { hostFilesIntervalMs, usesFailover } from './polled-sources.ts';
import { askHostRound, type RoundAnswer } from './ask-round.ts';
import { hostFilesSource } from './fact.ts';
import { hostFileFacts } from './host-file-facts.ts';
import type { WatchContext } from './watch-context.ts';

const TIMEOUT_MS = 10_000;

/** Reads load and libvirt-guests' settings, and compares kvmguests.conf by its checksum alone (interlocks I7, I16, I33). */
export async function watchHostFiles(host: HostEntry, context: WatchContext, nudge: Nudge): Promise<void> {
  await poll(
    {
      source: hostFilesSource(host.name),
      log: context.log,
      intervalMs: hostFilesIntervalMs(context.file),
      timeoutMs: TIMEOUT_MS,
      firstAfterMs: context.firstPoll(hostFilesIntervalMs(context.file)),
      nudge,
      probe: (signal) => probe(host, context, signal),
      onAnswer: (answer) => {
        take(host, context, answer);
      },
    },
    context.clock,
    context.stop,
    context.random,
  );
}

async function probe(
  host: HostEntry,
  context: WatchContext,
  signal: AbortSignal,
): Promise<Result<RoundAnswer<HostRound>, ProbeFailure>> {
  const connection = await context.connections.ssh(host).get(signal);
  return connection.ok ? askHostRound(connection.value, signal, TIMEOUT_MS) : connection;
}

function take(
  host: HostEntry,
  context: WatchContext,
  { result, askedAt, ms }: PollAnswer<RoundAnswer<HostRound>>,
): void {
  const source = hostFilesSource(host.name);
  const round = result.ok ? ok(result.value.round) : result;
  const facts = hostFileFacts(host.name, round, usesFailover(context.file), askedAt);
  context.recorder.states(context.ledger.observe(facts));
  const failure = result.ok ? null : result.error;
  const cost = {
    ms,
    bytes: result.ok ? result.value.bytes : 0,
    calls: 1,
    remoteCpuMs: round.ok ? round.value.remoteCpuMs : null,
  };
  context.machines.note(source, askedAt, failure, cost);
  context.recorder.poll(source, askedAt, failure, cost);
  context.changed();
}
