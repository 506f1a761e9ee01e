import type { AssumedPlace, PlannedPlace } from '../../../../shared/domain/host-loss.ts';
import { assumedPlaceText } from '../../../../shared/text/loss-plan-text.ts';
import type { Text } from '../../../../shared/text/text.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import type { GuestName } from './place-choices.ts';

interface Props {
  readonly places: readonly PlannedPlace[];
  readonly names: readonly GuestName[];
  /** What the core says of them, once it has. */
  readonly assumed: readonly AssumedPlace[];
  readonly onChange: (places: readonly PlannedPlace[]) => void;
}

const rowText = (text: Text, guest: string, host: PlannedPlace['host']): string =>
  host === null ? text('loss.plan.rowOff', { guest }) : text('loss.plan.row', { guest, host });

/** The plan: every guest with the place that is assumed for it, each to be taken out again. */
export function PlaceList({ places, names, assumed, onChange }: Props) {
  const text = useText();
  return (
    <section>
      <h3>{text('loss.assumed')}</h3>
      <ul className="place-list">
        {places.map((place) => {
          const { guest: id, host } = place;
          const guest = names.find((each) => each.id === id)?.name ?? id;
          const said = assumed.find((each) => each.id === id && each.host === host);
          return (
            <li key={id}>
              <span>{said === undefined ? rowText(text, guest, host) : assumedPlaceText(text, said)}</span>
              <Button
                aria-label={text('loss.plan.removeGuest', { guest })}
                onClick={() => onChange(places.filter((each) => each !== place))}
              >
                {text('loss.plan.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
      <Button onClick={() => onChange([])}>{text('loss.plan.reset')}</Button>
    </section>
  );
}
