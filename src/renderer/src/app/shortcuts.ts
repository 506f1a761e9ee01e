import type { View } from '../live/place.ts';
import { VIEW_ENTRIES } from './views.ts';

/** `none`: it is the console's, and means nothing now; the browser gets it neither. */
export type Shortcut =
  { readonly kind: 'palette' | 'help' | 'none' } | { readonly kind: 'view'; readonly view: View };

/** What a key press means to the frame; null: nothing, as while somebody types. No dialog is covered by another. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'k') return null;
    return { kind: dialogIsOpen() ? 'none' : 'palette' };
  }
  return isTyping(event.target) || dialogIsOpen() ? null : shortcutOfKey(event.key);
}

function shortcutOfKey(key: string): Shortcut | null {
  if (key === '?') return { kind: 'help' };
  const entry = VIEW_ENTRIES.find(({ digit }) => digit === key);
  return entry === undefined ? null : { kind: 'view', view: entry.id };
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

const dialogIsOpen = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null;
