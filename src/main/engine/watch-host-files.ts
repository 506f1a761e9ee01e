import { fail, ok, type Result } from '../../shared/result.ts';
import type { HostEntry } from '../../shared/domain/inventory.ts';
import type { HostRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { createNudge } from '../polling/nudge.ts';
import { poll, type PollAnswer } from '../polling/poll.ts';
import { hostFilesIntervalMs, usesFailover } from './polled-sources.ts';
import { askHostRound } from './ask-round.ts';
import { hostFilesSource } from './fact.ts';
import { hostFileFacts } from './host-file-facts.ts';
import type { WatchContext } from './watch-context.ts';

const TIMEOUT_MS = 10_000;

/** Reads load and libvirt-guests' settings, and compares kvmguests.conf by its checksum alone (interlocks I7, I16, I33). */
export async function watchHostFiles(host: HostEntry, context: WatchContext): Promise<void> {
  await poll(
    {
      intervalMs: hostFilesIntervalMs(context.file),
      timeoutMs: TIMEOUT_MS,
      firstAfterMs: context.firstPoll(hostFilesIntervalMs(context.file)),
      nudge: createNudge(),
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
): Promise<Result<HostRound, ProbeFailure>> {
  const connection = await context.connections.ssh(host).get(signal);
  if (!connection.ok) return fail(connection.error);
  const answer = await askHostRound(connection.value, signal, TIMEOUT_MS);
  return answer.ok ? ok(answer.value.round) : answer;
}

function take(host: HostEntry, context: WatchContext, { result, askedAt, ms }: PollAnswer<HostRound>): void {
  const source = hostFilesSource(host.name);
  const failure = result.ok ? null : result.error;
  const cost = { ms, bytes: 0, calls: 1, remoteCpuMs: result.ok ? result.value.remoteCpuMs : null };
  context.machines.note(source, askedAt, failure, cost);
  context.recorder.poll(source, askedAt, failure, cost);
  const facts = hostFileFacts(host.name, result, usesFailover(context.file), askedAt);
  const news = context.ledger.observe(facts);
  context.recorder.states(news);
  context.changed();
}
