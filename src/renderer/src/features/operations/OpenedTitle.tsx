import type { JournalBody } from '../../../../shared/domain/journal.ts';
import { unplannedTitle } from '../../../../shared/text/entry-text.ts';
import { Rich } from '../../ui/Rich.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';

type Opened = JournalBody<'operation-opened'>;

/** What a recorded operation was, with its objects; one that this version does not know by the name it has there. */
export function OpenedTitle({
  opened,
}: {
  readonly opened: Pick<Opened, 'request' | 'objects' | 'operationKind'>;
}) {
  const text = useText();
  const { key, values } = unplannedTitle(opened);
  return opened.request === null ? (
    <Rich parts={text.parts(key, values)} />
  ) : (
    <OperationTitle of={{ request: opened.request, subject: { id: values.objects } }} />
  );
}
