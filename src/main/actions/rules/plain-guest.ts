import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { HostGuestsFacts, PlainGuest } from '../facts/host-guests-facts.ts';
import { EFFECT } from './effects.ts';
import { domainOn, I5 } from './guest-power.ts';
import { judged } from './judged.ts';
import { I41 } from './start.ts';
import { evidenceOf, isOff, viewOf, type HostView } from './stopped.ts';

export const plainOf = ({ plain }: HostGuestsFacts, guest: string): PlainGuest | null =>
  plain.find((each) => each.guest === guest) ?? null;

/** A guest that is no node is as wanted on its host. */
export function judgePlainIs(wanted: 'on' | 'off', facts: HostGuestsFacts, guest: string): JudgedRule {
  const { host } = facts;
  const there = plainOf(facts, guest)?.hosts.find((each) => each.host === host);
  const view: HostView = there === undefined ? { kind: 'unknown' } : viewOf(there);
  const state = view.kind === 'runs' ? view.state : '';
  const said = {
    subject: { kind: 'guest', id: guest } as const,
    evidence: there === undefined ? [] : evidenceOf(there),
    values: { guest, host, state },
  };
  const is = powerIn(view);
  if (is === null) return judged(EFFECT, 'unknown', 'effect.guest.not-known', said);
  const sentence = is === 'off' ? 'effect.guest.off' : 'effect.guest.runs';
  return judged(EFFECT, is === wanted ? 'pass' : 'fail', sentence, said);
}

/** `between`: neither running nor shut off; null: nobody knows. */
function powerIn(view: HostView): 'on' | 'off' | 'between' | null {
  if (view.kind === 'runs') return view.state.startsWith('running') ? 'on' : 'between';
  return isOff(view) ? 'off' : null;
}

/** Interlock I41: every host says that it runs nowhere. */
export function judgePlainNowhere(facts: HostGuestsFacts, guest: string): JudgedRule {
  const { hosts, said, dark } = seenOf(facts, guest);
  const runs = hosts.find((host) => viewOf(host).kind === 'runs');
  if (runs !== undefined)
    return judged(I41, 'fail', 'rule.I41.runs', { ...said, values: { node: guest, host: runs.host } });
  return dark === null
    ? judged(I41, 'pass', 'rule.I41.nowhere', { ...said, values: { node: guest } })
    : judged(I41, 'unknown', 'rule.I41.host', { ...said, values: { node: guest, host: dark } });
}

/** No host holds saved memory of it: a cold start would throw that away without being asked. */
export function judgePlainNoImage(facts: HostGuestsFacts, guest: string): JudgedRule {
  const { hosts, said, dark } = seenOf(facts, guest);
  const saved = hosts.find((host) => viewOf(host).kind === 'saved' || domainOn(host)?.managedSave === true);
  if (saved !== undefined)
    return judged(I5, 'fail', 'rule.I5.saved', { ...said, values: { node: guest, host: saved.host } });
  return dark === null
    ? judged(I5, 'pass', 'rule.I5.none', { ...said, values: { node: guest } })
    : judged(I5, 'unknown', 'rule.I5.not-known', { ...said, values: { node: guest, host: dark } });
}

/** `dark`: a host that does not tell; where no host was asked, nobody does. */
function seenOf(facts: HostGuestsFacts, guest: string) {
  const hosts = plainOf(facts, guest)?.hosts ?? [];
  const silent = hosts.find((host) => viewOf(host).kind === 'unknown');
  return {
    hosts,
    said: { subject: { kind: 'guest', id: guest } as const, evidence: hosts.flatMap(evidenceOf) },
    dark: hosts.length === 0 ? facts.host : (silent?.host ?? null),
  };
}
