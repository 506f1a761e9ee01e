import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { usePlaces } from '../live/place.ts';
import { CommandsContext } from './commands-context.ts';
import { shortcutOf } from './shortcuts.ts';
import { typedAhead } from './typed-ahead.ts';
import { whenIdle } from './when-idle.ts';

const loadPalette = () => import('./Palette.tsx').then((m) => ({ default: m.Palette }));
const loadHelp = () => import('./ShortcutsDialog.tsx').then((m) => ({ default: m.ShortcutsDialog }));
const Palette = lazy(loadPalette);
const ShortcutsDialog = lazy(loadHelp);

/** After the first view: both dialogs are fetched before anybody asks for them. */
const PRELOAD_WITHIN_MS = 5000;

/** Keyboard shortcuts, the command palette and the help that lists the keys. */
export function Commands({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const { go } = usePlaces();
  const ahead = useMemo(() => typedAhead(() => setOpen(null)), []);
  useEffect(() => {
    if (open !== 'palette') ahead.closed();
  }, [open, ahead]);
  const doors = useMemo(() => {
    const openPalette = (): void => {
      ahead.begin();
      setOpen('palette');
    };
    return { openPalette, openHelp: () => setOpen('help') };
  }, [ahead]);

  useEffect(
    () =>
      whenIdle(() => {
        // One that cannot be fetched now is fetched again when it is opened.
        void Promise.allSettled([loadPalette(), loadHelp()]);
      }, PRELOAD_WITHIN_MS),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (ahead.take(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const shortcut = shortcutOf(event);
      if (shortcut === null) return;
      event.preventDefault();
      if (shortcut.kind === 'view') go({ view: shortcut.view });
      else if (shortcut.kind === 'palette') doors.openPalette();
      else if (shortcut.kind === 'help') doors.openHelp();
    };
    // In the capture phase: a view below must not act on what is typed for the palette.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [go, ahead, doors]);

  const close = (): void => setOpen(null);
  return (
    <CommandsContext value={doors}>
      {children}
      <Suspense>
        {open === 'palette' && <Palette typed={ahead} onClose={close} onHelp={doors.openHelp} />}
        {open === 'help' && <ShortcutsDialog onClose={close} />}
      </Suspense>
    </CommandsContext>
  );
}
