import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { endOf } from './child.ts';
import { connectDevtools, type Devtools } from './devtools.ts';

export interface Tab {
  /** Runs an expression in the page and gives what it (or its promise) results in. */
  readonly run: (expression: string) => Promise<unknown>;
  readonly send: (method: string, parameters: object) => Promise<unknown>;
  readonly goTo: (url: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Chromium {
  readonly devtools: Devtools;
  /** A tab in which `script` runs before everything else. */
  readonly open: (script: string) => Promise<Tab>;
  readonly stop: () => Promise<void>;
}

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--remote-debugging-port=0',
  '--window-size=1440,900',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/**
 * Chromium, driven over its own protocol: Playwright would have the network's domain on, whose copies of every
 * WebSocket frame are made in the very thread that is measured.
 */
export async function startChromium(): Promise<Chromium> {
  const profile = mkdtempSync(path.join(tmpdir(), 'nw-bench-chromium-'));
  const child = spawn('/usr/bin/chromium', [...ARGUMENTS, `--user-data-dir=${profile}`, 'about:blank'], {
    env: { ...process.env, HOME: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = endOf(child);
  const stop = async (): Promise<void> => {
    await end();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const devtools = await connectDevtools(await addressOf(child));
    return { devtools, open: (script) => openTab(devtools, script), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  const { stderr } = child;
  if (stderr === null) throw new Error('No output');
  return new Promise((done, failed) => {
    createInterface({ input: stderr }).on('line', (line) => {
      const address = /ws:\/\/\S+/.exec(line)?.[0];
      if (address !== undefined) done(address);
    });
    child.once('exit', () => failed(new Error('Chromium ended at once')));
  });
}

const targetSchema = z.object({ targetId: z.string() });
const sessionSchema = z.object({ sessionId: z.string() });
const resultSchema = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.unknown().optional(),
});

async function openTab(devtools: Devtools, script: string): Promise<Tab> {
  const { targetId } = targetSchema.parse(await devtools.send('Target.createTarget', { url: 'about:blank' }));
  const attached = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = sessionSchema.parse(attached);
  const send = (method: string, parameters: object): Promise<unknown> =>
    devtools.send(method, parameters, sessionId);
  await send('Page.enable', {});
  await send('Page.addScriptToEvaluateOnNewDocument', { source: script });
  return {
    send,
    goTo: async (url) => {
      await send('Page.navigate', { url });
    },
    close: async () => {
      await devtools.send('Target.closeTarget', { targetId });
    },
    run: async (expression) => {
      const ask = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = resultSchema.parse(await send('Runtime.evaluate', ask));
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
  };
}
