import type { HostDrainRequest } from '../../../../shared/domain/host-operations.ts';
import type { JudgedRule } from '../../../../shared/domain/operation-plan.ts';

/** What a person has said about one guest so far. */
export interface GuestDraft {
  readonly guest: string;
  readonly choice: 'stop' | 'leave' | null;
  readonly reason: string;
}

const IS_ON: ReadonlySet<string> = new Set([
  'rule.choice.open',
  'rule.choice.stop',
  'rule.choice.leave',
  'rule.choice.nowhere',
  'rule.choice.twice',
  'rule.choice.maybe-node',
]);

/** Every guest that is on, as the plan's own facts say, with what its request says of it. */
export const draftsOf = (
  { stop, leave }: HostDrainRequest,
  rules: readonly JudgedRule[],
): readonly GuestDraft[] =>
  rules
    .filter(({ rule, sentence }) => rule === 'choice' && IS_ON.has(sentence))
    .map(({ subject: { id } }) => {
      const left = leave.find(({ guest }) => guest === id);
      const chosen = stop.includes(id) ? 'stop' : null;
      return { guest: id, choice: left === undefined ? chosen : 'leave', reason: left?.reason ?? '' };
    });

export const isOpen = ({ choice, reason }: GuestDraft): boolean =>
  choice === null || (choice === 'leave' && reason.trim() === '');

export const requestFrom = (
  { operation, host }: HostDrainRequest,
  drafts: readonly GuestDraft[],
): HostDrainRequest => ({
  operation,
  host,
  stop: drafts.filter(({ choice }) => choice === 'stop').map(({ guest }) => guest),
  leave: drafts
    .filter(({ choice }) => choice === 'leave')
    .map(({ guest, reason }) => ({ guest, reason: reason.trim() })),
});
