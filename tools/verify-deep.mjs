// `npm run verify:deep`: what takes too long for every run. Writes what it found to docs/verified.md. Node 24.
//   --only PART,…   matrix, walks, mutation: the others keep what their last run on this machine found
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const FOLDER = path.resolve('.cache/test-reports');
const PAGE = 'docs/verified.md';
const REPORT = path.join(FOLDER, 'deep.json');
const WALKS = path.join(FOLDER, 'deep-walks.json');
const MUTANTS = path.join(FOLDER, 'mutation-summary.json');
const PARTS = {
  matrix: { title: 'Scenarios, operations, kills and faults', run: runMatrix },
  walks: { title: 'Walks in the browser', run: runWalks },
  mutation: { title: 'Changes of the judges', run: runMutation },
};

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const chosen = only?.split(',') ?? Object.keys(PARTS);
const strange = chosen.filter((name) => !(name in PARTS));
if (strange.length > 0) {
  console.error(`There is no part ${strange.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(64);
}
mkdirSync(FOLDER, { recursive: true });
for (const name of chosen) writeFileSync(resultOf(name), JSON.stringify(runPart(name)));
const results = Object.keys(PARTS).map((name) => [name, readJson(resultOf(name))]);
writeFileSync(PAGE, page(results));
spawnSync('prettier', ['--write', PAGE], { stdio: 'inherit' });
const sound = results.every(([, result]) => result !== null && isSound(result));
process.exit(sound ? 0 : 1);

function resultOf(name) {
  return path.join(FOLDER, `deep-part-${name}.json`);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function isSound({ rows, code }) {
  return code === 0 && rows.length > 0 && rows.every(({ status }) => status === 'passed');
}

/** With the state of the machine and of the tree at its start, since parts may run at other times. */
function runPart(name) {
  const head = {
    day: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') + (isAsCommitted() ? '' : ' with changes'),
    load: loadavg()[0].toFixed(1),
  };
  const began = Date.now();
  const { rows, code } = PARTS[name].run();
  return { ...head, minutes: ((Date.now() - began) / 60_000).toFixed(1), rows, code };
}

function runMatrix() {
  rmSync(REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const { status } = spawnSync('vitest', ['run', '--project', 'deep', ...reporters], { stdio: 'inherit' });
  const rows = (readJson(REPORT)?.testResults ?? []).flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status: outcome, duration, meta }) => ({
      title: meta?.figures === undefined ? title : `${title} (${meta.figures})`,
      status: outcome,
      duration,
    })),
  );
  return { rows, code: status };
}

/** Walks through what is built now. */
function runWalks() {
  rmSync(WALKS, { force: true });
  const built = spawnSync('electron-vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
  if (built.status !== 0) return { rows: [], code: built.status };
  const { status } = spawnSync('playwright', ['test', '--project', 'deep'], {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: WALKS },
  });
  const rows = specsOf(readJson(WALKS) ?? {}).map(({ title, ok, tests }) => ({
    title,
    status: ok && tests.every(({ status: outcome }) => outcome === 'expected') ? 'passed' : 'failed',
    duration: tests.flatMap(({ results: all }) => all).reduce((sum, each) => sum + each.duration, 0),
  }));
  return { rows, code: status };
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function runMutation() {
  rmSync(MUTANTS, { force: true });
  const { status } = spawnSync(process.execPath, ['tools/mutation.mjs'], { stdio: 'inherit' });
  const title = 'no change of a judge goes unnoticed by its tests';
  const summary = readJson(MUTANTS);
  if (summary === null) return { rows: [{ title, status: 'failed' }], code: status };
  const { tried, noticed, accepted, open, minutes } = summary;
  const figures = `${tried} mutants, ${noticed} noticed, ${accepted} accepted with a reason, ${open} open`;
  const duration = Number(minutes) * 60_000;
  return {
    rows: [{ title: `${title}: ${figures}`, status: status === 0 ? 'passed' : 'failed', duration }],
    code: status,
  };
}

function page(all) {
  return `# What \`npm run verify:deep\` found

Node ${process.version}, ${cpus().length} cores (${cpus()[0].model}).

${all.map(([name, result]) => section(PARTS[name].title, result)).join('\n')}`;
}

function section(title, result) {
  if (result === null) return `## ${title}\n\nNot run.\n`;
  const { day, commit, load, minutes, rows, code } = result;
  const failed = rows.filter(({ status }) => status !== 'passed').length;
  const broke = code !== 0 && failed === 0 ? ' The run itself failed.' : '';
  return `## ${title}

${day}, commit ${commit}, load ${load} at its start: ${rows.length - failed} passed, ${failed} failed, ${minutes} minutes.${broke}

| what | outcome | seconds |
| --- | --- | --- |
${rows.map(({ title: what, status, duration }) => `| ${what} | ${status} | ${((duration ?? 0) / 1000).toFixed(1)} |`).join('\n')}
`;
}

/** But for the documents: walks take their pictures, and the page itself is written after each part. */
function isAsCommitted() {
  return git('status', '--porcelain', '--', '.', ':!docs') === '';
}

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}
