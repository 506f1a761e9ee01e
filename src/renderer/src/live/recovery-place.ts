import type { Subject } from '../../../shared/domain/finding.ts';
import type { Place } from './place.ts';

/** Where the documented way out of what was found is planned; null: there is no guided one. */
export function recoveryPlace({ code, subject }: { code: string; subject: Subject }): Partial<Place> | null {
  if (subject.kind === 'node' && isLeftCluster(code)) return { ...OPERATIONS, object: subject.id };
  // Which side goes on is a person's choice: it is made there.
  return code === 'cf-partition' ? { ...OPERATIONS, object: null } : null;
}

const OPERATIONS = { view: 'operations', moment: 'now' } as const;

const isLeftCluster = (code: string): boolean => code === 'cf-leftcluster' || code.startsWith('leftcluster-');
