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
    const fields = [member.name, String(member.number), 'UP', 'Linux'];
    return printed(row(widths, ['Node', 'Number', 'State', 'Os']) + row(widths, fields));
  }
  if (option !== '-n') return failed(`cftool: illegal option ${option ?? ''}\n`);
  const longest = Math.max(...cluster.members.map(({ name }) => name.length));
  const widths = [Math.max(6, longest + 1), 7, 12, 8];
  const rows = cluster.members.map((other) =>
    row(widths, [other.name, String(other.number), cluster.view(member, other), 'Linux', 'EM64T']),
  );
  return printed(row(widths, ['Node', 'Number', 'State', 'Os', 'Cpu']) + rows.join(''));
};

export const cfset: Command = ([option], { machine: { cluster } }) => {
  if (cluster === null) return failed('cfset: CF not loaded\n');
  if (option !== '-a') return failed(`cfset: illegal option ${option ?? ''}\n`);
  return printed(
    [
      'From cfset configuration in CF module:',
      'KEY: CFCP VALUE: cfcp',
      'KEY: CFSH VALUE: cfsh',
      `KEY: CLUSTER_TIMEOUT VALUE: ${cluster.cfTimeoutSeconds}`,
      '',
    ].join('\n'),
  );
};
