import { useState } from 'react';
import type { Fault } from '../../../../shared/contract/rehearsal.ts';
import type { RehearsalFaults } from '../../../../shared/contract/rehearsal-panel.ts';
import { pageClock } from '../../live/clock.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useEngine } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { askText } from '../../ui/ask-text.ts';
import { useText } from '../../ui/text-context.ts';
import { troubleText } from './trouble-text.ts';

const REFRESH_MS = 5_000;

export type FaultsState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly faults: RehearsalFaults; readonly stale: string | null }
  /** Not the rehearsal site, or it does not answer. */
  | { readonly kind: 'failed'; readonly why: string; readonly foreign: boolean };

export interface Faults {
  readonly state: FaultsState;
  /** Null: done. Otherwise why not, as a sentence. */
  readonly change: (what: 'inject' | 'clear', fault: Fault) => Promise<string | null>;
}

/** The faults of the rehearsal site, asked for again and again, and at once after a change. */
export function useFaults(): Faults {
  const text = useText();
  const engine = useEngine();
  const site = useSiteId();
  const asking = useAsk('rehearsal.faults', { site }, { refreshMs: REFRESH_MS });
  const [told, setTold] = useState<{ readonly faults: RehearsalFaults; readonly at: number } | null>(null);

  const change: Faults['change'] = async (what, fault) => {
    const reply = await engine.ask(`rehearsal.${what}`, { site, fault });
    if (!reply.ok) return askText(text, reply.error);
    if (!reply.value.ok) return troubleText(text, reply.value.error);
    setTold({ faults: reply.value.value, at: pageClock.now() });
    return null;
  };

  const state = (): FaultsState => {
    if (asking.kind === 'waiting') return { kind: 'waiting' };
    if (asking.kind === 'failed')
      return { kind: 'failed', why: askText(text, asking.failure), foreign: false };
    if (told !== null && told.at > asking.at) return { kind: 'ready', faults: told.faults, stale: null };
    const { value, stale } = asking;
    if (!value.ok) {
      const foreign = value.error.kind === 'not-the-rehearsal-site';
      return { kind: 'failed', why: troubleText(text, value.error), foreign };
    }
    return { kind: 'ready', faults: value.value, stale: stale === null ? null : askText(text, stale) };
  };
  return { state: state(), change };
}
