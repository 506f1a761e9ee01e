import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NotifyStatus } from '../../shared/contract/alerts.ts';
import type { AlertKeeper } from '../alerts/alert-keeper.ts';
import type { Notice } from '../domain/alerts/step.ts';
import { openAlerts } from '../domain/alerts/show-alerts.ts';
import { isMissing } from '../platform/is-missing.ts';
import { Notifier } from '../notify/notifier.ts';
import type { Channel } from '../../shared/domain/notify-file.ts';
import { fail } from '../../shared/result.ts';
import type { Handlers } from '../rpc/handlers.ts';
import { fileError } from '../sites/file-error.ts';
import { readNotifyFile } from '../sites/read-notify-file.ts';
import type { Store } from '../store/open-store.ts';
import { alertMessage, noticeMessage, testMessage } from './alert-messages.ts';
import type { Surroundings } from './surroundings.ts';

const SHOWN = 50;

/** The outgoing side of alerts: `notify.yaml`, the box of messages, and what became of them. */
export class AlertNotify {
  readonly #file: string;
  readonly #folder: string;
  readonly #notifier: Notifier;
  readonly #surroundings: Surroundings;
  #problems: NotifyStatus['problems'] = [];

  constructor(surroundings: Surroundings, store: Store, keeper: AlertKeeper) {
    const { paths, clock, log } = surroundings;
    this.#surroundings = surroundings;
    this.#folder = paths.config;
    this.#file = path.join(paths.config, 'notify.yaml');
    this.#notifier = new Notifier({
      outbox: store.outbox,
      clock,
      log,
      environment: process.env,
      open: () =>
        openAlerts(keeper.state)
          .filter(({ notifiedAt, suppressed }) => notifiedAt !== null && suppressed === null)
          .map((alert) => alertMessage('firing', alert)),
    });
  }

  /** Delivers until `stop`; reads the file again when it changes. */
  async run(stop: AbortSignal): Promise<void> {
    await this.read();
    try {
      watch(this.#folder, { persistent: false, signal: stop }, (_event, name) => {
        if (name === path.basename(this.#file)) void this.read();
      }).on('error', () => undefined);
    } catch (error) {
      this.#surroundings.log.warn('notify.yaml is not watched', { error });
    }
    await this.#notifier.run(stop);
  }

  /** A file that is wrong changes nothing: the last sound one goes on. One that is not there has no channels. */
  async read(): Promise<void> {
    const read = await readFile(this.#file, 'utf8').then(readNotifyFile, (error: unknown) =>
      isMissing(error) ? readNotifyFile('version: 1') : fail([fileError('not-readable', error)]),
    );
    this.#problems = read.ok ? [] : [...read.error];
    if (read.ok) this.#notifier.use(read.value.channels);
  }

  send(notices: readonly Notice[]): void {
    if (notices.length > 0) this.#notifier.post(notices.map(noticeMessage));
  }

  answers(): Pick<Handlers, 'notify.status' | 'notify.test'> {
    return {
      'notify.status': async () => this.#status(),
      'notify.test': async ({ channel }, signal) => {
        const sent = await this.#notifier.test(channel, testMessage(this.#surroundings.clock.now()), signal);
        return { delivered: sent.ok, failure: sent.ok ? null : sent.error };
      },
    };
  }

  #status(): NotifyStatus {
    const last = this.#notifier.deliveries(SHOWN);
    return {
      file: this.#file,
      problems: this.#problems,
      channels: this.#notifier.channels.map((channel) => ({
        name: channel.name,
        kind: channel.kind,
        to: addressOf(channel),
      })),
      waiting: last.filter(({ state }) => state === 'waiting').length,
      last,
    };
  }
}

/** Where it goes, without what may be a secret: user, password and query of an address. */
function addressOf(channel: Channel): string {
  if (channel.kind === 'smtp') return channel.to.join(', ');
  const { protocol, host, pathname } = new URL(channel.url);
  return `${protocol}//${host}${channel.kind === 'webhook' ? '' : pathname}`;
}
