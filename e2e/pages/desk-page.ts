import type { Locator, Page } from 'playwright-core';

/** What every page of the desk has: its places, the palette, the keys, the drill banner. */
export class DeskPage {
  readonly page: Page;
  /** The desk's address, without a trailing slash. */
  readonly address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
  }

  /** Opens a place by its path, such as `/now`. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.address}${path}`);
    await this.heading().waitFor();
  }

  heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  places(): Locator {
    return this.page.getByRole('navigation', { name: 'Places' });
  }

  async goTo(place: 'Now' | 'Ready' | 'Raise a hand'): Promise<void> {
    await this.places().getByRole('link', { name: place }).click();
  }

  /** Opens the palette with the keyboard and picks what a text finds first. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const search = this.page.getByRole('textbox', { name: 'Find an incident, a place or an action' });
    await search.fill(text);
    await this.page.keyboard.press('Enter');
  }

  keys(): Locator {
    return this.page.getByRole('dialog', { name: 'Keys that work here' });
  }

  /** The refusal beside an action. */
  refusal(): Locator {
    return this.page.getByRole('alert');
  }

  drillBanner(): Locator {
    return this.page.getByRole('region', { name: 'Drill', exact: true });
  }

  /** Sets a drill's speed; on a phone the controls are opened first. */
  async setDrillSpeed(speed: 1 | 10 | 60 | 300 | 600): Promise<void> {
    await this.openDrillControls();
    await this.drillBanner()
      .getByRole('button', { name: `${speed}×`, exact: true })
      .click();
  }

  async openDrillControls(): Promise<void> {
    const toggle = this.drillBanner().getByRole('button', { name: 'Drill controls' });
    if ((await toggle.isVisible()) && (await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  }
}
