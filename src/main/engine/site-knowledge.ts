import type { HostName, NodeName } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import type { SiteKnowledge } from '../actions/facts/site-knowledge.ts';
import { sfBudget } from '../domain/sf-budget/sf-budget.ts';
import { sfSettingsIn } from '../domain/sf-budget/sf-settings.ts';
import { hostLoss } from '../domain/host-loss/host-loss.ts';
import { nodesOn } from './nodes-on.ts';
import { ranOn } from './ran-on.ts';
import type { SiteWatch } from './site-watch.ts';

/** What polling remembers of a site, as far as an operation may use it: names, times and settings, never a proof. */
export function siteKnowledge(watch: SiteWatch, drainedOn: SiteKnowledge['drainedOn']): SiteKnowledge {
  const { file } = watch;
  const now = watch.picture();
  return {
    file,
    aliasesOf: (node) => aliasesOf(now, node),
    ranOn: (node) => ranOn(now, node),
    // Asked at each look: what polls stored after the opening ends a wait that was counted from the look itself.
    leftSince: (node) => watch.leftSince(node),
    sfBudgetMs: (cluster) => sfBudget(sfSettingsIn(now, cluster)).ms,
    guestsOn: (host) => guestsOn(now, host),
    drainedOn,
    nodesOn: (host) => nodesOn(now, host),
    lossOf: (host) => hostLoss(now, host, new Map()),
    configurationOf: (cluster) => {
      const deduction = now.clusters.find(({ name }) => name === cluster)?.deduction;
      return deduction?.declared ?? deduction?.concluded ?? null;
    },
  };
}

function aliasesOf({ nodes, guests }: SitePicture, name: NodeName): string[] {
  const id = nodes.find((node) => node.name === name)?.guest ?? null;
  const guest = guests.find((each) => each.id === id);
  return guest === undefined ? [] : [guest.id, guest.name];
}

/** Those that are not known to be off there; what is known no more counts as it was. */
function guestsOn({ guests }: SitePicture, host: HostName): string[] {
  return guests.flatMap(({ name, placements }) => {
    const standing = placements.find((each) => each.host === host)?.standing;
    const value = standing?.kind === 'known' ? standing.value : standing?.last?.value;
    return standing === undefined || value?.state === 'shut off' ? [] : [name];
  });
}
