import { useState } from 'react';
import { operationPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { useTopic } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { useStanding } from '../../live/use-standing.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { ArmHere } from './ArmHere.tsx';
import { BeginDialog, type BeginProps } from './BeginDialog.tsx';
import { beginOffer, type BeginOffer } from './begin-offer.ts';

type Props = Omit<BeginProps, 'typed' | 'person' | 'onClose'>;

/** The way to begin what is planned, or in a quiet sentence why there is none. */
export function BeginPanel(props: Props) {
  const site = useSiteId();
  const standing = useStanding(site);
  const operations = useTopic('operations');
  const [open, setOpen] = useState(false);
  const text = useText();
  const offer = beginOffer({ site, standing, operations, plan: props.plan });
  if (offer.kind !== 'begin') return <NoBegin offer={offer} />;
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {text('begin.now')}
      </Button>
      {open && (
        <BeginDialog
          {...props}
          typed={offer.typed}
          person={standing?.person ?? ''}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function NoBegin({ offer }: { readonly offer: Exclude<BeginOffer, { kind: 'begin' }> }) {
  const text = useText();
  const { href } = usePlaces();
  switch (offer.kind) {
    case 'running':
      return (
        <p className="begin-why">
          {text('begin.running')}{' '}
          <a href={href(operationPlace(offer.run.operation))}>{text('begin.toRun')}</a>
        </p>
      );
    case 'not-armed':
      return <ArmHere />;
    case 'armed-by-other':
      return <p className="begin-why">{text('begin.armed-by-other', { person: offer.person })}</p>;
    case 'record':
      return (
        <p className="begin-why">
          <a href={href({ view: 'operations' })}>{text('begin.record')}</a>
        </p>
      );
    case 'asking':
    case 'observer':
    case 'read-only':
    case 'not-allowed':
      return <p className="begin-why">{text(`begin.${offer.kind}`)}</p>;
  }
}
