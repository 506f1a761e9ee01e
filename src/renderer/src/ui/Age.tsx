import { useCallback } from 'react';
import { useFormat } from './format.ts';
import { useTextFromNow } from './now.ts';
import { titleOnPointer } from './title-on-pointer.ts';

interface AgeProps {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `ago` (the default): `41 s ago`; `span`: `41 s`, for "since" and "for". */
  readonly as?: 'ago' | 'span';
  readonly className?: string;
}

/** How long ago something was, ticking; the full local time with its zone on hover. */
export function Age({ at, as = 'ago', className = 'num' }: AgeProps) {
  const format = useFormat();
  const words = useTextFromNow(useCallback((now: number) => format[as](now - at), [format, as, at]));
  return (
    <time
      {...words}
      dateTime={new Date(at).toISOString()}
      onPointerEnter={titleOnPointer(() => format.full(at))}
      className={className}
      translate="no"
    />
  );
}
