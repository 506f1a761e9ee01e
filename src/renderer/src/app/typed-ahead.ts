/** What is typed between the opening of the palette and its first drawing. */
export interface TypedAhead {
  /** The palette is asked for: keys belong to it from here on. Nothing while it is open. */
  readonly begin: () => void;
  /** Takes a key while the palette is on its way; true: nobody else may act on it. */
  readonly take: (event: KeyLike) => boolean;
  /** What was typed so far. */
  readonly text: () => string;
  /** The palette is there and takes its keys itself. */
  readonly shown: () => void;
  /** It is closed, or was given up. */
  readonly closed: () => void;
}

interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `onEscape`: the person gave up before the palette was drawn. */
export function typedAhead(onEscape: () => void): TypedAhead {
  let state: 'closed' | 'opening' | 'shown' = 'closed';
  let typed = '';
  return {
    begin: () => {
      if (state !== 'closed') return;
      state = 'opening';
      typed = '';
    },
    text: () => typed,
    shown: () => {
      state = 'shown';
    },
    closed: () => {
      state = 'closed';
    },
    take: (event) => {
      if (state !== 'opening') return false;
      if (event.key === 'Escape') onEscape();
      else typed = withKey(typed, event);
      return true;
    },
  };
}

function withKey(typed: string, { key, ctrlKey, metaKey, altKey }: KeyLike): string {
  if (key === 'Backspace') return typed.slice(0, -1);
  const writes = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  return writes ? typed + key : typed;
}
