import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { buildState } from '../../tools/build-state.mjs';
import { secretReportSchema } from './secret-report.ts';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');

const headersSchema = z.record(z.string(), z.string());
const callsSchema = z.array(z.array(z.unknown()));
const closedSchema = z.object({ prevented: z.boolean(), calls: callsSchema });
const reportSchema = z.object({
  calls: callsSchema,
  forkArguments: z.array(z.array(z.string())),
  forkFlags: z.array(z.array(z.string())),
  options: z
    .object({ webPreferences: z.record(z.string(), z.unknown()), show: z.boolean() })
    .loose()
    .optional(),
  protocol: z.array(z.object({ url: z.string(), status: z.number(), headers: headersSchema })).optional(),
  permissions: z
    .array(
      z.object({ permission: z.string(), granted: z.boolean(), checked: z.boolean(), device: z.boolean() }),
    )
    .optional(),
  downloads: z
    .array(
      z.object({ url: z.string(), type: z.string(), prevented: z.boolean(), asked: z.array(z.unknown()) }),
    )
    .optional(),
  navigation: z.array(z.object({ url: z.string(), event: z.string(), prevented: z.boolean() })).optional(),
  opened: z.array(z.unknown()).optional(),
  senders: z.record(z.string(), z.unknown()).optional(),
  engine: z.array(z.unknown()).optional(),
  restarted: z.unknown().optional(),
  tray: z
    .object({
      tooltips: z.array(z.string()),
      icon: z.string(),
      labels: z.array(z.record(z.string(), z.unknown())),
      closed: closedSchema,
      show: callsSchema,
      quit: callsSchema,
    })
    .optional(),
  notified: z.object({ shown: z.array(z.record(z.string(), z.unknown())), clicked: callsSchema }).optional(),
  secrets: secretReportSchema.optional(),
  secondStart: callsSchema.optional(),
  windowFile: z.unknown().optional(),
  quit: z.object({ calls: callsSchema }).optional(),
  closed: closedSchema.optional(),
  signal: z.object({ calls: callsSchema }).optional(),
});
export type ShellReport = z.infer<typeof reportSchema>;

/** Builds when there is no build, or one that is older than its sources. */
export async function ensureBuilt(): Promise<void> {
  if (buildState(ROOT) === 'fresh') return;
  const child = spawn(
    process.execPath,
    [path.join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('electron-vite build failed');
}

/** A desktop with a tray: its session bus is asked through the program `gdbus`. */
const DESKTOP = {
  PATH: `${path.join(import.meta.dirname, 'stand-in', 'desktop')}${path.delimiter}${process.env['PATH'] ?? ''}`,
};
/** A desktop without one: no session bus answers. */
export const NO_TRAY = {
  PATH: process.env['PATH'] ?? '',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  STAND_IN_STORY: 'no-tray',
};

/** Runs the built shell under Node with the stand-in for Electron, in a folder of its own, which `prepare` may fill. */
export async function runBuiltShell(
  environment: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => void = () => {},
): Promise<ShellReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-shell-'));
  try {
    prepare(folder);
    const child = spawn(
      process.execPath,
      [
        '--import',
        path.join(import.meta.dirname, 'stand-in', 'register.mjs'),
        path.join(import.meta.dirname, 'shell-driver.ts'),
        '--data',
        path.join(folder, 'data'),
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ...DESKTOP, XDG_CONFIG_HOME: path.join(folder, 'config'), ...environment },
      },
    );
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    return reportSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
