import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#core/shared/instant.ts';
import { readLink, signLink } from '../link-token.ts';

const CONFIRM = 'confirm-subscription';
const UNSUBSCRIBE = 'end-subscription';
const WEBHOOK = 'secret-of-subscription';

/** The last part of `/status/confirm/<token>`; it works for two days. */
export function signConfirmToken(key: string, subscriptionId: string, now: Instant): string {
  return signLink(key, CONFIRM, [subscriptionId], now);
}

/** The subscription, `too-old`, or null when the desk never signed it. */
export function readConfirmToken(key: string, token: string, now: Instant): { id: string } | 'too-old' | null {
  const fields = readLink(key, CONFIRM, token, now);
  if (fields === null || fields === 'too-old') return fields;
  const [id] = fields;
  return id === undefined ? null : { id };
}

/** The last part of `/status/unsubscribe/<token>`: the same for every message, and good for as long as they come. */
export function signUnsubscribeToken(key: string, subscriptionId: string): string {
  return `${Buffer.from(subscriptionId).toString('base64url')}.${mac(key, UNSUBSCRIBE, subscriptionId)}`;
}

/** The subscription, or null when the desk never signed it. */
export function readUnsubscribeToken(key: string, token: string): string | null {
  const [text = '', given = ''] = token.split('.', 2);
  const id = Buffer.from(text, 'base64url').toString();
  const expected = Buffer.from(mac(key, UNSUBSCRIBE, id));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? id : null;
}

/** What signs the updates of one subscribed webhook. It is stored nowhere. */
export function subscriptionSecret(key: string, subscriptionId: string): string {
  return mac(key, WEBHOOK, subscriptionId);
}

function mac(key: string, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}:${text}`).digest('base64url');
}
