import { useCallback } from 'react';
import { useFormat } from './format.ts';
import { titleOnPointer } from './title-on-pointer.ts';
import { useTextFromBoth } from './now.ts';
import type { Watched } from './written-text.ts';

interface LiveAgeProps {
  /** Epoch milliseconds; null: never, no words. */
  readonly at: Watched<number | null>;
  readonly as?: 'ago' | 'span';
  readonly className?: string;
}

/** An `Age` of something that moves with every poll: it follows by itself, nothing is rendered for it. */
export function LiveAge({ at, as = 'ago', className = 'num' }: LiveAgeProps) {
  const format = useFormat();
  const words = useTextFromBoth(
    at,
    useCallback(
      (then: number | null, now: number) => (then === null ? '' : format[as](now - then)),
      [format, as],
    ),
  );
  return (
    <span
      {...words}
      onPointerEnter={titleOnPointer(() => {
        const then = at.current();
        return then === null ? '' : format.full(then);
      })}
      className={className}
      translate="no"
    />
  );
}
