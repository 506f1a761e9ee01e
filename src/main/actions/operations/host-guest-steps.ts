import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { PlanStep } from '../../../shared/domain/operation-plan.ts';
import type { PowerCall } from '../../sources/libvirt/changing/power-procedures.ts';
import type { HostGuestsFacts, NodeGuest } from '../facts/host-guests-facts.ts';
import { domainOn } from '../rules/guest-power.ts';
import { judgeNothingCame } from '../rules/host-answers.ts';
import { judgePlainIs, judgePlainNoImage, judgePlainNowhere, plainOf } from '../rules/plain-guest.ts';
import type { Lens } from './lift.ts';
import type { Deed, Step } from './operation.ts';

export type HostStep = Step<HostGuestsFacts>;
type Parts = Pick<HostStep, 'id' | 'step' | 'values' | 'effects' | 'limitMs'> & Partial<HostStep>;

const SHUTDOWN_MS = 900_000;
const START_MS = 120_000;

export const hostStep = (parts: Parts): HostStep => ({
  part: 'step',
  citation: 'our-rule',
  irreversible: false,
  underCommon: true,
  rules: () => [],
  deed: () => 'none',
  required: true,
  ...parts,
});

/** A guest that is no node: its operating system is asked to stop, never forced. */
export const stopPlain = (guest: string, host: HostEntry): HostStep =>
  plainStep('stop-plain', guest, host, {
    call: 'shutdownDomain',
    rules: () => [],
    effects: (facts) => [judgePlainIs('off', facts, guest)],
    limitMs: SHUTDOWN_MS,
  });

export const startPlain = (guest: string, host: HostEntry): HostStep =>
  plainStep('start-plain', guest, host, {
    call: 'startDomain',
    rules: (facts) => [judgePlainNowhere(facts, guest), judgePlainNoImage(facts, guest)],
    effects: (facts) => [judgePlainIs('on', facts, guest)],
    limitMs: START_MS,
  });

function plainStep(
  step: PlanStep['step'],
  guest: string,
  host: HostEntry,
  { call, ...parts }: Pick<HostStep, 'rules' | 'effects' | 'limitMs'> & { readonly call: PowerCall },
): HostStep {
  return hostStep({
    id: `${step} ${guest}`,
    step,
    citation: 'virsh',
    values: () => ({ guest, host: host.name }),
    deed: (facts) => callOn(facts, guest, host, call),
    ...parts,
  });
}

/** Null: no such domain is listed there now. */
function callOn(facts: HostGuestsFacts, guest: string, on: HostEntry, call: PowerCall): Deed | null {
  const there = plainOf(facts, guest)?.hosts.find(({ host }) => host === on.name);
  const listed = there === undefined ? null : domainOn(there);
  return listed === null ? null : { kind: 'domain', on, guest: listed.id, call };
}

/** One guest that is a node, out of the facts about all of them. */
export const guestLens = <Inner>(
  { guest, entry }: NodeGuest,
  part: (found: NodeGuest) => Inner,
  suffix: string = entry.name,
): Lens<HostGuestsFacts, Inner> => ({
  view: ({ nodes }) => {
    const found = nodes.find((each) => each.guest === guest);
    return found === undefined ? null : part(found);
  },
  missing: (facts) => judgeNothingCame(facts, guest),
  suffix,
});
