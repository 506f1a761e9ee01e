import type { JournalBody } from '../../../../shared/domain/journal.ts';
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
  const { request, objects, operationKind } = opened;
  const names = objects.map(({ id }) => id).join(', ');
  return request === null ? (
    <Rich parts={text.parts('operation.unnamed', { kind: operationKind, objects: names })} />
  ) : (
    <OperationTitle of={{ request, subject: { id: names } }} />
  );
}
