import type { ReactNode } from 'react';
import { askText } from './ask-text.ts';
import { Failed, Waiting } from './Notice.tsx';
import { useText } from './text-context.ts';

/** Why a question to the engine has no answer, in the shape that `live` gives it. */
type Failure =
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'invalid'; readonly detail: string };

type Question<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answer'; readonly value: T; readonly stale: Failure | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Props<T> {
  readonly question: Question<T>;
  readonly children: (value: T) => ReactNode;
}

/** An answer, or why there is none. One that could not be renewed stays and says that it is old. */
export function AskGate<T>({ question, children }: Props<T>) {
  const text = useText();
  if (question.kind === 'waiting') return <Waiting />;
  if (question.kind === 'failed') return <Failed title={askText(text, question.failure)} />;
  return (
    <>
      {question.stale !== null && (
        <p className="stale" role="status">
          {text('state.stale', { why: askText(text, question.stale) })}
        </p>
      )}
      {children(question.value)}
    </>
  );
}
