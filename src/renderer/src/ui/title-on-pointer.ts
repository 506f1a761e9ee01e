import type { PointerEvent } from 'react';

/** `onPointerEnter`: writes the title only then. To write a full time costs more than what it explains, and few are read. */
export const titleOnPointer =
  (title: () => string) =>
  ({ currentTarget }: PointerEvent<HTMLElement>): void => {
    currentTarget.title = title();
  };
