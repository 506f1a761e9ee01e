import type { Text } from '../../shared/text/text.ts';
import type { StatusReport } from './status-report.ts';

/** The report for a terminal: the verdict first, then one line an object. */
export function statusLines(text: Text, report: StatusReport): readonly string[] {
  const { site, at, verdict, hosts, guests, nodes, clusters } = report;
  return [
    text('cli.status.head', { verdict: verdict.toUpperCase(), site, at }),
    ...hosts.map((host) => line(text, 'host', host, whyNot(text, host))),
    ...guests.map((guest) => line(text, 'guest', guest, placeOf(text, guest))),
    ...nodes.map((node) => {
      const { cf, rms, sf } = node;
      return line(text, 'node', node, text('cli.status.words', { cf, rms, sf }));
    }),
    ...clusters.map((cluster) => line(text, 'cluster', cluster, '')),
  ];
}

type Kind = 'host' | 'guest' | 'node' | 'cluster';

function line(text: Text, kind: Kind, object: StatusReport['clusters'][number], more: string): string {
  const { name, state, ageSeconds: seconds } = object;
  const age = seconds === null ? text('cli.status.neverRead') : text('cli.status.age', { seconds });
  const head = `${text(`cli.status.${kind}`).padEnd(8)}${name.padEnd(20)} ${state.padEnd(9)}`;
  return `${head} ${age.padEnd(12)} ${more}`.trimEnd();
}

const whyNot = (text: Text, { kind, because }: StatusReport['hosts'][number]): string =>
  kind === 'esxi' ? text('cli.status.esxi') : (because ?? '');

const placeOf = (text: Text, { domain, host }: StatusReport['guests'][number]): string =>
  host === null ? text('cli.status.notPlaced', { domain }) : text('cli.status.placed', { domain, host });
