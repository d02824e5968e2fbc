import { timeInWords, durationInWords } from '../../comms/time-in-words.ts';
import type { PostmortemDocument } from '../document.ts';
import { headerFigures } from './header-figures.ts';
import { markup, trusted, type Html } from './markup.ts';
import { actionSlides, decisionSlides, proseSlides, timelineSlides, type Slide } from './slide-parts.ts';
import { SLIDES_SCRIPT } from './slides-script.ts';
import { SLIDES_STYLE } from './slides-style.ts';
import { timeBar } from './time-bar.ts';
import type { PageOptions } from './write-page.ts';

/** A postmortem as slides in one file that works offline: turned by keyboard or scrolling, one to a printed page. */
export function writeSlides(document: PostmortemDocument, options: PageOptions): string {
  const { header } = document;
  const slides = [
    ...shapeSlide(document),
    ...proseSlides(document, 'summary'),
    ...timelineSlides(document),
    ...proseSlides(document, 'causes'),
    ...decisionSlides(document),
    ...proseSlides(document, 'what-went-well'),
    ...proseSlides(document, 'what-hurt'),
    ...proseSlides(document, 'lessons'),
    ...actionSlides(document),
  ];
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${header.title} · Slides</title>
        ${trusted(`<style>${SLIDES_STYLE}</style>`)}
      </head>
      <body>
        ${titleSlide(document, options)} ${slides.map((slide, index) => slideHtml(slide, index + 2, slides.length + 1))}
        ${trusted(`<script>${SLIDES_SCRIPT}</script>`)}
      </body>
    </html> `.safe;
}

function titleSlide({ header }: PostmortemDocument, { company, isNameless }: PageOptions): Html {
  const { openedAt, mitigatedAt, resolvedAt, priority, number } = header;
  const end = mitigatedAt ?? resolvedAt;
  const length = end === null ? '' : ` · ${durationInWords(end - openedAt)} until service was back`;
  return markup`<section class="title">
    <p class="soft"><bdi>${company}</bdi> · ${isNameless ? 'Postmortem without names' : 'Postmortem'}</p>
    <h1 dir="auto">${header.title}</h1>
    <p>Incident ${number} · ${priority ?? 'no priority'} · ${timeInWords(openedAt, 0)}${length}</p>
  </section> `;
}

function shapeSlide(document: PostmortemDocument): Slide[] {
  const bar = timeBar(document);
  if (bar === null) return [];
  const figures = headerFigures(document.header).map(
    ({ label, value }) => markup`<li><span class="soft">${label}</span> ${value}</li>`,
  );
  return [{ title: 'The shape of it', body: markup`${bar}<ul class="figures">${figures}</ul>` }];
}

function slideHtml({ title, body }: Slide, number: number, of: number): Html {
  return markup`<section>
    <h2>${title}</h2>
    <div class="body">${body}</div>
    <p class="number" aria-label="Slide ${number} of ${of}">${number} / ${of}</p>
  </section> `;
}
