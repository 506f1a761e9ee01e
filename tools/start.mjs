// Plain Node 20, no dependencies: `npm start [-- --rehearsal …]` on a fresh clone. Installs what is missing, builds
// what is stale, opens the desktop window, or says in one line why not and opens the same console in the browser.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildState } from './build-state.mjs';
import { electronBinary, hasDisplay } from './electron-binary.mjs';
import { installPackages } from './install.mjs';
import { environmentFor, findNode, noNodeMessage } from './toolchain.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const FETCH_WITHIN_MS = 60_000;
process.chdir(ROOT);

const [args, asked] = readArguments(process.argv.slice(2));
if (!installPackages()) fail(69, 'The packages could not be installed; the reason stands above.');
const node = findNode();
if (node === null) fail(69, noNodeMessage());
const env = environmentFor(node);
buildWhatIsStale();
const noWindow = whyNoWindow();
if (noWindow === null) openWindow();
else openBrowser(noWindow);

/** `--browser` is ours; everything else goes to the console. */
function readArguments(argv) {
  if (argv.includes('--help')) {
    console.log(
      'npm start [-- OPTION ...]\n\n  --rehearsal  open the rehearsal site at once\n  --browser    use the browser even where the desktop window could open\n  --data DIR   folder of the store',
    );
    process.exit(0);
  }
  return [argv.filter((arg) => arg !== '--browser'), { browser: argv.includes('--browser') }];
}

function fail(code, message) {
  console.error(message);
  process.exit(code);
}

function buildWhatIsStale() {
  if (buildState('.') === 'fresh') return;
  const done = spawnSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 70);
}

/** Null when the desktop window can open. */
function whyNoWindow() {
  if (asked.browser) return 'the browser was asked for';
  if (!hasDisplay()) return 'there is no display';
  // Chromium refuses its sandbox to root on Linux; the window stays sandboxed for everybody else.
  if (process.platform === 'linux' && process.getuid() === 0)
    return 'the desktop window does not run as root';
  if (electronBinary() !== null) return null;
  console.log("Fetching Electron's binary ...");
  spawnSync(node, ['node_modules/electron/install.js'], { stdio: 'ignore', env, timeout: FETCH_WITHIN_MS });
  return electronBinary() === null ? "Electron's binary is not here and cannot be fetched" : null;
}

function openWindow() {
  run(spawn(electronBinary(), ['.', ...args], { stdio: 'inherit', env }));
}

function openBrowser(why) {
  console.log(`No desktop window: ${why}. The same console opens in the browser.`);
  const listen = args.some((arg) => arg.startsWith('--listen')) ? [] : ['--listen', '127.0.0.1:0'];
  const whose = args.some((arg) => arg.startsWith('--operator')) ? [] : ['--window'];
  const child = spawn(node, ['bin/nodeward.mjs', 'serve', ...listen, ...whose, ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env,
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const before = said;
    said = (said + chunk).slice(0, 4096);
    const link = /http:\/\/\S+\/\?token=[\w-]+(?=\s)/;
    const found = link.exec(said);
    if (found !== null && !link.test(before)) showInBrowser(found[0]);
  });
  run(child);
}

/** Only where a person sits before a display; otherwise the printed address is there to be opened. */
function showInBrowser(address) {
  const opener = { darwin: 'open', linux: hasDisplay() ? 'xdg-open' : null }[process.platform] ?? null;
  if (opener === null) return;
  const opened = spawn(opener, [address], { stdio: 'ignore', detached: true });
  opened.on('error', () => undefined);
  opened.unref();
}

/** Ends as the console ends; what this process is told to do is handed on. */
function run(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl+C reaches the whole group by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(70, `The console cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 70 : 130)));
}
