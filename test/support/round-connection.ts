import type { SshConnection } from '../../src/main/sources/ssh/ssh-connection.ts';
import type { ProbeFailure } from '../../src/shared/domain/probe-failure.ts';
import { writeRound, type WrittenSection } from '../../src/shared/domain/round-format.ts';
import { ok } from '../../src/shared/result.ts';

/** A login on a machine that answers every round with these sections, `test` with that exit code, and nothing else. */
export function roundConnection(sections: readonly WrittenSection[], testExit = 1): SshConnection {
  const answer = ({ argv }: { readonly argv: readonly string[] }) => {
    if (argv[0] === 'test')
      return Promise.resolve(ok({ stdout: '', stderr: '', exitCode: testExit, bytes: 0 }));
    const stdout = writeRound(sections, argv.at(-1) ?? '', null);
    return Promise.resolve(ok({ stdout, stderr: '', exitCode: 0, bytes: stdout.length }));
  };
  return {
    user: 'ann',
    run: answer,
    closed: new Promise<ProbeFailure>(() => undefined),
    close: () => undefined,
  } as unknown as SshConnection;
}

/** What CF of `node` says of itself and of the members of its cluster. */
export const cfSections = (node: string, members: readonly string[]): readonly WrittenSection[] => [
  { name: 'cftool-l', text: `Node        Number  State      Os\n${node}       1       UP         Linux\n` },
  {
    name: 'cftool-n',
    text: [
      'Node  Number State       Os      Cpu',
      ...members.map((name, index) => `${name} ${String(index + 1)}      UP          Linux   EM64T`),
      '',
    ].join('\n'),
  },
];
