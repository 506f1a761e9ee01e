import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keyOf } from '../../src/main/domain/alerts/entry.ts';
import { systemClock } from '../../src/main/platform/clock.ts';
import { silentLogger } from '../../src/main/platform/logger.ts';
import { openStore } from '../../src/main/store/open-store.ts';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import { AlertRun, found } from '../support/alert-site.ts';

const site = siteIdSchema.parse('east');
const nodes = ['n1', 'n2', 'n3'] as const;
/** Nobody listens there: what is not known clears no bad news. */
const SITE = {
  version: 1,
  name: 'East',
  hosts: [],
  clusters: [{ name: 'c', nodes: nodes.map((name) => ({ name, address: '127.0.0.1', port: 1 })) }],
};

/**
 * A console that ended before it told of three critical alerts: of n1 nobody knows, n2 is silenced, n3 under
 * maintenance. The engine itself decides which it tells at its next start.
 */
export function seedAlerts(folder: string): void {
  const config = path.join(folder, 'config', 'nodeward', 'sites');
  mkdirSync(config, { recursive: true });
  writeFileSync(path.join(config, 'east.yaml'), JSON.stringify(SITE));
  const data = path.join(folder, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const store = openStore({ file: path.join(data, 'history.sqlite'), clock: systemClock, log: silentLogger });
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  const opened = Date.now() - 60_000;
  const base = { site, from: opened, until: Date.now() + 3_600_000, by: 'Mori', reason: 'test' };
  const silence = { ...base, id: 's', code: null, subject: { kind: 'node', id: 'n2' } };
  const maintenance = { ...base, id: 'm', subject: { kind: 'node', id: 'n3' } };
  const done = store.value.alerts.record({
    alerts: nodes.map((node) => stored(node, opened)),
    orders: [
      { id: 's', kind: 'silence', until: base.until, json: JSON.stringify(silence) },
      { id: 'm', kind: 'maintenance', until: base.until, json: JSON.stringify(maintenance) },
    ],
    events: [],
    goneOrders: [],
    gaps: [],
  });
  store.value.close();
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

function stored(node: string, opened: number) {
  const subject = { kind: 'node', id: node } as const;
  const facts = { node, observer: 'n2' };
  const run = new AlertRun().during(1, [found('sf-not-running', 'critical', subject, facts)]);
  const [sample] = [...run.state.entries.values()];
  const key = keyOf({ site, code: 'sf-not-running', subject });
  const entry = { ...sample!, site, key, since: opened, seenAt: opened, openedAt: opened, changes: [] };
  return { id: `${opened.toString(36)} ${key}`, site, opened, cleared: null, json: JSON.stringify(entry) };
}
