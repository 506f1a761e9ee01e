// `npm run mutation [-- --mutate FILE,…]`: no change of a judge may go unnoticed by its tests, unless test/mutation/accepted.json says why. Node 24.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { survivorsIn } from './mutation-survivors.mjs';

const REPORT = '.cache/test-reports/mutation.json';
const SUMMARY = '.cache/test-reports/mutation-summary.json';

mkdirSync('.cache/test-reports', { recursive: true });
// What an earlier run found says nothing about this one.
for (const file of [REPORT, SUMMARY]) rmSync(file, { force: true });
const began = Date.now();
const run = spawnSync('stryker', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });
if (run.status !== 0) process.exit(run.status ?? 1);

const report = JSON.parse(readFileSync(REPORT, 'utf8'));
const accepted = JSON.parse(readFileSync('test/mutation/accepted.json', 'utf8'));
const known = new Set(accepted.flatMap(({ mutants }) => mutants));
const survivors = survivorsIn(report);
const open = survivors.filter((each) => !known.has(each));
const gone = [...known].filter((each) => isLookedAt(each) && !survivors.includes(each));

const all = Object.values(report.files).flatMap(({ mutants }) => mutants);
const count = (...states) => all.filter(({ status }) => states.includes(status)).length;
const figures = {
  files: Object.keys(report.files).length,
  tried: all.length - count('Ignored'),
  noticed: count('Killed', 'Timeout'),
  accepted: survivors.length - open.length,
  open: open.length,
  minutes: Number(((Date.now() - began) / 60_000).toFixed(1)),
};
writeFileSync(SUMMARY, `${JSON.stringify(figures)}\n`);
console.log(
  `${figures.tried} mutants of ${figures.files} files: ${figures.noticed} noticed, ${figures.accepted} accepted, ${figures.open} open; ${figures.minutes} minutes`,
);
for (const each of gone) console.log(`no longer survives, take it out of the list: ${each}`);
for (const each of open) console.error(`survives: ${each}`);
process.exit(open.length === 0 ? 0 : 1);

/** Of a run over some files only these files tell what is gone. */
function isLookedAt(identity) {
  return Object.keys(report.files).some((file) => identity.startsWith(`${file} `));
}
