import type { CallerStanding } from '../../../shared/contract/operations.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import { useAsk } from './use-ask.ts';

/** The site's file may change its protection or its operators at any time. */
const REFRESH_MS = 10_000;

/** What this login may do on a site, as the core says. Null: not known (yet). */
export function useStanding(site: SiteId | null): CallerStanding | null {
  const asked = useAsk('operations.standing', site === null ? null : { site }, { refreshMs: REFRESH_MS });
  return asked.kind === 'answer' ? asked.value : null;
}
