/**
 * A public page for its preview: links open in a tab of their own, since in a frame that may run and reach nothing they
 * would leave it blank. They never learn where they were followed from.
 */
export function previewPage(html: string): string {
  return html.replace('<head>', '<head><base target="_blank" /><meta name="referrer" content="no-referrer" />');
}
