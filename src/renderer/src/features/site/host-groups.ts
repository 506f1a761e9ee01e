import type { SiteRecords } from '../../live/site-records.ts';
import { compareNames } from '../../ui/compare-names.ts';
import { SEVERITIES, worstOf, type Severity } from '../../../../shared/domain/severity.ts';
import type { GuestWords } from '../../../../shared/domain/keyed-picture.ts';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';

/** One square of the heat grid and one row of a group: a host with the worst of it and its guests. */
export interface HostHeat {
  readonly host: HostRecord;
  /** The worst that the engine found on the host or on a guest placed there. */
  readonly worst: Severity;
  /** Share of the host's cores in use, 0–1; null when there is no sample young enough. */
  readonly share: number | null;
}

export interface HostGroup {
  /** Null: hosts without a group. */
  readonly name: string | null;
  readonly hosts: readonly HostHeat[];
  readonly guests: number;
  readonly worst: Severity;
  /** How many hosts there are of each severity, worst first, none left out but those with none. */
  readonly counts: readonly (readonly [Severity, number])[];
}

export function hostHeat(host: HostRecord, guest: (id: string) => GuestWords | null): HostHeat {
  const guests = host.guests.map((id) => guest(id)?.severity ?? 'unknown');
  const share = host.load === null || host.load.cpuTotal <= 0 ? null : host.load.cpu / host.load.cpuTotal;
  return { host, worst: worstOf([host.severity, ...guests]), share };
}

interface Held {
  guests: SiteRecords['guests'];
  /** Where the guests stand: looked up once for as long as none of the site comes or goes. */
  readonly places: readonly (number | undefined)[];
  readonly listed: readonly (GuestWords | undefined)[];
  readonly heat: HostHeat;
}
const held = new WeakMap<HostRecord, Held>();

/** The same of a site, worked out anew only when the host or one of its guests has another record. */
export function heatOf({ hosts, guests }: SiteRecords, name: string): HostHeat | null {
  const host = hosts.get(name);
  if (host === undefined) return null;
  const known = held.get(host);
  if (known?.guests === guests) return known.heat;
  if (known !== undefined && isAsHeld(known, host, guests)) {
    known.guests = guests;
    return known.heat;
  }
  const places = host.guests.map((id) => guests.places.get(id));
  const listed = places.map((place) => guests.wordsAt(place));
  const heat = hostHeat(host, (id) => guests.wordsOf(id) ?? null);
  held.set(host, { guests, places, listed, heat });
  return heat;
}

function isAsHeld(known: Held, host: HostRecord, guests: SiteRecords['guests']): boolean {
  const { places, listed } = known;
  if (known.guests.places === guests.places)
    return listed.every((record, index) => guests.wordsAt(places[index]) === record);
  return host.guests.every((id, index) => guests.wordsOf(id) === listed[index]);
}

/** Hosts by group, groups by name with the ungrouped last; within a group the site's order. */
export function hostGroups(heats: readonly HostHeat[]): HostGroup[] {
  const byName = new Map<string | null, HostHeat[]>();
  for (const heat of heats) {
    const list = byName.get(heat.host.group);
    if (list === undefined) byName.set(heat.host.group, [heat]);
    else list.push(heat);
  }
  return [...byName]
    .map(([name, hosts]) => groupOf(name, hosts))
    .sort((a, b) => compareGroups(a.name, b.name));
}

function groupOf(name: string | null, hosts: readonly HostHeat[]): HostGroup {
  return {
    name,
    hosts,
    guests: hosts.reduce((sum, { host }) => sum + host.guests.length, 0),
    worst: worstOf(hosts.map(({ worst }) => worst)),
    counts: SEVERITIES.toReversed().flatMap((severity) => {
      const count = hosts.filter(({ worst }) => worst === severity).length;
      return count === 0 ? [] : [[severity, count] as const];
    }),
  };
}

function compareGroups(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareNames(a, b);
}
