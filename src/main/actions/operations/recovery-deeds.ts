import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import { cfMarkDown } from '../commands/cf-mark-down.ts';
import { cfNodeNumberSchema, cfNodeWordSchema } from '../commands/command-words.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeOff, judgeResolved, judgeRuns } from '../rules/effects.ts';
import { judgeHostRms } from '../rules/host-rms.ts';
import { judgeSfTime } from '../rules/sf-time.ts';
import { judgeDeclaredDown, judgeRunsNowhere } from '../rules/start.ts';
import { judgeStopped } from '../rules/stopped.ts';
import { judgeVmOff } from '../rules/vm-off.ts';
import { survivorsOf, viewsOf } from '../rules/views-of-node.ts';
import type { Deed, Step } from './operation.ts';

const POWER_OFF_MS = 60_000;
const MARK_DOWN_MS = 60_000;
const START_MS = 120_000;
const FAILOVER_EXTRA_MS = 30_000;

/** Nothing is sent: the hosts' own cluster declares the guest DOWN. */
export const waitFailover = (leftMs: number): Step<RecoveryFacts> => ({
  id: 'wait-failover',
  step: 'wait-failover',
  part: 'step',
  citation: 'iag45-2.2.1',
  irreversible: false,
  underCommon: false,
  values: ({ node }) => ({ node }),
  rules: () => [],
  deed: () => 'none',
  effects: (facts) => [judgeResolved(facts)],
  limitMs: Math.max(0, leftMs) + FAILOVER_EXTRA_MS,
  required: true,
});

/**
 * Only where libvirt can do it: a running, crashed, paused or suspended domain is powered off, never resumed (I2,
 * I42), and not what the RMS of a host controls (I40). A process of a domain that libvirt calls shut off is out of its reach, and blocks.
 */
export const powerOff = (host: HostEntry): Step<RecoveryFacts> => ({
  id: `power-off ${host.name}`,
  step: 'power-off',
  part: 'step',
  citation: 'cf45s-5.2.2',
  irreversible: true,
  underCommon: true,
  values: (facts) => ({ node: facts.node, host: host.name, state: stateOn(facts, host) }),
  rules: (facts) => [judgeSfTime(facts), judgeHostRms(facts)],
  deed: (facts) => domainDeed(facts, host, 'powerOffDomain'),
  effects: (facts) => [judgeOff(facts, host.name)],
  limitMs: POWER_OFF_MS,
  required: true,
});

export const markDown = (nodes: readonly NodeEntry[]): Step<RecoveryFacts> => ({
  id: 'mark-down',
  step: 'mark-down',
  part: 'step',
  citation: 'cf43-5.2.3',
  irreversible: true,
  underCommon: true,
  values: ({ node, others }) => ({ node, survivor: survivorsOf(others)[0]?.node ?? '' }),
  rules: (facts) => [judgeSfTime(facts), facts.nodeIs === 'vmware' ? judgeVmOff(facts) : judgeStopped(facts)],
  deed: (facts) => markDownDeed(facts, nodes),
  effects: (facts) => [judgeDeclaredDown(facts)],
  limitMs: MARK_DOWN_MS,
  required: true,
});

export const startGuest = (host: HostEntry): Step<RecoveryFacts> => ({
  id: `start-guest ${host.name}`,
  step: 'start-guest',
  part: 'step',
  citation: 'cf45s-5.2.2',
  irreversible: false,
  underCommon: false,
  values: ({ node }) => ({ node, host: host.name }),
  rules: (facts) => [judgeDeclaredDown(facts), judgeHostRms(facts), judgeRunsNowhere(facts)],
  deed: (facts) => domainDeed(facts, host, 'startDomain'),
  effects: (facts) => [judgeRuns(facts, host.name)],
  limitMs: START_MS,
  required: true,
});

/** Null: a name or number that is no plain word is never put on a command line. */
function markDownDeed({ node, others }: RecoveryFacts, nodes: readonly NodeEntry[]): Deed | null {
  const [survivor] = survivorsOf(others);
  const on = nodes.find(({ name }) => name === survivor?.node);
  const row = survivor === undefined ? null : (viewsOf(node, [survivor])[0]?.row ?? null);
  const name = cfNodeWordSchema.safeParse(node);
  const number = cfNodeNumberSchema.safeParse(row?.number);
  if (on === undefined || !name.success || !number.success) return null;
  return { kind: 'command', on, command: cfMarkDown({ number: number.data, name: name.data }) };
}

function domainDeed(
  facts: RecoveryFacts,
  host: HostEntry,
  call: 'powerOffDomain' | 'startDomain',
): Deed | null {
  const listed = listedOn(facts, host);
  return listed === null ? null : { kind: 'domain', on: host, guest: listed.id, call };
}

const stateOn = (facts: RecoveryFacts, host: HostEntry): string =>
  listedOn(facts, host)?.standing.state ?? 'unknown';

function listedOn({ hosts }: RecoveryFacts, { name }: HostEntry) {
  const found = hosts.find(({ host }) => host === name);
  return found?.domain.result.ok === true ? found.domain.result.value : null;
}
