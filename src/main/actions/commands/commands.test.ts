import { expect, test } from 'vitest';
import { cfMarkDown } from './cf-mark-down.ts';
import { cfConfigCheck, cfConfigLoad, cfConfigPutInPlace, cfConfigStage } from './cf-timeout.ts';
import { remoteForm, type ChangingCommand } from './changing-command.ts';
import {
  applicationWordSchema,
  cfNodeNumberSchema,
  cfNodeWordSchema,
  clusterWordSchema,
  sysNodeWordSchema,
} from './command-words.ts';
import { guestOsShutdown, hostOsShutdown } from './os-shutdown.ts';
import { rmsClearFault, rmsForcedSwitch, rmsMaintenance, rmsOffline, rmsSwitch } from './rms-application.ts';
import { rmsStart, rmsStop } from './rms-node.ts';
import { sfStart, sfStop } from './shutdown-facility.ts';
import { hostSudoRules, nodeSudoRules } from './sudo-rules.ts';

const app = applicationWordSchema.parse('webapp');
const sysNode = sysNodeWordSchema.parse('web2RMS');
const node = { number: cfNodeNumberSchema.parse(1), name: cfNodeWordSchema.parse('web1') };
const ended = (exitCode: number, stdout = '', stderr = '') => ({ exitCode, stdout, stderr, ms: 1, bytes: 1 });

const ALL: readonly (readonly [ChangingCommand, string])[] = [
  [cfMarkDown(node), '/opt/SMAW/bin/cftool -k'],
  [cfConfigStage('CLUSTER_TIMEOUT "30"\n'), '/usr/bin/tee /etc/default/cluster.config.nodeward'],
  [
    cfConfigPutInPlace(),
    '/usr/bin/mv -f -T /etc/default/cluster.config.nodeward /etc/default/cluster.config',
  ],
  [cfConfigCheck(), '/opt/SMAW/bin/cfset -f'],
  [cfConfigLoad(), '/opt/SMAW/bin/cfset -r'],
  [sfStop(), '/opt/SMAW/bin/sdtool -e'],
  [sfStart(), '/opt/SMAW/bin/sdtool -b'],
  [rmsSwitch(app, null), '/opt/SMAW/bin/hvswitch webapp'],
  [rmsSwitch(app, sysNode), '/opt/SMAW/bin/hvswitch webapp web2RMS'],
  [rmsForcedSwitch(app, sysNode), '/opt/SMAW/bin/hvswitch -f webapp web2RMS'],
  [rmsOffline(app), '/opt/SMAW/bin/hvutil -f webapp'],
  [rmsClearFault(app), '/opt/SMAW/bin/hvutil -c webapp'],
  [rmsMaintenance(app, 'on'), '/opt/SMAW/bin/hvutil -m on webapp'],
  [rmsMaintenance(app, 'off'), '/opt/SMAW/bin/hvutil -m off webapp'],
  [rmsStart(), '/opt/SMAW/bin/hvcm'],
  [rmsStop(), '/opt/SMAW/bin/hvshut -l'],
  [guestOsShutdown(), '/usr/sbin/shutdown -h now'],
  [hostOsShutdown(), '/usr/sbin/shutdown -h now'],
];

test.each(ALL)('a command is exactly %#', (command, line) => {
  expect(command.argv.join(' ')).toBe(line);
  expect(remoteForm(command, { root: false }).argv.join(' ')).toBe(`env LC_ALL=C sudo -n -- ${line}`);
  expect(remoteForm(command, { root: true }).argv.join(' ')).toBe(`env LC_ALL=C ${line}`);
  expect([command.deadlineMs > 0, command.cite === '']).toEqual([true, false]);
});

test('nothing restarts, halts or kills a machine past its stop scripts, and nothing fakes an elimination (I9, I27)', () => {
  for (const [{ argv }] of ALL) {
    expect(argv.join(' ')).not.toMatch(
      /reboot|halt|poweroff|virsh|sdtool -[kr]|hvutil -[uo]|hvshut -f|destroy/,
    );
  }
});

test.each(ALL)('sudo refuses, the program is missing, or it fails: a refusal by its kind (%#)', (command) => {
  const no = (exitCode: number, stderr: string) => command.read(ended(exitCode, '', stderr));
  expect(no(1, 'sudo: a password is required\n')).toEqual({
    ok: false,
    error: { kind: 'denied', detail: 'sudo: a password is required' },
  });
  expect(no(127, 'sh: not found\n')).toMatchObject({ error: { kind: 'not-installed' } });
  expect(no(1, 'hvutil: RMS is not running\n')).toMatchObject({
    error: { kind: 'not-running', what: 'RMS' },
  });
  expect(no(3, 'no\n')).toEqual({ ok: false, error: { kind: 'refused', exitCode: 3, text: 'no' } });
});

test.each(['<web1RMS>', 'web1RMS'])('a forced switch that cannot kill %s names the node', (said) => {
  const text = `ERROR: Forcibly switch request denied, unable to kill node ${said}\n`;
  expect(rmsForcedSwitch(app, sysNode).read(ended(1, '', text))).toEqual({
    ok: false,
    error: { kind: 'denied-unable-to-kill', sysNode: 'web1RMS' },
  });
});

test('a mark-down that ends well without saying so is none', () => {
  const { read } = cfMarkDown(node);
  expect(read(ended(0, 'x\ncftool(down): node web1 is down\n')).ok).toBe(true);
  expect(read(ended(0, 'cftool(down): node web11 is down\n')).ok).toBe(false);
  expect(read(ended(0, '')).ok).toBe(false);
});

test('settings that came back other than they were sent are not used', () => {
  const text = 'CLUSTER_TIMEOUT "30"\n';
  expect(cfConfigStage(text).read(ended(0, text))).toEqual({ ok: true, value: undefined });
  expect(cfConfigStage(text).read(ended(0, text.slice(1)))).toMatchObject({ error: { kind: 'differs' } });
});

test.each(['', '-f', 'a b', 'a;b', '$x', '../a', 'a\n', 'a*', 'a/b', "a'b", 'ä', 'a,b', 'a\\', '"'])(
  'the word %j reaches no command line',
  (word) => {
    for (const schema of [cfNodeWordSchema, sysNodeWordSchema, applicationWordSchema, clusterWordSchema])
      expect(schema.safeParse(word).success).toBe(false);
  },
);

test('sudo allows each command and no pattern', () => {
  const rules = nodeSudoRules({ login: 'nodeward', applications: [app], sysNodes: [sysNode] });
  const allowed = rules.split('\n').map((line) => line.split('NOPASSWD: ')[1]);
  for (const [, line] of ALL) expect(allowed).toContain(line === '/opt/SMAW/bin/hvcm' ? `${line} ""` : line);
  expect(rules).not.toMatch(/[*?[\]!](?!requiretty)/);
  expect(allowed.filter((line) => line !== undefined)).toHaveLength(ALL.length - 1 + 2);
  expect(hostSudoRules('nodeward')).toContain('NOPASSWD: /usr/sbin/shutdown -h now\n');
  expect(() => hostSudoRules('a ALL=(ALL) ALL\n#')).toThrow('not a login');
});
