import type { JournalFailure } from '../../store/journal/journal-failure.ts';

/** Why the record cannot be used, for whoever is refused by it. */
export const failureWords = (failure: JournalFailure): { readonly why: string; readonly detail: string } => ({
  why: failure.kind,
  detail: 'detail' in failure ? failure.detail : failure.kind === 'locked' ? failure.by : '',
});
