import { assertNever } from '../../shared/result.ts';
import { EXIT } from '../serve/exit-codes.ts';
import type { TokenFailure } from './token-file.ts';

/** Why there is no picture to judge. None of them says anything about the site. */
export type PictureFailure =
  | { readonly kind: 'no-site'; readonly site: string | null }
  | { readonly kind: 'several-sites'; readonly sites: readonly string[] }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'login-refused'; readonly status: number }
  | { readonly kind: 'no-answer'; readonly detail: string }
  | { readonly kind: 'no-store'; readonly detail: string }
  | { readonly kind: 'store-in-use'; readonly by: string }
  | { readonly kind: 'token-file'; readonly file: string; readonly problem: TokenFailure };

export function pictureFailureText(failure: PictureFailure): string {
  switch (failure.kind) {
    case 'no-site':
      return failure.site === null
        ? 'there is no site'
        : `there is no site '${failure.site}', or nothing is stored of it`;
    case 'several-sites':
      return `there are several sites; choose one with --site: ${failure.sites.join(', ')}`;
    case 'unreachable':
      return `the console does not answer: ${failure.detail}`;
    case 'login-refused':
      return `the console refused the token (HTTP ${failure.status}); a token is good as long as its console runs`;
    case 'no-answer':
      return `the console gave no usable answer: ${failure.detail}`;
    case 'no-store':
      return `the store cannot be read: ${failure.detail}`;
    case 'store-in-use':
      return `the store is in use by ${failure.by}; only a "nodeward serve" can be asked while it runs`;
    case 'token-file':
      return tokenFileText(failure.file, failure.problem);
    default:
      return assertNever(failure);
  }
}

function tokenFileText(file: string, problem: TokenFailure): string {
  return problem.kind === 'no-file'
    ? `the token file cannot be read: ${problem.detail}`
    : `the token file ${file} has mode ${problem.mode}; nobody but its owner may read it (chmod 600)`;
}

export function pictureFailureCode(failure: PictureFailure): number {
  switch (failure.kind) {
    case 'no-site':
    case 'no-store':
      return EXIT.noInput;
    case 'store-in-use':
      return EXIT.busy;
    case 'token-file':
      return failure.problem.kind === 'no-file' ? EXIT.noInput : EXIT.noPermission;
    case 'several-sites':
      return EXIT.usage;
    case 'unreachable':
    case 'no-answer':
      return EXIT.unavailable;
    case 'login-refused':
      return EXIT.noPermission;
    default:
      return assertNever(failure);
  }
}
