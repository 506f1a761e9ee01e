import type { Text } from './text.ts';

const TROUBLES = [
  'old-node',
  'no-file',
  'locked',
  'newer',
  'older',
  'damaged',
  'tampered',
  'disk-full',
  'read-only',
  'failed',
] as const;
const FAILED_BY = ['refused', 'not-sent', 'stopped', 'not-held'] as const;
/** What is known of a deed whose effects were not seen. */
const DEEDS = ['done', 'not-known'] as const;
const NOT_ASKED = ['no-answer', 'other-lock', 'not-owner', 'refused'] as const;

/** Why the record cannot be used, with what the system said of it. What this version does not know stays as it is. */
export function recordTrouble(text: Text, why: string, detail = ''): string {
  const known = TROUBLES.find((trouble) => trouble === why);
  const words = known === undefined ? why : text(`recordTrouble.${known}`);
  return detail === '' ? words : text('own.andSaid', { words, said: detail });
}

/** Why a step failed; the words of effects that were not seen stand in the record as they were said. */
export function stepFailedBy(text: Text, why: string): string {
  const known = FAILED_BY.find((code) => code === why);
  if (known !== undefined) return text(`record.failedBy.${known}`);
  const deed = DEEDS.find((code) => why.startsWith(`${code}; `));
  return deed === undefined ? why : text(`record.unseen.${deed}`, { effects: why.slice(deed.length + 2) });
}

/** Nodes where no other console could be told, each with why. */
export function notAskedNodes(
  text: Text,
  nodes: readonly { readonly node: string; readonly why: string }[],
): string {
  const wordOf = (why: string): string => {
    const known = NOT_ASKED.find((code) => code === why);
    return known === undefined ? why : text(`run.notAsked.${known}`);
  };
  return nodes.map(({ node, why }) => `${node} (${wordOf(why)})`).join(', ');
}
