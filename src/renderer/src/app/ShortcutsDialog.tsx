import type { TextKey } from '../../../shared/text/en.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text-context.ts';
import { VIEW_ENTRIES } from './views.ts';

const OTHERS: readonly (readonly [string, TextKey])[] = [
  ['Ctrl K  ⌘ K', 'keys.palette'],
  ['?', 'keys.help'],
  ['Esc', 'keys.close'],
  ['Tab', 'keys.tab'],
  ['↑ ↓ PgUp PgDn Home End', 'keys.table'],
  ['Enter', 'keys.open'],
];

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const views = VIEW_ENTRIES.flatMap(({ digit, title }) => (digit === null ? [] : [[digit, title] as const]));
  return (
    <Dialog open onClose={onClose} title={text('keys.title')}>
      <dl className="keys">
        {[...views, ...OTHERS].map(([keys, title]) => (
          <div key={title}>
            <dt translate="no">
              {keys.split('  ').map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{text(title)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
