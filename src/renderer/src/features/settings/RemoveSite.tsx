import { useId, useState } from 'react';
import type { SiteEntry } from '../../../../shared/contract/setup.ts';
import { usePlaces } from '../../live/place.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { useText } from '../../ui/text-context.ts';

/** Removing a site's file wants its id typed. Its history stays. */
export function RemoveSite({ site, onClose }: { readonly site: SiteEntry; readonly onClose: () => void }) {
  const text = useText();
  const engine = useEngine();
  const { place, go } = usePlaces();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const reply = await engine.ask('sites.remove', { site: site.id, file: site.file });
    if (!reply.ok) setTrouble(askText(text, reply.error));
    else if (!reply.value.removed) setTrouble(text('settings.notRemoved'));
    else {
      onClose();
      if (place.site === site.id || place.object === site.id)
        go({ site: null, view: 'settings', object: null });
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('settings.removeTitle', { site: site.name })}
      description={text('settings.removeExplain', { file: site.file })}
    >
      <form
        className="settings-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === site.id) void remove();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{text('settings.removeType', { id: site.id })}</label>
          <input
            id={id}
            className="input mono"
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="danger" type="submit" disabled={typed !== site.id}>
            {text('settings.removeNow', { site: site.name })}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
