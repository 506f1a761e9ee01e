import type { AlertInput, ConsoleReading } from '../../src/main/domain/alerts/conditions.ts';
import { NO_ALERTS, type AlertState } from '../../src/main/domain/alerts/entry.ts';
import { openAlerts } from '../../src/main/domain/alerts/show-alerts.ts';
import { step, type Notice, type Stepped } from '../../src/main/domain/alerts/step.ts';
import type { Alert, AlertEvent } from '../../src/shared/domain/alert.ts';
import type { Finding } from '../../src/shared/domain/finding.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';
import { bigSite } from './big-site.ts';

export const START = 1_700_000_000_000;
export const CALM: ConsoleReading = { pause: null, storeFreeBytes: 1e12, storeTakes: true };

/** Two hosts with 40 guests each; the first guest of each is a node of cluster c001: c001-a, c001-b. */
export const healthySite = (): SitePicture => ({ ...bigSite(START, 2, 40), findings: [] });

export function found(
  code: Finding['code'],
  severity: Finding['severity'],
  subject: Finding['subject'],
  facts: Record<string, string> = {},
): Finding {
  return { code, severity, subject, facts, since: null };
}

/** Steps the alerts through time and remembers what they said. */
export class AlertRun {
  state: AlertState = NO_ALERTS;
  at = START;
  picture: SitePicture;
  console: ConsoleReading = CALM;
  /** False: no machine is asked any more. */
  polling = true;
  readonly events: AlertEvent[] = [];
  readonly notices: Notice[] = [];

  constructor(picture: SitePicture = healthySite()) {
    this.picture = picture;
  }

  /** Goes on for so long, looking once a second, with these findings. */
  during(seconds: number, findings: readonly Finding[]): this {
    for (let second = 0; second < seconds; second += 1) this.look(findings);
    return this;
  }

  look(findings: readonly Finding[]): Stepped {
    this.at += 1000;
    const machines = this.picture.machines.map((machine) =>
      this.polling
        ? {
            ...machine,
            lastTriedAt: this.at,
            lastOkAt: machine.failure === null ? this.at : machine.lastOkAt,
          }
        : machine,
    );
    const input: AlertInput = {
      at: this.at,
      sites: [{ ...this.picture, at: this.at, machines, findings: [...findings] }],
      console: this.console,
    };
    const stepped = step(this.state, input);
    this.state = stepped.state;
    this.events.push(...stepped.events);
    this.notices.push(...stepped.notices);
    return stepped;
  }

  open(): Alert[] {
    return openAlerts(this.state);
  }

  codes(): string[] {
    return this.open().map(({ code }) => code);
  }

  /** What was sent out, as `kind code`. */
  told(): string[] {
    return this.notices.map(({ kind, entry }) => `${kind} ${entry.code}`);
  }
}
