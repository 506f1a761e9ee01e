import { z } from 'zod';
import { subjectSchema, type Subject } from '../../shared/domain/finding.ts';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import { probeFailureSchema, type ProbeFailure } from '../../shared/domain/probe-failure.ts';

/** What has a state: one aspect of one object, as one observer sees it ('' when nobody in particular). */
export interface SpanKey {
  readonly site: SiteId;
  readonly subject: Subject;
  readonly aspect: string;
  readonly observer: string;
}

/** A state that was seen at a time. `value` is canonical JSON text; null: unknown, `because` says why. */
export interface SpanEntry extends SpanKey {
  readonly value: string | null;
  readonly because: ProbeFailure | null;
  readonly at: number;
}

/** A state that holds from `since` until just before `until` (null: still). */
export interface SpanRow extends SpanKey {
  readonly value: string | null;
  readonly because: ProbeFailure | null;
  readonly since: number;
  readonly until: number | null;
}

/** What was last known of a key, and the last time at which it was known. */
export interface LastKnown extends SpanKey {
  readonly value: string;
  readonly at: number;
}

export const spanStateSchema = z.object({ value: z.string().nullable(), because: z.string().nullable() });
export const spanSchema = spanStateSchema.extend({
  key: z.int(),
  since: z.int(),
  until: z.int().nullable(),
});

/** Of `SELECT id, site, kind, name, aspect, observer`, raw. */
type KeyRow = readonly [
  id: number,
  site: string,
  kind: string,
  name: string,
  aspect: string,
  observer: string,
];

/** There are ten thousand of them at a start, of few sites and kinds: each of these is checked once. */
export function keyReader(): (row: unknown) => { readonly id: number; readonly key: SpanKey } {
  const siteOf = onceEach((word) => siteIdSchema.parse(word));
  const kindOf = onceEach((word) => subjectSchema.shape.kind.parse(word));
  return (row) => {
    if (!isKeyRow(row)) throw new Error(`not a span key: ${JSON.stringify(row)}`);
    const [id, site, kind, name, aspect, observer] = row;
    return { id, key: { site: siteOf(site), subject: { kind: kindOf(kind), id: name }, aspect, observer } };
  };
}

const isKeyRow = (row: unknown): row is KeyRow =>
  Array.isArray(row) &&
  row.length === 6 &&
  row.every((cell, place) => typeof cell === (place === 0 ? 'number' : 'string'));

function onceEach<T>(make: (word: string) => T): (word: string) => T {
  const made = new Map<string, T>();
  return (word) => {
    const known = made.get(word) ?? make(word);
    made.set(word, known);
    return known;
  };
}

export const readBecause = (text: string | null): ProbeFailure | null =>
  text === null ? null : probeFailureSchema.parse(JSON.parse(text));

/** The same text for the same key, whatever its parts contain. */
export const keyText = ({ site, subject, aspect, observer }: SpanKey): string =>
  `${site}\0${subject.kind}\0${subject.id}\0${aspect}\0${observer}`;
