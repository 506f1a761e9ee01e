import type { HostDrainRequest } from '../../../shared/domain/host-operations.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { isOn, type HostGuestsFacts } from '../facts/host-guests-facts.ts';
import { EFFECT } from './effects.ts';
import { judged } from './judged.ts';

/** Everything that was not left is off; what was left is named with its reason. */
export function judgeDrained({ leave }: HostDrainRequest, { host, domains }: HostGuestsFacts): JudgedRule {
  const said = { subject: { kind: 'host', id: host } as const, evidence: [domains.evidence] };
  if (!domains.result.ok)
    return judged(EFFECT, 'unknown', 'effect.drained.not-known', { ...said, values: { host } });
  const on = domains.result.value.filter(isOn).map(({ name }) => name);
  const others = on.filter((name) => !leave.some(({ guest }) => guest === name));
  if (others.length > 0)
    return judged(EFFECT, 'fail', 'effect.drained.runs', {
      ...said,
      values: { host, count: others.length, guests: others.join(', ') },
    });
  const left = leave.filter(({ guest }) => on.includes(guest));
  if (left.length === 0) return judged(EFFECT, 'pass', 'effect.drained.all', { ...said, values: { host } });
  const guests = left.map(({ guest, reason }) => `${guest} (${reason})`).join(', ');
  return judged(EFFECT, 'pass', 'effect.drained.left', {
    ...said,
    values: { host, count: left.length, guests },
  });
}
