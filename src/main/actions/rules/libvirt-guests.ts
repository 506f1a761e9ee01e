import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { HostStopFacts } from '../facts/host-stop-facts.ts';
import { judged, type RuleHead } from './judged.ts';

/** Interlock I7: a host's own scripts neither suspend what still runs nor start guests without being asked. */
const I7: RuleHead = { rule: 'I7', citation: 'libvirt-guests', attestable: false };

/**
 * Left out, ON_SHUTDOWN suspends; the default of ON_BOOT differs by distribution and is not known then
 * (libvirt-guests(8)). `start` boots, or restores from saved memory, what ran before – past every check that a start
 * of a node needs (I5, I41). A unit that is not enabled does nothing.
 */
export function judgeLibvirtGuests({
  host,
  libvirtGuests,
}: Pick<HostStopFacts, 'host' | 'libvirtGuests'>): JudgedRule {
  const said = {
    subject: { kind: 'host', id: host } as const,
    evidence: [libvirtGuests.evidence],
    values: { host },
  };
  const found = libvirtGuests.result.ok ? libvirtGuests.result.value : null;
  if (found === null) return judged(I7, 'unknown', 'rule.I7.not-known', said);
  const { unit, onShutdown, onBoot } = found;
  if (unit === 'disabled' || unit === 'absent') return judged(I7, 'pass', 'rule.I7.idle', said);
  if (onShutdown === 'suspend' || onShutdown === 'not set')
    return judged(I7, 'fail', 'rule.I7.suspend', said);
  if (onBoot === 'start') return judged(I7, 'fail', 'rule.I7.starts', said);
  return onShutdown === 'shutdown' && onBoot === 'ignore'
    ? judged(I7, 'pass', 'rule.I7.shutdown', said)
    : judged(I7, 'unknown', 'rule.I7.not-known', said);
}
