import type { SecretEntry } from '../../../shared/contract/secrets.ts';
import type { SecretTrouble, StoredSecret } from '../../../shared/domain/secrets.ts';
import type { Result } from '../../../shared/result.ts';
import type { SecretKeeper } from '../../platform/secret-keeper.ts';
import { Secret } from '../../platform/secret.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import { hostsWithBmc } from '../polled-sources.ts';
import type { WatchedSites } from '../watched-sites.ts';

type Answers = Pick<Handlers, 'secrets.list' | 'secrets.set' | 'secrets.remove'>;
type Users = SecretEntry['users'];

interface SecretParts {
  readonly sites: Pick<WatchedSites, 'all' | 'get'>;
  readonly secrets: SecretKeeper;
}

/** Answers about the passwords that site files name: whether they are stored, never what they are. */
export function secretAnswers({ sites, secrets }: SecretParts): Answers {
  const { place, file } = secrets;
  /** The BMCs that need it are asked at once. */
  const told = (name: string, changed: Result<void, SecretTrouble>) => {
    if (!changed.ok) return { trouble: changed.error };
    for (const { site, host } of usersIn(sites).get(name) ?? []) sites.get(site)?.watch?.nudgeBmc(host);
    return { trouble: null };
  };
  return {
    'secrets.list': async () => {
      const listed = await secrets.list();
      const users = usersIn(sites);
      const stored = new Map((listed.ok ? listed.value : []).map((each) => [each.name, each]));
      const names = [...new Set([...users.keys(), ...stored.keys()])].toSorted();
      return {
        place,
        file,
        trouble: listed.ok ? null : listed.error,
        secrets: names.map((name) => ({
          name,
          state: listed.ok ? stateOf(stored.get(name)) : 'unknown',
          users: users.get(name) ?? [],
        })),
      };
    },
    'secrets.set': async ({ name, value }) =>
      usersIn(sites).has(name)
        ? told(name, await secrets.set(name, new Secret(value)))
        : { trouble: { kind: 'not-used' } },
    'secrets.remove': async ({ name }) => told(name, await secrets.remove(name)),
  };
}

const stateOf = (stored: StoredSecret | undefined): SecretEntry['state'] => {
  if (stored === undefined) return 'missing';
  return stored.readable ? 'stored' : 'undecryptable';
};

/** Which hosts' BMCs need a secret, by its name. */
function usersIn(sites: SecretParts['sites']): ReadonlyMap<string, Users> {
  const users = new Map<string, Users>();
  for (const { found, watch } of sites.all()) {
    for (const { host, bmc } of watch === null ? [] : hostsWithBmc(watch.file)) {
      if (typeof bmc.secret !== 'string') continue;
      users.set(bmc.secret, [...(users.get(bmc.secret) ?? []), { site: found.id, host: host.name }]);
    }
  }
  return users;
}
