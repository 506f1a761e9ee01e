import { useState } from 'react';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text-context.ts';
import { LOSS_REFRESH_MS, LossAnswered } from './LossAnswered.tsx';
import { PlannedLoss } from './PlannedLoss.tsx';
import './host-loss.css';

const MODES = ['now', 'planned'] as const;
const TITLES = { now: 'loss.title', planned: 'loss.title.planned' } as const;

/**
 * What would stop, go elsewhere and not come back if this host were lost now, or with guests placed as a person plans
 * it. Of a past moment nothing is said.
 */
export function HostLossCard({ host }: { readonly host: HostRecord }) {
  const { moment } = useMoment();
  return moment === 'now' ? <LossCard host={host} /> : null;
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
      {mode === 'now' ? <LossNow host={name} /> : <PlannedLoss host={name} />}
    </Card>
  );
}

function LossNow({ host }: { readonly host: HostRecord['name'] }) {
  const text = useText();
  const site = useSiteId();
  const question = useAsk('operations.loss', { site, host }, { refreshMs: LOSS_REFRESH_MS });
  return (
    <>
      <p className="cap">{text('loss.nothingSent')}</p>
      <AskGate question={question}>{(answer) => <LossAnswered answer={answer} host={host} />}</AskGate>
    </>
  );
}
