import type { Finding, Subject } from '../../../shared/domain/finding.ts';
import type { Severity } from '../../../shared/domain/severity.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import type { Expectation, WeighedKind } from './scenario.ts';

/** Does the picture say what is expected? Guests are meant by their name, which a reader of a script knows. */
export function isMet(expected: Expectation, picture: SitePicture): boolean {
  if ('severity' in expected) return severityOf(picture, expected.of) === expected.severity;
  if ('noFinding' in expected) return find(picture, expected.noFinding, expected.of, {}) === undefined;
  return find(picture, expected.finding, expected.of, expected.with ?? {}) !== undefined;
}

function find(
  picture: SitePicture,
  code: Finding['code'],
  of: Subject,
  facts: Readonly<Record<string, string>>,
): Finding | undefined {
  const wanted = Object.entries(facts);
  return [...picture.findings, ...picture.advice].find(
    (finding) =>
      finding.code === code &&
      finding.subject.kind === of.kind &&
      nameOf(picture, finding.subject) === of.id &&
      wanted.every(([name, value]) => finding.facts[name] === value),
  );
}

/** What a reader calls the object: a guest's identity is its UUID, its name is what is known. */
export function nameOf(picture: SitePicture, { kind, id }: Subject): string {
  if (kind !== 'guest') return id;
  return picture.guests.find((guest) => guest.id === id)?.name ?? id;
}

/** Null: the picture has no such object. */
function severityOf(
  picture: SitePicture,
  { kind, id }: { readonly kind: WeighedKind; readonly id: string },
): Severity | null {
  if (kind === 'site') return picture.severity;
  const records = {
    host: picture.hosts,
    guest: picture.guests,
    node: picture.nodes,
    cluster: picture.clusters,
  }[kind];
  return records.find(({ name }) => name === id)?.severity ?? null;
}
