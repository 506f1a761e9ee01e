import type { Interlock, ProvenBy, Standing } from './standing.ts';

const PLAN = 'src/main/actions/operations/recovery.test.ts';
const inPlan = (rule: string, title: string): Standing => ({
  kind: 'judged',
  rule,
  test: { file: PLAN, title },
});

const inOperation = (operation: string, rule: string, title: string): Standing => ({
  kind: 'judged',
  rule,
  test: { file: `src/main/actions/operations/${operation}.test.ts`, title },
});

const FOUR_WORDS: ProvenBy = {
  file: 'src/main/rehearsal/libvirt/changing-procedures.test.ts',
  title: 'the product has a word for four changing procedures and no other (I1 to I4, I46)',
};
const NO_WORD: Standing = {
  kind: 'impossible',
  why: 'of libvirt’s changing procedures the product can say four: shut down, power off, cold start, remove a saved image',
  test: FOUR_WORDS,
};
const COMMANDS: ProvenBy = {
  file: 'src/main/actions/commands/commands.test.ts',
  title:
    'nothing restarts, halts or kills a machine past its stop scripts, and nothing fakes an elimination (I9, I27)',
};
const noOperation = (what: string): Standing => ({ kind: 'not-offered', why: `${what} is not offered` });
const MIGRATION = noOperation('migration');
const MAINTENANCE = noOperation('maintenance by the console');

/** Every interlock in its order, with what enforces it in this version. docs/interlocks.md is made from it. */
export const INTERLOCKS: readonly Interlock[] = (
  [
    ['A clustered guest is never paused or suspended', NO_WORD],
    ['A paused node is never resumed: powered off, then booted', NO_WORD],
    ['A guest paused by a migration in progress is left alone', NO_WORD],
    ['A clustered guest is never saved or restored', NO_WORD],
    [
      'No start from a managed-save image',
      inOperation(
        'guest-power',
        'I5',
        'saved memory is removed first by a step of its own, and only without it the start is allowed (I5, I47)',
      ),
    ],
    [
      'No host stop while a domain runs or is paused there',
      inOperation('host-stop', 'I6', 'no host stop while %s'),
    ],
    [
      'No host stop while libvirt-guests would suspend guests, or start them by itself at the next boot',
      inOperation('host-stop', 'I7', 'no host stop while %s'),
    ],
    [
      'No guest OS stop before its applications are away',
      inOperation('guest-power', 'I8', 'no shutdown while %s'),
    ],
    [
      'A guest OS is stopped by shutdown, never by force',
      { kind: 'impossible', why: 'no command restarts, halts or powers off by force', test: COMMANDS },
    ],
    ['Migration only in configurations B and C', MIGRATION],
    ['No migration during a switchover', MIGRATION],
    ['No migration while a node is LEFTCLUSTER', MIGRATION],
    ['Live migration only when prepared on all nodes', MIGRATION],
    ['Suspended transfer only when prepared on all nodes', MIGRATION],
    ['Suspension only inside the prepared window', MIGRATION],
    ['Migration target is set up in kvmguests.conf', MIGRATION],
    ['Migration target has storage, networks and CPU', MIGRATION],
    ['Migration target is not the host of another node', MIGRATION],
    ['One migration at a time for each cluster', MIGRATION],
    ['After a migration everything is restored', MIGRATION],
    ['After a migration the site’s own CF timeout is restored', MIGRATION],
    [
      'The CF timeout is the same on all nodes',
      inOperation('cf-timeout', 'I22', 'the CF timeout is not changed while %s'),
    ],
    [
      'SF is stopped only as part of a procedure',
      {
        kind: 'judged',
        rule: 'I23',
        test: {
          file: 'src/main/actions/operations/sf-restart.test.ts',
          title: 'SF is not stopped while %s',
        },
      },
    ],
    [
      'No SF reconfiguration during an elimination',
      { kind: 'impossible', why: 'the product has no word for sdtool -r', test: COMMANDS },
    ],
    [
      'A node is declared DOWN only when it has really stopped',
      inPlan('I25', 'blocks the declaration when %s'),
    ],
    [
      'No forced switch while a SysNode is LEFTCLUSTER',
      inOperation('forced-switch', 'I26', 'no forced switch while %s'),
    ],
    [
      'No faked elimination of a node that may live',
      { kind: 'impossible', why: 'the product has no word for hvutil -u', test: COMMANDS },
    ],
    [
      'LEFTCLUSTER of a suspended VMware guest is cleared by powering it off',
      inPlan('I28', 'a guest on VMware is declared DOWN only when a person vouches that it is powered off'),
    ],
    ['SA_icmp “down” is no fence without I/O fencing', inPlan('I25', 'blocks the declaration when %s')],
    ['I/O fencing only as documented', noOperation('configuring I/O fencing')],
    ['No ShutdownPriority with Host OS failover', noOperation('configuring applications')],
    ['Only Gls and Cmdline in a host’s application', noOperation('configuring applications')],
    ['No heavy job on a host with Host OS failover', noOperation('a job on a host')],
    [
      'Whoever forces a host or a guest down has read every casualty',
      inOperation(
        'host-power-off',
        'I34',
        'everything that falls is listed before a person types the host’s name, and stays asserted after it (I34)',
      ),
    ],
    ['No snapshot of a running guest', NO_WORD],
    ['No reversion of a member', NO_WORD],
    ['Corrections one node at a time', MAINTENANCE],
    ['RMS is not stopped everywhere during a GDS copy', MAINTENANCE],
    ['Network work under RMS maintenance mode', MAINTENANCE],
    [
      'A guest that a host’s RMS controls goes through RMS',
      inOperation('rms-guest', 'I40', 'no stop through RMS while %s'),
    ],
    [
      'A guest is started only where it runs nowhere else',
      inOperation('guest-power', 'I41', 'no start while %s'),
    ],
    [
      'Paused is still on',
      inPlan('I25', 'a domain that is %s is powered off first and is never declared DOWN before'),
    ],
    [
      'In configuration C a host leaves its cluster cleanly',
      inOperation('host-stop', 'I43', 'in configuration C no host stop while %s'),
    ],
    ['The age of an SF test is shown', noOperation('anything that relies on a test of SF')],
    ['OpenStack instances have unique names', noOperation('OpenStack')],
    ['No call that pauses as a side effect', NO_WORD],
    [
      'A clustered domain boots fully',
      { kind: 'impossible', why: 'every start is a cold boot', test: FOUR_WORDS },
    ],
    [
      'A paused domain’s reason is looked at',
      inPlan('I25', 'a domain that is %s is powered off first and is never declared DOWN before'),
    ],
    ['The two “offline” migrations are told apart', MIGRATION],
    ['Two nodes on one host only knowingly', MIGRATION],
  ] as const
).map(([condition, standing], place) => ({ number: place + 1, condition, standing }));
