// Plain Node 20, no dependencies: what a skipped suite needs, and the one command that would run it.
import { installCommand } from './system-packages.mjs';

/** Of a suite's own needs and what its machine lacks: in words, or null when it can run. */
export function lackOf(suite, { packages, kernel }) {
  const absent = (suite.needs ?? []).filter((name) => packages.includes(name));
  const reasons = [
    ...(absent.length > 0 ? [`Debian packages: ${absent.join(' ')}`] : []),
    ...[suite.missing?.() ?? null, suite.needsKernel ? kernel : null].filter((reason) => reason !== null),
  ];
  return reasons.length > 0 ? reasons.join('; ') : null;
}

/** As lines: each command once, with the suites that it would run. */
export function howToRun(skipped, machine) {
  const commands = new Map();
  for (const suite of skipped) {
    const command = suite.enabledBy?.() ?? commandOn(machine);
    commands.set(command, [...(commands.get(command) ?? []), suite.name]);
  }
  return [...commands].map(([command, names]) => `To run ${names.join(', ')} as well: ${command}`);
}

/** `sudo` by itself would not find a Node outside the system's folders. */
function commandOn({ isDebian, isRoot, mayInstall, packages }) {
  if (!isDebian) return 'npm test on Debian, as root';
  if (!isRoot) return 'sudo env "PATH=$PATH" npm test';
  if (!mayInstall) return 'npm test';
  const install = packages.length > 0 ? ` && ${installCommand(packages)}` : '';
  return `apt-get update${install} && npm test`;
}
