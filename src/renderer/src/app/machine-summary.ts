import type { MachineRecord } from '../../../shared/domain/site-picture.ts';

const BELIEVED_INTERVALS = 3;

/** What the status bar says of all polled machines together. */
export interface MachineSummary {
  readonly machines: number;
  /** Machines of which at least one source answered its last poll, within three intervals. */
  readonly answering: number;
  /** Epoch ms of the youngest and the oldest last answer; null: none. */
  readonly newest: number | null;
  readonly oldest: number | null;
  /** A source that never answered: the oldest answer is then "never". */
  readonly silent: boolean;
  /** Mean share of one core that polling costs a machine; null: no machine says. */
  readonly cost: number | null;
}

/** What does not depend on the time, of one list of records. */
interface Digest extends Omit<MachineSummary, 'answering'> {
  /** For each machine, until when (epoch ms) one of its answers is believed; null: none is. */
  readonly believedUntil: readonly (number | null)[];
}

const digests = new WeakMap<readonly MachineRecord[], Digest>();

/** Cheap to ask again for the same list at another time, as a clock does each second. */
export function summarize(records: readonly MachineRecord[], now: number): MachineSummary {
  const { believedUntil, ...rest } = digestOf(records);
  return { ...rest, answering: believedUntil.filter((until) => until !== null && now <= until).length };
}

function digestOf(records: readonly MachineRecord[]): Digest {
  const known = digests.get(records);
  if (known !== undefined) return known;
  const machines = [...sourcesByMachine(records).values()];
  const costs = machines.map(costOf).filter((cost) => cost !== null);
  const digest: Digest = {
    machines: machines.length,
    believedUntil: machines.map(believedUntil),
    ...answersIn(records),
    cost: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0) / costs.length,
  };
  digests.set(records, digest);
  return digest;
}

/** A host and a node may have one name. */
function sourcesByMachine(records: readonly MachineRecord[]): ReadonlyMap<string, MachineRecord[]> {
  const machines = new Map<string, MachineRecord[]>();
  for (const record of records) {
    const key = record.kind === 'host' ? record.name : ` ${record.name}`;
    const sources = machines.get(key);
    if (sources === undefined) machines.set(key, [record]);
    else sources.push(record);
  }
  return machines;
}

function answersIn(records: readonly MachineRecord[]): Pick<Digest, 'newest' | 'oldest' | 'silent'> {
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
