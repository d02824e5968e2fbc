import type { Locator } from 'playwright-core';
import { DeskPage } from './desk-page.ts';

type Column = 'Next' | 'Now' | 'So far';
type Answer = 'Yes' | 'No' | 'Not known';

export interface Assessment {
  feature?: string | RegExp;
  customers?: (string | RegExp)[];
  workaround?: Answer;
  metric?: string;
  seen?: string;
}

/** One incident: its three columns, its duties, its forms. */
export class RoomPage extends DeskPage {
  column(name: Column): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Brings a column into view on a phone. */
  async swipeTo(name: Column): Promise<void> {
    const tabs = this.page.getByRole('navigation', { name: 'Columns' });
    await tabs.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  }

  /** The large card of the most urgent duty. */
  nextDuty(): Locator {
    return this.column('Next').getByRole('article');
  }

  /** A duty's button wherever the duty stands: `Acknowledge the incident`, `Assess the impact`. */
  dutyButton(name: string | RegExp): Locator {
    return this.column('Next').getByRole('button', { name });
  }

  timeline(): Locator {
    return this.page.getByRole('list', { name: 'Timeline' });
  }

  role(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Roles' }).getByRole('listitem').filter({ hasText: title });
  }

  publicWords(): Locator {
    return this.page.getByRole('region', { name: 'What the public reads' });
  }

  /** Chooses from the menu of everything else. */
  async action(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Actions' }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async acknowledge(): Promise<void> {
    await this.dutyButton('Acknowledge the incident').click();
  }

  /** Fills in the assessment and sets what the preview says; the form is open already or its duty is pressed. */
  async assess({ feature, customers = [], workaround, metric, seen }: Assessment): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Assess the impact' });
    if (!(await form.isVisible())) await this.dutyButton('Assess the impact').click();
    if (feature !== undefined) await this.pick(form, 'Which feature is hurt?', feature);
    for (const customer of customers) await this.pick(form, 'Which customers are hurt?', customer);
    if (workaround !== undefined) await this.choose(form, 'Is there a workaround?', workaround);
    if (metric !== undefined) await form.getByLabel('What does a metric show?').fill(metric);
    if (seen !== undefined) await form.getByLabel('What did you see yourself?').fill(seen);
    await form.getByRole('button', { name: /^Set (the priority to|it down)/ }).click();
    await form.waitFor({ state: 'detached' });
  }

  /** Starts an attempt: `Restart`, `Revert a change`, `Fix forward`. */
  async startMitigation(kind: string, reason?: string): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Start a mitigation' });
    if (!(await form.isVisible())) await this.dutyButton('Start a mitigation').first().click();
    await this.choose(form, 'What do you try?', kind);
    if (reason !== undefined) await form.getByLabel('Why not revert?').fill(reason);
    await form.getByRole('button', { name: /^Start / }).click();
    await form.waitFor({ state: 'detached' });
  }

  /** Says what the running attempt did: `It worked`, `It changed nothing`. */
  async verifyMitigation(outcome: string): Promise<void> {
    const form = this.page.getByRole('form', { name: /^What did .* do\?$/ });
    if (!(await form.isVisible()))
      await this.page
        .getByRole('button', { name: /^Say what .* did$/ })
        .first()
        .click();
    await this.choose(form, 'Outcome', outcome);
    await form.getByRole('button', { name: /^Record what/ }).click();
    await form.waitFor({ state: 'detached' });
  }

  async resolve(verification: string): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Confirm that service is restored' });
    if (!(await form.isVisible())) await this.dutyButton('Confirm that service is restored').click();
    await form.getByLabel('How do you know that service is restored?').fill(verification);
    await form.getByRole('button', { name: 'Resolve the incident' }).click();
    await form.waitFor({ state: 'detached' });
  }

  /** Fills in a form that needs words only, and sends it. */
  async fillAndSend(title: string, words: string): Promise<void> {
    const form = this.page.getByRole('form', { name: title });
    await form.getByRole('textbox').fill(words);
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
  }

  /** Says something in the room. */
  async say(words: string): Promise<void> {
    await this.page.getByLabel('Message', { exact: true }).fill(words);
    await this.page.getByRole('button', { name: 'Send message' }).click();
  }

  async park(idea: string): Promise<void> {
    await this.page.getByLabel('Message', { exact: true }).fill(idea);
    await this.page.getByRole('button', { name: 'Park as an idea' }).click();
  }

  private async choose(form: Locator, group: string, option: string): Promise<void> {
    await form
      .getByRole('group', { name: group })
      .getByRole('radio', { name: option, exact: true })
      .check({ force: true });
  }

  private async pick(form: Locator, label: string, option: string | RegExp): Promise<void> {
    await form.getByRole('combobox', { name: label }).or(form.getByLabel(label)).first().click();
    await this.page.getByRole('option', { name: option }).first().click();
    if (await this.page.getByRole('listbox').isVisible()) await this.page.keyboard.press('Escape');
  }
}
