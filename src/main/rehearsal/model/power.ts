import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { Guest } from './guest.ts';
import type { Host } from './host.ts';
import type { RehearsalSite } from './rehearsal-site.ts';
import { GUEST_SHUTDOWN_MS, HOST_SHUTDOWN_MS } from './timing.ts';

/** What befell a guest and is over once somebody has powered it off or started it. */
const ENDED_BY_POWER: readonly FaultKind[] = [
  'guest-hang',
  'guest-panic',
  'guest-paused',
  'guest-paused-by-io-error',
  'guest-paused-by-migration',
  'guest-pmsuspended',
];
const ENDED_BY_START: readonly FaultKind[] = [
  'guest-off',
  'guest-off-not-proven',
  'guest-shutdown',
  'managed-save-present',
];

/** A copy of a guest on another host has no node of its own. */
const nodeName = (site: RehearsalSite, guest: Guest): string | null =>
  site.guest(guest.plan.name) === guest ? guest.plan.name : null;

/** Without warning: the others of its cluster miss its heartbeats. */
export function powerOffGuest(site: RehearsalSite, guest: Guest, at: number): void {
  guest.powerOff(at);
  const name = nodeName(site, guest);
  if (name === null) return;
  site.stopNode(name, 'power', true, at);
  site.setFaults(ENDED_BY_POWER, name, false, at);
}

/** Cold: whatever was wrong with the guest itself is over, a saved image is gone. */
export function startGuest(site: RehearsalSite, guest: Guest, at: number): void {
  guest.managedSave = false;
  const name = nodeName(site, guest);
  if (name === null) {
    guest.boot(at);
    return;
  }
  site.member(name)?.stops.clear();
  site.bootGuest(name, 'power', at);
  site.setFaults([...ENDED_BY_POWER, ...ENDED_BY_START], name, false, at);
}

/** Its operating system is asked; one that hangs or stands still does not hear it. */
export function shutDownGuest(site: RehearsalSite, guest: Guest, at: number): void {
  const { startedAt } = guest;
  if (!guest.alive) return;
  site.agenda.after(at, GUEST_SHUTDOWN_MS, (due) => {
    if (guest.alive && guest.startedAt === startedAt) guestHasStopped(site, guest, due);
  });
}

function guestHasStopped(site: RehearsalSite, guest: Guest, at: number): void {
  guest.shutDown(at);
  const name = nodeName(site, guest);
  if (name !== null) leaveCleanly(site, name, at);
  site.setFaults([], guest.plan.name, false, at);
}

/** Its stop scripts run, CF among them: nobody waits for its heartbeats. */
function leaveCleanly(site: RehearsalSite, name: string, at: number): void {
  const [cluster, member] = [site.clusterOf(name), site.member(name)];
  site.stopNode(name, 'power', true, at);
  if (member !== undefined) cluster?.down(member, cluster.members, 'Shutdown', at);
}

/** Guests first, as libvirt-guests has them: shut down, or saved where its setting says so. */
export function shutDownHost(site: RehearsalSite, host: Host, at: number): void {
  for (const guest of host.guests.filter(({ alive }) => alive)) {
    if (site.hasFault('libvirt-guests-suspend', host.plan.name)) saveGuest(site, guest, at);
    else shutDownGuest(site, guest, at);
  }
  site.agenda.after(at, HOST_SHUTDOWN_MS, (due) => {
    if (!host.up) return;
    leaveCleanly(site, host.plan.name, due);
    site.failHost(host.plan.name, 'off', due);
    site.setFaults(['host-down'], host.plan.name, true, due);
  });
}

function saveGuest(site: RehearsalSite, guest: Guest, at: number): void {
  guest.save(at);
  const name = nodeName(site, guest);
  if (name !== null) site.stopNode(name, 'power', true, at);
}
