import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { startEngine } from '../../engine/start-engine.ts';
import type { StartRehearsal } from '../../engine/surroundings.ts';
import { acceleratedClock } from '../../platform/accelerated-clock.ts';
import { systemClock, type Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Engine } from '../../rpc/engine.ts';
import { lineClient, type LineClient } from '../../rpc/line-client.ts';
import { linePair } from '../../rpc/line-pair.ts';
import { keepRehearsal } from '../../rpc/rehearsal-keeper.ts';
import { forkRehearsal } from '../../serve/fork-rehearsal.ts';
import { RehearsalControl } from '../../sources/rehearsal-control/rehearsal-control.ts';
import type { Stage } from './perform-act.ts';
import type { Deed } from './scenario.ts';

export interface StageOptions {
  readonly version: string;
  /** Entry of the rehearsal site's process. */
  readonly rehearsalEntry: string;
  /** How many times faster than real time site and console live. */
  readonly rate: number;
  readonly log: Logger;
}

export interface OpenStage extends Stage {
  readonly site: SiteId;
  /** Asks the core as a console does. */
  readonly client: LineClient;
  readonly close: () => Promise<void>;
}

const CONTROL_WITHIN_MS = 20_000;

/**
 * A rehearsal site and a console's core of their own on one accelerated clock, in a temporary folder: nothing of
 * the person's configuration or history is read or written.
 */
export async function openStage(
  options: StageOptions,
  stop: AbortSignal,
): Promise<Result<OpenStage, ProbeFailure>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nodeward-rehearse-'));
  const launch = () => forkRehearsal(options.rehearsalEntry, path.join(folder, 'r'));
  const site = keepRehearsal(launch, systemClock, options.log, () => {});
  const ends: (() => Promise<void> | void)[] = [
    () => rm(folder, { recursive: true, force: true }),
    site.close,
  ];
  const close = async () => {
    for (const end of ends.reverse()) await end();
  };
  const opened = await raise();
  if (!opened.ok) await close();
  return opened;

  async function raise(): Promise<Result<OpenStage, ProbeFailure>> {
    const started = await site.start(stop);
    if (!started.ok) return started;
    const patience = { clock: systemClock, timeoutMs: CONTROL_WITHIN_MS };
    const control = await RehearsalControl.connect(started.value.control, patience, stop);
    if (!control.ok) return control;
    ends.push(() => control.value.close());
    const clock = await accelerate(control.value, options.rate, stop);
    if (!clock.ok) return clock;
    const engine = await startCore(folder, clock.value, options, () => site.start(stop));
    if (!engine.ok) return engine;
    ends.push(engine.value.close);
    const pair = linePair();
    engine.value.connect(pair.far);
    ends.push(pair.close);
    const client = lineClient(pair.near);
    const id = await openSite(client);
    if (!id.ok) return id;
    return ok({
      site: id.value,
      client,
      clock: clock.value,
      perform: (deed, signal) => perform(control.value, deed, signal),
      look: (signal) => look(client, id.value, signal),
      close,
    });
  }
}

/** From here on the site's clock and the returned one run together. */
async function accelerate(
  control: RehearsalControl,
  rate: number,
  stop: AbortSignal,
): Promise<Result<Clock, ProbeFailure>> {
  const before = systemClock.now();
  const set = await control.ask('clock', { rate }, stop);
  if (!set.ok) return fail(asProbeFailure(set.error));
  const real = (before + systemClock.now()) / 2;
  return ok(acceleratedClock({ real, accelerated: set.value.now }, rate));
}

async function startCore(
  folder: string,
  clock: Clock,
  { version, log }: StageOptions,
  startRehearsal: StartRehearsal,
): Promise<Result<Engine, ProbeFailure>> {
  const paths = { config: path.join(folder, 'config'), data: path.join(folder, 'data') };
  await mkdir(paths.config, { recursive: true });
  const localUser = userInfo().username;
  const engine = await startEngine({
    version,
    paths,
    clock,
    log,
    home: homedir(),
    localUser,
    startRehearsal,
    restartedBecause: null,
  });
  return engine.ok ? engine : fail({ kind: 'bug', detail: JSON.stringify(engine.error) });
}

async function openSite(client: LineClient): Promise<Result<SiteId, ProbeFailure>> {
  const opened = await client.ask('rehearsal.open', {});
  if (!opened.ok) return fail({ kind: 'bug', detail: opened.error.kind });
  return opened.value.ok ? ok(opened.value.value.site) : fail(opened.value.error);
}

async function perform(control: RehearsalControl, deed: Deed, stop: AbortSignal): Promise<string | null> {
  const answer =
    'inject' in deed
      ? await control.ask('inject', { kind: deed.inject, target: deed.on }, stop)
      : await control.ask('clear', { kind: deed.clear, target: deed.on }, stop);
  if (answer.ok) return null;
  return answer.error.kind === 'rehearsal-refused' ? answer.error.problem : answer.error.kind;
}

async function look(client: LineClient, site: SiteId, stop: AbortSignal): Promise<SitePicture | null> {
  const answer = await client.ask('site.at', { site, moment: 'now' }, stop);
  return answer.ok ? answer.value : null;
}

const asProbeFailure = (
  error: ProbeFailure | { kind: 'rehearsal-refused'; problem: string },
): ProbeFailure =>
  error.kind === 'rehearsal-refused' ? { kind: 'unreachable', detail: error.problem } : error;
