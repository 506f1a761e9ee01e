import { failureText } from '../../../../shared/text/failure-text.ts';
import { Card } from '../../ui/Card.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { SubjectLink } from './SubjectLink.tsx';
import type { Unread } from './unread.ts';

/** Each reading that is missing, with the reason. */
export function UnreadList({ unread }: { readonly unread: readonly Unread[] }) {
  const text = useText();
  const heads = (['object', 'what', 'why'] as const).map((head) => text(`advice.unread.${head}`));
  return (
    <Card
      title={text('advice.unread')}
      aside={<span className="cap num">{text('advice.unread.count', { n: unread.length })}</span>}
    >
      <p className="dim">{text('advice.unread.explain')}</p>
      <PlainTable label={text('advice.unread')} heads={heads}>
        {unread.map(({ subject, reading, host, because }) => (
          <tr key={`${subject.kind} ${subject.id} ${reading} ${host ?? ''}`}>
            <th scope="row">
              <SubjectLink subject={subject} />
            </th>
            <td>{text(`advice.reading.${reading}`, { host: host ?? '' })}</td>
            <td>{failureText(text, because)}</td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
}
