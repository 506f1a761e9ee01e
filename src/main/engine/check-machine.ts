import type { CheckReport, MachineTarget } from '../../shared/contract/setup.ts';
import { CHECK_STEPS } from '../../shared/contract/setup.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Clock } from '../platform/clock.ts';
import type { SshConnection } from '../sources/ssh/ssh-connection.ts';
import { askNodeRound } from './ask-round.ts';
import { targetEntry, type WaysToMachines } from './connections.ts';

type Step = CheckReport['steps'][number];
type StepName = Step['step'];
type Checked = Result<string, ProbeFailure>;

const DEADLINE_MS = 20_000;

/** Tries a machine step by step, so that each failure can be explained on its own. */
export async function checkMachine(
  target: MachineTarget,
  connections: WaysToMachines,
  clock: Clock,
  asker: AbortSignal,
): Promise<CheckReport> {
  const signal = AbortSignal.any([asker, clock.deadline(DEADLINE_MS)]);
  const steps: Step[] = [];
  const note = (step: StepName, startedAt: number, checked: Checked) => {
    const ms = clock.now() - startedAt;
    steps.push(
      checked.ok
        ? { step, outcome: 'passed', detail: checked.value, failure: null, ms }
        : { step, outcome: 'failed', detail: '', failure: checked.error, ms },
    );
    return checked.ok;
  };
  if (target.libvirt === 'ssh') {
    const startedAt = clock.now();
    const connection = await connections.ssh(targetEntry(target)).get(signal);
    const passed = noteLogin(connection, startedAt, note);
    if (passed && connection.ok) await checkPrimecluster(connection.value, clock, signal, note);
    if (!passed) return { steps: inOrder(steps) };
  }
  const startedAt = clock.now();
  note('libvirt', startedAt, await checkLibvirt(target, connections, signal));
  return { steps: inOrder(steps) };
}

type Note = (step: StepName, startedAt: number, checked: Checked) => boolean;

/** One attempt tells about four steps: how far it came says which of them passed. */
function noteLogin(connection: Result<SshConnection, ProbeFailure>, startedAt: number, note: Note): boolean {
  const failedAt = connection.ok ? null : stepOf(connection.error);
  for (const step of ['name', 'connect', 'host-key', 'login'] as const) {
    if (step === failedAt && !connection.ok) return note(step, startedAt, connection);
    note(step, startedAt, ok(step === 'login' && connection.ok ? connection.value.user : ''));
  }
  return true;
}

function stepOf(failure: ProbeFailure): StepName {
  if (failure.kind === 'host-key') return 'host-key';
  if (failure.kind === 'login-refused' || failure.kind === 'passphrase-needed') return 'login';
  if (failure.kind === 'unsupported') return 'name';
  if (failure.kind === 'unreachable' && /ENOTFOUND|EAI_AGAIN/.test(failure.detail)) return 'name';
  return 'connect';
}

async function checkLibvirt(
  target: MachineTarget,
  connections: WaysToMachines,
  signal: AbortSignal,
): Promise<Checked> {
  const reader = await connections.libvirt(targetEntry(target)).get(signal);
  if (!reader.ok) return reader;
  const about = await reader.value.about(signal);
  if (!about.ok) return about;
  const { hypervisor, version, hostname } = about.value;
  return ok(`${hypervisor}, libvirt ${version}, ${hostname}`);
}

/** A host that is no cluster node has no PRIMECLUSTER commands, and sudo need allow none: these steps do not apply. */
async function checkPrimecluster(
  connection: SshConnection,
  clock: Clock,
  signal: AbortSignal,
  note: Note,
): Promise<void> {
  const startedAt = clock.now();
  const answer = await askNodeRound(connection, signal, DEADLINE_MS);
  if (!answer.ok) {
    note('primecluster', startedAt, answer);
    return;
  }
  const { cfLocal } = answer.value.round;
  if (await hasNoPrimecluster(answer.value.round, connection, signal)) return;
  if (!cfLocal.ok && cfLocal.error.kind === 'denied') {
    note('sudo', startedAt, fail(cfLocal.error));
    return;
  }
  note('primecluster', startedAt, cfLocal.ok ? ok(`${cfLocal.value.name} ${cfLocal.value.state}`) : cfLocal);
}

type View = Result<unknown, ProbeFailure>;

/** Where all its packages lie. */
const PRIMECLUSTER = '/opt/SMAW';

/**
 * None of its commands is there. Where sudo is refused only `hvdisp` was looked for, which a node of CF without RMS
 * has not either: whether anything of PRIMECLUSTER is installed decides then, and if that is not known, something is.
 */
async function hasNoPrimecluster(
  { cfLocal, cfNodes, cfSettings, agents, rms }: NodeRound,
  connection: SshConnection,
  signal: AbortSignal,
): Promise<boolean> {
  const withSudo = [cfLocal, cfNodes, cfSettings, agents];
  if (!isNotThere(rms)) return false;
  if (withSudo.every(isNotThere)) return true;
  if (!withSudo.every((view) => !view.ok && view.error.kind === 'denied')) return false;
  const looked = await connection.run({ argv: ['test', '-e', PRIMECLUSTER] }, signal, DEADLINE_MS);
  return looked.ok && looked.value.exitCode === 1;
}

/** A shell ends with 127 where it finds no such command. */
const isNotThere = (view: View): boolean =>
  !view.ok && view.error.kind === 'refused' && view.error.exitCode === 127;

/** Steps that were not reached are said to be skipped. */
function inOrder(steps: readonly Step[]): Step[] {
  return CHECK_STEPS.map(
    (step) =>
      steps.find((done) => done.step === step) ?? {
        step,
        outcome: 'skipped',
        detail: '',
        failure: null,
        ms: 0,
      },
  );
}
