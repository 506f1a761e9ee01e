import { createInterface } from 'node:readline';
import type { ServerChannel } from 'ssh2';
import type { Dialogue, Turn } from '../commands/dialogue.ts';

/** Lets a program that asks talk over a channel, until it ends or its input does. */
export function holdDialogue(channel: ServerChannel, dialogue: Dialogue): void {
  let isOver = false;
  const say = ({ print, exitCode }: Turn) => {
    if (isOver) return;
    channel.write(print);
    if (exitCode === null) return;
    isOver = true;
    channel.exit(exitCode);
    channel.end();
  };
  channel.write(dialogue.opening);
  const lines = createInterface({ input: channel });
  lines.on('line', (line) => {
    if (!isOver) say(dialogue.take(line));
  });
  lines.once('close', () => {
    say(dialogue.end?.() ?? { print: '', exitCode: 1 });
  });
}
