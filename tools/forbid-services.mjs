// Plain Node 20, no dependencies: Debian starts no service while packages are installed (policy-rc.d answers 101).
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

export const PLACES = {
  policy: '/usr/sbin/policy-rc.d',
  aside: '/usr/sbin/policy-rc.d.nodeward-aside',
};
const SCRIPT = '#!/bin/sh\nexit 101\n';
const MARK = '# Nodeward is installing packages, process ';

/**
 * Puts right what a run left behind that was killed: its own policy goes, the machine's own comes back. Answers what it
 * did in one line, or null when there was nothing to do.
 */
export function putPolicyBack(places = PLACES) {
  const { policy, aside } = places;
  const left = leftBy(places);
  if (left === null || isInstalling(left.pid)) return null;
  rmSync(policy, { force: true });
  if (!existsSync(aside)) return `${policy} was left by an installation that was cut off: removed`;
  renameSync(aside, policy);
  return `${policy} was left by an installation that was cut off: the machine's own is back`;
}

/**
 * Forbids services; answers what puts the machine's own policy back, or in one line why it may not be done. A policy
 * that is not ours is never written over, nor is the one that was put aside.
 */
export function forbidServices(places = PLACES) {
  const { policy, aside } = places;
  const left = leftBy(places);
  if (left !== null && isInstalling(left.pid)) {
    return { refused: `process ${left.pid} is installing packages now; ${policy} is its own` };
  }
  putPolicyBack(places);
  if (existsSync(policy) && existsSync(aside)) {
    return { refused: `both ${policy} and ${aside} are there; keep the one that is this machine's own` };
  }
  if (existsSync(policy)) renameSync(policy, aside);
  writeFileSync(policy, `#!/bin/sh\n${MARK}${process.pid}\nexit 101\n`, { mode: 0o755, flag: 'wx' });
  return { restore: () => restore(places) };
}

/** Only what is ours is taken away: somebody may have written another policy meanwhile. */
function restore(places) {
  if (leftBy(places) === null) return;
  rmSync(places.policy, { force: true });
  if (existsSync(places.aside)) renameSync(places.aside, places.policy);
}

/** The policy there when it is ours, with the process that wrote it; null when it is the machine's, or none. */
function leftBy({ policy, aside }) {
  if (!existsSync(policy)) return existsSync(aside) ? { pid: null } : null;
  const text = readFileSync(policy, 'utf8');
  const [, pid] = new RegExp(`^${MARK}(\\d+)$`, 'm').exec(text) ?? [];
  if (pid !== undefined) return { pid: Number(pid) };
  // As versions before the mark wrote it; a machine's own may read the same, but has none aside.
  return text === SCRIPT && existsSync(aside) ? { pid: null } : null;
}

/** Whether that process lives and is a Node: its number may since belong to another one. */
function isInstalling(pid) {
  if (pid === null || pid === process.pid) return false;
  try {
    return /(^|\/)node\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
