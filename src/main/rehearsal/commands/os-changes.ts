import { shutDownGuest, shutDownHost } from '../model/power.ts';
import { failed, printed, type Command } from './output.ts';

/** `shutdown -h now`: answers at once; the machine is gone a while later. */
export const shutdown: Command = (args, { machine: { name, site }, root }) => {
  if (!root) return failed('Failed to set wall message, ignoring: Interactive authentication required.\n');
  if (args.join(' ') !== '-h now') return failed("shutdown: the rehearsal site knows only '-h now'\n");
  const at = site.settle();
  const [host, guest] = [site.host(name), site.guest(name)];
  if (host !== undefined) shutDownHost(site, host, at);
  else if (guest !== undefined) shutDownGuest(site, guest, at);
  return printed('');
};
