import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ownWord } from '../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { failUnreadable, unreadableAs } from './printed-lines.ts';

/** libvirt's documents have tens of kilobytes; what is larger than this is not read at all. */
export const XML_LIMIT = 1024 * 1024;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: 64,
  // Every element is a list: whether there is one disk or two changes no shape.
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/**
 * An XML document as nested objects: `@name` for attributes, `#text` for text, a list for every element.
 * Refused: more than XML_LIMIT characters, a document type or entity declaration, anything not well formed.
 */
export function readXml(text: string): Result<unknown, ProbeFailure> {
  if (text.length > XML_LIMIT)
    return fail(unreadableAs(ownWord('longer-than', { characters: String(XML_LIMIT) })));
  const declaration = /<!(?:DOCTYPE|ENTITY)[^>\n]{0,100}/i.exec(text);
  if (declaration !== null) return failUnreadable(declaration[0]);
  // The library throws on names such as __proto__ and on too deep nesting.
  try {
    // Its successor is a package of its own, with no more to it than this.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) return failUnreadable(`line ${verdict.err.line}: ${verdict.err.msg}`);
    return ok(parser.parse(text));
  } catch (error) {
    return failUnreadable(error instanceof Error ? error.message : 'not XML');
  }
}
