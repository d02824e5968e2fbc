/** The text as plain HTML: paragraphs, line breaks and links, and nothing of the text is markup. */
export function htmlBody(text: string): string {
  const paragraphs = text
    .replaceAll(/\r\n?/gu, '\n')
    .split(/\n{2,}/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p dir="auto">${linked(paragraph).replaceAll('\n', '<br>\n')}</p>`);
  return `<!doctype html>\n<html>\n<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>\n<body style="font-family:sans-serif;line-height:1.5">\n${paragraphs.join('\n')}\n</body>\n</html>\n`;
}

/** Escaped text in which web addresses can be followed. A full stop or bracket after an address is not part of it. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}])/u)
    .map((part, index) => (index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
