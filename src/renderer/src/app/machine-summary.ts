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
  const machines = [...Map.groupBy(records, ({ kind, name }) => `${kind} ${name}`).values()];
  const answers = records.flatMap(({ lastOkAt }) => (lastOkAt === null ? [] : [lastOkAt]));
  const costs = machines.flatMap(costOf);
  const digest: Digest = {
    machines: machines.length,
    believedUntil: machines.map(believedUntil),
    newest: answers.length === 0 ? null : Math.max(...answers),
    oldest: answers.length === 0 ? null : Math.min(...answers),
    silent: answers.length < records.length,
    cost: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0) / costs.length,
  };
  digests.set(records, digest);
  return digest;
}

/** Of a machine's sources; one that failed, or never answered, is not believed at all. */
function believedUntil(sources: readonly MachineRecord[]): number | null {
  const ends = sources.flatMap(({ lastOkAt, failure, intervalMs }) =>
    failure === null && lastOkAt !== null ? [lastOkAt + BELIEVED_INTERVALS * intervalMs] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
}

/** Share of a core; a machine none of whose sources says is left out, not counted as free. */
function costOf(sources: readonly MachineRecord[]): number[] {
  const shares = sources.flatMap(({ cost, intervalMs }) => {
    const spent = cost?.remoteCpuMs ?? null;
    return spent === null ? [] : [spent / intervalMs];
  });
  return shares.length === 0 ? [] : [shares.reduce((sum, share) => sum + share, 0)];
}
