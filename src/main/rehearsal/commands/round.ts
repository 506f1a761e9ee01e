import { createHash } from 'node:crypto';
import { isRoundToken, writeRound, type WrittenSection } from '../../../shared/domain/round-format.ts';
import type { Machine } from '../machine.ts';
import { KVMGUESTS, fileOn, libvirtGuests, RCSD_CONFIG, RMS_CONFIG } from './files.ts';
import { clockText, loadText } from './host-figures.ts';
import { failed, printed, type Output } from './output.ts';
import { runPrimecluster } from './run-words.ts';
import { addressOf, agentTargets } from './sf-commands.ts';

const AGENT_FILES = ['SA_libvirtgp', 'SA_libvirtgr', 'SA_vmchkhost'];
const SUDO_REFUSAL = 'sudo: a password is required\n';

export type RoundKind = 'node-round' | 'host-round';

/** The kind of round that a script is, by its first line; null for any other script. */
export function roundKind(script: string): RoundKind | null {
  const kind = /^# nodeward (node-round|host-round) 1\n/.exec(script)?.[1];
  return kind === 'node-round' || kind === 'host-round' ? kind : null;
}

/** Answers as the script would print it: docs/formats/round.md. The login is not root. */
export function runRound(kind: RoundKind, token: string, machine: Machine): Output {
  if (!isRoundToken(token)) return failed('', 64);
  machine.tally.rounds++;
  const sections = kind === 'node-round' ? nodeSections(machine) : hostSections(machine);
  return printed(writeRound(sections, token, 9 + sections.length * 2));
}

function nodeSections(machine: Machine): WrittenSection[] {
  const display = ran('hvdisp-a', ['hvdisp', '-a'], machine);
  return [
    { name: 'clock', text: clockText(machine) },
    ...privileged(machine, privilegedNodeSections(machine)),
    display,
    rmsSettings(machine, display.text),
    { name: 'clock-end', text: clockText(machine) },
  ];
}

/** What the filter on the node lets out of the configuration that hvdisp has named. */
function rmsSettings(machine: Machine, display: string): WrittenSection {
  const file = display.includes(`Configuration: ${RMS_CONFIG}`) ? fileOn(machine, RMS_CONFIG) : null;
  if (file === null) return { name: 'rms-settings', exit: 3, text: '' };
  const figure = /ShutdownPriority = (\d+)/.exec(file.text)?.[1] ?? '0';
  const lines = file.text.split('\n').length - 1;
  return { name: 'rms-settings', text: `ShutdownPriority ${figure}\nlines ${lines}\n` };
}

function privilegedNodeSections(machine: Machine): WrittenSection[] {
  const rcsd = fileOn(machine, RCSD_CONFIG);
  return [
    ran('cftool-l', ['cftool', '-l'], machine),
    ran('cftool-n', ['cftool', '-n'], machine),
    ran('cfset-a', ['cfset', '-a'], machine),
    ran('sdtool-s', ['sdtool', '-s'], machine),
    rcsd === null ? { name: 'rcsd.cfg', exit: 3, text: '' } : { name: 'rcsd.cfg', text: rcsd.text },
    { name: 'agent-targets', text: agentTargetLines(machine) },
  ];
}

/** Behind one sudo: where it refuses, nothing of it comes. */
function privileged(machine: Machine, sections: readonly WrittenSection[]): WrittenSection[] {
  machine.tally.sudoCalls++;
  if (machine.site.hasFault('sudo-denied', machine.name))
    return [{ name: 'sudo', exit: 1, text: SUDO_REFUSAL }];
  return [...sections, { name: 'sudo', text: '' }];
}

function ran(name: string, words: readonly [string, string], machine: Machine): WrittenSection {
  const { stdout, stderr, exitCode } = runPrimecluster(words, { machine, root: true });
  return { name, exit: exitCode, text: stdout + stderr };
}

/** What the filter on the node lets out: never a login or a password. */
function agentTargetLines(machine: Machine): string {
  const lines = AGENT_FILES.flatMap((agent) => {
    if (machine.cluster?.agents.includes(agent) !== true) return [`file ${agent}.cfg absent`];
    const targets = agentTargets(agent, machine).map(({ node, domain, hostNode }) => {
      const host = addressOf(machine.site, hostNode);
      return `target ${agent} ${node} ${domain ?? '-'} ${host} ${domain === null ? hostNode : '-'}`;
    });
    return [`file ${agent}.cfg recognised`, ...targets];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function hostSections(machine: Machine): WrittenSection[] {
  const onShutdown = /ON_SHUTDOWN=(\w+)/.exec(libvirtGuests(machine) ?? '')?.[1] ?? '-';
  const open = [
    { name: 'load', text: loadText(machine) },
    { name: 'cpus', text: `${machine.site.host(machine.name)?.plan.cores ?? 1}\n` },
    { name: 'libvirt-guests', text: `ON_SHUTDOWN ${onShutdown}\nON_BOOT ignore\n` },
    { name: 'libvirt-guests-unit', text: 'enabled\n' },
  ];
  const file = fileOn(machine, KVMGUESTS);
  if (file === null) return [...open, { name: 'kvmguests', exit: 3, text: '' }];
  const digest = createHash('sha256').update(file.text).digest('hex');
  return open.concat(privileged(machine, [{ name: 'kvmguests', text: `${digest}  ${KVMGUESTS}\n` }]));
}
