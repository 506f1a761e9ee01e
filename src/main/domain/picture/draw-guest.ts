import type { ClusterName, GuestId, HostName, NodeName } from '../../../shared/domain/names.ts';
import type { Placement } from '../../../shared/domain/site-picture.ts';
import type { GuestDraft } from '../reconcile/site-readings.ts';
import type { Observed } from '../../../shared/domain/reading.ts';
import type { AspectValue } from './aspects.ts';
import type { LoadView } from './load-view.ts';
import { statesOf, type StateView } from './state-view.ts';

/** Which node of which cluster a guest is. */
export interface Membership {
  readonly node: NodeName;
  readonly cluster: ClusterName;
}

export interface GuestQuestion {
  readonly id: GuestId;
  readonly membership: Membership | null;
  /** Only hosts of the inventory count. */
  readonly hosts: ReadonlyMap<string, HostName>;
}

/** A guest as every host that lists it sees it. */
export function drawGuest(question: GuestQuestion, states: StateView, loads: LoadView): GuestDraft {
  const { id, membership } = question;
  const subject = { kind: 'guest', id } as const;
  const definitions = statesOf(states, subject, 'definition');
  const placements = statesOf(states, subject, 'domain').flatMap(({ observer, state }) => {
    const host = question.hosts.get(observer);
    const definition = definitions.find((seen) => seen.observer === observer)?.state;
    return host === undefined ? [] : [place(host, state, definition)];
  });
  placements.sort((a, b) => rank(a) - rank(b));
  return {
    id,
    name: nameAmong(definitions.map(({ state }) => state)) ?? id,
    placements,
    node: membership?.node ?? null,
    cluster: membership?.cluster ?? null,
    load: loads.guest(id),
  };
}

function place(
  host: HostName,
  standing: Placement['standing'],
  definition: Observed<AspectValue<'definition'>> | undefined,
): Placement {
  if (definition?.kind !== 'known')
    return { host, standing, name: null, macs: null, autostart: null, managedSave: null, persistent: null };
  const { name, macs, autostart, managedSave, persistent } = definition.value;
  return { host, standing, name, macs, autostart, managedSave, persistent };
}

/** Active first, then not known, then inactive. */
function rank({ standing }: Placement): number {
  if (standing.kind === 'unknown') return 1;
  return standing.value.state === 'shut off' || standing.value.state === 'no state' ? 2 : 0;
}

function nameAmong(definitions: readonly Observed<{ readonly name: string }>[]): string | null {
  for (const definition of definitions) {
    if (definition.kind === 'known') return definition.value.name;
    if (definition.last !== null) return definition.last.value.name;
  }
  return null;
}
