import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { usePlaces } from '../live/place.ts';
import { CommandsContext } from './commands-context.ts';
import { shortcutOf } from './shortcuts.ts';

const Palette = lazy(() => import('./Palette.tsx').then((m) => ({ default: m.Palette })));
const ShortcutsDialog = lazy(() =>
  import('./ShortcutsDialog.tsx').then((m) => ({ default: m.ShortcutsDialog })),
);

/** Keyboard shortcuts, the command palette and the help that lists the keys. */
export function Commands({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const { go } = usePlaces();
  const doors = useMemo(
    () => ({ openPalette: () => setOpen('palette'), openHelp: () => setOpen('help') }),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event);
      if (shortcut === null) return;
      event.preventDefault();
      if (shortcut.kind === 'view') go({ view: shortcut.view });
      else setOpen(shortcut.kind);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);

  const close = (): void => setOpen(null);
  return (
    <CommandsContext value={doors}>
      {children}
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onHelp={doors.openHelp} />}
        {open === 'help' && <ShortcutsDialog onClose={close} />}
      </Suspense>
    </CommandsContext>
  );
}
