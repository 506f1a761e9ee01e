import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accidents } from '../../../test/fixtures/read-sample.ts';
import { siteFileSchema } from '../../shared/domain/inventory.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { writeRound, type WrittenSection } from '../../shared/domain/round-format.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { drawSite } from '../domain/picture/draw-site.ts';
import { nodesOf } from '../domain/picture/site-map.ts';
import { parseHostRound, parseNodeRound } from '../parsers/round.ts';
import { hostFileFacts } from './host-file-facts.ts';
import { Ledger } from './ledger.ts';
import { liveStates } from './live-picture.ts';
import { clockOffset } from './node-clock.ts';
import { nodeFacts, nodeFailureFacts } from './node-facts.ts';

const TOKEN = '00ff00ff00ff00ff';
const file = siteFileSchema.parse({
  version: 1,
  name: 'Two nodes',
  hosts: [],
  clusters: [{ name: 'orders', nodes: [{ name: 'fuji2' }, { name: 'fuji3' }] }],
});
const site = siteIdSchema.parse('two');

const SECTIONS = (node: string, other: string, app: string): readonly WrittenSection[] => [
  { name: 'clock', text: '1.0\n'.replace('1.0', '1000000000.000000000') },
  { name: 'cftool-l', text: `Node        Number  State      Os\n${node}       1       UP         Linux\n` },
  {
    name: 'cftool-n',
    text: 'Node  Number State       Os      Cpu\nfuji2 1      UP          Linux   EM64T\nfuji3 2      UP          Linux   EM64T\n',
  },
  {
    name: 'cfset-a',
    text: 'From cfset configuration in CF module:\nKEY: CFCP VALUE: cfcp\nKEY: CLUSTER_TIMEOUT VALUE: 10\n',
  },
  {
    name: 'sdtool-s',
    text: `Cluster Host Agent        SA State Shut State Test State Init State
------------ -----        -------- ---------- ---------- ----------
fuji2        SA_libvirtgp Idle     Unknown    TestWorked InitWorked
fuji2        SA_libvirtgr Idle     Unknown    TestWorked InitWorked
fuji3        SA_libvirtgp Idle     Unknown    TestWorked InitWorked
fuji3        SA_libvirtgr Idle     Unknown    TestWorked InitWorked
`,
  },
  {
    name: 'rcsd.cfg',
    text: `fuji2,weight=1,admIP=10.0.0.2:agent=SA_libvirtgp,timeout=35:agent=SA_libvirtgr,timeout=35
fuji3,weight=1,admIP=10.0.0.3:agent=SA_libvirtgp,timeout=35:agent=SA_libvirtgr,timeout=35
`,
  },
  { name: 'agent-targets', text: 'file SA_libvirtgp.cfg absent\n' },
  { name: 'sudo', text: '' },
  {
    name: 'hvdisp-a',
    text: `Local System:  ${node}RMS
Configuration: /opt/SMAW/SMAWRrms/build/config.us

Resource            Type    HostName            State        StateDetails
-----------------------------------------------------------------------------
fuji3RMS            SysNode                     Online
fuji2RMS            SysNode                     Online
app1                userApp                     ${app}
app1                userApp ${other}RMS            Standby
Cmd_APP1            gRes                        Online
`,
  },
  { name: 'clock-end', text: '1000000000.500000000\n' },
];

const printed = (sections: readonly WrittenSection[]) => writeRound(sections, TOKEN, 30);
const second = printed(SECTIONS('fuji3', 'fuji2', 'Standby'));

/** The site as the console shows it after these two answers. */
function pictureOf(first: string): SitePicture {
  const ledger = new Ledger();
  for (const [index, stdout] of [first, second].entries()) {
    const { node, cluster } = nodesOf(file)[index]!;
    const round = parseNodeRound({ stdout, stderr: '', exitCode: 0 }, TOKEN);
    const clock = round.ok ? clockOffset(round.value, { askedAt: 1e12, ms: 600 }) : round;
    ledger.observe(
      round.ok
        ? nodeFacts(node.name, cluster, round.value, clock, 5)
        : nodeFailureFacts(node.name, round.error, 5),
    );
  }
  const loads = { host: () => null, guest: () => null };
  return drawSite({ site, file, states: liveStates(ledger, 10), loads, machines: [] });
}

