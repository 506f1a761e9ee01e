import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from './machine.ts';
import { newKeyPair } from './ssh/key-pair.ts';
import type { SitePlan } from './model/site-plan.ts';
import { rehearsalSiteFile } from './site-file.ts';

export const USER = 'nodeward';

/** Where everything of one run lies. */
export class RunFolder {
  readonly path: string;
  readonly control: string;
  readonly siteFile: string;
  readonly #sshConfig: string;
  readonly #knownHosts: string;
  readonly #identity: string;

  constructor(path: string) {
    this.path = path;
    this.control = join(path, 'control.sock');
    this.siteFile = join(path, 'rehearsal.yaml');
    this.#sshConfig = join(path, 'ssh_config');
    this.#knownHosts = join(path, 'known_hosts');
    this.#identity = join(path, 'id_ed25519');
  }

  hostFolder(name: string): string {
    return join(this.path, 'hosts', name);
  }

  async prepare(hosts: readonly string[]): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await this.removeSockets(hosts);
    for (const host of hosts) await mkdir(this.hostFolder(host), { recursive: true, mode: 0o700 });
  }

  /** The key that logs in everywhere; made once a folder. */
  async userKey(): Promise<string> {
    if (!existsSync(this.#identity)) {
      const pair = newKeyPair('rehearsal');
      await writeFile(this.#identity, withNewline(pair.private), { mode: 0o600 });
      await writeFile(`${this.#identity}.pub`, withNewline(pair.public), { mode: 0o600 });
    }
    return readFile(this.#identity, 'utf8');
  }

  /** A machine's own key stays the same in this folder, whatever port it gets. */
  async hostKey(name: string): Promise<{ readonly private: string; readonly public: string }> {
    const folder = join(this.path, 'keys');
    const file = join(folder, name);
    if (!existsSync(file)) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const pair = newKeyPair(name);
      await writeFile(file, withNewline(pair.private), { mode: 0o600 });
      await writeFile(`${file}.pub`, withNewline(pair.public), { mode: 0o600 });
    }
    const [own, shown] = await Promise.all([readFile(file, 'utf8'), readFile(`${file}.pub`, 'utf8')]);
    return { private: own, public: shown.trim() };
  }

  /** What an SSH client and the console need to come in. */
  async describe(plan: SitePlan, doors: readonly MachineDoor[]): Promise<void> {
    await writeFile(this.#knownHosts, doors.map(knownHostLine).join(''), { mode: 0o600 });
    await writeFile(this.#sshConfig, doors.map((door) => this.#configEntry(door)).join('\n'), {
      mode: 0o600,
    });
    const site = rehearsalSiteFile(plan, this.#sshConfig, this.control);
    await writeFile(this.siteFile, `${JSON.stringify(site, null, 2)}\n`, { mode: 0o600 });
  }

  async removeSockets(hosts: readonly string[]): Promise<void> {
    await rm(this.control, { force: true });
    for (const host of hosts) {
      await rm(join(this.hostFolder(host), 'libvirt-sock'), { force: true });
      await rm(join(this.hostFolder(host), 'libvirt-sock-ro'), { force: true });
    }
  }

  #configEntry({ machine, port }: MachineDoor): string {
    return [
      `Host ${machine.name}`,
      '  HostName 127.0.0.1',
      `  Port ${port}`,
      `  User ${USER}`,
      `  IdentityFile "${this.#identity}"`,
      '  IdentitiesOnly yes',
      `  UserKnownHostsFile "${this.#knownHosts}"`,
      '  GlobalKnownHostsFile none',
      '  StrictHostKeyChecking yes',
      '',
    ].join('\n');
  }
}

export interface MachineDoor {
  readonly machine: Machine;
  readonly port: number;
  readonly publicKey: string;
}

const knownHostLine = ({ port, publicKey }: MachineDoor): string => {
  const [type = '', key = ''] = publicKey.split(' ');
  return `[127.0.0.1]:${port} ${type} ${key}\n`;
};

const withNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
