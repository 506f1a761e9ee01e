import { useState } from 'react';
import type { HostDrainRequest } from '../../../../shared/domain/host-operations.ts';
import type { JudgedRule } from '../../../../shared/domain/operation-plan.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import { draftsOf, isOpen, requestFrom, type GuestDraft } from './drain-draft.ts';
import { GuestChoice } from './GuestChoice.tsx';

interface Props {
  readonly request: HostDrainRequest;
  readonly rules: readonly JudgedRule[];
}

/** One choice for every guest that is on; with all of them made the plan is gathered for these. */
export function DrainChoices({ request, rules }: Props) {
  const text = useText();
  const { go } = usePlaces();
  const [drafts, setDrafts] = useState(() => draftsOf(request, rules));
  const [tried, setTried] = useState(false);
  const open = drafts.filter(isOpen);
  const change = (changed: GuestDraft): void =>
    setDrafts(drafts.map((each) => (each.guest === changed.guest ? changed : each)));
  return (
    <Card title={text('drain.choices')}>
      <form
        className="host-choices"
        onSubmit={(event) => {
          event.preventDefault();
          if (open.length === 0) go(planPlace(requestFrom(request, drafts)));
          else setTried(true);
        }}
      >
        <p className="dim">{text(drafts.length === 0 ? 'drain.nobody' : 'drain.choices.explain')}</p>
        {drafts.map((draft) => (
          <GuestChoice
            key={draft.guest}
            draft={draft}
            said={rules.find(({ subject }) => subject.kind === 'guest' && subject.id === draft.guest) ?? null}
            isWrong={tried && isOpen(draft)}
            onChange={change}
          />
        ))}
        {drafts.length > 0 && (
          <p className="plan-links">
            <Button type="submit">{text('drain.plan')}</Button>
            {tried && open.length > 0 && (
              <span role="alert" className="plan-refused">
                {text('drain.open', { count: open.length })}
              </span>
            )}
          </p>
        )}
      </form>
    </Card>
  );
}
