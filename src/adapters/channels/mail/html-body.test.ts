import { expect, test } from 'vitest';
import { htmlBody } from './html-body.ts';

test('markup in a text is shown, not obeyed', () => {
  const html = htmlBody('<script>alert("1")</script> & <img src=x onerror=alert(1)>');
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;img');
});

test('paragraphs and line breaks stay', () => {
  expect(htmlBody('one\r\ntwo\n\n\nthree\n')).toContain(
    '<p dir="auto">one<br>\ntwo</p>\n<p dir="auto">three<br>\n</p>',
  );
});

test.each([
  ['See https://a.test/x?y=1&z=2.', '<a href="https://a.test/x?y=1&amp;z=2">https://a.test/x?y=1&amp;z=2</a>.'],
  ['(http://a.test/b)', '(<a href="http://a.test/b">http://a.test/b</a>)'],
  ['https://a.test/"onclick="x', '<a href="https://a.test/">https://a.test/</a>&quot;onclick=&quot;x'],
])('a web address in %j can be followed', (text, html) => {
  expect(htmlBody(text)).toContain(html);
});

test('only web addresses become links', () => {
  expect(htmlBody('javascript:alert(1) file:///etc/passwd')).not.toContain('<a');
});
