import type { OperationSummary } from '../../../../shared/domain/journal.ts';
import { summaryOutcome } from '../../../../shared/text/entry-text.ts';
import { operationPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { useTopic } from '../../live/use-engine.ts';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { OpenedTitle } from './OpenedTitle.tsx';

/** Operations of the record: what, where, when, by whom, how it ended. Those of other sites are in it too. */
export function PastTable({ operations }: { readonly operations: readonly OperationSummary[] }) {
  const text = useText();
  const heads = [
    text('ops.past.operation'),
    text('ops.past.site'),
    text('ops.past.begun'),
    text('ops.past.person'),
    text('ops.past.outcome'),
    text('ops.past.took'),
  ];
  return (
    <PlainTable label={text('ops.past')} heads={heads}>
      {operations.map((summary) => (
        <Row key={summary.operation} summary={summary} />
      ))}
    </PlainTable>
  );
}

function Row({ summary }: { readonly summary: OperationSummary }) {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  const sites = useTopic('sites') ?? [];
  const { operation, opened, openedAt, closedAt } = summary;
  return (
    <tr>
      <th scope="row">
        <a href={href({ ...operationPlace(operation), site: opened.site })}>
          <OpenedTitle opened={opened} />
        </a>
      </th>
      <td>
        <Datum>{sites.find(({ id }) => id === opened.site)?.name ?? opened.site}</Datum>
      </td>
      <td className="num">
        <time dateTime={new Date(openedAt).toISOString()} translate="no">
          {format.full(openedAt)}
        </time>
      </td>
      <td>
        <Datum>{opened.person}</Datum>
      </td>
      <td>{summaryOutcome(text, summary)}</td>
      <td className="num">{closedAt === null ? '' : format.span(closedAt - openedAt)}</td>
    </tr>
  );
}
