import { useState } from 'react';
import { useSiteId, useSitePart } from '../../live/use-site.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { ArmDialog } from './ArmDialog.tsx';

/** That the site is not armed, and the way to arm it. */
export function ArmHere() {
  const text = useText();
  const site = useSiteId();
  const name = useSitePart((state) => (state.kind === 'ready' ? state.picture.name : null));
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="begin-why">{text('begin.not-armed')}</p>
      {name !== null && <Button onClick={() => setOpen(true)}>{text('frame.arm')}</Button>}
      {open && name !== null && <ArmDialog site={site} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}
