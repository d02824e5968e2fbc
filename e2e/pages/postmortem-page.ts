import type { Locator, Page } from 'playwright-core';
import { DeskPage } from './desk-page.ts';

/** The page on which a postmortem is written together. */
export class PostmortemPage extends DeskPage {
  constructor(page: Page, address: string) {
    super(page, address);
  }

  async openOf(incidentId: string): Promise<void> {
    await this.open(`/incidents/${incidentId}/postmortem`);
    await this.words('Summary').waitFor();
  }

  part(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  words(title: string): Locator {
    return this.part(title).getByRole('textbox');
  }

  /** What the page says of a part: saved, saving, or not yet. */
  state(title: string): Locator {
    return this.part(title).locator('[data-state]');
  }

  standing(): Locator {
    return this.page.getByRole('region', { name: 'Where it stands' });
  }

  /** Types at the beginning or the end of a part, as somebody would. */
  async typeAt(title: string, where: 'Home' | 'End', typed: string): Promise<void> {
    await this.words(title).click();
    await this.page.keyboard.press(`Control+${where}`);
    if (where === 'Home') await this.page.keyboard.press('End');
    await this.page.keyboard.type(typed, { delay: 5 });
  }
}
