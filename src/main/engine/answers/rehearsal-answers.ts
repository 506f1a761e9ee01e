import type { Fault, FaultTarget, RehearsalDescription } from '../../../shared/contract/rehearsal.ts';
import type { RehearsalFaults, RehearsalTrouble } from '../../../shared/contract/rehearsal-panel.ts';
import { siteIdSchema, type SiteId } from '../../../shared/domain/names.ts';
import { inOwnWords } from '../../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import { RehearsalControl } from '../../sources/rehearsal-control/rehearsal-control.ts';
import type { StartRehearsal } from '../surroundings.ts';
import type { WatchedSites } from '../watched-sites.ts';

export interface RehearsalParts {
  readonly sites: Pick<WatchedSites, 'add'>;
  /** Null where there is no rehearsal site to start. */
  readonly startRehearsal: StartRehearsal | null;
  readonly clock: Clock;
}

type RehearsalAnswers = Pick<
  Handlers,
  'rehearsal.open' | 'rehearsal.faults' | 'rehearsal.inject' | 'rehearsal.clear'
>;
type Answered<T> = Result<T, RehearsalTrouble>;

const REHEARSAL = siteIdSchema.parse('rehearsal');
const TIMEOUT_MS = 10_000;

/**
 * Starts the rehearsal site and makes it fail. Only the site that this console started itself can be made to:
 * a site file that calls itself a rehearsal is refused like every other.
 */
export function rehearsalAnswers({ sites, startRehearsal, clock }: RehearsalParts): RehearsalAnswers {
  let opened = false;

  const steered = async <T>(
    site: SiteId,
    signal: AbortSignal,
    work: (control: RehearsalControl) => Promise<Answered<T>>,
  ): Promise<Answered<T>> => {
    if (site !== REHEARSAL || !opened || startRehearsal === null)
      return fail({ kind: 'not-the-rehearsal-site' });
    // Runs already, or is being started again: either way this says where it listens now.
    const running = await startRehearsal(signal);
    if (!running.ok) return running;
    const control = await RehearsalControl.connect(
      running.value.control,
      { clock, timeoutMs: TIMEOUT_MS },
      signal,
    );
    if (!control.ok) return control;
    try {
      return await work(control.value);
    } finally {
      control.value.close();
    }
  };
  const change = (what: 'inject' | 'clear', site: SiteId, fault: Fault, signal: AbortSignal) =>
    steered(site, signal, async (control) => {
      const done = await control.ask(what, fault, signal);
      return done.ok ? faultsOf(control, signal) : done;
    });

  return {
    'rehearsal.open': async (_input, signal) => {
      if (startRehearsal === null)
        return fail({ kind: 'unreachable', ...inOwnWords('no-rehearsal-site', {}) });
      const started = await startRehearsal(signal);
      if (!started.ok) return started;
      await sites.add(REHEARSAL, started.value.siteFile);
      opened = true;
      return ok({ site: REHEARSAL });
    },
    'rehearsal.faults': ({ site }, signal) => steered(site, signal, (control) => faultsOf(control, signal)),
    'rehearsal.inject': ({ site, fault }, signal) => change('inject', site, fault, signal),
    'rehearsal.clear': ({ site, fault }, signal) => change('clear', site, fault, signal),
  };
}

async function faultsOf(control: RehearsalControl, signal: AbortSignal): Promise<Answered<RehearsalFaults>> {
  const described = await control.ask('describe', {}, signal);
  if (!described.ok) return described;
  return ok({ running: described.value.faults, targets: targetsOf(described.value) });
}

/** What each kind of target can be; the rehearsal site has the last word. */
function targetsOf({ hosts, guests, clusters }: RehearsalDescription): Record<FaultTarget, string[]> {
  const named = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  const guestNodes = guests.flatMap(({ node }) => (node === null ? [] : [node]));
  return {
    guest: named(guests),
    node: clusters.flatMap(({ nodes }) => nodes),
    host: named(hosts),
    machine: [...named(hosts.filter(({ kind }) => kind === 'kvm')), ...guestNodes],
    cluster: named(clusters),
    'host-cluster': named(clusters.filter(({ kind }) => kind === 'hosts')),
  };
}
