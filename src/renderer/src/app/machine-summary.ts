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
  const { machineAt, machines } = machinesIn(records);
  const untils: (number | null)[] = Array.from({ length: machines }, () => null);
  const costs: (number | null)[] = Array.from({ length: machines }, () => null);
  records.forEach((record, place) => {
    const machine = machineAt[place] ?? 0;
    untils[machine] = highest(untils[machine] ?? null, believedUntil(record));
    costs[machine] = sum(costs[machine] ?? null, costOf(record));
  });
  const digest = { machines, believedUntil: untils, ...answersIn(records), cost: mean(costs) };
  digests.set(records, digest);
  return digest;
}

/** To which machine each record of a list belongs, as a place among the machines. */
interface Machines {
  readonly machineAt: readonly number[];
  readonly machines: number;
}
let last: ({ readonly records: readonly MachineRecord[] } & Machines) | null = null;

/** An update brings new records of the same machines: they are told apart anew only when others stand there. */
function machinesIn(records: readonly MachineRecord[]): Machines {
  const same = last !== null && areSameMachines(last.records, records) ? last : sourcesByMachine(records);
  last = { ...same, records };
  return last;
}

const areSameMachines = (before: readonly MachineRecord[], now: readonly MachineRecord[]): boolean =>
  before.length === now.length &&
  now.every(({ name, kind }, place) => before[place]?.name === name && before[place].kind === kind);

/** A host and a node may have one name. */
function sourcesByMachine(records: readonly MachineRecord[]): Machines {
  const places = new Map<string, number>();
  const machineAt = records.map(({ kind, name }) => {
    const key = kind === 'host' ? name : ` ${name}`;
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  return { machineAt, machines: places.size };
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

/** A source that failed, or never answered, is not believed at all. */
const believedUntil = ({ lastOkAt, failure, intervalMs }: MachineRecord): number | null =>
  failure !== null || lastOkAt === null ? null : lastOkAt + BELIEVED_INTERVALS * intervalMs;

/** Share of a core; null: the source does not say, so it is left out, not counted as free. */
function costOf({ cost, intervalMs }: MachineRecord): number | null {
  const spent = cost?.remoteCpuMs ?? null;
  return spent === null ? null : spent / intervalMs;
}

const highest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const sum = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : a + b;

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0) / known.length;
}
