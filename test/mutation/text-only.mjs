import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** What a rule says beside its verdict: words, what they rest on and where they come from. No block hangs on it. */
const SAID = new Set(['values', 'said', 'evidence', 'subject', 'citation']);
/** Keys of the catalogue of texts, and what joins names in a sentence. */
const WORDS = /^(?:rule|effect)\.|^(?:, |; | → )$/;

/** Leaves out what is words only. State names, codes and everything that a verdict comes from are mutated. */
class TextOnly {
  shouldIgnore(path) {
    const { node } = path;
    if (node.type === 'StringLiteral' && WORDS.test(node.value)) return 'words only';
    const name =
      node.type === 'ObjectProperty' ? node.key : node.type === 'VariableDeclarator' ? node.id : null;
    return name?.type === 'Identifier' && SAID.has(name.name) ? 'said beside the verdict' : undefined;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Ignore, 'text-only', TextOnly)];
