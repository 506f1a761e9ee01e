import path from 'node:path';
import type { SiteFile } from '../../shared/domain/inventory.ts';
import type { SshSettings } from '../sources/ssh/ssh-settings.ts';
import type { Surroundings } from './surroundings.ts';

/** SSH as the person's own `ssh` would do it, unless the site file names another configuration. */
export function sshSettings(
  { paths, home, localUser }: Pick<Surroundings, 'paths' | 'home' | 'localUser'>,
  file: Pick<SiteFile, 'ssh'>,
): SshSettings {
  return {
    configFile: file.ssh.config ?? null,
    ownKnownHosts: path.join(paths.config, 'known_hosts'),
    home,
    localUser,
  };
}
