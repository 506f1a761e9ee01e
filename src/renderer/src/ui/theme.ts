import { useSyncExternalStore } from 'react';
import { stored } from './stored.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const watchers = new Set<() => void>();
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = THEMES.find((theme) => theme === stored.read('theme')) ?? 'system';

/** Puts the chosen theme on the page; call once before the first paint. */
export function applyTheme(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && prefersDark.matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  chosen = theme;
  stored.write('theme', theme);
  applyTheme();
  for (const notify of [...watchers]) notify();
}

/** The choice, not what it leads to: `system` stays `system`. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (onChange) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
    () => chosen,
  );
}

/** Follows the system for as long as the page lives. */
export function followSystemTheme(): void {
  prefersDark.addEventListener('change', applyTheme);
}
