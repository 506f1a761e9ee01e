import type { OperationRun, RunStep } from '../../../src/shared/contract/operations.ts';
import type { EngineClient } from '../engine-client.ts';
import { beginWhenAllowed, sayYes, untilRun, vouchForEffects } from '../operation-client.ts';
import type { RehearsalTestSite } from '../rehearsal-site.ts';
import { enteredIn } from '../run-states.ts';
import type { Stage } from '../stages/stage.ts';

/** Told of every state that a step enters, once. */
export type OnState = (at: string, step: RunStep) => void;

/** The longest limit of a step, 25 minutes through the RMS of hosts, at the pace of a run that was disturbed; and more. */
const HANGS_AFTER_MS = 240_000;
const STOPPED = 'stopped';

/**
 * Begins an operation and is a hurried person: says yes to everything that waits for it, vouches for a host that is off,
 * and stops what is blocked.
 * Throws when it neither ends nor waits.
 */
export async function runHurried(
  client: EngineClient,
  site: RehearsalTestSite,
  { request, attestations = [], meanwhile }: Pick<Stage, 'request' | 'attestations' | 'meanwhile'>,
  onState: OnState,
): Promise<OperationRun> {
  const operation = await beginWhenAllowed(client, request, attestations);
  const told = new Set<string>();
  return untilRun(
    client,
    operation,
    'it ends, or waits for a person',
    (run) => {
      const news = enteredIn(run).filter((at) => !told.has(at));
      for (const at of news) {
        told.add(at);
        meanwhile?.(at, site).catch(() => undefined);
        const step = run.steps.find(({ id }) => at.startsWith(`${id}: `));
        if (step !== undefined) onState(at, step);
      }
      sayYes(client, run);
      void vouchForEffects(client, run, isOff(site));
      // Once: each word is told to every console, this one as well.
      if (!told.has(STOPPED) && run.steps.some(({ state }) => state === 'blocked')) {
        told.add(STOPPED);
        void client.ask('operations.stop', { operation });
      }
      return run.closedAt !== null;
    },
    HANGS_AFTER_MS,
  );
}

/** Goes and looks: what no machine tells of a host is said of one that is off, and of no other. */
const isOff = (site: RehearsalTestSite) => async (words: string) => {
  const { hosts } = await site.ask('describe', {});
  return hosts.some(({ name, up }) => words === `${name} off` && !up);
};
