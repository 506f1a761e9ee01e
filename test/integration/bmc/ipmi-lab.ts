import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PASSWORD, USER } from './bmc-login.ts';

/** A UDP port of 127.0.0.1 that takes everything and says nothing, until it is closed. */
export async function silentUdpPort(): Promise<{ readonly port: number; readonly close: () => void }> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, close: () => void socket.close() };
}

export interface IpmiLab {
  readonly port: number;
  /** Where its password is. */
  readonly passwordFile: string;
  readonly setPower: (word: '0' | '1') => Promise<void>;
  /** What its chassis has now, whatever was told to it. */
  readonly power: () => Promise<string>;
  /** While it sticks it takes what changes its power, and does nothing. */
  readonly stick: (is: boolean) => Promise<void>;
  /** While it is mute it takes everything and says nothing. */
  readonly mute: (is: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** OpenIPMI's BMC simulator; its chassis is a file. */
export async function startIpmiSim(): Promise<IpmiLab> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nw-ipmi-'));
  const free = await silentUdpPort();
  free.close();
  const power = path.join(folder, 'power');
  const stuck = `${power}.stuck`;
  const setPower = (word: '0' | '1') => writeFile(power, `${word}\n`);
  await setPower('1');
  await mkdir(path.join(folder, 'state'));
  await writeFile(path.join(folder, 'chassis.sh'), chassis(power), { mode: 0o755 });
  await writeFile(path.join(folder, 'lan.conf'), lan(free.port, path.join(folder, 'chassis.sh')));
  await writeFile(path.join(folder, 'bmc.emu'), EMULATED);
  const from = (name: string) => path.join(folder, name);
  const files = ['-c', from('lan.conf'), '-f', from('bmc.emu'), '-s', from('state')];
  const simulator = spawn('ipmi_sim', ['-n', '-p', ...files], { stdio: 'ignore' });
  const passwordFile = from('password');
  await writeFile(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  return {
    port: free.port,
    passwordFile,
    setPower,
    power: async () => (await readFile(power, 'utf8')).trim(),
    stick: (is) => (is ? writeFile(stuck, '') : rm(stuck)),
    mute: (is) => void simulator.kill(is ? 'SIGSTOP' : 'SIGCONT'),
    stop: async () => {
      await ended(simulator);
      await rm(folder, { recursive: true });
    },
  };
}

async function ended(simulator: ChildProcess): Promise<void> {
  if (simulator.exitCode !== null) return;
  simulator.kill('SIGKILL');
  await once(simulator, 'exit');
}

const EMULATED = `mc_setbmc 0x20
mc_add 0x20 0 no-device-sdrs 0x23 9 8 0x9f 0x1291 0xf02 persist_sdr
mc_enable 0x20
`;

const lan = (port: number, control: string): string => `name "bmc"
set_working_mc 0x20
  startlan 1
    addr 127.0.0.1 ${port}
    priv_limit admin
    allowed_auths_admin md5
    guid a123456789abcdefa123456789abcdef
  endlan
  chassis_control "${control} 0x20"
  user 2 true "${USER}" "${PASSWORD}" admin 10 md5
`;

/** ipmi_sim calls it as `chassis.sh MC get power` and `chassis.sh MC set power 0`. */
const chassis = (power: string): string => `#!/bin/sh
case "$2" in
get) echo "power:$(cat ${power})" ;;
set) [ "$3" = power ] && [ ! -e ${power}.stuck ] && echo "$4" > ${power} ;;
esac
exit 0
`;
