import type { Observed } from '../../../shared/domain/reading.ts';
import { failureText } from '../../../shared/text/failure-text.ts';
import { Age } from './Age.tsx';
import { Badge } from './Badge.tsx';
import { Datum } from './Datum.tsx';
import { useText } from './text-context.ts';
import type { Tone } from './tone.ts';

interface ObservedBadgeProps<T> {
  /** `CF`, `RMS`, `SF`: the layer that says it. */
  readonly label: string;
  readonly seen: Observed<T>;
  readonly word: (value: T) => string;
  readonly tone: (value: T) => Tone;
}

/**
 * What a layer says of an object. An unknown one is hatched and shows what was last known only with its
 * age; it never looks like a current state.
 */
export function ObservedBadge<T>({ label, seen, word, tone }: ObservedBadgeProps<T>) {
  const text = useText();
  if (seen.kind === 'known')
    return (
      <Badge tone={tone(seen.value)}>
        <Datum>
          {label} {word(seen.value)}
        </Datum>
      </Badge>
    );
  return (
    <Badge tone="unknown" title={failureText(text, seen.because)}>
      <Datum>
        {label} {seen.last === null ? '?' : word(seen.last.value)}
      </Datum>
      {seen.last === null ? (
        <span className="sr-only">{text('word.unknown')}</span>
      ) : (
        <Age at={seen.last.at} />
      )}
    </Badge>
  );
}
