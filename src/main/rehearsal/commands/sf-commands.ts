import type { Machine } from '../machine.ts';
import { changeSf } from './sf-changes.ts';
import { failed, printed, type Command } from './output.ts';

/** `sdtool -s`: CF guide 4.3, 7.5.2. What it says when SF is stopped is not known to us word for word. */
export const sdtool: Command = ([option = ''], { machine: { cluster, member }, root }) => {
  if (cluster === null || member === null) return failed('sdtool: not configured\n');
  if (option !== '-s')
    return root && changeSf(option, member) ? printed('') : failed(`sdtool: illegal option ${option}\n`);
  if (!member.sfRunning) return failed('The RCSD is not running\n');
  const targets = member.agents.missing ? [member] : cluster.members;
  const listed = member.agents.lastMissing ? cluster.agents.slice(0, -1) : cluster.agents;
  const rows = targets.flatMap((target) =>
    listed.map((agent) => {
      const { sa, shut, test, init } = cluster.agentOf(member, target, agent);
      return [target.name, agent, sa, shut, test, init];
    }),
  );
  const header = ['Cluster Host', 'Agent', 'SA State', 'Shut State', 'Test State', 'Init State'];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((fields) => fields[column]?.length ?? 0)),
  );
  const line = (fields: readonly string[]) =>
    `${fields
      .map((field, column) => field.padEnd(widths[column] ?? 0))
      .join(' ')
      .trimEnd()}\n`;
  return printed(line(header) + line(widths.map((width) => '-'.repeat(width))) + rows.map(line).join(''));
};

/** `rcsd.cfg`: CF guide 4.3, 7.4.1. */
export function rcsdConfig({ cluster, member, site }: Machine): string | null {
  if (cluster === null) return null;
  return cluster.members
    .map(({ name }, index) => {
      const agents = cluster.agents.map((agent) => `:agent=${agent},timeout=${cluster.agentTimeoutSeconds}`);
      const weight = index === 0 && member?.badSettings.has('weight') === true ? 3 : 1;
      return `${name},weight=${weight},admIP=${addressOf(site, name)}${agents.join('')}\n`;
    })
    .join('');
}

export const addressOf = (site: Machine['site'], name: string): string =>
  site.guest(name)?.plan.address ?? site.host(name)?.plan.address ?? '0.0.0.0';

// Invented: it must never leave the node, and tests look for it.
const PASSWORD = '5265686561727361';

/** The lines of an agent's own file, with the password that such files hold; null where there is none. */
export function agentConfig(file: string, machine: Machine): string | null {
  const agent = file.replace(/[.]cfg$/, '');
  const { cluster, site } = machine;
  if (!cluster?.agents.includes(agent)) return null;
  return agentTargets(agent, machine)
    .map(({ node, domain, hostNode }) =>
      [node, domain ?? hostNode, addressOf(site, hostNode), 'nodeward', PASSWORD].join(' '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

export function agentTargets(
  agent: string,
  { cluster, member, site }: Machine,
): { readonly node: string; readonly domain: string | null; readonly hostNode: string }[] {
  return (cluster?.members ?? []).flatMap(({ name }) => {
    const guest = site.guest(name);
    if (guest === undefined) return [];
    const domain = member?.badSettings.has('target') === true ? `${guest.plan.name}-old` : guest.plan.name;
    return [{ node: name, domain: agent === 'SA_vmchkhost' ? null : domain, hostNode: guest.plan.host }];
  });
}
