import type { HostName, SiteId } from '../../../shared/domain/names.ts';
import type { OperationJournal } from './operation-journal.ts';

const MOST = 1000;

/**
 * The guests that a host's drains were asked to stop since its guests were last brought back to the end, by the
 * record. Whether they are off, fresh facts say.
 */
export function lastDrained(
  journal: Pick<OperationJournal, 'operations'>,
  site: SiteId,
  host: HostName,
): readonly string[] {
  const read = journal.operations(null, MOST);
  if (!read.ok) return [];
  const stopped: string[] = [];
  for (const { opened, outcome } of read.value) {
    const { request } = opened;
    if (opened.site !== site || request === null || !('host' in request) || request.host !== host) continue;
    if (request.operation === 'host-return' && outcome === 'done') break;
    if (request.operation === 'host-drain') stopped.push(...request.stop);
  }
  return [...new Set(stopped)];
}
