import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { secretsSchema } from '../../src/shared/contract/secrets.ts';
import { sitePictureSchema } from '../../src/shared/domain/site-picture.ts';
import { PASSWORD, SECRET_NAME, type SecretReport } from './secret-report.ts';
import type { PortStandIn } from './stand-in/ports.ts';
import { recorder } from './stand-in/recorder.ts';

/** Everything that reached the page. */
const heard: unknown[] = [];
const okSchema = z.object({ kind: z.literal('ok'), output: z.unknown() });

function consoleOn(port: PortStandIn) {
  let lastId = 0;
  const waiting = new Map<unknown, (reply: unknown) => void>();
  port.on('message', ({ data }) => {
    heard.push(data);
    waiting.get(z.looseObject({ id: z.unknown() }).parse(data).id)?.(data);
  });
  port.start();
  const ask = async (method: string, input: unknown): Promise<unknown> => {
    const id = (lastId += 1);
    const reply = new Promise<unknown>((done) => waiting.set(id, done));
    port.postMessage({ id, method, input });
    return okSchema.parse(await reply).output;
  };
  return { ask, look: (bmc: string | null) => look(ask, bmc) };
}

/** What Settings would show, once the host's BMC reads as `wanted`; null: as it does just now. */
async function look(ask: (method: string, input: unknown) => Promise<unknown>, wanted: string | null) {
  const { trouble, secrets } = secretsSchema.parse(await ask('secrets.list', {}));
  const state = secrets.find(({ name }) => name === SECRET_NAME)?.state ?? null;
  for (let tries = 0; ; tries += 1) {
    const picture = sitePictureSchema.nullable().parse(await ask('site.at', { site: 'east', moment: 'now' }));
    const read = picture?.hosts[0]?.bmc ?? null;
    const bmc = read?.kind === 'known' ? read.value : (read?.because ?? null);
    if (wanted === null || tries === 300 || JSON.stringify(bmc).includes(wanted))
      return { trouble, state, bmc };
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** A person keeps the password of a host's BMC in the window; engine and keychain are changed under it. */
export async function keepPassword(open: () => PortStandIn, data: string): Promise<SecretReport> {
  const file = path.join(data, 'desktop', 'secrets.json');
  let page = consoleOn(open());
  const set = () => page.ask('secrets.set', { name: SECRET_NAME, value: PASSWORD });
  const restart = async () => {
    const engine = recorder.children.at(-1)!;
    engine.kill();
    await engine.gone;
    page = consoleOn(open());
  };
  const before = await page.look('not-stored');
  await set();
  const stored = await page.look('"on"');
  const mode = (statSync(file).mode & 0o777).toString(8);
  await restart();
  const restarted = await page.look('"on"');

  recorder.keychain.backend = 'basic_text';
  const basicText = { set: await set(), ...(await page.look(null)) };
  recorder.keychain.backend = 'gnome_libsecret';
  recorder.keychain.isOpen = false;
  const closed = { set: await set(), ...(await page.look(null)) };
  recorder.keychain.isOpen = true;

  recorder.keychain.key = 'second';
  await restart();
  const otherKeychain = await page.look('decrypt');
  await set();
  const again = await page.look('"on"');

  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.slice(0, 40));
  const damaged = {
    set: await set(),
    ...(await page.look(null)),
    fileKept: readFileSync(file, 'utf8') === whole.slice(0, 40),
  };
  writeFileSync(file, whole);
  await page.ask('secrets.remove', { name: SECRET_NAME });
  const removed = await page.look('not-stored');
  await set();
  await page.look('"on"');

  const said = JSON.stringify([heard, recorder.calls, recorder.forkArguments, process.argv, process.env]);
  return {
    before,
    stored,
    mode,
    restarted,
    basicText,
    closed,
    otherKeychain,
    again,
    damaged,
    removed,
    holding: { password: holding(data, PASSWORD), name: holding(data, SECRET_NAME) },
    heard: said.includes(PASSWORD),
  };
}

/** In any file of the console: settings, database, logs, lock files; as text and as base64 of it. */
function holding(data: string, words: string): string[] {
  const root = path.dirname(data);
  const written = [Buffer.from(words), Buffer.from(Buffer.from(words).toString('base64').slice(0, -4))];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((each) => written.some((bytes) => readFileSync(each).includes(bytes)))
    .map((each) => path.relative(root, each))
    .toSorted();
}
