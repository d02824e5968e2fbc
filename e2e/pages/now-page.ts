import type { Locator } from 'playwright-core';
import { DeskPage } from './desk-page.ts';

/** All that is open, and the first steps of an empty desk. */
export class NowPage extends DeskPage {
  async openNow(): Promise<void> {
    await this.open('/now');
  }

  /** One open incident's row, by a part of its title. */
  incident(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Open incidents' }).getByRole('link', { name: title });
  }

  /** A group that waits to be judged. */
  waitingGroup(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Waiting for triage' }).getByRole('link', { name: title });
  }

  /** The command that sends a real alert, as the empty desk shows it. */
  async alertCommand(): Promise<string> {
    return this.page.getByRole('group', { name: 'command' }).innerText();
  }

  /** Starts the flagship drill from the empty desk; the page is then in the drill. */
  async playTheLongNight(): Promise<void> {
    await this.page.getByRole('button', { name: 'Play the long night' }).click();
    await this.drillBanner().waitFor();
  }

  /** Raises a hand and waits for the room. */
  async raiseHand(title: string): Promise<void> {
    await this.open('/report');
    await this.page.getByLabel('What can customers not do?').fill(title);
    await this.page.getByRole('button', { name: 'Raise my hand' }).click();
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
}
