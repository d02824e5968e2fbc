import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refused } from '#app/refused.ts';
import { markup, type Markup } from '../markup.ts';
import { sendPage } from '../page-layout.ts';
import type { PublicPageOptions } from '../public-page-options.ts';
import { COMPONENT_FIELD, subscribeForm, type SubscribeField, type SubscribeForm } from './subscribe-form.ts';
import { readConfirmToken, readUnsubscribeToken, subscriptionSecret } from './subscription-token.ts';

const ADDRESSES: Record<SubscribeField, z.ZodType<string>> = {
  email: z.email().max(320),
  webhook: z.url({ protocol: /^https$/ }).max(2000),
};
const FAULTS: Record<SubscribeField, string> = {
  email: 'This is not a mail address. Write it like name@example.com.',
  webhook: 'This is not the address of a webhook. It starts with https:// and holds no password.',
};

/** Serves the form to subscribe, the link that confirms, and the one that ends. Looking at them changes nothing. */
export function registerSubscriptionPages(app: FastifyInstance, options: PublicPageOptions): void {
  const { limits, data } = options;
  app.get('/status/subscribe', { onRequest: limits.pages }, async (_request, reply) =>
    sendForm(reply, 200, {}, options),
  );
  app.post('/status/subscribe', { onRequest: limits.subscriptions, bodyLimit: 100_000 }, (request, reply) =>
    ask(request, reply, options),
  );
  app.get('/status/confirm/:token', { onRequest: limits.pages }, async (request, reply) => {
    confirmed(request, options);
    return send(reply, 'Confirm your subscription', button('Yes, tell me of updates'), options);
  });
  app.post('/status/confirm/:token', { onRequest: limits.forms }, async (request, reply) => {
    const subscription = await data.subscriptions.confirm(confirmed(request, options));
    if (subscription === null) throw new Refused('subscription-too-old');
    const secret = subscription.channel === 'webhook' ? subscriptionSecret(options.ackKey, subscription.id) : null;
    return send(reply, 'You are subscribed', welcome(secret), options);
  });
  app.get('/status/unsubscribe/:token', { onRequest: limits.pages }, async (request, reply) => {
    leaving(request, options);
    return send(reply, 'End these updates', button('Send me no more updates'), options);
  });
  // One-click unsubscribing (RFC 8058, 3.2) may come as any form; the address alone says everything.
  void app.register(async (scope) => {
    scope.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
      payload.on('end', () => done(null, {})).resume();
    });
    scope.post('/status/unsubscribe/:token', { onRequest: limits.forms }, async (request, reply) => {
      await data.subscriptions.end(leaving(request, options));
      return send(reply, 'You get no more updates', markup`<p>The address is forgotten here.</p>`, options);
    });
  });
}

function button(words: string): Markup {
  return markup`<form method="post"><button class="big" type="submit">${words}</button></form>`;
}

function welcome(secret: string | null): Markup {
  const signed = markup`<p>Each update is signed in <code>X-TwoAM-Signature</code> with this secret, which is shown now only:</p>
<p class="words"><code>${secret}</code></p>`;
  return markup`<p>You are told of every update from now on. Each one carries the way to end them.</p>
${secret !== null && signed}`;
}

async function ask(request: FastifyRequest, reply: FastifyReply, options: PublicPageOptions): Promise<FastifyReply> {
  const sent = (request.body ?? {}) as Record<string, unknown>;
  const field: SubscribeField = typeof sent['webhook'] === 'string' ? 'webhook' : 'email';
  const typed = typeof sent[field] === 'string' ? sent[field].trim() : '';
  const chosen = new Set(
    Object.keys(sent).flatMap((name) => (name.startsWith(COMPONENT_FIELD) ? name.slice(COMPONENT_FIELD.length) : [])),
  );
  const address = ADDRESSES[field].safeParse(typed);
  if (!address.success || typed.includes('\0') || (field === 'webhook' && holdsPassword(typed)))
    return sendForm(reply, 400, { values: { [field]: typed }, chosen, faults: { [field]: FAULTS[field] } }, options);
  const components = await options.data.subscriptions.components();
  const known = components.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  await options.data.subscriptions.ask({
    channel: field === 'email' ? 'mail' : 'webhook',
    address: address.data,
    componentIds: known.length === 0 || known.length === components.length ? null : known,
  });
  const words =
    field === 'email'
      ? 'If this address can be subscribed, a mail with a link is on its way there. The link works for two days.'
      : 'If this webhook can be subscribed, it is sent an address to confirm, which works for two days.';
  return send(reply, 'Please confirm', markup`<p>${words}</p>`, options);
}

function holdsPassword(address: string): boolean {
  const url = new URL(address);
  return url.username !== '' || url.password !== '';
}

function confirmed(request: FastifyRequest, options: PublicPageOptions): string {
  const { token } = request.params as { token: string };
  const claim = readConfirmToken(options.ackKey, token, options.clock.now());
  if (claim === null) throw new Refused('unknown-route');
  if (claim === 'too-old') throw new Refused('subscription-too-old');
  return claim.id;
}

function leaving(request: FastifyRequest, options: PublicPageOptions): string {
  const { token } = request.params as { token: string };
  const id = readUnsubscribeToken(options.ackKey, token);
  if (id === null) throw new Refused('unknown-route');
  return id;
}

async function sendForm(
  reply: FastifyReply,
  status: number,
  form: Partial<SubscribeForm>,
  options: PublicPageOptions,
): Promise<FastifyReply> {
  const { subscriptions, company } = options.data;
  const [components, mayMail] = await Promise.all([subscriptions.components(), subscriptions.mayMail()]);
  const whole = { components, mayMail, values: {}, chosen: new Set<string>(), faults: {}, ...form };
  return sendPage(reply, status, {
    title: 'Subscribe to updates',
    company: await company(),
    body: subscribeForm(whole),
  });
}

async function send(
  reply: FastifyReply,
  title: string,
  body: Markup,
  options: PublicPageOptions,
): Promise<FastifyReply> {
  const back = markup`<p><a class="go" href="/status">To the status page</a></p>`;
  return sendPage(reply, 200, { title, company: await options.data.company(), body: markup`${body}${back}` });
}
