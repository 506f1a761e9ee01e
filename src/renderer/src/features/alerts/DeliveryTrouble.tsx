import { TriangleAlert } from 'lucide-react';
import { reasonText } from '../../../../shared/text/own-text.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useText } from '../../ui/text-context.ts';
import { troubledDelivery } from './troubled-delivery.ts';

/** Said above everything while a notification does not get through. */
export function DeliveryTrouble() {
  const text = useText();
  const asking = useAsk('notify.status', {}, { refreshMs: 10_000 });
  if (asking.kind !== 'answer') return null;
  const { problems, last } = asking.value;
  const trouble = troubledDelivery(last);
  if (problems.length === 0 && trouble === null) return null;
  return (
    <p className="alert-trouble" role="status">
      <TriangleAlert className="icon" size={15} aria-hidden />
      <b>{problems.length > 0 ? text('notify.problems') : text('notify.trouble')}</b>
      {trouble !== null && (
        <span>
          {text('notify.trouble.last', {
            channel: trouble.channel,
            why: reasonText(text, trouble.failure ?? ''),
          })}
        </span>
      )}
    </p>
  );
}
