import { useId, useState } from 'react';
import type { Question } from '../../../../shared/contract/setup.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';

interface PassphraseQuestionProps {
  readonly question: Extract<Question, { kind: 'passphrase' }>;
  readonly onAnswer: (passphrase: string) => void;
  readonly onRefuse: () => void;
}

/** The passphrase goes to the engine and is kept nowhere in the page. */
export function PassphraseQuestion({ question, onAnswer, onRefuse }: PassphraseQuestionProps) {
  const text = useText();
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className="question-form"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(passphrase);
        setPassphrase('');
      }}
    >
      <p>{text('question.passphrase.explain', { machine: question.machine, keyFile: question.keyFile })}</p>
      {question.again && <p role="alert">{text('question.passphrase.again')}</p>}
      <div className="field">
        <label htmlFor={id}>{text('question.passphrase.label')}</label>
        <input
          id={id}
          className="input"
          type="password"
          autoComplete="off"
          autoFocus
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
        />
      </div>
      <footer className="dialog-foot">
        <Button onClick={onRefuse}>{text('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={passphrase === ''}>
          {text('question.passphrase.unlock')}
        </Button>
      </footer>
    </form>
  );
}
