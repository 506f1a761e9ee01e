import type { Machine } from '../machine.ts';
import type { Host } from '../model/host.ts';

/** `date +%s.%N` on the machine. */
export const clockText = ({ name, site }: Machine): string =>
  `${(site.machineNow(name) / 1_000).toFixed(3)}000000\n`;

/** `grep -H . /proc/loadavg /proc/pressure/*`: what waits on a host. */
export function loadText({ name, site }: Machine): string {
  const host = site.host(name);
  if (host === undefined) return '';
  const waits = host.overloaded ? OVERLOADED : QUIET;
  const io = site.hasFault('slow-disk', name) ? SLOW_IO : QUIET_IO;
  const load = (host.overloaded ? host.plan.cores * 4 : busyCores(host, site.clock.now())).toFixed(2);
  return [
    `/proc/loadavg:${load} ${load} ${load} 3/812 40321`,
    pressure('cpu', 'some', waits.cpu),
    pressure('memory', 'some', waits.memory),
    pressure('memory', 'full', waits.memory * 0.8),
    pressure('io', 'some', io),
    pressure('io', 'full', io * 0.9),
    '',
  ].join('\n');
}

const OVERLOADED = { cpu: 93.4, memory: 31.2 };
const QUIET = { cpu: 0.8, memory: 0 };
const SLOW_IO = 88.1;
const QUIET_IO = 0.4;

const busyCores = ({ guests, plan }: Host, at: number): number =>
  guests.filter(({ alive }) => alive).reduce((sum, { meter }) => sum + meter.coresAt(at), 0.05 * plan.cores);

const pressure = (what: string, how: string, percent: number): string => {
  const figure = percent.toFixed(2);
  return `/proc/pressure/${what}:${how} avg10=${figure} avg60=${figure} avg300=${figure} total=4211007`;
};
