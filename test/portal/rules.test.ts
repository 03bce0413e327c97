import assert from 'node:assert/strict';
import { hrefOf, html } from '../../portal/html.ts';
import { returnPathOf } from '../../portal/returnPath.ts';
import { isSameOrigin } from '../../portal/sameOrigin.ts';

describe('a template', () => {
  it('puts values in as text', () => {
    const text = `<script>alert("1" & '2')</script>`;
    const escaped = '&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;';
    assert.equal(html`<p title="${text}">${text}</p>`.toString(), `<p title="${escaped}">${escaped}</p>`);
  });

  it('puts templates and lists of them in as markup, and nothing for undefined', () => {
    const items = [1, 2].map((item) => html`<b>${item}</b>`);
    assert.equal(html`${items} ${undefined}${html`<i></i>`}`.toString(), '<b>1</b><b>2</b> <i></i>');
  });
});

describe('a link', () => {
  it('leads to pages of this site and to web addresses only', () => {
    for (const address of ['/portal', 'https://example.com/', 'http://example.com']) {
      assert.equal(hrefOf(address), address);
    }
    for (const address of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//elsewhere.example']) {
      assert.equal(hrefOf(address), '#');
    }
  });
});

describe('the way back after signing in', () => {
  it('is a path of this site', () => {
    for (const path of ['/portal', '/backoffice/chat?x=1', '/portal/requests/CERT-1']) {
      assert.equal(returnPathOf(path), path);
    }
  });

  it('never leads to another site', () => {
    const attempts = [
      'https://elsewhere.example',
      '//elsewhere.example',
      String.raw`/\elsewhere.example`,
      '/\t/elsewhere.example',
      '/.//elsewhere.example',
      'javascript:alert(1)',
      'portal',
      '',
      null,
      undefined,
    ];
    for (const attempt of attempts) assert.equal(returnPathOf(attempt), '/portal', String(attempt));
  });
});

describe('the origin of a request', () => {
  const isOurs = (headers: Record<string, string>) => isSameOrigin({ headers }, 'https://koji.example/');

  it('is ours when the browser says so', () => {
    assert.equal(isOurs({ 'sec-fetch-site': 'same-origin' }), true);
    assert.equal(isOurs({ origin: 'https://koji.example' }), true);
  });

  it('is not ours for other sites, other hosts of the same site, and calls from outside a browser', () => {
    assert.equal(isOurs({ 'sec-fetch-site': 'cross-site', origin: 'https://koji.example' }), false);
    assert.equal(isOurs({ 'sec-fetch-site': 'same-site' }), false);
    assert.equal(isOurs({ 'sec-fetch-site': 'none' }), false);
    assert.equal(isOurs({ origin: 'https://koji.example.elsewhere.example' }), false);
    assert.equal(isOurs({ origin: 'null' }), false);
    assert.equal(isOurs({}), false);
  });
});
