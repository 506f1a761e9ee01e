import type { HostName, NodeName } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import type { SiteKnowledge } from '../actions/facts/site-knowledge.ts';
import { sfBudget } from '../domain/sf-budget/sf-budget.ts';
import { sfSettingsIn } from '../domain/sf-budget/sf-settings.ts';
import { hostLoss } from '../domain/host-loss/host-loss.ts';
import { nodesOn } from './nodes-on.ts';
import { ranOn } from './ran-on.ts';
import type { SiteWatch } from './site-watch.ts';

/**
 * What polling remembers of a site, as far as an operation may use it: names, times and settings, never a proof. Read
 * anew at each look: a step may wait for its yes for hours, and guests go elsewhere meanwhile.
 */
export function siteKnowledge(
  watch: Pick<SiteWatch, 'file' | 'picture' | 'leftSince'>,
  drainedOn: SiteKnowledge['drainedOn'],
): SiteKnowledge {
  const { file } = watch;
  const opening = watch.picture();
  const now = () => watch.picture();
  return {
    file,
    aliasesOf: (node) => aliasesOf(now(), node),
    ranOn: (node) => ranOn(now(), node),
    // What polls stored after the opening ends a wait that was counted from the look itself.
    leftSince: (node) => watch.leftSince(node),
    // What was known of SF's time once is never taken for shorter.
    sfBudgetMs: (cluster) => Math.max(budgetOf(opening, cluster), budgetOf(now(), cluster)),
    guestsOn: (host) => guestsOn(now(), host),
    drainedOn,
    nodesOn: (host) => nodesOn(now(), host),
    lossOf: (host) => hostLoss(now(), host, new Map()),
    // What an operation holds was chosen by it.
    configurationOf: (cluster) => {
      const deduction = opening.clusters.find(({ name }) => name === cluster)?.deduction;
      return deduction?.declared ?? deduction?.concluded ?? null;
    },
  };
}

const budgetOf = (picture: SitePicture, cluster: string): number =>
  sfBudget(sfSettingsIn(picture, cluster)).ms;

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
