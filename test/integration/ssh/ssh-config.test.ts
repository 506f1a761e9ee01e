import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MachineAddress } from '../../../src/main/sources/ssh/machine-address.ts';
import type { SshSettings } from '../../../src/main/sources/ssh/ssh-settings.ts';
import { resolveConfig } from '../../../src/main/sources/ssh/config/resolve-config.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-config-'));
  mkdirSync(path.join(folder, 'more'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  rmSync(path.join(folder, 'more'), { recursive: true, force: true });
  mkdirSync(path.join(folder, 'more'));
});

const settings = (): SshSettings => ({
  configFile: path.join(folder, 'config'),
  ownKnownHosts: path.join(folder, 'own'),
  home: userInfo().homedir, // as OpenSSH finds it, whatever HOME says
  localUser: userInfo().username,
});
const write = (text: string, name = 'config') => {
  writeFileSync(path.join(folder, name), text);
};
/** What OpenSSH itself makes of the same file. */
function opensshSays(machine: MachineAddress): Record<string, string[]> {
  const user = machine.user === undefined ? [] : ['-l', machine.user];
  const port = machine.port === undefined ? [] : ['-p', String(machine.port)];
  const args = ['-G', '-F', path.join(folder, 'config'), ...user, ...port, machine.address];
  const text = execFileSync('ssh', args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  const values: Record<string, string[]> = {};
  for (const line of text.split('\n')) {
    const at = line.indexOf(' ');
    (values[line.slice(0, at)] ??= []).push(line.slice(at + 1));
  }
  return values;
}

async function weSay(machine: MachineAddress) {
  const resolved = await resolveConfig(machine, settings());
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
  const config = resolved.value;
  const jump = config.jumpHosts.map(({ user, address, port }) => {
    const name =
      port === undefined ? address : `${address.includes(':') ? `[${address}]` : address}:${String(port)}`;
    return user === undefined ? name : `${user}@${name}`;
  });
  return {
    host: config.hostName,
    user: config.user,
    port: String(config.port),
    identities: config.identityFilesAsWritten,
    jump: jump.length === 0 ? undefined : jump.join(','),
    known: config.userKnownHosts.join(' '),
    timeout: config.connectTimeoutMs === null ? 'none' : String(config.connectTimeoutMs / 1000),
    alive: [String((config.keepaliveMs ?? 0) / 1000), String(config.keepaliveCount)],
    alias: config.hostKeyAlias ?? undefined,
    proxy: config.proxyCommand === null ? undefined : 'some',
  };
}

function theySay(machine: MachineAddress) {
  const said = opensshSays(machine);
  const one = (keyword: string) => said[keyword]?.[0];
  return {
    host: one('hostname'),
    user: one('user'),
    port: one('port'),
    identities: said['identityfile'],
    jump: one('proxyjump'),
    known: one('userknownhostsfile'),
    timeout: one('connecttimeout'),
    alive: [one('serveraliveinterval'), one('serveralivecountmax')],
    alias: one('hostkeyalias'),
    proxy: one('proxycommand') === undefined ? undefined : 'some',
  };
}

const CASES: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'node1'],
  ['first value wins', 'User a\nUser b\nHost *\n User c\n', 'node1'],
  ['a host block', 'Host node1\n HostName real.example.com\n Port 2222\n User bob\n', 'node1'],
  ['a host block of another', 'Host node2\n Port 2222\n', 'node1'],
  ['patterns and exclusions', 'Host node* !node1\n Port 1\nHost n?de1\n Port 2\n', 'node1'],
  ['case of names', 'HOST Node1\n PORT 7\nHost node1\n Port 8\n', 'Node1'],
  ['equals signs and quotes', 'Host "node1"\n Port = 2222\n User="a b"\n IdentityFile "~/my key"\n', 'node1'],
  ['comments', 'Host node1 # mine\n Port 22 # usual\n # User x\n', 'node1'],
  ['HostName with a token', 'Host node1\n HostName %h.Example.com\n', 'node1'],
  ['identity files add up', 'IdentityFile a\nHost *\n IdentityFile b\n IdentityFile a\n', 'node1'],
  ['a jump chain', 'ProxyJump a,bob@b:2222,ssh://c\n', 'node1'],
  ['a jump through IPv6', 'ProxyJump [fe80::1]:22\n', 'node1'],
  ['no jump', 'Host node1\n ProxyJump none\nHost *\n ProxyJump a\n', 'node1'],
  ['ProxyCommand before ProxyJump', 'ProxyCommand nc %h %p\nProxyJump a\n', 'node1'],
  ['ProxyJump before ProxyCommand', 'ProxyJump a\nProxyCommand nc %h %p\n', 'node1'],
  ['ProxyJump none before ProxyCommand', 'ProxyJump none\nProxyJump a\nProxyCommand nc %h %p\n', 'node1'],
  ['ProxyCommand none before ProxyJump', 'ProxyCommand none\nProxyJump a\nProxyCommand x\n', 'node1'],
  ['match host sees HostName', 'Host node1\n HostName x.lab\nMatch host *.lab\n Port 5\n', 'node1'],
  ['match originalhost', 'HostName x.lab\nMatch originalhost node1\n Port 5\n', 'node1'],
  ['match user', 'User bob\nMatch user bob,eve\n Port 5\n', 'node1'],
  ['match user before it is set', 'Match user bob\n Port 5\nMatch all\n User bob\n', 'node1'],
  ['match localuser', `Match localuser ${userInfo().username}\n Port 5\n`, 'node1'],
  ['match with a negation', 'Match !host node2 !user x\n Port 5\n', 'node1'],
  ['match all', 'Host x\n Port 4\nMatch all\n Port 5\n', 'node1'],
  ['match final', 'Match final host real.*\n Port 5\nHost node1\n HostName real.lab\n', 'node1'],
  ['match final all', 'Match final all\n User late\nHost node1\n User early\n', 'node1'],
  [
    'host in the final reading',
    'Match final all\n Port 6\nHost real\n User r\nHost node1\n HostName real\n',
    'node1',
  ],
  ['match canonical', 'Match canonical\n Port 5\n', 'node1'],
  ['known hosts', 'UserKnownHostsFile ~/.ssh/a /b/c\n', 'node1'],
  ['times', 'ConnectTimeout 1m30\nServerAliveInterval 2m\nServerAliveCountMax 7\n', 'node1'],
  ['alias', 'Host node*\n HostKeyAlias alias\n', 'node1'],
  ['include', 'Include FOLDER/more/*.conf\nPort 9\n', 'node1'],
  ['include in a block of another', 'Host x\n Include FOLDER/more/*.conf\nHost *\n Port 9\n', 'node1'],
  [
    'include and what follows in the block',
    'Host node1\n Include FOLDER/more/*.conf\n User after\n',
    'node1',
  ],
  [
    'harmless ones',
    'ForwardAgent yes\nControlMaster auto\nControlPath ~/x\nSendEnv LANG\nGSSAPIAuthentication yes\n',
    'node1',
  ],
];

