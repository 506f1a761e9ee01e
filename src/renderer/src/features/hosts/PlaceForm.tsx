import { useId, useState, type RefObject } from 'react';
import type { PlannedPlace } from '../../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../../shared/domain/names.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { useUnnamedNodes, type GuestName } from './place-choices.ts';
import { PlaceTarget } from './PlaceTarget.tsx';

interface Props {
  /** The host that is asked about: proposed for each guest. */
  readonly host: HostName;
  /** Guests without a place yet. */
  readonly guests: readonly GuestName[];
  readonly isAnyPlaced: boolean;
  readonly guestField: RefObject<HTMLSelectElement | null>;
  readonly onAdd: (place: PlannedPlace) => void;
}

/** One guest and where it would run, or that it would be off. */
export function PlaceForm({ host, guests, isAnyPlaced, guestField, onAdd }: Props) {
  const text = useText();
  const id = useId();
  const unnamed = useUnnamedNodes();
  const [chosen, setChosen] = useState('');
  const [target, setTarget] = useState<HostName | null>(host);
  const [tried, setTried] = useState(false);
  const guest = guests.find((each) => each.id === chosen) ?? null;
  if (guests.length === 0)
    return <p className="cap">{text(isAnyPlaced ? 'loss.plan.allPlaced' : 'loss.plan.noGuests')}</p>;
  return (
    <form
      className="place-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(guest === null);
        if (guest === null) return;
        onAdd({ guest: guest.id, host: target });
        setChosen('');
      }}
    >
      <p className="dim">{text('loss.plan.explain')}</p>
      {unnamed.length > 0 && (
        <p className="cap">
          {text('loss.plan.unnamed', { count: unnamed.length, nodes: unnamed.join(', ') })}
        </p>
      )}
      <div className="field">
        <label htmlFor={`${id}-guest`}>{text('loss.plan.guest')}</label>
        <select
          id={`${id}-guest`}
          ref={guestField}
          className="input"
          value={guest?.id ?? ''}
          aria-invalid={tried && guest === null}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{text('loss.plan.choose')}</option>
          {guests.map((each) => (
            <option key={each.id} value={each.id} translate="no">
              {each.name}
            </option>
          ))}
        </select>
      </div>
      <PlaceTarget id={`${id}-host`} target={target} onChoose={setTarget} />
      <Button type="submit">{text('loss.plan.add')}</Button>
      {tried && guest === null && (
        <p role="alert" className="loss-wrong">
          {text('loss.plan.missing')}
        </p>
      )}
    </form>
  );
}
