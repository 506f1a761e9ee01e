import type { PlanAnswer } from '../../../shared/contract/operations.ts';
import type { OperationPlan } from '../../../shared/domain/operation-plan.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { gatherRecovery } from '../../actions/facts/gather-recovery.ts';
import { planRecovery } from '../../actions/operations/plan-recovery.ts';
import { nodesOf } from '../../domain/picture/site-map.ts';
import { sfBudget } from '../../domain/sf-budget/sf-budget.ts';
import { sfSettingsIn } from '../../domain/sf-budget/sf-settings.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { BmcSecret } from '../bmc-secrets.ts';
import { factSources } from '../fact-sources.ts';
import type { SiteWatch } from '../site-watch.ts';
import type { WatchedSites } from '../watched-sites.ts';

export interface OperationParts {
  readonly sites: WatchedSites;
  readonly clock: Clock;
  readonly bmcSecret: BmcSecret;
}

const GATHER_MS = 25_000;

/** Answers about guided operations. Planning only reads. */
export function operationAnswers({
  sites,
  clock,
  bmcSecret,
}: OperationParts): Pick<Handlers, 'operations.plan'> {
  return {
    'operations.plan': async ({ site, node }, signal): Promise<PlanAnswer> => {
      const watch = sites.get(site)?.watch ?? null;
      if (watch === null) return { ok: false, problem: 'not-watched' };
      const limit = AbortSignal.any([signal, clock.deadline(GATHER_MS)]);
      const plan = await planFor(watch, node, { clock, bmcSecret }, limit);
      return plan === null ? { ok: false, problem: 'no-such-node' } : { ok: true, plan };
    },
  };
}

async function planFor(
  watch: SiteWatch,
  name: NodeName,
  parts: Pick<OperationParts, 'clock' | 'bmcSecret'>,
  signal: AbortSignal,
): Promise<OperationPlan | null> {
  const { file, connections } = watch;
  const entry = nodesOf(file).find(({ node }) => node.name === name);
  if (entry === undefined) return null;
  const picture = watch.picture();
  const facts = await gatherRecovery(
    {
      file,
      ...entry,
      alsoKnownAs: aliasesOf(picture, name),
      leftSince: leftSince(picture, name),
      sfBudgetMs: sfBudget(sfSettingsIn(picture, entry.cluster.name)).ms,
    },
    factSources(connections, parts),
    signal,
  );
  return planRecovery(facts);
}

function aliasesOf({ nodes, guests }: SitePicture, name: NodeName): string[] {
  const id = nodes.find((node) => node.name === name)?.guest ?? null;
  const guest = guests.find((each) => each.id === id);
  return guest === undefined ? [] : [guest.id, guest.name];
}

/** Since when the first observer that still says so has seen it LEFTCLUSTER; null: nobody knows. */
function leftSince({ nodes }: SitePicture, name: NodeName): number | null {
  const seen = nodes.find((node) => node.name === name)?.cfSeen ?? [];
  const starts = seen.flatMap(({ state }) =>
    state.kind === 'known' && state.value === 'LEFTCLUSTER' ? [state.since] : [],
  );
  return starts.length === 0 ? null : Math.min(...starts);
}
