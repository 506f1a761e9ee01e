import type { Fault, FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import type { ClusterMember } from './cluster-member.ts';
import { attachGuestControl } from './guest-control.ts';
import { RehearsalClock } from './rehearsal-clock.ts';
import { RehearsalSite } from './rehearsal-site.ts';
import { planSite, type SiteSize } from './site-plan.ts';

const NOON = 1_700_000_000_000;

type Change = (kind: FaultKind, target: string) => void;

export interface ModelTestSite {
  readonly model: RehearsalSite;
  readonly clock: RehearsalClock;
  readonly memberOf: (name: string) => ClusterMember;
  /** Both throw when the model refuses. */
  readonly inject: Change;
  readonly clear: Change;
  /** Moves on and lets what is due happen. */
  readonly after: (seconds: number) => void;
  /** How the first sees the second. */
  readonly view: (observer: string, target: string) => CfState | undefined;
  readonly application: (node: string) => string;
  readonly sysNode: (observer: string, target: string) => string;
  /** Shut State of each agent of the observer towards the target, in order. */
  readonly shut: (observer: string, target: string) => string[];
  /** State and reason, as virsh says them. */
  readonly domain: (name: string) => string;
}

/** A model on a clock that stands still until it is moved on; for tests. */
export function modelTestSite(size: Partial<SiteSize> = {}): ModelTestSite {
  const clock = new RehearsalClock(() => NOON);
  const plan = planSite({ hosts: 4, guests: 8, nodes: 6, seed: 1, ...size });
  const model = new RehearsalSite(plan, clock);
  attachGuestControl(model);
  const memberOf = (name: string) => {
    const member = model.member(name);
    if (member === undefined) throw new Error(`${name} is no node`);
    return member;
  };
  const change = (what: 'inject' | 'clear', fault: Fault) => {
    const problem = model[what](fault);
    if (problem !== null) throw new Error(problem);
  };
  return {
    model,
    clock,
    memberOf,
    inject: (kind: FaultKind, target: string) => {
      change('inject', { kind, target });
    },
    clear: (kind: FaultKind, target: string) => {
      change('clear', { kind, target });
    },
    after: (seconds: number) => {
      clock.advance(seconds * 1_000);
      model.settle();
    },
    view: (observer: string, target: string) =>
      model.clusterOf(observer)?.view(memberOf(observer), memberOf(target)),
    application: (node: string) => memberOf(node).application.state,
    sysNode: (observer: string, target: string) => {
      const { state, details } = memberOf(observer).sysNode(memberOf(target));
      return details === '' ? state : `${state} (${details})`;
    },
    shut: (observer: string, target: string) => {
      const member = memberOf(observer);
      return member.plan.agents.map((agent) => member.agents.standing(target, agent).shut);
    },
    domain: (name: string) => {
      const standing = model.guest(name)?.standing;
      return `${standing?.state ?? 'none'} (${standing?.reason ?? 'none'})`;
    },
  };
}
