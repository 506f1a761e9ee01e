import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { IpmiAccess } from '../../../src/shared/domain/bmc.ts';
import { powerOff } from '../../../src/main/sources/bmc/changing/power-off.ts';
import { readPower } from '../../../src/main/sources/bmc/read-power.ts';
import { asking, expectNoSecret, USER } from './ask-lab.ts';
import { silentUdpPort, startIpmiSim, type IpmiLab } from './ipmi-lab.ts';

let lab: IpmiLab;
// ipmi_sim knows SHA-1 only.
const bmc = (port = lab.port): IpmiAccess => ({
  kind: 'ipmi',
  address: '127.0.0.1',
  port,
  user: USER,
  secret: 'bmc-a',
  cipherSuite: 3,
});

beforeAll(async () => {
  lab = await startIpmiSim();
  await vi.waitFor(async () => expect((await readPower(bmc(), asking())).ok).toBe(true), { timeout: 60_000 });
});
afterAll(() => lab.stop());

test('ipmi_sim says on, and off after the power was cut', async () => {
  await lab.setPower('1');
  const on = await readPower(bmc(), asking());
  expect(on).toMatchObject({ ok: true, value: { power: 'on', raw: 'Chassis Power is on\n' } });
  const cut = await powerOff(bmc(), asking());
  expect(cut).toMatchObject({ ok: true, value: { raw: 'Chassis Power Control: Down/Off\n' } });
  const off = await readPower(bmc(), asking());
  expect(off).toMatchObject({ ok: true, value: { power: 'off' } });
  expect(off.ok && off.value.command).toContain('-E -C 3');
  expectNoSecret([on, cut, off]);
});

test('a wrong password is a refused login that shows no password, and cuts nothing', async () => {
  await lab.setPower('1');
  const answers = [await readPower(bmc(), asking('wrong-word')), await powerOff(bmc(), asking('wrong-word'))];
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, error: { kind: 'login-refused', user: USER } });
    expectNoSecret(answer, 'wrong-word');
  }
  expect(await readPower(bmc(), asking())).toMatchObject({ value: { power: 'on' } });
});

test('a port that says nothing ends at the deadline or before, and is no answer', async () => {
  const silent = await silentUdpPort();
  const cut = await readPower(bmc(silent.port), asking(undefined, 1_000));
  expect(cut).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: 1_000 } });
  const given = await readPower(bmc(silent.port), asking(undefined, 60_000));
  expect(given).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  expectNoSecret([cut, given]);
  silent.close();
});
