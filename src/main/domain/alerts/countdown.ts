import type { Countdown } from '../../../shared/domain/alert.ts';
import type { ClusterRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { sfBudget } from '../sf-budget/sf-budget.ts';
import { sfSettingsIn } from '../sf-budget/sf-settings.ts';

/** Until when SF may still resolve a node's LEFTCLUSTER that was first seen at `from`, by any observer. */
export function countdownOf(picture: SitePicture, node: string, from: number, at: number): Countdown {
  const cluster = picture.clusters.find(({ nodes }) => nodes.some((name) => name === node)) ?? null;
  const { ms, basis } = sfBudget(sfSettingsIn(picture, cluster?.name ?? null));
  const until = from + ms;
  const allFailed = cluster !== null && haveAllFailed(cluster, node);
  return {
    from,
    until,
    basis,
    state: allFailed || at >= until ? 'over' : 'resolving',
    because: allFailed ? 'all-agents-failed' : 'time',
  };
}

function haveAllFailed({ agents }: ClusterRecord, node: string): boolean {
  const towards = agents.filter(({ target }) => target === node);
  const failed = ({ standing }: (typeof towards)[number]) =>
    standing.kind === 'known' && standing.value.shut === 'KillFailed';
  return towards.length > 0 && towards.every(failed);
}
