import { useState } from 'react';
import type { OperationRefusal } from '../../../../shared/contract/operations.ts';
import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import type { Attestation } from '../../../../shared/domain/operation-request.ts';
import { operationPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { useEngine } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { askText } from '../../ui/ask-text.ts';
import { refusalText } from '../../ui/refusal-text.ts';
import { useText } from '../../ui/text-context.ts';

interface Beginning {
  readonly plan: OperationPlan;
  readonly attestations: readonly Attestation[];
  readonly onBlocked: (plan: OperationPlan) => void;
  readonly onClose: () => void;
}
export type Locked = Extract<OperationRefusal, { kind: 'locked' }>;

/** Begins what is planned and goes to what runs; or says why not, and by whose lock. */
export function useBegin({ plan, attestations, onBlocked, onClose }: Beginning): {
  readonly begin: (typed: string) => Promise<void>;
  readonly isGoing: boolean;
  readonly trouble: string | null;
  readonly locked: Locked | null;
  /** What stood in the way is gone. */
  readonly forget: () => void;
} {
  const text = useText();
  const engine = useEngine();
  const site = useSiteId();
  const { go } = usePlaces();
  const [isGoing, setGoing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [locked, setLocked] = useState<Locked | null>(null);
  const forget = (): void => {
    setTrouble(null);
    setLocked(null);
  };
  const refused = (refusal: OperationRefusal): void => {
    if (refusal.kind === 'blocked') {
      onBlocked(refusal.plan);
      onClose();
      return;
    }
    setTrouble(refusalText(text, refusal));
    if (refusal.kind === 'locked') setLocked(refusal);
  };
  const begin = async (typed: string): Promise<void> => {
    setGoing(true);
    forget();
    const wish = { site, request: plan.request, attestations: [...attestations], typed };
    const reply = await engine.ask('operations.begin', wish);
    setGoing(false);
    if (!reply.ok) setTrouble(askText(text, reply.error));
    else if (reply.value.ok) go(operationPlace(reply.value.operation));
    else refused(reply.value.refusal);
  };
  return { begin, isGoing, trouble, locked, forget };
}
