import type { HostReturnRequest, SwitchBack } from '../../../../shared/domain/host-operations.ts';
import { switchBackSchema } from '../../../../shared/domain/host-operations.ts';
import type { JudgedRule } from '../../../../shared/domain/operation-plan.ts';

export interface ReturnDraft {
  /** Guests that may be started, and whether each is. */
  readonly guests: readonly { readonly guest: string; readonly isChosen: boolean }[];
  readonly back: readonly { readonly wish: SwitchBack; readonly isChosen: boolean }[];
}

const OFFERED: ReadonlySet<string> = new Set([
  'rule.return.start',
  'rule.return.runs',
  'rule.return.drained',
  'rule.return.off',
]);

/** What the plan's own facts offer. Before the first choice what the drain stopped is proposed. */
export function returnDraftOf({ start }: HostReturnRequest, rules: readonly JudgedRule[]): ReturnDraft {
  const said = rules.filter(({ rule }) => rule === 'choice');
  const guests = said
    .filter(({ sentence }) => OFFERED.has(sentence))
    .map(({ subject, sentence }) => ({
      guest: subject.id,
      isChosen: start.length === 0 ? sentence === 'rule.return.drained' : start.includes(subject.id),
    }));
  return { guests, back: said.flatMap(backOf) };
}

function backOf({ sentence, values }: JudgedRule): ReturnDraft['back'] {
  const { application, cluster, node } = values;
  const isBack = sentence === 'rule.return.back';
  const wish = switchBackSchema.safeParse({ cluster, application, target: node });
  return wish.success && (isBack || sentence === 'rule.return.away')
    ? [{ wish: wish.data, isChosen: isBack }]
    : [];
}

export const returnFrom = (
  { operation, host }: HostReturnRequest,
  { guests, back }: ReturnDraft,
): HostReturnRequest => ({
  operation,
  host,
  start: guests.filter(({ isChosen }) => isChosen).map(({ guest }) => guest),
  back: back.filter(({ isChosen }) => isChosen).map(({ wish }) => wish),
});
