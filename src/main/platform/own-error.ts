import { ownWord, type OwnWord } from '../../shared/domain/own-words.ts';

/** Ends a stream with a word of ours, where only an error can be handed on. */
export class OwnError extends Error {
  readonly own: OwnWord;

  constructor(own: OwnWord) {
    super(own.code);
    this.own = own;
  }
}

export interface Said {
  readonly detail: string;
  readonly own?: readonly OwnWord[] | undefined;
}

/** An error's words for a failure: ours, or those of the system. */
export const saidBy = (error: Error): Said =>
  error instanceof OwnError ? { detail: '', own: [error.own] } : { detail: error.message };

/** Words of ours before those that a failure has already. */
export const after = (own: readonly OwnWord[], said: Said): Said => ({
  detail: said.detail,
  own: [...own, ...(said.own ?? [])],
});

/** All that is said of a failure, as words that can stand in a list of several. */
export const wordsOf = ({ detail, own = [] }: Said): readonly OwnWord[] =>
  detail === '' ? own : [...own, ownWord('said', { said: detail })];
