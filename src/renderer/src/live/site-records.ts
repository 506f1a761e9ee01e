import { keyedList, type KeyedList } from '../../../shared/domain/keyed-list.ts';
import type { RecordLists } from '../../../shared/domain/keyed-picture.ts';
import type { Parts } from '../../../shared/domain/figures.ts';

/** Records in their order and by their keys. It keeps its identity while each of them does. */
export type Records<R extends Parts & W, W = unknown> = Readonly<
  Pick<KeyedList<R, W>, 'get' | 'has' | 'size' | 'places' | 'words' | 'wordsOf' | 'wordsAt'>
> & { readonly list: readonly R[] };

/** The records of a picture by their keys. Records that did not change keep their identity. */
export type SiteRecords = {
  readonly [Name in keyof RecordLists]: RecordLists[Name] extends KeyedList<infer R, infer W>
    ? Records<R, W>
    : never;
};

const none = <R extends Parts & W, W>(): KeyedList<R, W> => keyedList<R, W>([], () => '');

export const NO_RECORDS: RecordLists = {
  hosts: none(),
  guests: none(),
  nodes: none(),
  clusters: none(),
  machines: none(),
};
