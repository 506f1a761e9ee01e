import type { BmcAccess, PowerState } from '../../shared/domain/bmc.ts';
import type { HostEntry } from '../../shared/domain/inventory.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Result } from '../../shared/result.ts';
import type { Nudge } from '../polling/nudge.ts';
import { poll, type PollAnswer } from '../polling/poll.ts';
import type { BmcOptions } from '../sources/bmc/bmc-options.ts';
import { knownPower } from '../sources/bmc/known-power.ts';
import { readPower } from '../sources/bmc/read-power.ts';
import type { BmcSecret } from './bmc-secrets.ts';
import { bmcSource, fact } from './fact.ts';
import { BMC_INTERVAL_MS, type HostWithBmc } from './polled-sources.ts';
import { notTwiceRefused, type GuardedAnswer } from './refused-login.ts';
import type { WatchContext } from './watch-context.ts';

const TIMEOUT_MS = 12_000;
const DEADLINE_MS = 10_000;

/** Asks one host's BMC in a loop of its own, until the site's watch stops. */
export async function watchBmc(
  { host, bmc }: HostWithBmc,
  secretFor: BmcSecret,
  context: WatchContext,
  nudge: Nudge,
): Promise<void> {
  let calls = 0;
  const ask = askNotTwiceRefused(bmc, secretFor, context, nudge);
  await poll(
    {
      source: bmcSource(host.name),
      log: context.log,
      intervalMs: BMC_INTERVAL_MS,
      firstAfterMs: context.firstPoll(BMC_INTERVAL_MS),
      timeoutMs: TIMEOUT_MS,
      nudge,
      probe: async (signal) => {
        calls = 1;
        const { result, asked } = await ask(signal);
        calls = asked ? 1 : 0;
        return result;
      },
      onAnswer: (answer) => {
        take(host, context, answer, calls);
      },
    },
    context.clock,
    context.stop,
    context.random,
  );
}

function askNotTwiceRefused(
  bmc: BmcAccess,
  secretFor: BmcSecret,
  { clock }: Pick<WatchContext, 'clock'>,
  nudge: Nudge,
): (signal: AbortSignal) => Promise<GuardedAnswer<PowerState>> {
  return notTwiceRefused({
    nudge,
    secretFor: () => secretFor(bmc),
    ask: (secret, signal) => askPower(bmc, { signal, deadlineMs: DEADLINE_MS, clock, secret }),
  });
}

async function askPower(bmc: BmcAccess, options: BmcOptions): Promise<Result<PowerState, ProbeFailure>> {
  const answer = await readPower(bmc, options);
  return answer.ok ? knownPower(answer.value) : answer;
}

function take(
  { name }: HostEntry,
  context: WatchContext,
  { result, askedAt, ms }: PollAnswer<PowerState>,
  calls: number,
): void {
  const source = bmcSource(name);
  const failure = result.ok ? null : result.error;
  const cost = { ms, bytes: 0, calls, remoteCpuMs: null };
  const told = fact({ source, at: askedAt }, { kind: 'host', id: name }, 'bmc', result);
  context.recorder.states(context.ledger.observe([told]));
  context.machines.note(source, askedAt, failure, cost);
  context.recorder.poll(source, askedAt, failure, cost);
  context.changed();
}
