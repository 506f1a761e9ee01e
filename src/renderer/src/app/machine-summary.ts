import type { MachineRecord } from '../../../shared/domain/site-picture.ts';

const BELIEVED_INTERVALS = 3;

/** What the status bar says of all polled machines together, whatever the time. */
export interface MachineDigest {
  readonly machines: number;
  /** Epoch ms of the youngest and the oldest last answer; null: none. */
  readonly newest: number | null;
  readonly oldest: number | null;
  /** A source that never answered: the oldest answer is then "never". */
  readonly silent: boolean;
  /** Mean share of one core that polling costs a machine; null: no machine says. */
  readonly cost: number | null;
  /** For each machine, until when (epoch ms) one of its answers is believed; null: none is. */
  readonly believedUntil: readonly (number | null)[];
}

/** Machines of which at least one source answered its last poll, within three intervals. */
export const answeringAt = ({ believedUntil }: MachineDigest, now: number): number =>
  believedUntil.reduce<number>((sum, until) => (until !== null && now <= until ? sum + 1 : sum), 0);

const digests = new WeakMap<readonly MachineRecord[], MachineDigest>();

/** Cheap to ask again for the same list, as a clock does each second. */
export function digestOf(records: readonly MachineRecord[]): MachineDigest {
  const known = digests.get(records);
  if (known !== undefined) return known;
  const machines = machinesIn(records).map((places) => places.flatMap((place) => records[place] ?? []));
  const costs = machines.map(costOf).filter((cost) => cost !== null);
  const digest: MachineDigest = {
    machines: machines.length,
    believedUntil: machines.map(believedUntil),
    ...answersIn(records),
    cost: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0) / costs.length,
  };
  digests.set(records, digest);
  return digest;
}

/** Where the sources of each machine stand in a list of records. */
type Places = readonly (readonly number[])[];
let last: { readonly records: readonly MachineRecord[]; readonly places: Places } | null = null;

/** An update brings new records of the same machines: they are put together anew only when others stand there. */
function machinesIn(records: readonly MachineRecord[]): Places {
  const places =
    last !== null && areSameMachines(last.records, records) ? last.places : [...sourcesByMachine(records)];
  last = { records, places };
  return places;
}

const areSameMachines = (before: readonly MachineRecord[], now: readonly MachineRecord[]): boolean =>
  before.length === now.length &&
  now.every(({ name, kind }, place) => before[place]?.name === name && before[place].kind === kind);

/** A host and a node may have one name. */
function sourcesByMachine(records: readonly MachineRecord[]): Iterable<readonly number[]> {
  const machines = new Map<string, number[]>();
  records.forEach(({ kind, name }, place) => {
    const key = kind === 'host' ? name : ` ${name}`;
    const sources = machines.get(key);
    if (sources === undefined) machines.set(key, [place]);
    else sources.push(place);
  });
  return machines.values();
}

function answersIn(records: readonly MachineRecord[]): Pick<MachineDigest, 'newest' | 'oldest' | 'silent'> {
  let newest: number | null = null;
  let oldest: number | null = null;
  let silent = false;
  for (const { lastOkAt } of records) {
    silent ||= lastOkAt === null;
    if (lastOkAt === null) continue;
    newest = Math.max(newest ?? lastOkAt, lastOkAt);
    oldest = Math.min(oldest ?? lastOkAt, lastOkAt);
  }
  return { newest, oldest, silent };
}

/** Of a machine's sources; one that failed, or never answered, is not believed at all. */
function believedUntil(sources: readonly MachineRecord[]): number | null {
  let end: number | null = null;
  for (const { lastOkAt, failure, intervalMs } of sources) {
    if (failure !== null || lastOkAt === null) continue;
    const until = lastOkAt + BELIEVED_INTERVALS * intervalMs;
    end = Math.max(end ?? until, until);
  }
  return end;
}

/** Share of a core; null: none of its sources says, so it is left out, not counted as free. */
function costOf(sources: readonly MachineRecord[]): number | null {
  let share: number | null = null;
  for (const { cost, intervalMs } of sources) {
    const spent = cost?.remoteCpuMs ?? null;
    if (spent !== null) share = (share ?? 0) + spent / intervalMs;
  }
  return share;
}
