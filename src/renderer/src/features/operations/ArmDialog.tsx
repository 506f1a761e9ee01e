import { useState } from 'react';
import type { SiteId } from '../../../../shared/domain/names.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { useText } from '../../ui/text-context.ts';
import { TypedField } from '../../ui/TypedField.tsx';

interface Props {
  readonly site: SiteId;
  readonly name: string;
  readonly onClose: () => void;
}

/** Arming a protected site wants its name typed; the core compares and keeps the time. */
export function ArmDialog({ site, name, onClose }: Props) {
  const text = useText();
  const engine = useEngine();
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const arm = async (): Promise<void> => {
    const reply = await engine.ask('operations.arm', { site, typed });
    if (!reply.ok) setTrouble(askText(text, reply.error));
    else if (reply.value.refusal !== null) setTrouble(refusalText(text, reply.value.refusal));
    else onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('arm.title', { site: name })}
      description={text('arm.explain')}
    >
      <form
        className="operation-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === name) void arm();
        }}
      >
        <TypedField label={text('arm.type', { name })} value={typed} onChange={setTyped} />
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="primary" type="submit" disabled={typed !== name}>
            {text('arm.go', { site: name })}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