test.each(CASES)('agrees with ssh -G: %s', async (_name, text, address) => {
  write('Host node2\n Port 1\nHost node1\n User included\n', 'more/1.conf');
  write('Port 77\nHost nobody\n', 'more/2.conf');
  write(text.replaceAll('FOLDER', folder));
  for (const machine of [{ address }, { address, user: 'given', port: 4242 }])
    expect(await weSay(machine)).toEqual(theySay(machine));
});

const word = fc.constantFrom('node1', 'node2', 'real', 'x.lab');
const pattern = fc.constantFrom('*', 'node?', 'node1', '!node1', 'real', '*.lab', '!*.lab');
const patterns = fc.array(pattern, { minLength: 1, maxLength: 3 });
const line = fc.oneof(
  patterns.map((list) => `Host ${list.join(' ')}`),
  fc
    .tuple(fc.constantFrom('', '!'), fc.constantFrom('host', 'originalhost', 'user'), patterns)
    .map(([not, criterion, list]) => `Match ${not}${criterion} ${list.join(',')}`),
  fc.constantFrom('Match final', 'Match all', 'Match canonical'),
  word.map((name) => ` HostName ${name}`),
  fc.constantFrom(' HostName %h.lab', ' HostName %h'),
  fc.constantFrom(' User node1', ' User real', ' User bob'),
  fc.integer({ min: 1, max: 9 }).map((port) => ` Port ${String(port)}`),
  fc.constantFrom(
    ' IdentityFile a',
    ' IdentityFile b',
    ' ProxyJump a',
    ' ProxyJump none',
    ' ProxyCommand nc %h',
  ),
  fc.constantFrom(' UserKnownHostsFile /a', ' UserKnownHostsFile /b /c', ' HostKeyAlias z'),
);

test('agrees with ssh -G on whatever is written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), word, async (lines, address) => {
      write(lines.join('\n'));
      expect(await weSay({ address })).toEqual(theySay({ address }));
    }),
    { numRuns: 150 },
  );
}, 120_000);
