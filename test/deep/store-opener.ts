/**
 * Opens the store of the file named, writes one sample and says so. Before the statement whose number is given it is killed.
 * Arguments: file, time, number.
 */
import Database from 'better-sqlite3';
import { writeSync } from 'node:fs';
import { hostNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import { silentLogger } from '../../src/main/platform/logger.ts';
import { systemClock } from '../../src/main/platform/clock.ts';
import { openStore } from '../../src/main/store/open-store.ts';

const [file = '', at = '0', killAt = ''] = process.argv.slice(2);
let statement = 0;
const count = (): void => {
  if (statement === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  statement += 1;
};
// eslint-disable-next-line @typescript-eslint/unbound-method -- called on the database itself below
const { exec, pragma } = Database.prototype;
Database.prototype.exec = function (sql) {
  count();
  return exec.call(this, sql);
};
Database.prototype.pragma = function (source, options) {
  count();
  return pragma.call(this, source, options);
};

const host = hostNameSchema.parse('hv1');
const opened = openStore({ file, clock: systemClock, log: silentLogger });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const sample = { host, cpu: 7, cpuTotal: null, memory: null, memoryTotal: null };
const added = opened.value.samples.add(siteIdSchema.parse('lab'), Number(at), [sample], []);
if (!added.ok) throw new Error(JSON.stringify(added.error));
writeSync(1, 'written\n');
process.kill(process.pid, 'SIGKILL');
