import { useState } from 'react';
import type { HostReturnRequest } from '../../../../shared/domain/host-operations.ts';
import type { JudgedRule } from '../../../../shared/domain/operation-plan.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import { returnDraftOf, returnFrom } from './return-draft.ts';

interface Props {
  readonly request: HostReturnRequest;
  readonly rules: readonly JudgedRule[];
}

/** Which guests are started, and which applications go back; what the drain stopped is proposed. */
export function ReturnChoices({ request, rules }: Props) {
  const text = useText();
  const { go } = usePlaces();
  const [{ guests, back }, setDraft] = useState(() => returnDraftOf(request, rules));
  const isEmpty = !guests.some(({ isChosen }) => isChosen);
  return (
    <Card title={text('return.choices')}>
      <form
        className="host-choices"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) go(planPlace(returnFrom(request, { guests, back })));
        }}
      >
        <p className="dim">{text('return.choices.explain')}</p>
        {guests.map(({ guest, isChosen }) => (
          <Tick
            key={guest}
            label={text('return.start', { guest })}
            isChosen={isChosen}
            onChange={(chosen) =>
              setDraft({
                back,
                guests: guests.map((each) => (each.guest === guest ? { guest, isChosen: chosen } : each)),
              })
            }
          />
        ))}
        {back.map(({ wish, isChosen }) => {
          const { application, cluster, target } = wish;
          return (
            <Tick
              key={`${cluster}/${application} ${target}`}
              label={text('return.back', { application, cluster, node: target })}
              isChosen={isChosen}
              onChange={(chosen) =>
                setDraft({
                  guests,
                  back: back.map((each) => (each.wish === wish ? { wish, isChosen: chosen } : each)),
                })
              }
            />
          );
        })}
        <p className="plan-links">
          <Button type="submit" disabled={isEmpty}>
            {text('return.plan')}
          </Button>
          {isEmpty && <span className="cap">{text('return.none')}</span>}
        </p>
      </form>
    </Card>
  );
}

interface TickProps {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

function Tick({ label, isChosen, onChange }: TickProps) {
  return (
    <label>
      <input type="checkbox" checked={isChosen} onChange={({ target }) => onChange(target.checked)} /> {label}
    </label>
  );
}
