import type { Observed } from '../../../shared/domain/reading.ts';
import { failureText, failureWord } from '../../../shared/text/failure-text.ts';
import { Age } from './Age.tsx';
import { Badge } from './Badge.tsx';
import { useText } from './text-context.ts';
import type { Tone } from './tone.ts';

interface Props<T> {
  /** Null: nobody is set up to ask, which is not known either. */
  readonly observed: Observed<T> | null;
  readonly word: (value: T) => string;
  readonly tone?: Tone;
}

/** A state with its age; one that is not known is hatched, says why, and shows the last word only as old. */
export function ObservedCell<T>({ observed, word, tone = 'quiet' }: Props<T>) {
  const text = useText();
  if (observed === null)
    return (
      <Badge tone="unknown">
        {text('word.unknown')}: {text('word.neverAsked')}
      </Badge>
    );
  if (observed.kind === 'known')
    return (
      <span className="observed">
        {tone === 'quiet' ? word(observed.value) : <Badge tone={tone}>{word(observed.value)}</Badge>}{' '}
        <Age at={observed.at} className="cap num" />
      </span>
    );
  return (
    <span className="observed" title={failureText(text, observed.because)}>
      <Badge tone="unknown">
        {text('word.unknown')} <Age at={observed.since} as="span" />
      </Badge>{' '}
      <span className="cap">
        {failureWord(text, observed.because)}
        {observed.last !== null && (
          <>
            {' · '}
            {text('observed.last', { word: word(observed.last.value) })} <Age at={observed.last.at} />
          </>
        )}
      </span>
    </span>
  );
}
