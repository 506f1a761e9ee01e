import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JournalFailure } from '../../store/journal/journal-failure.ts';
import { holdCluster, type HeldCluster, type Hold, type NotHeld } from './hold-cluster.ts';
import type { RunRecord } from './run-record.ts';

export type Refused = { readonly kind: 'record'; readonly failure: JournalFailure } | NotHeld;

/** Telling other consoles is a deed as well: it stands in the record before it leaves, and so does taking it back. */
export async function holdRecorded(hold: Hold, record: RunRecord): Promise<Result<HeldCluster, Refused>> {
  const announced = announce('hold-cluster', 'take', hold, record);
  if (!announced.ok) return fail({ kind: 'record', failure: announced.error });
  const held = await holdCluster(hold);
  if (!held.ok) {
    record.failed(HOLD, JSON.stringify(held.error), 'not-held');
    return held;
  }
  record.finished(HOLD, JSON.stringify(held.value.notAsked), []);
  const release = async () => {
    announce('release-cluster', 'drop', hold, record);
    await held.value.release();
  };
  return ok({ ...held.value, release });
}

const HOLD = { id: 'hold-cluster', part: 'step' } as const;

const announce = (
  step: string,
  word: 'take' | 'drop',
  { cluster, nodes }: Hold,
  record: RunRecord,
): Result<void, JournalFailure> =>
  record.say({
    kind: 'step-started',
    body: {
      step,
      part: word === 'take' ? 'step' : 'restore',
      command: `nodeward-lock ${word} ${cluster}`,
      machine: nodes.map(({ name }) => name).join(', '),
    },
  });
