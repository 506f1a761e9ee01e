import { assertNever } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { EXIT } from './exit-codes.ts';
import { inUrl, type ListenAddress } from './listen-address.ts';
import type { ServeRefusal } from './run-serve.ts';

export function refusalText(text: Text, refusal: ServeRefusal, listen: ListenAddress): string {
  switch (refusal.kind) {
    case 'data-folder-in-use':
      return text('cli.serve.inUse', { by: refusal.by });
    case 'old-node':
      return text('cli.serve.oldNode');
    case 'store':
      return text('cli.serve.noStore', { detail: refusal.detail });
    case 'site-folder':
      return text('cli.serve.noSiteFolder', { detail: refusal.detail });
    case 'cannot-write':
      return text('cli.serve.cannotWrite', { detail: refusal.detail });
    case 'cannot-listen':
      return text('cli.serve.cannotListen', { address: inUrl(listen), detail: refusal.detail });
    default:
      return assertNever(refusal);
  }
}

export function refusalCode(refusal: ServeRefusal): number {
  switch (refusal.kind) {
    case 'data-folder-in-use':
      return EXIT.busy;
    case 'old-node':
    case 'store':
    case 'site-folder':
      return EXIT.noInput;
    case 'cannot-write':
      return EXIT.cannotCreate;
    case 'cannot-listen':
      return EXIT.cannotListen;
    default:
      return assertNever(refusal);
  }
}
