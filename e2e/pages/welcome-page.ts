import type { Page } from 'playwright-core';

interface Newcomer {
  name: string;
  email: string;
  password: string;
}

/** Behind a one-time link. */
export class WelcomePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Uses the first administrator's link up and waits for the desk. */
  async enter(link: string, { name, email, password }: Newcomer): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.openDesk();
  }

  /** Accepts the invitation of somebody whose name the desk knows. */
  async join(link: string, password: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.openDesk();
  }

  private async openDesk(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open the desk' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
  }
}

/** The door of the desk. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signIn(address: string, { email, password }: Omit<Newcomer, 'name'>): Promise<void> {
    await this.page.goto(`${address}/sign-in`);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
  }
}
