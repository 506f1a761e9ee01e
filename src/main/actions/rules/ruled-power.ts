import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { judgeHostRms } from './host-rms.ts';
import { isSeenLeft } from './remaining.ts';

/**
 * Interlock I40: power is cut only where no RMS of a host controls the guest. Of one that is LEFTCLUSTER it is said that
 * its recovery stops it through that RMS: nothing that asks for an answer of the guest would.
 */
export function judgeNotRuled(facts: GuestPowerFacts): JudgedRule {
  const rule = judgeHostRms(facts);
  const isLost = rule.sentence === 'rule.I40.controlled' && isSeenLeft(facts);
  return isLost ? { ...rule, sentence: 'rule.I40.controlled-left' } : rule;
}
