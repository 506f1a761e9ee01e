import type { Question } from '../../../../shared/contract/setup.ts';
import { Button } from '../../ui/Button.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import './questions.css';

interface HostKeyQuestionProps {
  readonly question: Extract<Question, { kind: 'host-key' }>;
  readonly onAnswer: (answer: 'yes' | 'no') => void;
}

/** Is this machine's key right? The safe answer has the focus. */
export function HostKeyQuestion({ question, onAnswer }: HostKeyQuestionProps) {
  const text = useText();
  const { machine, address, algorithm, fingerprint } = question;
  return (
    <>
      <p>{text('question.hostKey.explain')}</p>
      <dl className="question-facts">
        <dt>{text('question.machine')}</dt>
        <dd>
          <Datum>
            {machine} ({address})
          </Datum>
        </dd>
        <dt>{text('question.algorithm')}</dt>
        <dd>
          <Datum>{algorithm}</Datum>
        </dd>
        <dt>{text('question.fingerprint')}</dt>
        <dd>
          <Datum className="mono">{fingerprint}</Datum>
        </dd>
      </dl>
      <footer className="dialog-foot">
        <Button onClick={() => onAnswer('yes')}>{text('question.hostKey.accept', { machine })}</Button>
        <Button kind="primary" autoFocus onClick={() => onAnswer('no')}>
          {text('question.hostKey.refuse')}
        </Button>
      </footer>
    </>
  );
}
