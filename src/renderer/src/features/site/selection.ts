/** The link's object when the person wants nothing to stand out. */
export const NOTHING_SELECTED = 'none';

/** What the panel beside the topology shows. It is part of the link, so that a place can be sent to somebody. */
export interface Selection {
  readonly kind: 'host' | 'guest' | 'cluster';
  readonly id: string;
}

const KINDS = ['host', 'guest', 'cluster'] as const;

export const toObject = ({ kind, id }: Selection): string => `${kind}:${id}`;

export function parseSelection(object: string | null): Selection | null {
  if (object === null) return null;
  const colon = object.indexOf(':');
  const kind = KINDS.find((known) => known === object.slice(0, colon));
  const id = object.slice(colon + 1);
  return kind === undefined || id === '' ? null : { kind, id };
}
