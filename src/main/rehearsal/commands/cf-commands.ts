import { failed, printed, type Command } from './output.ts';

// Formats: cftool -n IAG 4.4, 7.5.1; cftool -l CF guide 4.3, 8.2.1; cfset -a IAG 4.4, 11.3.1.
const row = (widths: readonly number[], fields: readonly string[]): string =>
  `${fields
    .map((field, index) =>
      index === fields.length - 1 ? field : `${field.padEnd((widths[index] ?? 1) - 1)} `,
    )
    .join('')}\n`;

export const cftool: Command = ([option], { machine: { cluster, member } }) => {
  if (cluster === null || member === null) return failed('cftool: CF not loaded\n');
  if (option === '-l') {
    const widths = [Math.max(12, member.name.length + 1), 8, 11, 6];
    const fields = member.comingUp
      ? [member.name, '--', 'COMINGUP', '--']
      : [member.name, String(member.number), 'UP', 'Linux'];
    return printed(row(widths, ['Node', 'Number', 'State', 'Os']) + row(widths, fields));
  }
  if (option !== '-n') return failed(`cftool: illegal option ${option ?? ''}\n`);
  const seen = [
    ...cluster.members
      .slice(0, cluster.hidesLast ? -1 : undefined)
      .map((other) => [other.name, cluster.printed(member, other)] as const),
    ...[...cluster.unknownNodes].map((name) => [name, 'UP'] as const),
  ];
  const widths = [Math.max(6, ...seen.map(([name]) => name.length + 1)), 7, 12, 8];
  const rows = seen.map(([name, state], index) =>
    row(widths, [name, String(index + 1), state, 'Linux', 'EM64T']),
  );
  return printed(row(widths, ['Node', 'Number', 'State', 'Os', 'Cpu']) + rows.join(''));
};

export const cfset: Command = ([option], { machine: { cluster, member, site }, root }) => {
  if (member === null) return failed('cfset: CF not loaded\n');
  if (option === '-f') return printed('');
  if (option === '-r' && root) {
    // What the file says is loaded into CF on this node alone (CF guide 4.3, 1.1.2).
    member.cfTimeoutSeconds = member.configuredTimeoutSeconds;
    cluster?.recheck(site.settle());
    return printed('');
  }
  if (option !== '-a') return failed(`cfset: illegal option ${option ?? ''}\n`);
  return printed(
    [
      'From cfset configuration in CF module:',
      'KEY: CFCP VALUE: cfcp',
      'KEY: CFSH VALUE: cfsh',
      `KEY: CLUSTER_TIMEOUT VALUE: ${member.cfTimeoutSeconds}`,
      '',
    ].join('\n'),
  );
};
