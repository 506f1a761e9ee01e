import { Clock3 } from 'lucide-react';
import { useCallback } from 'react';
import type { Countdown } from '../../../shared/domain/alert.ts';
import { useFormat } from './format.ts';
import { useFromNow } from './now.ts';
import { useText } from './text-context.ts';
import './countdown.css';

/** How long the shutdown facility may still resolve a LEFTCLUSTER by itself, ticking; or that it will not. */
export function CountdownLine({ countdown }: { readonly countdown: Countdown }) {
  const text = useText();
  const format = useFormat();
  const { until, state, because, basis } = countdown;
  const left = useFromNow(
    useCallback((now: number) => format.span(Math.max(0, until - now)), [format, until]),
  );
  return (
    <p className="countdown num" title={text(`countdown.basis.${basis}`)}>
      <Clock3 className="icon" size={13} aria-hidden />
      {state === 'resolving'
        ? text('countdown.resolving', { span: left })
        : text(`countdown.over.${because}`)}
    </p>
  );
}
