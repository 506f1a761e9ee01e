import { fail, ok, type Result } from '../../shared/result.ts';
import type { FileProblem } from '../../shared/domain/file-problem.ts';
import { notifyFileSchema, type NotifyFile } from '../../shared/domain/notify-file.ts';
import { readYaml } from './read-yaml.ts';

/** Reads `notify.yaml`. Every problem names its line and field; channel names are unique. */
export function readNotifyFile(text: string): Result<NotifyFile, readonly FileProblem[]> {
  const read = readYaml(text, notifyFileSchema);
  if (!read.ok) return read;
  const { value, place } = read.value;
  const names = value.channels.map(({ name }) => name);
  const twice = names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [place({ path: ['channels', at, 'name'], trouble: { kind: 'name-twice', of: 'channel' } })],
  );
  return twice.length === 0 ? ok(value) : fail(twice);
}
