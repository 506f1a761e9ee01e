import type { Discovery, MachineTarget } from '../../shared/contract/setup.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Clock } from '../platform/clock.ts';
import { askNodeName } from './ask-node-name.ts';
import { targetEntry, type WaysToMachines } from './connections.ts';
import { inPool } from './in-pool.ts';
import { joinMarked } from './join-marked.ts';
import { askOverAgain, propose, withMark, type WayToGuests } from './propose-guest.ts';
import { proposeSite } from './propose-site.ts';

const DEADLINE_MS = 60_000;
/** Of one way to a guest, login and answer: a guest that answers there takes a second or two. */
const WAY_MS = 6_000;
/** Guests that are asked at the same time. A jump host may take no more than ten logins at once. */
const AT_ONCE = 8;

/**
 * Given one host: lists its guests, finds out which cluster node each one is, and proposes a site. Matched by the
 * domain's own metadata first, then by asking the guest at the addresses that its host knows of it, then under
 * its name; nothing is written.
 */
export async function discover(
  target: MachineTarget,
  connections: WaysToMachines,
  clock: Clock,
  asker: AbortSignal,
): Promise<Result<Discovery, ProbeFailure>> {
  const signal = AbortSignal.any([asker, clock.deadline(DEADLINE_MS)]);
  const reader = await connections.libvirt(targetEntry(target)).get(signal);
  if (!reader.ok) return reader;
  const about = await reader.value.about(signal);
  if (!about.ok) return about;
  const domains = await reader.value.statistics(signal);
  if (!domains.ok) return domains;
  const at = (address: string) => ({ ...target, address, port: undefined });
  const way: WayToGuests = {
    ask: (address) =>
      askNodeName(at(address), connections, AbortSignal.any([signal, clock.deadline(WAY_MS)])),
    isOpen: (address) => connections.ssh(targetEntry(at(address))).isOpen(),
  };
  // All marks before any guest is asked: silent guests take the whole time, and a mark needs none of it.
  const marked = await inPool(domains.value, AT_ONCE, (domain) => withMark(domain, reader.value, signal));
  const first = await inPool(marked, AT_ONCE, (guest) => propose(guest, reader.value, way, signal));
  const found = await inPool(first, AT_ONCE, (guest) => askOverAgain(guest, way, signal));
  if (asker.aborted) return fail({ kind: 'cancelled' });
  const guests = joinMarked(found);
  const { hostname, hypervisor } = about.value;
  return ok({ hostname, hypervisor, guests, proposal: proposeSite(target, hostname, guests) });
}