const verdictOf = (stdout: string) => pictureOf(stdout).clusters[0]?.verdict;
const HEALTHY = SECTIONS('fuji2', 'fuji3', 'Online');
const changed = (name: string, from: string, to: string): readonly WrittenSection[] =>
  HEALTHY.map((section) => {
    if (section.name !== name) return section;
    expect(section.text).toContain(from);
    return { ...section, text: section.text.replace(from, to) };
  });

test('two whole answers make a healthy, fenced cluster', () => {
  expect(verdictOf(printed(HEALTHY))).toMatchObject({ severity: 'healthy', protection: 'fenced' });
});

const BAD: readonly (readonly [string, string, readonly WrittenSection[]])[] = [
  ['LEFTCLUSTER', 'cftool-n', changed('cftool-n', 'fuji3 2      UP         ', 'fuji3 2      LEFTCLUSTER')],
  ['DOWN', 'cftool-n', changed('cftool-n', 'fuji3 2      UP  ', 'fuji3 2      DOWN')],
  ['COMINGUP', 'cftool-l', changed('cftool-l', 'UP', 'COMINGUP')],
  [
    'TestFailed',
    'sdtool-s',
    changed(
      'sdtool-s',
      'fuji3        SA_libvirtgp Idle     Unknown    TestWorked',
      'fuji3        SA_libvirtgp Idle     Unknown    TestFailed',
    ),
  ],
  [
    'no SF',
    'sdtool-s',
    HEALTHY.map((each) =>
      each.name === 'sdtool-s' ? { ...each, exit: 1, text: 'The RCSD is not running\n' } : each,
    ),
  ],
  [
    'Faulted',
    'hvdisp-a',
    changed('hvdisp-a', 'userApp                     Online', 'userApp                     Faulted'),
  ],
  [
    'no RMS',
    'hvdisp-a',
    HEALTHY.map((each) =>
      each.name === 'hvdisp-a' ? { ...each, exit: 1, text: 'hvdisp: RMS is not running\n' } : each,
    ),
  ],
  ['a raised timeout', 'cfset-a', changed('cfset-a', 'VALUE: 10', 'VALUE: 600')],
];

test.each(BAD)('%s is not healthy, and no damage to its table makes it so', (_what, name, sections) => {
  expect(verdictOf(printed(sections))?.severity).not.toBe('healthy');
  fc.assert(
    fc.property(accidents, (happen) => {
      const damaged = sections.map((each) =>
        each.name === name ? { ...each, text: happen(each.text) } : each,
      );
      expect(verdictOf(printed(damaged))?.severity).not.toBe('healthy');
    }),
    { numRuns: 300 },
  );
});

test.each(BAD)(
  '%s is not healthy, and no damage to the whole answer makes it so',
  (_what, _name, sections) => {
    const whole = printed(sections);
    fc.assert(
      fc.property(accidents, (happen) => {
        expect(verdictOf(happen(whole))?.severity).not.toBe('healthy');
      }),
      { numRuns: 150 },
    );
  },
);

test('a damaged answer is never fenced that was a debt', () => {
  const whole = printed(BAD[3]![2]);
  fc.assert(
    fc.property(accidents, (happen) => {
      expect(verdictOf(happen(whole))?.protection).not.toBe('fenced');
    }),
    { numRuns: 300 },
  );
});

test('whatever the damage to a host’s answer, it is read without a throw and overload is never invented away', () => {
  const sections = [
    { name: 'load', text: '/proc/loadavg:90.00 80.00 70.00 1/2 3\n' },
    { name: 'cpus', text: '4\n' },
    { name: 'libvirt-guests', text: 'ON_SHUTDOWN suspend\nON_BOOT -\n' },
    { name: 'libvirt-guests-unit', text: 'enabled\n' },
    { name: 'kvmguests', text: `${'ab'.repeat(32)}  x\n` },
  ];
  const whole = printed(sections);
  fc.assert(
    fc.property(accidents, (happen) => {
      const round = parseHostRound({ stdout: happen(whole), stderr: '', exitCode: 0 }, TOKEN);
      const facts = hostFileFacts('kvm-a' as Parameters<typeof hostFileFacts>[0], round, true, 5);
      expect(facts).toHaveLength(3);
    }),
    { numRuns: 300 },
  );
});
