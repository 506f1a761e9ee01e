import type { Page } from '@playwright/test';

/** Product words that operators know as they are, and words of libvirt: data, not prose. */
const WORDS_OF_THE_FIELD =
  /^(UP|DOWN|LEFTCLUSTER|UNKNOWN|COMINGUP|INVALID|LOADED|UNLOADED|UNCONFIGURED|running|paused|shut|off|crashed|CF|RMS|SF|SSH|libvirt|QEMU|KVM|VMware|Online|Offline|Standby|Faulted|Wait|Idle|TestWorked|InitWorked|Unknown|Nodeward)$/;

/**
 * Visible texts, labels, titles and placeholders that no message of the catalogue made (outside ⟦…⟧), leaving
 * out data: what is marked `translate="no"`, numbers with units and times, key caps.
 */
export async function strayTexts(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const texts: string[] = [];
    const isData = (element: Element | null) =>
      element?.closest('[translate="no"], script, style, kbd, time, svg title, [hidden]') != null;
    /** One message may be several elements (its bold parts): opened at the start, closed only at the end. */
    const isOneMessage = (text: string) => {
      let depth = 0;
      const letters = Array.from(text);
      return letters.every((letter, index) => {
        depth += letter === '⟦' ? 1 : letter === '⟧' ? -1 : 0;
        return depth > 0 || index === letters.length - 1;
      });
    };
    const isInMessage = (element: Element | null, levels = 4): boolean =>
      element !== null &&
      levels > 0 &&
      (isOneMessage(element.textContent.trim()) || isInMessage(element.parentElement, levels - 1));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (isData(parentElement) || isInMessage(parentElement)) continue;
      if (parentElement?.checkVisibility() === true) texts.push(textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (isData(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
  return [...new Set(found.flatMap(outsideMessages))].filter(isProse);
}

/** What is left when messages, which may hold messages, are taken out. */
function outsideMessages(text: string): string[] {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return [rest.replace(/[⟦⟧]/g, '').trim()];
}

/** Letters that are neither data formats (numbers, units, times, dates) nor the field's own words. */
function isProse(text: string): boolean {
  const words = text.split(/[\s·:/,()–…+]+/).filter((word) => /\p{L}{2,}/u.test(word));
  return words.some((word) => !WORDS_OF_THE_FIELD.test(word) && !DATA_WORD.test(word));
}

/** Units, zones, months, host and object names of the rehearsal site, accented words of split messages. */
const DATA_WORD =
  /^(KiB|MiB|GiB|TiB|kB|MB|GB|B|ms|min|cores?|UTC|GMT|AM|PM|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|kvm-[a-d]|web\d?|db\d?|lab\d?|batch1|infra2|\w+app|Rehearsal|rehearsal)$|[áƀçđéƒğĥíĵķłɱñóƥɋřšŧúṽŵẋýž]/i;
