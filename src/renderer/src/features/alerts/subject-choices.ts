import type { Subject } from '../../../../shared/domain/finding.ts';
import type { SitePicture } from '../../../../shared/domain/site-picture.ts';

export interface SubjectChoice {
  readonly subject: Subject;
  readonly name: string;
}

/** What maintenance can be planned for: the whole site, its hosts, clusters and guests, and what was asked for. */
export function subjectChoices(
  picture: SitePicture | null,
  site: string,
  asked: Subject | null,
  wholeSite: string,
): SubjectChoice[] {
  const all: SubjectChoice[] = [
    { subject: { kind: 'site', id: site }, name: wholeSite },
    ...(picture?.hosts ?? []).map(({ name }) => ({ subject: { kind: 'host' as const, id: name }, name })),
    ...(picture?.clusters ?? []).map(({ name }) => ({
      subject: { kind: 'cluster' as const, id: name },
      name,
    })),
    ...(picture?.guests ?? []).map(({ id, name }) => ({ subject: { kind: 'guest' as const, id }, name })),
  ];
  const known = asked === null || all.some(({ subject }) => isSame(subject, asked));
  return known ? all : [...all, { subject: asked, name: asked.id }];
}

const isSame = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id;
