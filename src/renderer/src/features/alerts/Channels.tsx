import { useState } from 'react';
import type { NotifyStatus } from '../../../../shared/contract/alerts.ts';
import { reasonText } from '../../../../shared/text/own-text.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { FieldProblem } from '../../ui/FieldProblem.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';

/** The channels of the file, each with a test; what is wrong in the file. */
export function Channels({ status: { file, problems, channels } }: { readonly status: NotifyStatus }) {
  const text = useText();
  const engine = useEngine();
  const [said, setSaid] = useState<string | null>(null);
  const send = async (channel: string): Promise<void> => {
    setSaid(text('notify.testing', { channel }));
    const reply = await engine.ask('notify.test', { channel });
    if (!reply.ok) setSaid(text('notify.test.failed', { channel, why: askText(text, reply.error) }));
    else if (reply.value.delivered) setSaid(text('notify.test.delivered', { channel }));
    else setSaid(text('notify.test.failed', { channel, why: reasonText(text, reply.value.failure ?? '') }));
  };
  const heads = [text('notify.channel'), text('notify.kind'), text('notify.to')];
  return (
    <Card title={text('notify.channels')} aside={<Datum className="cap mono">{file}</Datum>}>
      {problems.length > 0 && (
        <div className="notify-problems" role="alert">
          <b>{text('notify.problems')}</b>
          <ul>
            {problems.map((problem, index) => (
              <li key={index}>
                {text(problem.line === null ? 'settings.noLine' : 'settings.line', {
                  line: problem.line ?? '',
                })}{' '}
                <FieldProblem problem={problem} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {channels.length === 0 ? (
        <p className="dim">{text('notify.channels.none', { file })}</p>
      ) : (
        <PlainTable label={text('notify.channels')} heads={heads}>
          {channels.map(({ name, kind, to }) => (
            <tr key={name}>
              <th scope="row">
                <Datum>{name}</Datum>
              </th>
              <td>{text(`notify.kind.${kind}`)}</td>
              <td>
                <Datum className="mono">{to}</Datum>{' '}
                <Button aria-label={text('notify.testOf', { channel: name })} onClick={() => void send(name)}>
                  {text('notify.test')}
                </Button>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <p role="status">{said}</p>
    </Card>
  );
}
