import type { Help } from './help-text.ts';

export const SERVE_HELP: Help = {
  command: 'nodeward serve',
  title: 'cli.serve.title',
  usage: [
    'nodeward serve [--rehearsal] [--listen ADDRESS:PORT] [--data DIR] [--operator NAME] [--new-sessions]',
    'nodeward serve --link [--operator NAME] [--data DIR]',
  ],
  entries: [
    ['--rehearsal', 'cli.serve.rehearsal'],
    ['--listen A:P', 'cli.serve.listen'],
    ['--data DIR', 'cli.serve.data'],
    ['--link', 'cli.serve.link'],
    ['--operator NAME', 'cli.serve.operator'],
    ['--window', 'cli.serve.window'],
    ['--new-sessions', 'cli.serve.newSessions'],
  ],
  notes: ['cli.serve.aboutLinks', 'cli.serve.aboutPrograms', 'cli.troubleCodes'],
};
