import { operationRequestSchema, type OperationRequest } from '../../shared/domain/operation-request.ts';
import { hostWords, type HostOptions } from './host-words.ts';

/** What the object of each operation is called in its request. */
const OBJECT_FIELDS = ['node', 'cluster', 'application', 'host'] as const;

/** What an operation is told besides its object. */
export interface WishOptions extends HostOptions {
  readonly cluster?: string | undefined;
  readonly target?: string | undefined;
  readonly seconds?: string | undefined;
  /** Names with commas between them. */
  readonly survivors?: string | undefined;
}

/** A wish from the words of a command line; null: there is no such operation, or it takes other words. */
export function requestOf(
  operation: string,
  object: string,
  options: WishOptions = {},
): OperationRequest | null {
  const words = wordsOf(options);
  for (const field of OBJECT_FIELDS) {
    // An object that is named twice is not guessed.
    if (field in words) continue;
    const request = operationRequestSchema.safeParse({ operation, ...words, [field]: object });
    if (request.success) return request.data;
  }
  return null;
}

const wordsOf = ({ cluster, target, seconds, survivors, ...ofHost }: WishOptions) => ({
  ...hostWords(ofHost),
  ...(survivors === undefined ? {} : { survivors: survivors.split(',') }),
  ...(cluster === undefined ? {} : { cluster }),
  ...(target === undefined ? {} : { target }),
  ...(seconds === undefined ? {} : { seconds: /^\d{1,4}$/.test(seconds) ? Number(seconds) : seconds }),
});
