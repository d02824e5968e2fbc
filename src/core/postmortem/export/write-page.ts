import { timeInWords } from '../../comms/time-in-words.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { toIso, type Instant } from '../../shared/instant.ts';
import type { PostmortemDocument, PostmortemPart } from '../document.ts';
import type { ListedActionItem } from '../listed-action-item.ts';
import type { SourcedFact } from '../postmortem.ts';
import { headerFigures } from './header-figures.ts';
import { markup, trusted, type Html } from './markup.ts';
import { EXPORT_STYLE } from './page-style.ts';
import { proseHtml } from './prose-html.ts';
import { timeBar } from './time-bar.ts';

export interface PageOptions {
  company: string;
  madeAt: Instant;
  /** Names of people and customers were left out. */
  isNameless: boolean;
}

/** A postmortem as one page that needs nothing else: no script, no font, no picture. It prints well. */
export function writePage(document: PostmortemDocument, { company, madeAt, isNameless }: PageOptions): string {
  const { header, parts } = document;
  const kind = isNameless ? 'Postmortem without names' : 'Postmortem';
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${header.title} · ${kind}</title>
        ${trusted(`<style>${EXPORT_STYLE}</style>`)}
      </head>
      <body>
        <header>
          <p><bdi>${company}</bdi> · ${kind} of incident ${header.number}</p>
          <h1 dir="auto">${header.title}</h1>
        </header>
        <main>
          <dl class="figures">
            ${headerFigures(header).map(
              ({ label, value }) =>
                markup`<div>
                  <dt>${label}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>
          ${timeBar(document)} ${parts.map((part) => partHtml(part, header.openedAt))}
        </main>
        <footer>
          Made with TwoAM at ${timeInWords(madeAt, 0)}. Facts come from the incident’s record; people wrote the rest.
        </footer>
      </body>
    </html> `.safe;
}

function partHtml(part: PostmortemPart, openedAt: Instant): Html | null {
  const body = bodyOf(part, openedAt);
  return body === null
    ? null
    : markup`<section>
        <h2>${part.title}</h2>
        ${body}
      </section> `;
}

function bodyOf(part: PostmortemPart, openedAt: Instant): Html | null {
  switch (part.kind) {
    case 'prose':
      return part.body.trim() === '' ? null : proseHtml(part.body);
    case 'facts':
      return part.facts.length === 0 ? null : factsHtml(part.facts, openedAt);
    case 'actions':
      return itemsHtml(part.items);
    default:
      return assertNever(part);
  }
}

function factsHtml(facts: readonly SourcedFact[], openedAt: Instant): Html {
  let near = openedAt;
  const lines = facts.map((fact) => {
    const before = near;
    near = fact.at ?? near;
    return factHtml(fact, before);
  });
  return markup`<ol class="facts">
    ${lines}
  </ol>`;
}

function factHtml({ at, sentence, text, known }: SourcedFact, near: Instant): Html {
  const time = at === null ? null : markup`<time datetime="${toIso(at)}">${timeInWords(at, near)}</time>`;
  return markup`<li${at === null ? WHOLE : null}>${time}<div>${sentence}${text === null || text === '' ? null : markup`<blockquote dir="auto">${text}</blockquote>`}${
    known.length === 0
      ? null
      : markup`<ul class="known">
          ${known.map((one) => markup`<li>${one.sentence}</li>`)}
        </ul>`
  }</div></li>
`;
}

const WHOLE = trusted(' class="whole"');
const STATES: Record<ListedActionItem['state'], string> = { open: 'open', done: 'done', dropped: 'will not be done' };

function itemsHtml(items: readonly ListedActionItem[]): Html {
  if (items.length === 0) return markup`<p class="none">None was agreed.</p>`;
  return markup`<table>
    <thead>
      <tr>
        <th>What</th>
        <th>Owner</th>
        <th>Due</th>
        <th>State</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(
        ({ title, owner, dueOn, state, link }) =>
          markup`<tr>
            <td dir="auto">${linked(title, link)}</td>
            <td><bdi>${owner ?? ''}</bdi></td>
            <td>${dueOn ?? ''}</td>
            <td>${STATES[state]}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** Only web addresses become links. */
function linked(title: string, link: string | null): Html {
  if (link === null || !/^https?:\/\//i.test(link)) return markup`${title}`;
  return markup`<a rel="noopener noreferrer nofollow" href="${link}">${title}</a>`;
}
