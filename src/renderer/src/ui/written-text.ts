import { useCallback, useState } from 'react';

interface Written {
  readonly ref: (element: HTMLElement | null) => (() => void) | undefined;
  readonly children: string;
}

/** Something that changes by itself. */
export interface Watched<T> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly current: () => T;
}

/**
 * The text of an element that keeps itself up to date: `<time {...useWrittenText(words)} />`. For words that change
 * every few seconds in hundreds of places: writing one is all that is done, nothing is rendered for it. React is only
 * told the first word, so that it never puts back one of its own. `words` must keep its identity.
 */
export function useWrittenText({ subscribe, current }: Watched<string>): Written {
  const [first] = useState(current);
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      let shown = element.textContent;
      const write = () => {
        const next = current();
        if (next === shown) return;
        shown = next;
        replaceText(element, next);
      };
      const stop = subscribe(write);
      write();
      return stop;
    },
    [subscribe, current],
  );
  return { ref, children: first };
}

/** In the text that is there: a new one would be more for the page to do. */
function replaceText(element: HTMLElement, next: string): void {
  const held = element.firstChild;
  if (held instanceof Text) held.data = next;
  else element.textContent = next;
}
