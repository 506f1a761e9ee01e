import { secretNameSchema } from '../../shared/domain/bmc.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { defaultPaths } from '../platform/paths.ts';
import type { SecretFile, SecretFileFailure } from '../platform/secret-file.ts';
import { credentialPassphrase, secretFilePlace } from '../platform/secret-file-place.ts';
import { Secret } from '../platform/secret.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import { MOST_TRIES, openSecretFile } from '../serve/open-secret-file.ts';
import type { Command, CommandContext } from './command.ts';
import { hiddenInput, type HiddenInput } from '../serve/hidden-input.ts';
import { readArguments } from './read-arguments.ts';
import { askPassphrase, type NoPassphrase } from './secret-passphrase.ts';

const HELP: Help = {
  command: 'nodeward secret',
  title: 'cli.secret.title',
  usage: ['nodeward secret set NAME', 'nodeward secret list', 'nodeward secret remove NAME'],
  entries: [
    ['set NAME', 'cli.secret.set'],
    ['list', 'cli.secret.list'],
    ['remove NAME', 'cli.secret.remove'],
  ],
  notes: ['cli.secret.about', 'cli.secret.input', 'cli.troubleCodes'],
};

interface Trouble {
  readonly code: number;
  readonly words: string;
}
type Write = () => Promise<Result<void, SecretFileFailure>>;
type Task = { readonly verb: 'list' } | { readonly verb: 'set' | 'remove'; readonly name: string };

/** `nodeward secret`: the console's encrypted file of secrets. Neither a value nor the passphrase is an argument. */
export const secretCommand: Command = async (argv, { terminal, text, stop }) => {
  if (argv.includes('--help') || argv.includes('-h')) {
    terminal.out(helpText(text, HELP));
    return 0;
  }
  const task = readTask(argv, text);
  const done = task.ok ? await perform(task.value, { text, terminal, stop }, hiddenInput()) : task;
  if (!done.ok) {
    terminal.err(`nodeward secret: ${done.error.words}`);
    return done.error.code;
  }
  for (const line of done.value) terminal.out(line);
  return 0;
};

function readTask(argv: readonly string[], text: Text): Result<Task, Trouble> {
  const wrong = (words: string) => fail({ code: EXIT.usage, words });
  const read = readArguments(argv, {});
  if (!read.ok) return wrong(read.error);
  const [verb, name, ...others] = read.value.positionals;
  if (verb === 'list' && name === undefined) return ok({ verb });
  if ((verb !== 'set' && verb !== 'remove') || name === undefined || others.length > 0) {
    return wrong(text('cli.secret.usage'));
  }
  return secretNameSchema.safeParse(name).success
    ? ok({ verb, name })
    : wrong(text('cli.secret.badName', { name }));
}

async function perform(
  task: Task,
  { text, terminal, stop }: Pick<CommandContext, 'text' | 'terminal' | 'stop'>,
  input: HiddenInput,
): Promise<Result<readonly string[], Trouble>> {
  const file = secretFilePlace(defaultPaths());
  const opened = await openSecretFile({
    file,
    // What comes from a script or the service manager is no better the second time.
    tries: process.stdin.isTTY && (await credentialPassphrase()) === null ? MOST_TRIES : 1,
    ask: () => askPassphrase(file, text, input, stop),
    onWrong: () => terminal.err(text('cli.secret.tryAgain')),
  });
  if (!opened.ok) return fail(troubleOf(opened.error, file, text));
  const { secrets } = opened.value;
  if (task.verb === 'list') return ok(secrets.names());
  const write = task.verb === 'set' ? await setting(secrets, task.name) : removing(secrets, task.name);
  if (!write.ok) return write;
  const written = await write.value();
  return written.ok ? ok([]) : fail(troubleOf(written.error, file, text));

  async function setting(into: SecretFile, name: string): Promise<Result<Write, Trouble>> {
    const value = await input(text('cli.secret.value', { name }), stop);
    return value === null || value === ''
      ? fail({ code: EXIT.usage, words: text('cli.secret.noValue') })
      : ok(() => into.set(name, new Secret(value)));
  }

  function removing(from: SecretFile, name: string): Result<Write, Trouble> {
    return from.get(name) === null
      ? fail({ code: EXIT.noInput, words: text('cli.secret.noSuchName', { name }) })
      : ok(() => from.remove(name));
  }
}

function troubleOf(failure: SecretFileFailure | NoPassphrase, file: string, text: Text): Trouble {
  switch (failure.kind) {
    case 'noPassphrase':
    case 'twoPassphrases':
      return { code: EXIT.usage, words: text(`cli.secret.${failure.kind}`) };
    case 'wrong-passphrase':
      return { code: EXIT.noPermission, words: text('cli.secret.wrongPassphrase', { file }) };
    case 'open-to-others':
      return {
        code: EXIT.noPermission,
        words: text('cli.secret.openToOthers', { file, mode: failure.mode }),
      };
    case 'damaged':
      return { code: EXIT.noInput, words: text('cli.secret.damaged', { file }) };
    case 'failed':
      return { code: EXIT.unavailable, words: failure.detail };
  }
}
