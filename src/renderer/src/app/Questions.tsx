import { lazy, Suspense } from 'react';
import { useTopic } from '../live/use-engine.ts';

const QuestionDialog = lazy(() =>
  import('../features/questions/QuestionDialog.tsx').then((m) => ({ default: m.QuestionDialog })),
);

/** What only a person can answer, one after the other. */
export function Questions() {
  const first = useTopic('questions')?.[0];
  if (first === undefined) return null;
  return (
    <Suspense>
      <QuestionDialog key={first.id} question={first} />
    </Suspense>
  );
}
