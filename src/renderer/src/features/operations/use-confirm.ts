import type { OperationId } from '../../../../shared/domain/journal.ts';
import type { Attestation } from '../../../../shared/domain/operation-request.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { refusalText } from '../../ui/refusal-text.ts';
import { useText } from '../../ui/text-context.ts';

/** `typed`: the object's name, where the site is protected. */
export type Confirm = (attestations?: readonly Attestation[], typed?: string) => Promise<string | null>;

/** A person's yes to a step, or another try of it, with what the person vouches for. Null: taken; else why not. */
export function useConfirm(operation: OperationId, step: string): Confirm {
  const text = useText();
  const engine = useEngine();
  return async (attestations = [], typed = '') => {
    const wish = { operation, step, attestations: [...attestations], typed };
    const reply = await engine.ask('operations.confirm', wish);
    if (!reply.ok) return askText(text, reply.error);
    return reply.value.ok ? null : refusalText(text, reply.value.refusal);
  };
}
