import { createText } from '../../shared/text/text.ts';
import type { Message } from './message.ts';

const text = createText('en');

export const mailSubject = ({ kind, site, title, severity }: Message): string =>
  text('mail.subject', {
    site: site ?? text('mail.console'),
    state: text(kind === 'resolved' ? 'mail.resolved' : `severity.${severity}`).toUpperCase(),
    title,
  });

export const mailBody = ({ kind, title, startsAt, endsAt, procedure, link }: Message): string => {
  const words = { kind: text(`notify.message.${kind}`), from: startsAt };
  const span = endsAt === null ? text('mail.since', words) : text('mail.until', { ...words, to: endsAt });
  return [title, '', span, procedure, link, ''].join('\n');
};
