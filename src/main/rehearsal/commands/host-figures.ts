import type { Machine } from '../machine.ts';

/** `date +%s.%N` on the machine. */
export const clockText = ({ name, site }: Machine): string =>
  `${(site.machineNow(name) / 1_000).toFixed(3)}000000\n`;

/** `grep -H . /proc/loadavg /proc/pressure/*`: what waits on a host. */
export function loadText({ name, site }: Machine): string {
  const host = site.host(name);
  const at = site.clock.now();
  const cores = host?.plan.cores ?? 1;
  const busy = (host?.guests ?? []).reduce(
    (sum, guest) => sum + (guest.alive ? guest.meter.coresAt(at) : 0),
    0.05 * cores,
  );
  const overloaded = host?.overloaded === true;
  const slowDisk = site.hasFault('slow-disk', name);
  const load = (overloaded ? cores * 4 : busy).toFixed(2);
  return [
    `/proc/loadavg:${load} ${load} ${load} 3/812 40321`,
    pressure('cpu', 'some', overloaded ? 93.4 : 0.8),
    pressure('memory', 'some', overloaded ? 31.2 : 0),
    pressure('memory', 'full', overloaded ? 24.6 : 0),
    pressure('io', 'some', slowDisk ? 88.1 : 0.4),
    pressure('io', 'full', slowDisk ? 79.5 : 0.2),
    '',
  ].join('\n');
}

const pressure = (what: string, how: string, percent: number): string => {
  const figure = percent.toFixed(2);
  return `/proc/pressure/${what}:${how} avg10=${figure} avg60=${figure} avg300=${figure} total=4211007`;
};
