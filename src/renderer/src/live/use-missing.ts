import type { TextKey } from '../../../shared/text/en.ts';
import { useMoment } from './place.ts';

/** Why a detail is missing: only a past moment lacks what is kept for now alone; live it was not read. */
export function useMissing(): TextKey {
  const { moment } = useMoment();
  return moment === 'now' ? 'word.notRead' : 'word.notKept';
}
