import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { cfSections, roundConnection } from '../../../test/support/round-connection.ts';
import { machineTargetSchema } from '../../shared/contract/setup.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { WrittenSection } from '../../shared/domain/round-format.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { checkMachine } from './check-machine.ts';
import { Kept } from './kept.ts';

const NEVER = new AbortController().signal;
const TARGET = machineTargetSchema.parse({ site: null, address: 'kvm-a' });
const NO_LIBVIRT: ProbeFailure = { kind: 'unreachable', detail: 'connect ENOENT /run/libvirt' };

async function checked(sections: readonly WrittenSection[], testExit: number) {
  const clock = manualClock();
  const noLibvirt = (): Promise<Result<LibvirtReader, ProbeFailure>> => Promise.resolve(fail(NO_LIBVIRT));
  const ways = {
    ssh: () => new Kept(() => Promise.resolve(ok(roundConnection(sections, testExit))), clock, 15_000),
    libvirt: () => new Kept(noLibvirt, clock, 15_000),
  };
  const { steps } = await checkMachine(TARGET, ways, clock, NEVER);
  const outcomes = steps.map(({ step, outcome }) => [step, outcome]);
  return Object.fromEntries(outcomes) as Record<string, string>;
}

const NO_COMMANDS = ['cftool-l', 'cftool-n', 'cfset-a', 'sdtool-s'].map((name) => missing(name));
const DENIED = { name: 'sudo', exit: 1, text: 'sudo: a password is required\n' };
const SUDO = { name: 'sudo', text: '' };
function missing(name: string): WrittenSection {
  return { name, exit: 127, text: 'timeout: failed to run command\n' };
}

test.each([
  ['whose sudo allows to look', [...NO_COMMANDS, SUDO, missing('hvdisp-a')], 0],
  ['whose sudo allows nothing', [DENIED, missing('hvdisp-a')], 1],
] as const)('what concerns PRIMECLUSTER does not apply to a plain host %s', async (_what, sections, exit) => {
  const outcomes = await checked(sections, exit);
  expect(outcomes).toMatchObject({ login: 'passed', sudo: 'skipped', primecluster: 'skipped' });
});

test.each([
  ['without RMS', [DENIED, missing('hvdisp-a')], 0],
  ['without RMS, of which nothing more can be known', [DENIED, missing('hvdisp-a')], 126],
  ['with RMS', [DENIED, { name: 'hvdisp-a', exit: 1, text: 'hvdisp: RMS is not running\n' }], 1],
] as const)('refused sudo fails the test of a node %s', async (_what, sections, exit) => {
  expect(await checked(sections, exit)).toMatchObject({ sudo: 'failed' });
});

test('a node of CF passes, also without RMS, and one whose CF commands are gone does not', async () => {
  const node = [...cfSections('web1', ['web1', 'web2']), SUDO, missing('hvdisp-a')];
  expect(await checked(node, 0)).toMatchObject({ primecluster: 'passed' });
  const damaged = [
    ...NO_COMMANDS.slice(0, 3),
    { name: 'sdtool-s', text: 'odd\n' },
    SUDO,
    missing('hvdisp-a'),
  ];
  expect(await checked(damaged, 0)).toMatchObject({ primecluster: 'failed' });
});
