import { useId, useState } from 'react';
import type { FoundLock, LockEnd } from '../../../../shared/contract/site-lock.ts';
import { clusterNameSchema } from '../../../../shared/domain/names.ts';
import type { Text } from '../../../../shared/text/text.ts';
import { useEngine } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { useText } from '../../ui/text-context.ts';
import { TypedField } from '../../ui/TypedField.tsx';

interface Props {
  /** The cluster or host whose lock it is. */
  readonly object: string;
  readonly lock: FoundLock;
  readonly onGone: () => void;
  readonly onClose: () => void;
}

/** Breaking another console's lock wants the name of what is locked and a reason; what it may mean stands above them. */
export function BreakLockDialog({ object, lock, onGone, onClose }: Props) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const ask = useBreak(object, lock);
  const isComplete = typed === object && reason.trim() !== '';
  const breakIt = async (): Promise<void> => {
    const why = await ask(typed, reason.trim());
    setTrouble(why);
    if (why !== null) return;
    onClose();
    onGone();
  };
  const { owner } = lock;
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('lock.title', { owner })}
      description={text('lock.explain', { owner })}
    >
      <form
        className="operation-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) void breakIt();
        }}
      >
        <p>
          {text('lock.found', { owner, nodes: lock.nodes.join(', ') })} ·{' '}
          <span className="cap">
            {text('lock.since')} <Age at={lock.since} />
          </span>
        </p>
        <p className="said">{text('lock.warn', { object })}</p>
        <TypedField label={text('lock.type', { name: object })} value={typed} onChange={setTyped} />
        <div className="field">
          <label htmlFor={id}>{text('lock.reason')}</label>
          <textarea
            id={id}
            className="input words"
            rows={3}
            maxLength={2000}
            placeholder={text('lock.reason.hint')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="danger" type="submit" disabled={!isComplete}>
            {text('lock.go')}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}

/** Null: it is gone everywhere; otherwise why not. */
function useBreak(
  object: string,
  lock: FoundLock,
): (typed: string, reason: string) => Promise<string | null> {
  const text = useText();
  const engine = useEngine();
  const site = useSiteId();
  return async (typed, reason) => {
    const wish = { site, cluster: clusterNameSchema.parse(object), lock, typed, reason };
    const reply = await engine.ask('operations.breakLock', wish);
    if (!reply.ok) return askText(text, reply.error);
    return reply.value.ok ? leftText(text, reply.value.ends) : refusalText(text, reply.value.refusal);
  };
}

function leftText(text: Text, ends: readonly LockEnd[]): string | null {
  const left = ends.flatMap(({ node, end }) => (end === 'gone' ? [] : [text(`lock.end.${end}`, { node })]));
  return left.length === 0 ? null : text('lock.left', { left: left.join('; ') });
}
