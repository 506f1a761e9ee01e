import type { SecretPlace, SecretTrouble, StoredSecret } from '../../shared/domain/secrets.ts';
import type { Result } from '../../shared/result.ts';
import type { Secret } from './secret.ts';

/** Where this host keeps the secrets that a site file names: one implementation for each host. */
export interface SecretKeeper {
  readonly place: SecretPlace;
  /** The file that holds them, encrypted. */
  readonly file: string;
  readonly get: (name: string) => Promise<Result<Secret, SecretTrouble>>;
  readonly list: () => Promise<Result<readonly StoredSecret[], SecretTrouble>>;
  readonly set: (name: string, secret: Secret) => Promise<Result<void, SecretTrouble>>;
  readonly remove: (name: string) => Promise<Result<void, SecretTrouble>>;
}
