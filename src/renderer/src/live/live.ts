/** Something that changes and can be watched; what `useSyncExternalStore` wants. */
export interface Live<T> {
  readonly current: () => T;
  readonly subscribe: (onChange: () => void) => () => void;
}

export interface Cell<T> extends Live<T> {
  readonly set: (value: T) => void;
}

/** A value that tells its watchers when it is replaced. */
export function createCell<T>(first: T): Cell<T> {
  const watchers = new Set<() => void>();
  let value = first;
  return {
    current: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const notify of [...watchers]) notify();
    },
    subscribe: (onChange) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
  };
}

/** Listens to the source only while somebody watches, and forgets what it heard afterwards. */
export function createLive<T>(listen: (receive: (value: T | null) => void) => () => void): Live<T | null> {
  const cell = createCell<T | null>(null);
  let watching = 0;
  let stop = (): void => {};
  return {
    current: cell.current,
    subscribe: (onChange) => {
      const unwatch = cell.subscribe(onChange);
      watching += 1;
      if (watching === 1) stop = listen(cell.set);
      return () => {
        unwatch();
        watching -= 1;
        if (watching > 0) return;
        stop();
        cell.set(null);
      };
    },
  };
}
