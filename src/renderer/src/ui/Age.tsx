import { useCallback, useMemo } from 'react';
import { useFormat } from './format.ts';
import { useFromNow } from './now.ts';

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
  const derive = useCallback((now: number) => format[as](now - at), [format, as, at]);
  const label = useFromNow(derive);
  // Writing a full time costs more than all else here, and a tick does not change it.
  const full = useMemo(() => format.full(at), [format, at]);
  return (
    <time dateTime={new Date(at).toISOString()} title={full} className={className} translate="no">
      {label}
    </time>
  );
}
