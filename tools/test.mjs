// `npm test`: installs what is missing, runs every suite, counts. Plain Node 20, no dependencies.
//   --only NAME,…           run these suites only
//   --no-install-system     never install Debian packages; say what is skipped instead
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { failedTests } from './failed-tests.mjs';
import { installPackages } from './install.mjs';
import { putPolicyBack } from './forbid-services.mjs';
import { prepareKernel } from './lab-kernel.mjs';
import { howToRun, lackOf } from './skipped-suites.mjs';
import { SUITES } from './suites.mjs';
import { installSystemPackages, isDebian, missingPackages } from './system-packages.mjs';
import { environmentFor, findNode, noNodeMessage } from './toolchain.mjs';

const REPORTS = '.cache/test-reports';
/** Niceness: a third of the time of one that is not patient. With much less it would be late on a busy machine. */
const PATIENT = 5;
const args = process.argv.slice(2);
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : null;
const wanted = SUITES.filter(({ name }) => only === null || only.includes(name));
const strange = (only ?? []).filter((asked) => !SUITES.some(({ name }) => name === asked));
if (strange.length > 0) stop(`There is no suite "${strange.join(', ')}".`, 64);

if (!installPackages()) stop('The packages could not be installed.');
const node = findNode();
if (node === null) stop(noNodeMessage());
const machine = await prepareMachine();
mkdirSync(REPORTS, { recursive: true });
const beside = new Map();
const results = [];
for (const suite of wanted) {
  for (const other of wanted) {
    if (other.beside === suite.name) beside.set(other, start(other));
  }
  results.push(await (beside.get(suite) ?? run)(suite));
}
report(results);

/** Installs what the wanted suites need, where that may be done. */
async function prepareMachine() {
  const isRoot = process.getuid?.() === 0;
  const mayInstall = !args.includes('--no-install-system') && isRoot && isDebian();
  const righted = isRoot ? putPolicyBack() : null;
  if (righted !== null) console.log(righted);
  const needed = new Set(wanted.flatMap(({ needs = [] }) => needs));
  const absent = () => missingPackages().filter((name) => needed.has(name));
  if (mayInstall && absent().length > 0) await installSystemPackages(absent());
  const now = { isDebian: isDebian(), isRoot, mayInstall, packages: absent(), kernel: null };
  const bootsGuests = wanted.some((suite) => suite.needsKernel && lackOf(suite, now) === null);
  return bootsGuests ? { ...now, kernel: prepareKernel(mayInstall) } : now;
}

async function run(suite) {
  const lacking = withoutWhatItNeeds(suite);
  if (lacking !== null) return lacking;
  console.log(`\n── ${suite.name} ──`);
  const file = reportOf(suite);
  return outcome(suite, file, await launch(suite, file, 'inherit'));
}

/** Starts a suite now; the function that comes back waits for its end and prints what it said. */
function start(suite) {
  const lacking = withoutWhatItNeeds(suite);
  if (lacking !== null) return () => lacking;
  const file = reportOf(suite);
  const log = `${REPORTS}/${suite.name}.log`;
  const output = openSync(log, 'w');
  const priority = suite.patient ? PATIENT : null;
  const ended = launch(suite, file, output, priority);
  return async () => {
    const end = await ended;
    closeSync(output);
    console.log(`\n── ${suite.name} (ran beside ${suite.beside}) ──\n${readFileSync(log, 'utf8')}`);
    return outcome(suite, file, end);
  };
}

/** Runs the suite's command to its end. */
async function launch(suite, file, output, priority = null) {
  const [tool, ...rest] = suite.command(file);
  const env = {
    ...environmentFor(node),
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    FORCE_COLOR: process.env.FORCE_COLOR ?? '0',
    // Hundreds of short processes are started from the same sources: what one has compiled the next one takes.
    NODE_COMPILE_CACHE: path.resolve('.cache/compile'),
  };
  const began = Date.now();
  const child = spawn(tool, rest, { stdio: ['ignore', output, output], env });
  const ended = Promise.race([
    once(child, 'exit').then(([code]) => code),
    once(child, 'error').then(() => 1),
  ]);
  if (priority !== null && child.pid !== undefined) setPriority(child.pid, priority);
  const code = await ended;
  return { succeeded: code === 0, seconds: Math.round((Date.now() - began) / 1000) };
}

function withoutWhatItNeeds(suite) {
  const reason = lackOf(suite, machine);
  if (reason === null) return null;
  return { name: suite.name, passed: 0, failed: 0, skipped: 0, missing: reason, seconds: 0 };
}

function reportOf({ name }) {
  const file = `${REPORTS}/${name}.json`;
  rmSync(file, { force: true });
  return file;
}

function outcome({ name, kind }, file, { succeeded, seconds }) {
  return { name, missing: null, seconds, ...count(kind, file, succeeded) };
}

/** A suite that ended badly has at least one failure, whatever it counted. */
function count(kind, file, succeeded) {
  if (kind === 'check') return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  const told = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const counted = told === null ? { passed: 0, failed: 1, skipped: 0 } : read(kind, told);
  const nothing = counted.passed + counted.failed === 0;
  const failures = told === null ? [] : failedTests(kind, told);
  return { ...counted, failed: Math.max(counted.failed, succeeded && !nothing ? 0 : 1), failures };
}

function read(kind, json) {
  if (kind === 'vitest') {
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    };
  }
  const { expected, unexpected, flaky, skipped } = json.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

function report(all) {
  console.log('\nsuite         passed  failed  skipped  seconds');
  for (const { name, passed, failed, skipped, seconds, missing: lacks } of all) {
    if (lacks !== null) console.log(`${name.padEnd(12)}  SKIPPED: needs ${lacks}`);
    else
      console.log(
        `${name.padEnd(12)}${[passed, failed, skipped, seconds].map((value) => String(value).padStart(8)).join('')}`,
      );
  }
  const sum = (key) => all.reduce((total, result) => total + result[key], 0);
  const totals = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  const left = wanted.filter((_, index) => all[index].missing !== null);
  writeFileSync(
    `${REPORTS}/summary.json`,
    JSON.stringify({ ...totals, skippedSuites: left.map(({ name }) => name), suites: all }, null, 2),
  );
  if (left.length > 0) console.log(['', ...howToRun(left, machine)].join('\n'));
  for (const { name, failures = [] } of all)
    for (const failure of failures) console.log(`\nfailed in ${name}: ${failure}`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
}

function stop(message, code = 69) {
  console.error(message);
  process.exit(code);
}
