import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { matchesPatternList } from './patterns.ts';
import { currentName, FOLLOWED, REFUSED_UNLESS, TAKES_A_COMMAND, WITHOUT_EFFECT } from './directives.ts';
import type { ConfigLine } from './config-line.ts';

export interface Setting {
  readonly words: readonly string[];
  /** `file:line`, or what else it comes from. */
  readonly where: string;
}

/** The directives that apply to one host. The first value of each stays; only IdentityFile adds up. */
export class Gathered {
  readonly #first = new Map<string, Setting>();
  readonly #identityFiles: Setting[] = [];

  add(line: ConfigLine): void {
    const keyword = currentName(line.keyword);
    const words = TAKES_A_COMMAND.has(keyword) ? [line.rest] : line.words;
    const setting = { words, where: line.where };
    if (keyword === 'identityfile') this.#addIdentityFile(setting);
    else if (!this.#isShadowed(keyword) && !this.#first.has(keyword)) this.#first.set(keyword, setting);
  }

  /** Takes the place of a value already read: the resolved name, before the second reading. */
  replace(keyword: string, setting: Setting): void {
    this.#first.set(keyword, setting);
  }

  get(keyword: string): Setting | null {
    return this.#first.get(keyword) ?? null;
  }

  word(keyword: string): string | null {
    return this.#first.get(keyword)?.words[0] ?? null;
  }

  identityFiles(): readonly Setting[] {
    return this.#identityFiles;
  }

  /** The first directive that the console would have to ignore, and must not. */
  refusal(): ProbeFailure | null {
    const mayBeUnknown = (this.word('ignoreunknown') ?? '').split(',');
    for (const [keyword, { words, where }] of this.#first) {
      const harmless = REFUSED_UNLESS.get(keyword);
      if (FOLLOWED.has(keyword) || WITHOUT_EFFECT.has(keyword)) continue;
      if (harmless?.includes((words[0] ?? '').toLowerCase())) continue;
      if (harmless === undefined && matchesPatternList(keyword, mayBeUnknown.map(lower))) continue;
      return { kind: 'unsupported', directive: keyword, where };
    }
    return null;
  }

  // Of ProxyJump and ProxyCommand the one that comes first counts, and the other is not looked at; but
  // `ProxyJump none` only shuts out further jumps (as `ssh -G` shows).
  #isShadowed(keyword: string): boolean {
    if (keyword === 'proxyjump') return this.#first.has('proxycommand');
    const jump = this.word('proxyjump')?.toLowerCase() ?? 'none';
    return keyword === 'proxycommand' && jump !== 'none';
  }

  #addIdentityFile(setting: Setting): void {
    const isKnown = this.#identityFiles.some(({ words }) => words[0] === setting.words[0]);
    if (!isKnown) this.#identityFiles.push(setting);
  }
}

const lower = (text: string): string => text.toLowerCase();
