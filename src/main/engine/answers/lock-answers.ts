import { lockPlaces } from '../../actions/locks/lock-places.ts';
import { recordRefusal } from '../../actions/run/beginning.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { OperationsRoom } from '../operations-room.ts';
import type { WatchedSites } from '../watched-sites.ts';

interface LockParts {
  readonly sites: WatchedSites;
  readonly room: OperationsRoom;
}

/** A lock that another console left is taken away on a person's word; who may, and what is recorded, is the desk's matter. */
export const lockAnswers = ({ sites, room }: LockParts): Pick<Handlers, 'operations.breakLock'> => ({
  'operations.breakLock': async ({ site, cluster: name, lock, typed, reason }, _, caller) => {
    const watch = sites.get(site)?.watch ?? null;
    if (watch === null) return { ok: false, refusal: { kind: 'not-watched' } };
    const { file } = watch;
    const places = lockPlaces(file, name);
    if (places === null) return { ok: false, refusal: { kind: 'no-such-object' } };
    if (!room.open.ok) return { ok: false, refusal: recordRefusal(room.open.error) };
    const wish = { site, file, places, lock, reason, caller, way: watch.wayToMachines() };
    const broken = await room.open.value.desk.breakLock(wish, typed);
    room.changed();
    return broken.ok ? { ok: true, ...broken.value } : { ok: false, refusal: broken.error };
  },
});
