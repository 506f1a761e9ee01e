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

export function summarize(records: readonly MachineRecord[], now: number): MachineSummary {
  const byMachine = Map.groupBy(records, ({ kind, name }) => `${kind} ${name}`);
  const answers = records.flatMap(({ lastOkAt }) => (lastOkAt === null ? [] : [lastOkAt]));
  const costs = [...byMachine.values()].flatMap(costOf);
  return {
    machines: byMachine.size,
    answering: [...byMachine.values()].filter((sources) => sources.some((source) => answersNow(source, now)))
      .length,
    newest: answers.length === 0 ? null : Math.max(...answers),
    oldest: answers.length === 0 ? null : Math.min(...answers),
    silent: answers.length < records.length,
    cost: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0) / costs.length,
  };
}

const answersNow = ({ lastOkAt, failure, intervalMs }: MachineRecord, now: number): boolean =>
  failure === null && lastOkAt !== null && now - lastOkAt <= BELIEVED_INTERVALS * intervalMs;

/** Share of a core; a machine none of whose sources says is left out, not counted as free. */
function costOf(sources: readonly MachineRecord[]): number[] {
  const shares = sources.flatMap(({ cost, intervalMs }) => {
    const spent = cost?.remoteCpuMs ?? null;
    return spent === null ? [] : [spent / intervalMs];
  });
  return shares.length === 0 ? [] : [shares.reduce((sum, share) => sum + share, 0)];
}
