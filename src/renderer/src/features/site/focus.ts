import { createContext, use } from 'react';
import type { Selection } from './selection.ts';

/** What the person looks at within the Site view. */
export interface Focus {
  readonly selection: Selection | null;
  /** The cluster whose members stand out; null: all alike. */
  readonly highlighted: string | null;
  readonly select: (selection: Selection) => void;
  /** Lets no cluster stand out. */
  readonly clear: () => void;
  readonly isSelected: (kind: Selection['kind'], id: string) => boolean;
}

export const FocusContext = createContext<Focus | null>(null);

export function useFocus(): Focus {
  const focus = use(FocusContext);
  if (focus === null) throw new Error('No FocusContext above this component');
  return focus;
}
