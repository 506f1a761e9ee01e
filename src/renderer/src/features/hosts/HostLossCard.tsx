import { useState } from 'react';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';
import { LOSS_REFRESH_MS, LossAnswered } from './LossAnswered.tsx';
import { PlannedLoss } from './PlannedLoss.tsx';
import './host-loss.css';

const MODES = ['now', 'planned'] as const;
const TITLES = { now: 'loss.title', planned: 'loss.title.planned' } as const;

/**
 * What would stop, go elsewhere and not come back if this host were lost at the moment on the screen, or now with guests
 * placed as a person plans it. For the past nothing is planned.
 */
export function HostLossCard({ host }: { readonly host: HostRecord }) {
  const text = useText();
  const { moment } = useMoment();
  if (moment === 'now') return <LossCard host={host} />;
  return (
    <Card className="loss-card" title={text('loss.title.past', { host: host.name })}>
      <LossAt host={host.name} />
    </Card>
  );
}

/** No guest that can be placed runs on an ESXi host: there nothing is planned. */
function LossCard({ host: { name, kind } }: { readonly host: HostRecord }) {
  const text = useText();
  const [mode, setMode] = useState<(typeof MODES)[number]>('now');
  return (
    <Card
      className="loss-card"
      title={text(TITLES[mode], { host: name })}
      aside={
        kind === 'kvm' && (
          <Segments
            label={text('loss.mode')}
            options={MODES.map((id) => ({ id, title: text(`loss.mode.${id}`) }))}
            value={mode}
            onChange={setMode}
          />
        )
      }
    >
      {mode === 'now' ? <LossAt host={name} /> : <PlannedLoss host={name} />}
    </Card>
  );
}

function LossAt({ host }: { readonly host: HostRecord['name'] }) {
  const text = useText();
  const format = useFormat();
  const site = useSiteId();
  const { moment } = useMoment();
  const question = useAsk('operations.loss', { site, moment, host }, { refreshMs: LOSS_REFRESH_MS });
  return (
    <>
      <p className="cap">
        {moment === 'now' ? text('loss.nothingSent') : text('loss.past', { at: format.full(moment) })}
      </p>
      <AskGate question={question}>{(answer) => <LossAnswered answer={answer} host={host} />}</AskGate>
    </>
  );
}
