/**
 * Turns slides by keyboard, at once, so that where the page stands is always the slide that was last asked for. Without
 * it they are scrolled. The same bytes always, so that a policy can name their hash.
 */
export const SLIDES_SCRIPT = `
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const slides = [...document.querySelectorAll('section')];
  const now = slides.reduce((best, slide, index) =>
    Math.abs(slide.getBoundingClientRect().top) < Math.abs(slides[best].getBoundingClientRect().top) ? index : best, 0);
  const to = { ArrowRight: now + 1, ArrowDown: now + 1, PageDown: now + 1, ' ': event.shiftKey ? now - 1 : now + 1,
    ArrowLeft: now - 1, ArrowUp: now - 1, PageUp: now - 1, Home: 0, End: slides.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  slides[Math.max(0, Math.min(slides.length - 1, to))].scrollIntoView({ behavior: 'instant' });
});
`;
