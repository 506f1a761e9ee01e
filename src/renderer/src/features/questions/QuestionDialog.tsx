import { useState } from 'react';
import type { Question } from '../../../../shared/contract/setup.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text-context.ts';
import { HostKeyQuestion } from './HostKeyQuestion.tsx';
import { PassphraseQuestion } from './PassphraseQuestion.tsx';

/** One question; it goes away when the engine has the answer. Escape refuses: nothing is accepted by leaving. */
export function QuestionDialog({ question }: { readonly question: Question }) {
  const text = useText();
  const engine = useEngine();
  const [trouble, setTrouble] = useState<string | null>(null);

  const answer = async (words: string): Promise<void> => {
    const reply = await engine.ask('question.answer', { id: question.id, answer: words });
    if (!reply.ok) setTrouble(askText(text, reply.error));
    else if (!reply.value.accepted) setTrouble(text('question.notAccepted'));
  };
  const refuse = (): void => void answer(question.kind === 'host-key' ? 'no' : '');
  return (
    <Dialog
      open
      onClose={refuse}
      title={text(question.kind === 'host-key' ? 'question.hostKey.title' : 'question.passphrase.title')}
    >
      {question.kind === 'host-key' ? (
        <HostKeyQuestion question={question} onAnswer={(words) => void answer(words)} />
      ) : (
        <PassphraseQuestion question={question} onAnswer={(words) => void answer(words)} onRefuse={refuse} />
      )}
      {trouble !== null && <p role="alert">{trouble}</p>}
    </Dialog>
  );
}
