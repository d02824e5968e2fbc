import { DeskPage } from './desk-page.ts';

/** One signal group and what becomes of it. */
export class GroupPage extends DeskPage {
  async declare(title?: string): Promise<void> {
    if (title !== undefined) await this.page.getByLabel('Title of the incident').fill(title);
    await this.page.getByRole('button', { name: 'Declare an incident' }).click();
    await this.page.getByRole('region', { name: 'Next', exact: true }).waitFor();
  }

  async join(incident: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Join an incident' }).click();
    await this.page.getByLabel('Which incident?').click();
    await this.page.getByRole('option', { name: incident }).click();
    await this.page.getByRole('button', { name: /^Join #/ }).click();
  }

  async dismiss(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Dismiss this group' }).click();
    await this.page.getByLabel('Why is there nothing to do?').fill(reason);
    await this.page.getByRole('button', { name: 'Dismiss with this reason' }).click();
  }
}
