import { execFile } from 'node:child_process';
import { BMC_PORT, type IpmiAccess } from '../../../shared/domain/bmc.ts';
import { ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Secret } from '../../platform/secret.ts';
import type { BmcLimit } from './bmc-limit.ts';
import type { BmcAnswer } from './bmc-options.ts';

export type ChassisCommand = 'status' | 'off';

const MOST_OUTPUT = 65_536;

/** The password is never an argument: `-E` takes it from the environment, which only this user can read. */
export function ipmitoolArguments(bmc: IpmiAccess, command: ChassisCommand): string[] {
  const { address, port = BMC_PORT.ipmi, user, cipherSuite = 17 } = bmc;
  const session = ['-I', 'lanplus', '-H', address, '-p', String(port), '-U', user, '-E'];
  // A named cipher suite spares the search for one; -v says why a session was refused.
  const limits = ['-C', String(cipherSuite), '-N', '1', '-R', '2', '-v'];
  return [...session, ...limits, 'chassis', 'power', command];
}

/** Runs ipmitool of this machine; killed when the limit comes. */
export function runIpmitool(
  bmc: IpmiAccess,
  command: ChassisCommand,
  secret: Secret,
  limit: BmcLimit,
): Promise<Result<BmcAnswer, ProbeFailure>> {
  const argv = ipmitoolArguments(bmc, command);
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', IPMI_PASSWORD: secret.reveal() };
  const options = { env, signal: limit.signal, killSignal: 'SIGKILL', maxBuffer: MOST_OUTPUT } as const;
  return new Promise((done) => {
    execFile('ipmitool', argv, options, (error, stdout, stderr) => {
      if (limit.signal.aborted) done(fail(limit.failure()));
      else if (error === null) done(ok({ raw: stdout, command: ['ipmitool', ...argv].join(' ') }));
      else done(fail(failureOf(error, bmc, stderr)));
    });
  });
}

const REFUSED = /RAKP 2 HMAC is invalid|unauthorized name|invalid user|password|privilege level/i;
const NO_ANSWER = /Get Auth Capabilities error|Could not open socket|Address lookup|Name or service/i;

function failureOf(
  error: Error & { readonly code?: unknown },
  bmc: IpmiAccess,
  stderr: string,
): ProbeFailure {
  if (error.code === 'ENOENT') {
    return { kind: 'unsupported', directive: 'bmc.kind: ipmi', where: '', own: [ownWord('no-ipmitool', {})] };
  }
  const detail = reasonIn(stderr);
  if (REFUSED.test(stderr)) return { kind: 'login-refused', user: bmc.user, detail };
  if (NO_ANSWER.test(stderr)) return { kind: 'unreachable', detail };
  const exitCode = typeof error.code === 'number' ? error.code : -1;
  return { kind: 'refused', exitCode, stderr: detail };
}

/** What ipmitool tells of itself while it starts is no reason. */
const reasonIn = (stderr: string): string =>
  stderr
    .split('\n')
    .map((line) => line.replace(/^[>\s]+/, '').trim())
    .filter((line) => line !== '' && !/^(?:Loading IANA|Running Get|Discovered)/.test(line))
    .join('; ')
    .slice(0, 500);
