import type { Result } from '../../../shared/result.ts';
import type { JournalFailure } from '../../store/journal/journal-failure.ts';
import type { RunContext } from './run-context.ts';

/** What has happened has happened: a record that fails afterwards is told, and stops nothing. */
export function keep(written: Result<void, JournalFailure>, { view }: Pick<RunContext, 'view'>): void {
  if (!written.ok) view.update({ record: written.error.kind });
}
