import { useState } from 'react';
import { operationRequestSchema } from '../../../../shared/domain/operation-request.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly cluster: string;
  readonly nodes: readonly string[];
}

/** A side of several nodes: those that go on are marked, and the way to the plan appears while others are left. */
export function SideWish({ cluster, nodes }: Props) {
  const text = useText();
  const { href } = usePlaces();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const survivors = nodes.filter((node) => chosen.includes(node));
  const request = operationRequestSchema.safeParse({ operation: 'partition-recovery', cluster, survivors });
  const mark = (node: string, isOn: boolean): void =>
    setChosen((before) => (isOn ? [...before, node] : before.filter((each) => each !== node)));
  return (
    <fieldset className="plan-links">
      <legend>{text('ops.wishes.side')}</legend>
      {nodes.map((node) => (
        <label key={node}>
          <input
            type="checkbox"
            checked={chosen.includes(node)}
            onChange={({ target }) => mark(node, target.checked)}
          />{' '}
          <Datum>{node}</Datum>
        </label>
      ))}
      {request.success && survivors.length < nodes.length && (
        <a className="btn" href={href(planPlace(request.data))}>
          {text('ops.wishes.planSide', { nodes: survivors.join(', ') })}
        </a>
      )}
    </fieldset>
  );
}
