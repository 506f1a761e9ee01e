import { useState } from 'react';
import type { FaultKind } from '../../../../shared/contract/rehearsal.ts';
import type { RehearsalFaults } from '../../../../shared/contract/rehearsal-panel.ts';
import { usePlaces } from '../../live/place.ts';
import { Empty, Failed, Waiting } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { FaultList } from './FaultList.tsx';
import { InjectForm } from './InjectForm.tsx';
import { RunningFaults } from './RunningFaults.tsx';
import { useFaults, type Faults } from './use-faults.ts';
import '../../ui/page.css';
import './rehearsal.css';

/** Makes the rehearsal site fail: every documented fault, on an object of choice, until it is taken back. */
export function RehearsalView() {
  const text = useText();
  const { place, href } = usePlaces();
  const { state, change } = useFaults();
  if (place.moment !== 'now')
    return (
      <Empty title={text('rehearsal.inReview')}>
        <a href={href({ moment: 'now' })}>{text('frame.backToLive')}</a>
      </Empty>
    );
  if (state.kind === 'waiting') return <Waiting />;
  if (state.kind === 'failed' && state.foreign)
    return (
      <Empty title={text('rehearsal.notRehearsal')}>
        <p>{text('rehearsal.notRehearsal.explain')}</p>
        <a href={href({ view: 'settings' })}>{text('frame.toSites')}</a>
      </Empty>
    );
  if (state.kind === 'failed') return <Failed title={state.why} />;
  return <Panel faults={state.faults} stale={state.stale} change={change} />;
}

interface PanelProps {
  readonly faults: RehearsalFaults;
  readonly stale: string | null;
  readonly change: Faults['change'];
}

function Panel({ faults, stale, change }: PanelProps) {
  const text = useText();
  const [chosen, setChosen] = useState<FaultKind | null>(null);
  return (
    <div className="rehearsal">
      <header className="rehearsal-head">
        <h2>{text('rehearsal.title')}</h2>
        <p className="dim">{text('rehearsal.explain')}</p>
      </header>
      <FaultList chosen={chosen} onChoose={setChosen} />
      <div className="rehearsal-side">
        {stale !== null && (
          <p className="stale" role="status">
            {text('state.stale', { why: stale })}
          </p>
        )}
        <InjectForm key={chosen} kind={chosen} targets={faults.targets} change={change} />
        <RunningFaults running={faults.running} change={change} />
      </div>
    </div>
  );
}
