import { Hand, ShieldOff, TriangleAlert } from 'lucide-react';
import { attentionOf, type Attention } from '../live/open-operations.ts';
import { operationPlace, planPlace } from '../live/operation-place.ts';
import { usePlaces, type Place } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { useText } from '../ui/text-context.ts';
import { AttentionWords } from './AttentionWords.tsx';

const SHAPES = { waits: Hand, interrupted: TriangleAlert, debt: ShieldOff } as const;

/** On every view: what is owed, what a crash left, what waits for a person – each with the way to it. */
export function AttentionBanner() {
  const text = useText();
  const operations = useTopic('operations');
  const { place } = usePlaces();
  if (operations === null) return null;
  // What is on the screen needs no banner that leads to it.
  const shown = attentionOf(operations).filter((each) => operationOf(each) !== place.object);
  if (shown.length === 0) return null;
  return (
    <section aria-label={text('attention.label')}>
      <ul className="attention">
        {shown.map((each) => (
          <Item key={`${each.kind} ${operationOf(each)}`} attention={each} />
        ))}
      </ul>
    </section>
  );
}

function Item({ attention }: { readonly attention: Attention }) {
  const text = useText();
  const { href } = usePlaces();
  const Shape = SHAPES[attention.kind];
  return (
    <li data-kind={attention.kind}>
      <Shape className="icon" size={15} aria-hidden />
      <AttentionWords attention={attention} />
      <a href={href(wayTo(attention))}>{text('attention.show')}</a>
    </li>
  );
}

function operationOf(attention: Attention): string {
  switch (attention.kind) {
    case 'waits':
      return attention.run.operation;
    case 'interrupted':
      return attention.summary.operation;
    case 'debt':
      return attention.debt.operation;
  }
}

function wayTo(attention: Attention): Partial<Place> {
  if (attention.kind === 'waits')
    return { ...operationPlace(attention.run.operation), site: attention.run.site };
  if (attention.kind === 'interrupted')
    return { ...operationPlace(attention.summary.operation), site: attention.summary.opened.site };
  const { debt, run } = attention;
  const isRestarted = run === null && debt.debtKind === 'fencing-off';
  const to = isRestarted
    ? planPlace({ operation: 'sf-restart', cluster: debt.cluster })
    : operationPlace(debt.operation);
  return { ...to, site: debt.site };
}
