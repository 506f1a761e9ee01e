import { Lock, LockOpen, ShieldAlert } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { SiteEntry } from '../../../shared/contract/setup.ts';
import type { Armed, CallerStanding } from '../../../shared/contract/operations.ts';
import { useEngine } from '../live/use-engine.ts';
import { useStanding } from '../live/use-standing.ts';
import { askText } from '../ui/ask-text.ts';
import { Button } from '../ui/Button.tsx';
import { PresentContext } from '../ui/now.ts';
import { Pill } from '../ui/Pill.tsx';
import { useText } from '../ui/text-context.ts';
import { useArmed, useArmedLeft } from './armed-time.ts';

const ArmDialog = lazy(() =>
  import('../features/operations/ArmDialog.tsx').then((m) => ({ default: m.ArmDialog })),
);

/** What may be done on the site now, whatever moment the views show; the ways to arm it and to end that. */
export function Protection({ entry }: { readonly entry: SiteEntry }) {
  const standing = useStanding(entry.id);
  const armed = useArmed(entry.id);
  if (standing === null) return null;
  return (
    <PresentContext value={null}>
      {standing.protection === 'protected' && armed !== null ? (
        <ArmedNow entry={entry} armed={armed} standing={standing} />
      ) : (
        <NotArmed entry={entry} standing={standing} />
      )}
    </PresentContext>
  );
}

interface Props {
  readonly entry: SiteEntry;
  readonly standing: CallerStanding;
}

function NotArmed({ entry, standing: { protection, role } }: Props) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const Icon = protection === 'normal' ? LockOpen : Lock;
  return (
    <>
      <Pill>
        <Icon className="icon" size={12} aria-hidden />
        {text(`frame.protection.${protection}`)}
      </Pill>
      {protection === 'protected' && role === 'operator' && (
        <Button onClick={() => setOpen(true)}>{text('frame.arm')}</Button>
      )}
      <Suspense>
        {open && <ArmDialog site={entry.id} name={entry.name} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}

function ArmedNow({ entry, armed, standing }: Props & { readonly armed: Armed }) {
  const text = useText();
  const engine = useEngine();
  const span = useArmedLeft(armed.until);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isOwn = armed.person === standing.person;
  const disarm = async (): Promise<void> => {
    const reply = await engine.ask('operations.disarm', { site: entry.id });
    setTrouble(reply.ok ? null : askText(text, reply.error));
  };
  return (
    <>
      <Pill tone="critical">
        <ShieldAlert className="icon" size={12} aria-hidden />
        <b className="num">
          {isOwn ? text('frame.armed', { span }) : text('frame.armed.other', { span, person: armed.person })}
        </b>
      </Pill>
      {standing.role === 'operator' && <Button onClick={() => void disarm()}>{text('frame.disarm')}</Button>}
      {trouble !== null && <span role="alert">{text('frame.notDisarmed', { why: trouble })}</span>}
    </>
  );
}
