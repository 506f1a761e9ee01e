import type { RehearsalTrouble } from '../../../../shared/contract/rehearsal-panel.ts';
import { failureText } from '../../../../shared/text/failure-text.ts';
import type { Text } from '../../../../shared/text/text.ts';

/** Why the rehearsal site did not do it, as one sentence without its full stop. */
export function troubleText(text: Text, trouble: RehearsalTrouble): string {
  if (trouble.kind === 'not-the-rehearsal-site') return text('rehearsal.notRehearsal');
  if (trouble.kind === 'rehearsal-refused') return text('rehearsal.refused', { problem: trouble.problem });
  return text('rehearsal.failed', { why: failureText(text, trouble) });
}
