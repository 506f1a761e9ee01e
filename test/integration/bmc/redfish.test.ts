import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RedfishAccess } from '../../../src/shared/domain/bmc.ts';
import { powerOff } from '../../../src/main/sources/bmc/changing/power-off.ts';
import { readPower } from '../../../src/main/sources/bmc/read-power.ts';
import { makePki, type LabPki } from '../../support/lab-pki.ts';
import { asking, expectNoSecret, PASSWORD, USER } from './ask-lab.ts';
import { startMute, startRedfish, type RedfishLab } from './redfish-lab.ts';

let folder = '';
let pki: LabPki;
let lab: RedfishLab;
const at = (trust: Pick<RedfishAccess, 'ca' | 'fingerprint'>, port = lab.port): RedfishAccess => ({
  ...{ kind: 'redfish', address: '127.0.0.1', port, user: USER, secret: 'bmc-a' },
  ...trust,
});
const pinned = () => at({ fingerprint: lab.fingerprint });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nw-redfish-'));
  pki = await makePki(folder);
  lab = await startRedfish(pki);
});
beforeEach(() => {
  lab.power = 'On';
  lab.asked = 0;
});
afterAll(async () => {
  await lab.stop();
  await rm(folder, { recursive: true });
});

/** Debian's redfishtool judges whether the service of this test is one. */
async function redfishtool(...words: string[]): Promise<string> {
  const login = ['-u', USER, '-p', PASSWORD, '-A', 'Basic'];
  const options = ['-r', `127.0.0.1:${lab.port}`, '-S', 'Always', '-n', '-C', ...login];
  const { stdout } = await promisify(execFile)('redfishtool', [...options, ...words]);
  return stdout;
}

test('redfishtool accepts the service, and both see the same power', async () => {
  expect(JSON.parse(await redfishtool('Systems', '-1', 'get'))).toMatchObject({ PowerState: 'On' });
  expect(await readPower(pinned(), asking())).toMatchObject({ value: { power: 'on' } });
  await redfishtool('Systems', '-1', 'reset', 'ForceOff');
  expect(await readPower(pinned(), asking())).toMatchObject({ value: { power: 'off' } });
});

test('on, then off after ForceOff; by fingerprint and by authority', async () => {
  for (const access of [pinned(), at({ ca: pki.ca })]) {
    lab.power = 'On';
    const on = await readPower(access, asking());
    expect(on).toMatchObject({ ok: true, value: { power: 'on' } });
    const cut = await powerOff(access, asking());
    expect(cut).toMatchObject({ ok: true, value: { raw: 'HTTP 204' } });
    const off = await readPower(access, asking());
    expect(off).toMatchObject({ ok: true, value: { power: 'off' } });
    expectNoSecret([on, cut, off]);
  }
});

test('a certificate that is not the expected one gets no request, and no password', async () => {
  const wrong = [
    at({ fingerprint: '00'.repeat(32) }),
    at({ ca: pki.strangerCa }),
    at({ ca: `${folder}/none.pem` }),
  ];
  for (const access of wrong) {
    const answers = [await readPower(access, asking()), await powerOff(access, asking())];
    for (const answer of answers) expect(answer).toMatchObject({ error: { kind: 'certificate' } });
    expectNoSecret(answers);
  }
  expect(await readPower(at({}), asking())).toMatchObject({ error: { kind: 'unsupported' } });
  expect(lab.asked).toBe(0);
  expect(lab.power).toBe('On');
});

test('a wrong password is a refused login, and cuts nothing', async () => {
  const answers = [
    await readPower(pinned(), asking('wrong-word')),
    await powerOff(pinned(), asking('wrong-word')),
  ];
  for (const answer of answers)
    expect(answer).toMatchObject({ error: { kind: 'login-refused', user: USER } });
  expectNoSecret(answers, 'wrong-word');
  expect(lab.power).toBe('On');
});

test('a service that hangs after it accepted is cut at the deadline, and by a cancel', async () => {
  const mute = await startMute();
  const access = at({ fingerprint: lab.fingerprint }, mute.port);
  const late = await readPower(access, asking(undefined, 500));
  expect(late).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: 500 } });
  const cancel = new AbortController();
  const asked = readPower(access, { ...asking(), signal: cancel.signal });
  cancel.abort();
  expect(await asked).toEqual({ ok: false, error: { kind: 'cancelled' } });
  await mute.stop();
});

test('garbage that echoes the authorization is unreadable, and shown without it', async () => {
  lab.power = 'echo';
  const answer = await readPower(pinned(), asking());
  expect(answer).toMatchObject({ error: { kind: 'unreadable', line: '<garbage Basic [secret] [secret]>' } });
  expectNoSecret(answer);
});

test('a word between on and off proves nothing', async () => {
  lab.power = 'PoweringOff';
  expect(await readPower(pinned(), asking())).toMatchObject({ value: { power: 'unknown' } });
});
