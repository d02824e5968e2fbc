import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markup, render } from './markup.ts';

describe('markup', () => {
  it('escapes whatever was typed, in text and in attributes', () => {
    const typed = `<script>alert("x")</script> & 'y'`;
    expect(render(markup`<p title="${typed}">${typed}</p>`)).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</p>',
    );
  });

  it('lets no text of any kind open or close an element or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(render(markup`${text}`)).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('nests, joins lists, and leaves nothing for what is not there', () => {
    const items = ['a', '<b>'].map((item) => markup`<i>${item}</i>`);
    expect(render(markup`${items}${null}${undefined}${false}${0}`)).toBe('<i>a</i><i>&lt;b&gt;</i>0');
  });

  it('cannot be fooled by an object that came as JSON', () => {
    const sent = JSON.parse('{"text":"<script>","Symbol(text)":"<script>"}') as never;
    expect(render(markup`${sent}`)).not.toContain('<script>');
  });
});
