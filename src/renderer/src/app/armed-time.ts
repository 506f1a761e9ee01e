import { useCallback } from 'react';
import type { Armed } from '../../../shared/contract/operations.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import { useTopic } from '../live/use-engine.ts';
import { useFormat } from '../ui/format.ts';
import { useFromNow } from '../ui/now.ts';

/** Who has armed the site until when; null: nobody, or its time is over. */
export function useArmed(site: SiteId): Armed | null {
  const armed = useTopic('operations')?.armed.find((each) => each.site === site) ?? null;
  const isOver = useFromNow(useCallback((now: number) => armed === null || armed.until <= now, [armed]));
  return isOver ? null : armed;
}

/** What is left of it, ticking. */
export function useArmedLeft(until: number): string {
  const format = useFormat();
  return useFromNow(useCallback((now: number) => format.span(Math.max(0, until - now)), [format, until]));
}
