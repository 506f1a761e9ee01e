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
      if (failure.code === 'forbidden') return text('ask.forbidden');
      return text('ask.rejected', { code: failure.code, detail: failure.detail });
    case 'invalid':
      return text('ask.invalid', { detail: failure.detail });
    default:
      return assertNever(failure);
  }
}
