import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Caller } from '#app/caller.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { linkKind } from '#contract/session.ts';

/** Somebody the desk knows, and by what. */
export interface SignedIn {
  caller: Caller;
  /** A cookie is sent by the browser unasked, so requests that rely on one must prove their origin. */
  by: 'cookie' | 'token';
  /** The session or API token; open live streams end with it. */
  sessionId: string;
}

export interface SignInResult {
  signedIn: SignedIn;
  /** `Set-Cookie` values of the answer. */
  setCookies: string[];
}

export interface WelcomeInput {
  token: string;
  name?: string | undefined;
  email?: string | undefined;
  password: string;
}

export interface LinkView {
  kind: z.output<typeof linkKind>;
  name: string;
  email: string;
  expiresAt: Instant;
}

/** What lets somebody in today and goes at once when a link is made. */
export interface GoesToo {
  endSessions: boolean;
  removePasskeys: boolean;
}

export interface AccountLink {
  url: string;
  expiresAt: Instant;
  endedSessions: string[];
  removedPasskeys: number;
  told: boolean;
}

/** Who may come in. Each function that refuses throws `Refused`. */
export interface Auth {
  /** Who the headers speak for, or null. A session in use is prolonged, which may set its cookie again. */
  resolve(headers: IncomingHttpHeaders): Promise<SignInResult | null>;
  signIn(input: { email: string; password: string }): Promise<SignInResult>;
  /** Ends the session of the headers; `sessionId` is null when there was none. */
  signOut(headers: IncomingHttpHeaders): Promise<{ sessionId: string | null; setCookies: string[] }>;
  /** What a one-time link is for; changes nothing. */
  lookAtLink(token: string): Promise<LinkView>;
  /** Uses a one-time link up and signs in. */
  acceptLink(input: WelcomeInput): Promise<SignInResult>;
  /** Changes the password of whoever is signed in; answers their other sessions, which ended. */
  changePassword(signedIn: SignedIn, input: { current: string; password: string }): Promise<string[]>;
  /** Whether they signed in, or proved who they are, just now. */
  isFresh(signedIn: SignedIn): Promise<boolean>;
  /** Whether they have a password to prove it with. */
  hasPassword(signedIn: SignedIn): Promise<boolean>;
  /** Proves again who is signed in, by their password; their session goes on under another cookie. */
  provePassword(signedIn: SignedIn, password: string): Promise<SignInResult>;
  /** Makes a link by which the owner of an account sets a password; ends at once what else lets them in, if asked. */
  makeAccountLink(by: SignedIn, accountId: string, goesToo: GoesToo): Promise<AccountLink>;
  /** Names of those who can give rights, for the sentence of a refusal. */
  administratorNames(): Promise<string[]>;
}
