import { ok, type Result } from '../../../shared/result.ts';
import type { HeldCluster, Hold } from './hold-cluster.ts';
import { holdRecorded, type Refused } from './recorded-hold.ts';
import type { RunRecord } from './run-record.ts';

/** What is held against other consoles, and the nodes where they are told. */
export type HeldObject = Pick<Hold, 'cluster' | 'nodes'>;

/** Every cluster that an operation works on, or none: one that is refused gives the others back. */
export async function holdAll(
  objects: readonly HeldObject[],
  way: Omit<Hold, keyof HeldObject>,
  record: RunRecord,
): Promise<Result<HeldCluster, Refused>> {
  const all: HeldCluster[] = [];
  const release = async () => {
    for (const each of all) await each.release();
  };
  for (const object of objects) {
    const held = await holdRecorded({ ...object, ...way }, record);
    if (!held.ok) {
      await release();
      return held;
    }
    all.push(held.value);
  }
  return ok({ notAsked: all.flatMap(({ notAsked }) => notAsked), release });
}
