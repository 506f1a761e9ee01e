import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as script from './round-script.ts';

const resource = (name: string) =>
  readFileSync(new URL(`../../../resources/sudoers/${name}`, import.meta.url), 'utf8');

test.each([
  ['nodeward-round', 'nodeward-node.sudoers', script.NODE_PROGRAM, script.NODE_PROGRAM_TEXT],
  ['nodeward-host-round', 'nodeward-host.sudoers', script.HOST_PROGRAM, script.HOST_PROGRAM_TEXT],
])(
  '%s and its rule are written from this text (node resources/sudoers/write.mjs)',
  (file, rule, path, text) => {
    expect(resource(file)).toBe(text);
    const digest = createHash('sha256').update(text).digest('hex');
    expect(resource(rule)).toContain(`nodeward ALL=(root) NOPASSWD: sha256:${digest} ${path} ""\n`);
  },
);

test('the rules allow no shell, no wildcard, no ALL command and no second program', () => {
  for (const rule of ['nodeward-node.sudoers', 'nodeward-host.sudoers'].map(resource)) {
    const lines = rule.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const commands = lines.filter((line) => !line.startsWith('Defaults!/usr/local/libexec/nodeward-'));
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatch(
      /^nodeward ALL=\(root\) NOPASSWD: sha256:[0-9a-f]{64} \/usr\/local\/libexec\/[a-z-]+ ""$/,
    );
  }
});

test('no text writes, moves, removes or stops anything, and none has a place to put something in', () => {
  const texts = [
    script.NODE_PROGRAM_TEXT,
    script.HOST_PROGRAM_TEXT,
    script.NODE_ROUND_AS_ROOT,
    script.NODE_ROUND_WITH_SUDO,
    script.HOST_ROUND_AS_ROOT,
    script.HOST_ROUND_WITH_SUDO,
  ];
  for (const text of texts) {
    const written = text.replace(/^ *#.*$/gm, '').match(/[^<]>+ *\/[^ ;]*/g) ?? [];
    expect(written).toEqual([]);
    expect(text).not.toMatch(/\b(rm|mv|cp|kill|eval|tee|sed -i|hvswitch|hvutil|hvshut|cfconfig)\b/);
    expect(text).not.toMatch(/(sdtool|cftool) -[^lns]/);
  }
});
