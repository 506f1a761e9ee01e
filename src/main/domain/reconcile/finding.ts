import type { Finding } from '../../../shared/domain/finding.ts';
import type { Observed } from '../../../shared/domain/reading.ts';
import type { Severity } from '../../../shared/domain/severity.ts';

/** What a bad state is called and how bad it is. */
export interface Trouble {
  readonly code: Finding['code'];
  readonly severity: Severity;
}

export function finding(
  code: Finding['code'],
  severity: Severity,
  subject: Finding['subject'],
  since: number | null,
  facts: Readonly<Record<string, string>> = {},
): Finding {
  return { code, severity, subject, since, facts };
}

/** The finding for a state that is not known; its words come from the failure's kind. */
export function notKnown(
  code: Finding['code'],
  subject: Finding['subject'],
  state: Extract<Observed<unknown>, { kind: 'unknown' }>,
  facts: Readonly<Record<string, string>> = {},
): Finding {
  return finding(code, 'unknown', subject, state.since, { ...facts, because: state.because.kind });
}
