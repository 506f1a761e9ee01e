import { Age } from './Age.tsx';
import { Datum } from './Datum.tsx';
import { useText } from './text-context.ts';

interface RawOutputProps {
  readonly title: string;
  readonly text: string;
  /** When it was read, epoch ms. */
  readonly at: number | null;
}

/** Text exactly as a machine sent it. Scrolls by keyboard. */
export function RawOutput({ title, text, at }: RawOutputProps) {
  const words = useText();
  return (
    <figure className="raw">
      <figcaption>
        <Datum className="mono">{title}</Datum>
        <span className="grow" />
        {at !== null && <Age at={at} className="cap num" />}
      </figcaption>
      {text.trim() === '' ? (
        <p className="cap raw-empty">{words('raw.empty')}</p>
      ) : (
        <pre tabIndex={0} translate="no" role="region" aria-label={title}>
          {text}
        </pre>
      )}
    </figure>
  );
}
