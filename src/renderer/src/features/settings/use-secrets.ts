import { useState } from 'react';
import type { Asked, Output } from '../../../../shared/contract/contract.ts';
import { pageClock } from '../../live/clock.ts';
import type { Asking } from '../../live/asking.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { useText } from '../../ui/text-context.ts';
import { secretTroubleText } from './secret-trouble-text.ts';

const REFRESH_MS = 10_000;

type Listed = Asking<Output<'secrets.list'>>;
type Change = 'secrets.set' | 'secrets.remove';

export interface SecretsInUse {
  readonly question: Listed;
  /** Null: done. Otherwise why not, as a sentence. */
  readonly change: <M extends Change>(method: M, input: Asked<M>) => Promise<string | null>;
}

/** Which passwords are stored, asked for again and again, and at once after a change. */
export function useSecrets(): SecretsInUse {
  const text = useText();
  const engine = useEngine();
  const asking = useAsk('secrets.list', {}, { refreshMs: REFRESH_MS });
  const [told, setTold] = useState<Extract<Listed, { kind: 'answer' }> | null>(null);
  const change: SecretsInUse['change'] = async (method, input) => {
    const reply = await engine.ask(method, input);
    if (!reply.ok) return askText(text, reply.error);
    const { trouble } = reply.value;
    if (trouble !== null) return secretTroubleText(text, trouble);
    const listed = await engine.ask('secrets.list', {});
    if (listed.ok) setTold({ kind: 'answer', value: listed.value, at: pageClock.now(), stale: null });
    return null;
  };
  const isNewer = told !== null && (asking.kind === 'waiting' || told.at > asking.at);
  return { question: isNewer ? told : asking, change };
}
