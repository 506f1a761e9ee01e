// Writes the installable files of this folder from their one source, src/main/parsers/round-script.ts.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import * as script from '../../src/main/parsers/round-script.ts';

const user = 'nodeward';
const snippet = (what, program, text) => `# Nodeward: ${what}.
# Install as root, mode 0440, into /etc/sudoers.d, after \`visudo -c -f\` has accepted it; the program itself as
# ${program}, owner root, mode 0755. The digest is that of the program: sudo refuses
# a changed one. Put the console's login in the place of "${user}" where it is another.
Defaults!${program} !requiretty, env_reset
${user} ALL=(root) NOPASSWD: sha256:${createHash('sha256').update(text).digest('hex')} ${program} ""
`;

const here = (name) => new URL(name, import.meta.url);
writeFileSync(here('nodeward-round'), script.NODE_PROGRAM_TEXT, { mode: 0o755 });
writeFileSync(here('nodeward-host-round'), script.HOST_PROGRAM_TEXT, { mode: 0o755 });
const nodes = snippet(
  'what a login on a cluster node may read',
  script.NODE_PROGRAM,
  script.NODE_PROGRAM_TEXT,
);
const hosts = snippet('what a login on a host may read', script.HOST_PROGRAM, script.HOST_PROGRAM_TEXT);
writeFileSync(here('nodeward-node.sudoers'), nodes);
writeFileSync(here('nodeward-host.sudoers'), hosts);
