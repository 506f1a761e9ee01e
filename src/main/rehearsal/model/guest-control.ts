import type { Cluster } from './cluster.ts';
import type { Guest } from './guest.ts';
import type { ResourceScripts } from './monitor-services.ts';
import { powerOffGuest, shutDownGuest, startGuest } from './power.ts';
import type { RehearsalSite } from './rehearsal-site.ts';
import { GUEST_SHUTDOWN_MS } from './timing.ts';

/** How long the stop script waits for the guest before it cuts its power. */
const SCRIPT_WAIT_MS = GUEST_SHUTDOWN_MS + 1_000;

/**
 * RMS of hosts whose Cmdline resource starts and stops a guest (IAG 4.5, 2.2.1). What its scripts do is recalled: as
 * virsh starts it, shuts it down, and destroys it after a wait. libvirt does not start it with its host.
 */
export function attachGuestControl(site: RehearsalSite): void {
  for (const cluster of site.clusters) {
    const guest = site.guest(cluster.plan.controls ?? '');
    if (guest === undefined) continue;
    guest.autostart = false;
    cluster.rms.scripts = scriptsOf(site, guest);
    site.onLifecycle((event) => {
      if (event.guest === guest) notice(site, cluster, guest);
    });
  }
}

const isOn = ({ domId }: Guest): boolean => domId !== null;

const scriptsOf = (site: RehearsalSite, guest: Guest): ResourceScripts => ({
  stop: (host, at, done) => {
    if (guest.plan.host !== host || !isOn(guest)) {
      done(at);
      return;
    }
    shutDownGuest(site, guest, at);
    site.agenda.after(at, SCRIPT_WAIT_MS, (due) => {
      if (isOn(guest)) powerOffGuest(site, guest, due);
      done(due);
    });
  },
  start: (host, at) => {
    if (guest.plan.host !== host) return false;
    if (!isOn(guest)) startGuest(site, guest, at);
    return true;
  },
});

/** Its resource is Offline without a request: a fault (RMS guide 4.7, 2.1.5). */
function notice(site: RehearsalSite, cluster: Cluster, guest: Guest): void {
  const host = cluster.member(guest.plan.host);
  const isWatched = host?.running === true && host.rmsRunning && host.application.state === 'Online';
  if (isWatched && !isOn(guest)) cluster.rms.faulted(host, site.clock.now());
}
