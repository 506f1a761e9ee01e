import { useRef } from 'react';
import type { HostName } from '../../../../shared/domain/names.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { useText } from '../../ui/text-context.ts';
import { useGuestNames } from './place-choices.ts';
import { LOSS_REFRESH_MS, LossAnswered } from './LossAnswered.tsx';
import { useLossPlan } from './loss-plan.ts';
import { PlaceForm } from './PlaceForm.tsx';
import { PlaceList } from './PlaceList.tsx';

/** The same question for guests that a person places; nothing is asked before one is. */
export function PlannedLoss({ host }: { readonly host: HostName }) {
  const text = useText();
  const site = useSiteId();
  const guests = useGuestNames();
  const form = useRef<HTMLSelectElement>(null);
  const [places, setPlaces] = useLossPlan(site);
  const isEmpty = places.length === 0;
  const question = useAsk(
    'operations.loss',
    isEmpty ? null : { site, moment: 'now', host, placements: [...places] },
    { refreshMs: LOSS_REFRESH_MS },
  );
  const told = question.kind === 'answer' && question.value.ok ? question.value.loss.plan : null;
  return (
    <div className="loss-planned">
      <p className="loss-mark">{text('loss.ofPlan')}</p>
      <PlaceForm
        key={host}
        host={host}
        guests={guests.filter(({ id }) => !places.some(({ guest }) => guest === id))}
        isAnyPlaced={!isEmpty}
        guestField={form}
        onAdd={(place) => setPlaces([...places, place])}
      />
      {isEmpty ? (
        <p role="status">{text('loss.plan.empty', { host })}</p>
      ) : (
        <>
          <PlaceList
            places={places}
            names={guests}
            assumed={told?.assumed ?? []}
            onChange={(left) => {
              // The button that was pressed is gone.
              form.current?.focus();
              setPlaces(left);
            }}
          />
          <AskGate question={question}>{(answer) => <LossAnswered answer={answer} host={host} />}</AskGate>
        </>
      )}
    </div>
  );
}
