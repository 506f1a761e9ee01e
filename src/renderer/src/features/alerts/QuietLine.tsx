import { useCallback, useState } from 'react';
import type { Silence } from '../../../../shared/domain/alert.ts';
import { useSubjectName } from '../../live/subject-place.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { useFromNow } from '../../ui/now.ts';
import { stored } from '../../ui/stored.ts';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly quiet: Silence;
  readonly ends: 'alerts.unsilence' | 'alerts.maintenance.end';
}

const NOTHING = { kind: 'site', id: '' } as const;

/** One silence or maintenance window: what, until when, by whom and why, and its early end. */
export function QuietLine({ quiet, ends }: Props) {
  const text = useText();
  const format = useFormat();
  const engine = useEngine();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { id, subject, code, from, until, by, reason } = quiet;
  const object = useSubjectName(subject ?? NOTHING);
  const name = subject === null ? text('alerts.quiet.all') : object;
  const left = useFromNow(
    useCallback(
      (now: number) =>
        now < from
          ? `${text('alerts.quiet.begins')} ${format.full(from)}`
          : text('alerts.quiet.left', { span: format.span(Math.max(0, until - now)) }),
      [text, format, from, until],
    ),
  );
  const end = async (): Promise<void> => {
    const reply = await engine.ask(ends, { id, by: stored.read('operator') ?? by });
    if (!reply.ok) setTrouble(askText(text, reply.error));
  };
  return (
    <li>
      <div>
        <p>
          <b>{subject === null ? name : <Datum>{name}</Datum>}</b>
          {code !== null && (
            <>
              {' · '}
              <Datum className="mono">{code}</Datum>
            </>
          )}
        </p>
        <p className="cap num">
          {text('alerts.quiet.until')}{' '}
          <time dateTime={new Date(until).toISOString()}>{format.full(until)}</time> · {left}
        </p>
        <p className="dim">{text('alerts.quiet.signed', { by, reason })}</p>
        {trouble !== null && <p role="alert">{trouble}</p>}
      </div>
      <Button aria-label={text('alerts.quiet.endOf', { what: name })} onClick={() => void end()}>
        {text('alerts.quiet.end')}
      </Button>
    </li>
  );
}
