import { assertNever } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { EXIT } from '../serve/exit-codes.ts';
import type { ReadingFailure } from '../store/open-for-reading.ts';
import type { TokenFailure } from './token-file.ts';

/** Why there is no picture to judge. None of them says anything about the site. */
export type PictureFailure =
  | { readonly kind: 'no-site'; readonly site: string | null }
  | { readonly kind: 'several-sites'; readonly sites: readonly string[] }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'login-refused'; readonly status: number }
  | { readonly kind: 'no-answer'; readonly detail: string }
  | { readonly kind: 'other-version' }
  | { readonly kind: 'no-file'; readonly file: string }
  | { readonly kind: 'store'; readonly problem: ReadingFailure }
  | { readonly kind: 'token-file'; readonly file: string; readonly problem: TokenFailure };

// eslint-disable-next-line complexity -- one flat table of all kinds: splitting it would hide what is missing
export function pictureFailureText(text: Text, failure: PictureFailure): string {
  switch (failure.kind) {
    case 'no-site':
      return failure.site === null
        ? text('cli.picture.noSite')
        : text('cli.picture.notThatSite', { site: failure.site });
    case 'several-sites':
      return text('cli.picture.severalSites', { sites: failure.sites.join(', ') });
    case 'unreachable':
      return text('cli.picture.unreachable', { detail: failure.detail });
    case 'login-refused':
      return text('cli.picture.loginRefused', { status: failure.status });
    case 'no-answer':
      return text('cli.picture.noAnswer', { detail: failure.detail });
    case 'other-version':
      return text('cli.picture.otherVersion');
    case 'no-file':
      return text('cli.picture.noFile', { file: failure.file });
    case 'store':
      return storeText(text, failure.problem);
    case 'token-file':
      return tokenFileText(text, failure.file, failure.problem);
    default:
      return assertNever(failure);
  }
}

function storeText(text: Text, problem: ReadingFailure): string {
  switch (problem.kind) {
    case 'old-node':
      return text('cli.picture.oldNode');
    case 'older':
      return text('cli.picture.olderStore');
    case 'newer':
      return text('cli.picture.newerStore', { detail: problem.detail });
    case 'damaged':
    case 'failed':
      return text('cli.picture.noStore', { detail: problem.detail });
    default:
      return assertNever(problem);
  }
}

function tokenFileText(text: Text, file: string, problem: TokenFailure): string {
  return problem.kind === 'no-file'
    ? text('cli.picture.noTokenFile', { detail: problem.detail })
    : text('cli.picture.openTokenFile', { file, mode: problem.mode });
}

// eslint-disable-next-line complexity -- one flat table of all kinds: splitting it would hide what is missing
export function pictureFailureCode(failure: PictureFailure): number {
  switch (failure.kind) {
    case 'no-site':
    case 'no-file':
    case 'store':
      return EXIT.noInput;
    case 'token-file':
      return failure.problem.kind === 'no-file' ? EXIT.noInput : EXIT.noPermission;
    case 'several-sites':
      return EXIT.usage;
    case 'unreachable':
    case 'no-answer':
    case 'other-version':
      return EXIT.unavailable;
    case 'login-refused':
      return EXIT.noPermission;
    default:
      return assertNever(failure);
  }
}
