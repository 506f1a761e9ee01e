import type { StatusReport } from './status-report.ts';

/** The report for a terminal: the verdict first, then one line an object. */
export function statusLines(report: StatusReport): readonly string[] {
  const { site, at, verdict, hosts, guests, nodes, clusters } = report;
  return [
    `${verdict.toUpperCase()} site ${site} at ${at}`,
    ...hosts.map((host) => line('host', host, host.because ?? '')),
    ...guests.map((guest) => line('guest', guest, `${guest.domain} on ${guest.host ?? 'no known host'}`)),
    ...nodes.map((node) => line('node', node, `CF ${node.cf}, RMS ${node.rms}, SF ${node.sf}`)),
    ...clusters.map((cluster) => line('cluster', cluster, '')),
  ];
}

function line(kind: string, object: StatusReport['clusters'][number], more: string): string {
  const age = object.ageSeconds === null ? 'never read' : `${object.ageSeconds} s old`;
  return `${kind.padEnd(8)}${object.name.padEnd(20)} ${object.state.padEnd(9)} ${age.padEnd(12)} ${more}`.trimEnd();
}
