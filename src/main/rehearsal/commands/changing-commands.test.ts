import { expect, test } from 'vitest';
import { machinesOf } from '../machine.ts';
import { modelTestSite } from '../model/model-test-site.ts';
import { openDialogue } from './open-dialogue.ts';
import { runLine } from './run-line.ts';

function shells() {
  const site = modelTestSite();
  const machines = new Map(machinesOf(site.model).map((machine) => [machine.name, machine]));
  const run = (name: string, line: string) => runLine(line, machines.get(name)!);
  const ask = (name: string, line: string, inputs: readonly string[]) => {
    const dialogue = openDialogue(line, machines.get(name)!)!;
    const turns = inputs.map((input) => dialogue.take(input));
    const last = dialogue.end?.();
    return {
      text: dialogue.opening + turns.map(({ print }) => print).join(''),
      code: last?.exitCode ?? turns.at(-1)?.exitCode,
    };
  };
  return { ...site, run, ask };
}

test('cftool -k asks for number and name, and the node is DOWN for all who are left', () => {
  const { inject, after, ask, view, application } = shells();
  inject('guest-off-not-proven', 'web1');
  after(200);
  const { text, code } = ask('web2', 'sudo -n /opt/SMAW/bin/cftool -k', ['1', 'web1']);
  expect(text).toContain(
    'Enter node number: Enter name for node #1: cftool(down): declaring node #1 (web1) down',
  );
  expect(code).toBe(0);
  after(6);
  expect([view('web2', 'web1'), application('web2')]).toEqual(['DOWN', 'Online']);
});

test.each([
  [['9'], 'illegal node number'],
  [['2'], 'cannot declare local node down'],
  [['1', 'web9'], 'node #1 is not web9'],
  [['1', 'web1'], 'not LEFTCLUSTER'],
])('cftool -k with %j on web2 says: %s', (inputs, problem) => {
  const { ask, view } = shells();
  const { text, code } = ask('web2', 'sudo -n cftool -k', inputs);
  expect([text.includes(problem), code]).toEqual([true, 1]);
  expect(view('web2', 'web1')).toBe('UP');
});

test('sfkvmmigrate -p stops SF and raises the CF timeout on every node, -u takes both back', () => {
  const { run } = shells();
  const state = (node: string) => [
    run(node, 'sudo -n sdtool -s').exitCode,
    /CLUSTER_TIMEOUT VALUE: (\d+)/.exec(run(node, 'cfset -a').stdout)?.[1],
  ];
  const tool = 'sudo -n /opt/SMAW/SMAWsf/bin/sfkvmmigrate';
  expect(run('web1', `${tool} -p web1 -g`).exitCode).toBe(0);
  expect([state('web1'), state('web2'), state('db1')]).toEqual([
    [1, '600'],
    [1, '600'],
    [0, '10'],
  ]);
  expect(run('web1', `${tool} -u web1 -g`).exitCode).toBe(0);
  expect([state('web1'), state('web2')]).toEqual([
    [0, '10'],
    [0, '10'],
  ]);
  expect(run('web1', `${tool} -p web1 -t 420 -g`).exitCode).toBe(0);
  expect(state('web2')).toEqual([1, '420']);
});

test('a guest that pauses within the raised timeout is not noticed', () => {
  const { run, inject, clear, after, view } = shells();
  run('web1', 'sudo -n sfkvmmigrate -p web1 -g');
  inject('guest-paused-by-migration', 'web1');
  after(590);
  clear('guest-paused-by-migration', 'web1');
  after(30);
  expect(view('web2', 'web1')).toBe('UP');
});

test('cfset -r loads what the file says, on this node alone', () => {
  const { run, ask, memberOf } = shells();
  ask('web1', 'sudo -n tee /etc/default/cluster.config', ['# ours', 'CLUSTER_TIMEOUT "30"']);
  expect(run('web1', 'cat /etc/default/cluster.config').stdout).toBe('CLUSTER_TIMEOUT "30"\n');
  expect(memberOf('web1').cfTimeoutSeconds).toBe(10);
  expect(run('web1', 'sudo -n cfset -r').exitCode).toBe(0);
  expect([memberOf('web1').cfTimeoutSeconds, memberOf('web2').cfTimeoutSeconds]).toEqual([30, 10]);
});

test('hvswitch moves the application; a forced one is refused while a node is LEFTCLUSTER', () => {
  const { run, inject, after, application } = shells();
  expect(run('web1', 'sudo -n hvswitch webapp web2RMS').exitCode).toBe(0);
  after(10);
  expect(application('web2')).toBe('Online');
  inject('node-left-cluster', 'web1');
  after(10);
  expect(run('web2', 'sudo -n hvswitch -f webapp web2RMS').stderr).toBe(
    'ERROR: Forcibly switch request denied, unable to kill node <web1RMS>\n',
  );
});

test('hvutil: maintenance mode, Offline, clearing a fault, clearing a Wait', () => {
  const { run, inject, after, application, sysNode } = shells();
  expect(run('web1', 'sudo -n hvutil -m on webapp').exitCode).toBe(0);
  expect(run('web2', 'hvdisp -a').stdout).toMatch(/webapp +userApp +Maintenance-Standby/);
  expect(run('web1', 'sudo -n hvutil -M off').exitCode).toBe(0);
  expect(run('web1', 'sudo -n hvutil -f webapp').exitCode).toBe(0);
  after(4);
  expect(application('web1')).toBe('Offline');
  inject('application-faulted', 'db2');
  expect(run('db2', 'sudo -n hvutil -c dbapp').exitCode).toBe(0);
  expect(application('db2')).toBe('Offline');
  inject('node-left-cluster', 'web1');
  after(10);
  expect(run('web2', 'sudo -n hvutil -u web1RMS').exitCode).toBe(0);
  expect(sysNode('web2', 'web1')).toBe('Faulted (Killed)');
  expect(run('web2', 'sudo -n hvutil -o web1RMS').exitCode).toBe(1);
});

test('hvshut and hvcm: RMS stops as planned and starts again', () => {
  const { run, sysNode } = shells();
  expect(run('web1', 'sudo -n hvshut -l').exitCode).toBe(0);
  expect(run('web1', 'hvdisp -a').stdout).toBe('hvdisp: RMS is not running\n');
  expect(sysNode('web2', 'web1')).toBe('Faulted (Shutdown)');
  expect(run('web1', 'sudo -n hvcm').exitCode).toBe(0);
  expect(sysNode('web2', 'web1')).toBe('Online');
});

test('sdtool -e and -b stop and start SF here; nobody changes anything without sudo', () => {
  const { run } = shells();
  expect(run('web1', 'sudo -n sdtool -e').exitCode).toBe(0);
  expect(run('web1', 'sudo -n sdtool -s').exitCode).toBe(1);
  expect(run('web1', 'sudo -n sdtool -b').exitCode).toBe(0);
  expect(run('web1', 'sudo -n sdtool -s').exitCode).toBe(0);
  for (const line of ['sdtool -e', 'cfset -r', 'hvutil -M on', 'hvswitch webapp', 'sfkvmmigrate -p web1 -g'])
    expect(run('web1', line).exitCode).toBe(1);
});
