import { assertNever } from '../../../shared/result.ts';
import type { Text } from '../../../shared/text/text.ts';

/** Why the engine itself did not answer: the failures of `EngineClient.ask`. */
export type EngineFailure =
  | { readonly kind: 'disconnected' | 'cancelled' }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'invalid'; readonly detail: string };

/** One sentence without its full stop. */
export function askText(text: Text, failure: EngineFailure): string {
  switch (failure.kind) {
    case 'disconnected':
      return text('ask.disconnected');
    case 'cancelled':
      return text('ask.cancelled');
    case 'timed-out':
      return text('ask.timedOut', { seconds: failure.afterMs / 1000 });
    case 'rejected':
      return rejectionText(text, failure.code, failure.detail);
    case 'invalid':
      return text('ask.invalid', { detail: failure.detail });
    default:
      return assertNever(failure);
  }
}

/** What the wire says of a refusal is for its own log; only of a question that it could not read it tells more. */
function rejectionText(text: Text, code: string, detail: string): string {
  if (code === 'forbidden' || code === 'internal' || code === 'cancelled') return text(`ask.${code}`);
  return text('ask.badRequest', { detail });
}
