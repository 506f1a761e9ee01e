import type { PlannedPlace } from '../../../../shared/domain/host-loss.ts';
import { useText } from '../../ui/text-context.ts';
import { usePlaceHosts } from './place-choices.ts';

interface Props {
  readonly id: string;
  readonly target: PlannedPlace['host'];
  readonly onChoose: (target: PlannedPlace['host']) => void;
}

/** No host has this name. */
const NOWHERE = '';

/** The host where a guest would run, or none. */
export function PlaceTarget({ id, target, onChoose }: Props) {
  const text = useText();
  const hosts = usePlaceHosts();
  return (
    <div className="field">
      <label htmlFor={id}>{text('loss.plan.host')}</label>
      <select
        id={id}
        className="input"
        value={target ?? NOWHERE}
        onChange={(event) => onChoose(hosts.find((name) => name === event.target.value) ?? null)}
      >
        {hosts.map((name) => (
          <option key={name} translate="no">
            {name}
          </option>
        ))}
        <option value={NOWHERE}>{text('loss.plan.nowhere')}</option>
      </select>
    </div>
  );
}
