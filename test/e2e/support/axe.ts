import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds on the page: the rule and where. Nothing, if all is well. No view has frames, so axe runs in the
 * page itself: gathering the answers of frames would open a second page each time. What is in order is not described.
 */
export const axeFindings = (page: Page): Promise<Finding[]> => analyzed(onPage(page));

/** The same of colours alone: what is left to be looked at when only the theme is another one. */
export const axeColourFindings = (page: Page): Promise<Finding[]> =>
  analyzed(onPage(page).withRules(['color-contrast', 'link-in-text-block']));

interface Finding {
  readonly id: string;
  readonly at: readonly string[];
}

const onPage = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

async function analyzed(axe: AxeBuilder): Promise<Finding[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }));
}
