import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { PowerCall } from '../../sources/libvirt/changing/power-procedures.ts';
import { guestOsShutdown } from '../commands/os-shutdown.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { judgeOff, judgeRuns } from '../rules/effects.ts';
import { domainOn, judgeImageGone, judgeNoImage } from '../rules/guest-power.ts';
import { isSeenLeft, judgeGone, judgeJoined, judgeRedundancy } from '../rules/remaining.ts';
import { judgeLeftToLibvirt } from '../rules/rms-route.ts';
import { judgeSfTime } from '../rules/sf-time.ts';
import type { Deed, Step } from './operation.ts';

const IMAGE_MS = 60_000;
const POWER_MS = 120_000;
/** Stop scripts of RMS and of the guest's own services take their time. */
const SHUTDOWN_MS = 900_000;
const JOIN_MS = 600_000;
const GONE_MS = 60_000;

type PowerStep = Step<GuestPowerFacts>;
type Parts = Pick<PowerStep, 'id' | 'step' | 'deed' | 'effects' | 'limitMs' | 'values'> & Partial<PowerStep>;

const step = (parts: Parts): PowerStep => ({
  part: 'step',
  citation: 'our-rule',
  irreversible: false,
  underCommon: true,
  rules: () => [],
  required: true,
  ...parts,
});

/** What is in it can be started from no more. */
export const removeImage = (host: HostEntry): PowerStep =>
  step({
    id: `remove-image ${host.name}`,
    step: 'remove-image',
    citation: 'virsh',
    irreversible: true,
    values: ({ node }) => ({ node, host: host.name }),
    deed: (facts) => callOn(facts, host, 'removeManagedSave'),
    effects: (facts) => [judgeImageGone(facts, host.name)],
    limitMs: IMAGE_MS,
  });

export const startCold = (host: HostEntry): PowerStep =>
  step({
    id: `start-guest ${host.name}`,
    step: 'start-guest',
    citation: 'virsh',
    values: ({ node }) => ({ node, host: host.name }),
    rules: (facts) => [judgeNoImage(facts), ...judgeLeftToLibvirt(facts)],
    deed: (facts) => callOn(facts, host, 'startDomain'),
    effects: (facts) => [judgeRuns(facts, host.name)],
    limitMs: POWER_MS,
  });

export const shutDown = (node: NodeEntry, host: HostEntry): PowerStep =>
  step({
    id: `shut-down ${node.name}`,
    step: 'shut-down',
    values: () => ({ node: node.name, host: host.name }),
    rules: judgeLeftToLibvirt,
    deed: () => ({ kind: 'command', on: node, command: guestOsShutdown() }),
    effects: (facts) => [judgeOff(facts, host.name)],
    limitMs: SHUTDOWN_MS,
  });

/** SF has its time first where it works on the node already. */
export const forcePower = (host: HostEntry): PowerStep =>
  step({
    id: `force-power ${host.name}`,
    step: 'force-power',
    irreversible: true,
    values: (facts) => ({ node: facts.node, host: host.name, state: stateOn(facts, host) }),
    rules: (facts) => (isSeenLeft(facts) ? [judgeSfTime(facts)] : []),
    deed: (facts) => callOn(facts, host, 'powerOffDomain'),
    effects: (facts) => [judgeOff(facts, host.name)],
    limitMs: POWER_MS,
  });

const check = (parts: Omit<Parts, 'deed' | 'values' | 'id'>): PowerStep =>
  step({
    id: parts.step,
    underCommon: false,
    required: false,
    values: ({ node, cluster }) => ({ node, cluster }),
    deed: () => 'none',
    ...parts,
  });

/** Everybody who is left sees it DOWN, and who is left is said. `sfMs`: SF may have to stop it first. */
export const checkGone = (sfMs: number): PowerStep =>
  check({
    step: 'check-gone',
    effects: (facts) => [judgeGone(facts), judgeRedundancy(facts)],
    limitMs: sfMs + GONE_MS,
  });

export const checkJoined: PowerStep = check({
  step: 'check-joined',
  effects: (facts) => [judgeJoined(facts)],
  limitMs: JOIN_MS,
});

/** Null: no such domain is listed there now. */
function callOn(facts: GuestPowerFacts, host: HostEntry, call: PowerCall): Deed | null {
  const listed = domainOf(facts, host);
  return listed === null ? null : { kind: 'domain', on: host, guest: listed.id, call };
}

const stateOn = (facts: GuestPowerFacts, host: HostEntry): string =>
  domainOf(facts, host)?.standing.state ?? 'unknown';

function domainOf({ hosts }: GuestPowerFacts, { name }: HostEntry) {
  const found = hosts.find(({ host }) => host === name);
  return found === undefined ? null : domainOn(found);
}
