import { useId, useState } from 'react';
import { operationRequestSchema } from '../../../../shared/domain/operation-request.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { useText } from '../../ui/text-context.ts';

/** Seconds, and the way to the plan once they are a timeout that CF takes. */
export function CfTimeoutWish({ cluster }: { readonly cluster: string }) {
  const text = useText();
  const { href } = usePlaces();
  const id = useId();
  const [seconds, setSeconds] = useState('');
  const request = operationRequestSchema.safeParse({
    operation: 'cf-timeout',
    cluster,
    seconds: Number(seconds),
  });
  return (
    <p className="plan-links">
      <label htmlFor={id}>{text('ops.wishes.cfTimeout')}</label>
      <input
        id={id}
        type="number"
        min={1}
        max={3600}
        value={seconds}
        onChange={({ target }) => {
          setSeconds(target.value);
        }}
      />
      {request.success && (
        <a className="btn" href={href(planPlace(request.data))}>
          {text('ops.wishes.planIt')}
        </a>
      )}
    </p>
  );
}
