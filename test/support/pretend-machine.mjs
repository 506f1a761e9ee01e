// Loaded before a tool under test: another user, another Debian, and nothing of this machine that could be changed.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { uid, absent, os } = JSON.parse(process.env.PRETENDED);
const { existsSync, readFileSync } = fs;
const ofMachine = (file) => /^\/(usr|bin|etc)\//.test(String(file));

process.getuid = () => uid;
fs.existsSync = (file) => {
  if (/policy-rc\.d/.test(String(file))) return false;
  return ofMachine(file) ? !absent.includes(String(file)) : existsSync(file);
};
fs.readFileSync = (file, ...how) => (file === '/etc/os-release' ? os : readFileSync(file, ...how));
for (const name of ['writeFileSync', 'renameSync', 'rmSync']) {
  const real = fs[name];
  fs[name] = (file, ...rest) => {
    if (ofMachine(file)) throw new Error(`A test would have changed ${file}`);
    return real(file, ...rest);
  };
}
syncBuiltinESMExports();
