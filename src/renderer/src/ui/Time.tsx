import { useFormat } from './format.ts';

/** A local time, `12:04:31`; date and zone on hover. */
export function Time({ at, className = 'num' }: { readonly at: number; readonly className?: string }) {
  const format = useFormat();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)} className={className} translate="no">
      {format.time(at)}
    </time>
  );
}
