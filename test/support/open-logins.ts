import { until } from './rehearsal-clients.ts';
import type { RehearsalTestSite } from './rehearsal-site.ts';

type Logins = Readonly<Record<string, number>>;

/** How many SSH connections each machine has open now, by the machine's own count. */
export async function openLogins(site: RehearsalTestSite): Promise<Logins> {
  const { machines } = await site.ask('counts', {});
  return Object.fromEntries(machines.map(({ name, sshOpen }) => [name, sshOpen]));
}

/** Waits until no machine has more than before: what was opened meanwhile is closed. */
export const untilLogins = (site: RehearsalTestSite, before: Logins): Promise<Logins> =>
  until(
    () => openLogins(site),
    (now) => Object.entries(now).every(([name, open]) => open <= (before[name] ?? 0)),
  );
