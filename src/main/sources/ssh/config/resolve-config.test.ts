import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SshSettings } from '../ssh-settings.ts';
import { resolveConfig } from './resolve-config.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-config-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings = (environment: Record<string, string> = {}): SshSettings => ({
  configFile: path.join(folder, 'config'),
  ownKnownHosts: path.join(folder, 'own'),
  home: homedir(),
  localUser: userInfo().username,
  environment,
});
const write = (text: string) => {
  writeFileSync(path.join(folder, 'config'), text);
};
const resolve = (address: string, environment: Record<string, string> = {}) =>
  resolveConfig({ address }, settings(environment));

test.each([
  ['CertificateFile ~/.ssh/id-cert.pub', 'certificatefile'],
  ['PKCS11Provider /usr/lib/x.so', 'pkcs11provider'],
  ['GSSAPIKeyExchange yes', 'gssapikeyexchange'],
  ['ProxyUseFdpass yes', 'proxyusefdpass'],
  ['KnownHostsCommand /bin/x', 'knownhostscommand'],
  ['RevokedHostKeys /etc/revoked', 'revokedhostkeys'],
  ['CanonicalizeHostname yes', 'canonicalizehostname'],
  ['BindInterface eth0', 'bindinterface'],
  ['RemoteCommand reboot', 'remotecommand'],
  ['NewThing yes', 'newthing'],
  ['Match exec "true"\n Port 1', 'match exec'],
  ['Match localnetwork 10.0.0.0/8', 'match localnetwork'],
  ['PubkeyAuthentication no', 'pubkeyauthentication no'],
  ['PreferredAuthentications password', 'preferredauthentications without publickey'],
  ['MACs umac-64@openssh.com', 'macs umac-64@openssh.com'],
  ['IdentityFile ${NOT_SET}/key', 'identityfile ${NOT_SET}'],
  ['IdentityFile ~/%Z', 'identityfile %Z'],
])('refuses by name: %s', async (text, directive) => {
  write(`# first line\n${text}\n`);
  expect(await resolve('node1')).toMatchObject({
    ok: false,
    error: { kind: 'unsupported', directive, where: `${path.join(folder, 'config')}:2` },
  });
});

test.each([
  ['a block of another host', 'Host other\n PKCS11Provider /x\nMatch host other exec "false"\n Port 1\n'],
  ['a harmless value', 'CertificateFile none\nTunnel no\nCanonicalizeHostname no\n'],
  ['a name that IgnoreUnknown lists', 'IgnoreUnknown Use*,NewThing\nUseKeychain yes\nNewThing x\n'],
  ["a value that is not the first one's", 'RevokedHostKeys none\nHost *\n RevokedHostKeys /x\n'],
])('does not refuse %s', async (_name, text) => {
  write(text);
  expect(await resolve('node1')).toMatchObject({ ok: true });
});

test.each([
  'Port 0',
  'Port x',
  'ConnectTimeout soon',
  'User "open',
  'IdentitiesOnly maybe',
  'ProxyJump a:b:c',
])('names the line that cannot be read: %s', async (text) => {
  write(`\n${text}\n`);
  const result = await resolve('node1');
  expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  expect(JSON.stringify(result)).toContain('config:2');
});

test('an Include of itself ends', async () => {
  write(`Include ${folder}/config\n`);
  expect(await resolve('node1')).toMatchObject({
    error: { kind: 'unsupported', directive: 'include (too deep)' },
  });
});

test('a configuration file that was named and is not there is an error', async () => {
  const result = await resolveConfig({ address: 'a' }, { ...settings(), configFile: '/does/not/exist' });
  expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('tokens and variables in paths are expanded', async () => {
  write(
    'Host node1\n HostName h\n User u\n Port 7\n IdentityFile ${KEYS}/%r@%h:%p-%n-%%\n UserKnownHostsFile ~/%k\n',
  );
  const result = await resolve('node1', { KEYS: '/keys' });
  expect(result).toMatchObject({
    value: { identityFiles: ['/keys/u@h:7-node1-%'], userKnownHosts: [path.join(homedir(), 'h')] },
  });
});

test.each([
  ['', {}, null],
  ['', { SSH_AUTH_SOCK: '/s' }, '/s'],
  ['IdentityAgent none', { SSH_AUTH_SOCK: '/s' }, null],
  ['IdentityAgent SSH_AUTH_SOCK', { SSH_AUTH_SOCK: '/s' }, '/s'],
  ['IdentityAgent $MINE', { SSH_AUTH_SOCK: '/s', MINE: '/m' }, '/m'],
  ['IdentityAgent /a/%r', { SSH_AUTH_SOCK: '/s' }, `/a/${userInfo().username}`],
])('the agent by %j and %j is %j', async (text, environment, agentSocket) => {
  write(text);
  expect(await resolve('node1', environment)).toMatchObject({ ok: true, value: { agentSocket } });
});

test('without -F the person’s own file comes first, and one that others may change is refused', async () => {
  const home = path.join(folder, 'home');
  mkdirSync(path.join(home, '.ssh'), { recursive: true });
  writeFileSync(path.join(home, '.ssh', 'config'), 'Port 2022\n', { mode: 0o600 });
  const own = { ...settings(), configFile: null, home };
  expect(await resolveConfig({ address: 'a' }, own)).toMatchObject({ value: { port: 2022 } });
  chmodSync(path.join(home, '.ssh', 'config'), 0o666);
  expect(await resolveConfig({ address: 'a' }, own)).toMatchObject({ error: { kind: 'unsupported' } });
});
