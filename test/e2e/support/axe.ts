import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds on the page: the rule and where. Nothing, if all is well. No view has frames, so axe runs in the
 * page itself: gathering the answers of frames would open a second page each time. What is in order is not described.
 */
export async function axeFindings(page: Page): Promise<{ id: string; at: string[] }[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }));
}
