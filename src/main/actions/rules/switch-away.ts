import type { NodeName } from '../../../shared/domain/names.ts';
import type { NodeGuest } from '../facts/host-guests-facts.ts';
import { applicationsOn } from './applications.ts';
import { standingsOf, type ApplicationThere } from './application-standings.ts';
import { rests, serves } from './application-state.ts';
import { ownState } from './views-of-node.ts';

/** Where an application goes; null: no other node can take it. */
export interface WayAway {
  readonly application: string;
  readonly target: NodeName | null;
}

/** Every application that serves on this node, with the node that takes it: Standby before Offline, never one of `leaving`. */
export function waysAway(
  { entry, power, applications }: NodeGuest,
  leaving: readonly NodeName[],
): readonly WayAway[] {
  const here = applicationsOn([power.own]).filter(({ state }) =>
    serves({ node: entry.name, state, details: '' }),
  );
  return here.map(({ application }) => {
    const able = standingsOf(application, applications.nodes).there.filter(
      (there) => !leaving.includes(there.node) && rests(there) && isUp(there),
    );
    const warm = able.find(({ state }) => state === 'Standby');
    return { application, target: (warm ?? able[0])?.node ?? null };
  });

  function isUp({ node }: ApplicationThere): boolean {
    const facts = applications.nodes.find((each) => each.node === node);
    return node !== entry.name && facts !== undefined && ownState(facts) === 'UP';
  }
}
