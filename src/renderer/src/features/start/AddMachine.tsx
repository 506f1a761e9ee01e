import { useState } from 'react';
import type { CheckReport, Discovery } from '../../../../shared/contract/setup.ts';
import { failureText } from '../../../../shared/text/failure-text.ts';
import { usePlaces } from '../../live/place.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Waiting } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { CheckSteps } from './CheckSteps.tsx';
import { MachineForm } from './MachineForm.tsx';
import { targetOf, type MachineFields } from './machine-fields.ts';
import { ProposalForm } from './ProposalForm.tsx';
import './start.css';

type Step =
  | { readonly kind: 'form'; readonly trouble: string | null }
  | { readonly kind: 'checking' | 'discovering'; readonly stop: AbortController }
  | { readonly kind: 'checked'; readonly report: CheckReport; readonly trouble: string | null }
  | { readonly kind: 'proposed'; readonly discovery: Discovery };

const EMPTY: MachineFields = { address: '', user: '', port: '', socket: '', uri: '' };

/** Address → connection test → what was found → a new site. Nothing is written before the last click. */
export function AddMachine({ onBack }: { readonly onBack?: () => void }) {
  const text = useText();
  const engine = useEngine();
  const { go } = usePlaces();
  const [fields, setFields] = useState(EMPTY);
  const [step, setStep] = useState<Step>({ kind: 'form', trouble: null });

  const check = async (): Promise<void> => {
    const stop = new AbortController();
    setStep({ kind: 'checking', stop });
    const reply = await engine.ask('machine.check', targetOf(fields), stop.signal);
    if (reply.ok) setStep({ kind: 'checked', report: reply.value, trouble: null });
    else setStep({ kind: 'form', trouble: askText(text, reply.error) });
  };
  const discover = async (report: CheckReport): Promise<void> => {
    const stop = new AbortController();
    setStep({ kind: 'discovering', stop });
    const reply = await engine.ask('discovery.run', targetOf(fields), stop.signal);
    if (!reply.ok) setStep({ kind: 'checked', report, trouble: askText(text, reply.error) });
    else if (!reply.value.ok)
      setStep({ kind: 'checked', report, trouble: failureText(text, reply.value.error) });
    else setStep({ kind: 'proposed', discovery: reply.value.value });
  };

  return (
    <div className="start" data-size={step.kind === 'proposed' ? 'wide' : 'narrow'}>
      <h2>{text('add.title')}</h2>
      {step.kind === 'form' && (
        <MachineForm
          fields={fields}
          onChange={setFields}
          onSubmit={() => void check()}
          onBack={onBack}
          trouble={step.trouble}
        />
      )}
      {(step.kind === 'checking' || step.kind === 'discovering') && (
        <section className="card start-busy">
          <Waiting title={text(`add.${step.kind}`, { address: fields.address })} />
          <Button onClick={() => step.stop.abort()}>{text('dialog.cancel')}</Button>
        </section>
      )}
      {step.kind === 'checked' && (
        <CheckSteps
          report={step.report}
          trouble={step.trouble}
          onAgain={() => void check()}
          onEdit={() => setStep({ kind: 'form', trouble: null })}
          onDiscover={() => void discover(step.report)}
        />
      )}
      {step.kind === 'proposed' && (
        <ProposalForm
          discovery={step.discovery}
          onBack={() => setStep({ kind: 'form', trouble: null })}
          onCreated={(site) => go({ site, view: 'site', moment: 'now' })}
        />
      )}
    </div>
  );
}
