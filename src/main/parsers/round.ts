import type { LibvirtGuests } from '../../shared/domain/machine-settings.ts';
import type { HostPressure, HostRound, NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { isRoundToken, readRound, type RoundText } from '../../shared/domain/round-format.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { parseAgentTargets } from './agent-targets.ts';
import { parseCfLocal } from './cftool-l.ts';
import { isBadCfNode, parseCfNodes } from './cftool-n.ts';
import { parseCfSettings } from './cfset-a.ts';
import { isBadRmsRow, parseRmsDisplay } from './hvdisp-a.ts';
import { parseHostPressure } from './host-pressure.ts';
import { parseLibvirtGuests, unitState } from './libvirt-guests.ts';
import { parseMachineClock } from './machine-clock.ts';
import { knownRcsdLines, parseRcsdCfg } from './rcsd-cfg.ts';
import { parseRmsSettings } from './rms-settings.ts';
import { isBadAgent, parseAgents } from './sdtool-s.ts';
import { badNewsOfDisplay, badNewsOfTable, view } from './round-view.ts';
import {
  HOST_ROUND_AS_ROOT,
  HOST_ROUND_WITH_SUDO,
  NODE_ROUND_AS_ROOT,
  NODE_ROUND_WITH_SUDO,
} from './round-script.ts';

export interface RoundRequest {
  /** The login user is root: no sudo is used. */
  readonly root: boolean;
  /** 16 hexadecimal digits, lower case, random, new for every round. */
  readonly token: string;
}

export interface RoundCommand {
  readonly argv: readonly [string, ...string[]];
}

/** What the SSH exchange brought. */
export interface RoundOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * The longest that a round takes by itself when every command hangs and must be killed, in ms. A deadline
 * below it can cost views that had already been read.
 */
export const ROUND_WORST_MS = 20_000;

/** All views of a cluster node in one exchange (docs/formats/round.md). */
export const nodeRoundCommand = ({ root, token }: RoundRequest): RoundCommand =>
  command(root ? NODE_ROUND_AS_ROOT : NODE_ROUND_WITH_SUDO, token);

/** What is read of a host by SSH: load, libvirt-guests' settings, the checksum of kvmguests.conf. */
export const hostRoundCommand = ({ root, token }: RoundRequest): RoundCommand =>
  command(root ? HOST_ROUND_AS_ROOT : HOST_ROUND_WITH_SUDO, token);

function command(text: string, token: string): RoundCommand {
  if (!isRoundToken(token)) throw new Error('A round token is 16 hexadecimal digits');
  return { argv: ['/bin/sh', '-c', text, 'nodeward-round', token] };
}

/** Fails as a whole only when no round came; otherwise each view stands or fails on its own. */
export function parseNodeRound(output: RoundOutput, token: string): Result<NodeRound, ProbeFailure> {
  const read = readOutput(output, token);
  if (!read.ok) return read;
  const round = withKnownRcsd(read.value);
  const cfLocal = view(round, 'cftool-l', parseCfLocal, { failureMeans: 'CF driver' });
  // Without the driver CF's other commands fail in words of their own; the cause is known.
  const failureMeans = !cfLocal.ok && cfLocal.error.kind === 'not-running' ? 'CF driver' : null;
  return ok({
    cfLocal,
    cfNodes: view(round, 'cftool-n', parseCfNodes, { failureMeans, salvage: badNewsOfTable(isBadCfNode) }),
    cfSettings: view(round, 'cfset-a', parseCfSettings, { failureMeans }),
    rms: view(round, 'hvdisp-a', parseRmsDisplay, { salvage: badNewsOfDisplay(isBadRmsRow) }),
    agents: view(round, 'sdtool-s', parseAgents, { salvage: badNewsOfTable(isBadAgent) }),
    rcsd: view(round, 'rcsd.cfg', parseRcsdCfg),
    agentTargets: view(round, 'agent-targets', parseAgentTargets),
    clock: view(round, 'clock', parseMachineClock),
    clockAtEnd: view(round, 'clock-end', parseMachineClock),
    rmsSettings: view(round, 'rms-settings', parseRmsSettings),
    remoteCpuMs: round.cpuMs,
    raw: rawTexts(round),
  });
}

export function parseHostRound(output: RoundOutput, token: string): Result<HostRound, ProbeFailure> {
  const read = readOutput(output, token);
  if (!read.ok) return read;
  const digest = view<string | null>(read.value, 'kvmguests', parseDigest);
  const isAbsent = !digest.ok && digest.error.kind === 'missing';
  return ok({
    kvmguestsDigest: isAbsent ? ok(null) : digest,
    libvirtGuests: libvirtGuestsOf(read.value),
    pressure: pressureOf(read.value),
    remoteCpuMs: read.value.cpuMs,
  });
}

function libvirtGuestsOf(round: RoundText): Result<LibvirtGuests | null, ProbeFailure> {
  const settings = view(round, 'libvirt-guests', parseLibvirtGuests);
  // is-enabled ends with 1 for a unit that is not: the word says it.
  const unit = unitState(round.sections.get('libvirt-guests-unit')?.text ?? '');
  if (settings.ok) return ok({ ...settings.value, unit });
  return settings.error.kind === 'missing' ? ok(null) : settings;
}

/** grep ends with 2 where the kernel offers no pressure figures; the load average is there all the same. */
function pressureOf(round: RoundText): Result<HostPressure, ProbeFailure> {
  const cpus = round.sections.get('cpus')?.text ?? '';
  const load = round.sections.get('load');
  const isPartial = load !== undefined && !load.cut && load.exit === 2;
  return isPartial
    ? parseHostPressure(load.text, cpus)
    : view(round, 'load', (text) => parseHostPressure(text, cpus));
}

function readOutput(
  { stdout, stderr, exitCode }: RoundOutput,
  token: string,
): Result<RoundText, ProbeFailure> {
  const read = readRound(stdout, token);
  if (read.ok || exitCode === 0) return read;
  return fail({ kind: 'refused', exitCode, stderr: stderr.slice(0, 1000) });
}

function parseDigest(text: string): Result<string, ProbeFailure> {
  const digest = /^([0-9a-f]{64})\s/.exec(text)?.[1];
  return digest === undefined ? fail({ kind: 'unreadable', line: text.slice(0, 200) }) : ok(digest);
}

/** What stands there where the command failed is the command's own. */
function withKnownRcsd(round: RoundText): RoundText {
  const section = round.sections.get('rcsd.cfg');
  if (section === undefined) return round;
  const known = knownRcsdLines(section.text);
  const text = section.exit === 0 ? known : ownWords(section.text);
  return { ...round, sections: new Map(round.sections).set('rcsd.cfg', { ...section, text }) };
}

const ownWords = (text: string): string => /^([\w/.-]*awk|timeout|[\w/.-]*sh): .*/m.exec(text)?.[0] ?? '';

/** Only what is free of credentials by its nature, or is reduced to known fields on the node, of rcsd.cfg also here. */
const RAW = ['cftool-l', 'cftool-n', 'cfset-a', 'hvdisp-a', 'sdtool-s', 'rcsd.cfg', 'sudo'];

function rawTexts(round: RoundText): Readonly<Record<string, string>> {
  const seen = RAW.flatMap((name) => round.sections.get(name) ?? []);
  return Object.fromEntries(seen.map(({ name, text }) => [name, text]));
}
