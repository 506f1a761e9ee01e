import { PlayCircle, ServerCog } from 'lucide-react';
import { useState } from 'react';
import { failureText } from '../../../../shared/text/failure-text.ts';
import { usePlaces } from '../../live/place.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { AddMachine } from './AddMachine.tsx';
import './start.css';

/** The first start: two choices. */
export function StartView() {
  const text = useText();
  const [adding, setAdding] = useState(false);
  if (adding) return <AddMachine onBack={() => setAdding(false)} />;
  return (
    <div className="start">
      <h2>{text('start.title')}</h2>
      <p className="dim">{text('start.explain')}</p>
      <div className="start-choices">
        <Rehearsal />
        <section className="card start-choice">
          <ServerCog className="icon" size={22} strokeWidth={1.5} aria-hidden />
          <h3>{text('start.machine.title')}</h3>
          <p className="dim">{text('start.machine.explain')}</p>
          <Button onClick={() => setAdding(true)}>{text('start.machine.go')}</Button>
        </section>
      </div>
    </div>
  );
}

function Rehearsal() {
  const text = useText();
  const engine = useEngine();
  const { go } = usePlaces();
  const [state, setState] = useState<{ readonly busy: boolean; readonly trouble: string | null }>({
    busy: false,
    trouble: null,
  });
  const open = async (): Promise<void> => {
    setState({ busy: true, trouble: null });
    const reply = await engine.ask('rehearsal.open', {});
    if (!reply.ok) setState({ busy: false, trouble: askText(text, reply.error) });
    else if (!reply.value.ok) setState({ busy: false, trouble: failureText(text, reply.value.error) });
    else go({ site: reply.value.value.site, view: 'site', moment: 'now' });
  };
  return (
    <section className="card start-choice">
      <PlayCircle className="icon" size={22} strokeWidth={1.5} aria-hidden />
      <h3>{text('start.rehearsal.title')}</h3>
      <p className="dim">{text('start.rehearsal.explain')}</p>
      <Button kind="primary" disabled={state.busy} onClick={() => void open()}>
        {text(state.busy ? 'start.rehearsal.opening' : 'start.rehearsal.go')}
      </Button>
      {state.trouble !== null && <p role="alert">{state.trouble}</p>}
    </section>
  );
}
