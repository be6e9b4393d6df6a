import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceMailFacts } from './facts.ts';
import { escapeHtml, renderInvoiceMail } from './template.ts';

const facts: InvoiceMailFacts = {
  invoiceId: '0199f6a0-0000-7000-8000-000000000001',
  companyId: '0199f6a0-0000-7000-8000-000000000002',
  type: 'I',
  number: 'A-1024',
  uuid: '5A3F0B2C-9D1E-4F6A-8B7C-0D1E2F3A4B5C',
  fecha: '2026-11-23T10:15:00',
  total: '1234567.80',
  currency: 'MXN',
  conditions: 'Crédito a 30 días',
  metodoPago: 'PPD',
  dueOn: '2026-12-23',
  company: { name: 'Escuela Kemper Urgate', rfc: 'EKU9003173C9', brandColor: '#0f6e6e', hasLogo: false },
  client: { name: 'Muñoz & Hijos', rfc: 'MUHI010101AAA' },
  recipients: [],
  cancelled: false,
  demo: false,
};

/** Text of an HTML body as a reader sees it. */
function visible(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div>/s, '')
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(/<br>|<\/t[dr]>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('the message of an invoice', () => {
  it('says in Spanish what it is, for how much, until when and under which folio', () => {
    const { subject, html, text } = renderInvoiceMail(facts, { locale: 'es-MX' });
    expect(subject).toBe('Factura A-1024 de Escuela Kemper Urgate');
    for (const part of [visible(html), text]) {
      for (const words of [
        'Hola, Muñoz & Hijos:',
        'Te enviamos la factura A-1024 por $1,234,567.80 MXN.',
        '23 de noviembre de 2026',
        '23 de diciembre de 2026',
        'Crédito a 30 días',
        'Pago en parcialidades o diferido (PPD)',
        '5A3F0B2C-9D1E-4F6A-8B7C-0D1E2F3A4B5C',
        'EKU9003173C9',
        'MUHI010101AAA',
      ]) {
        expect(part).toContain(words);
      }
      expect(part).not.toContain('SIN VALIDEZ FISCAL');
    }
  });

  it('says the same in English', () => {
    const { subject, text } = renderInvoiceMail({ ...facts, type: 'E' }, { locale: 'en' });
    expect(subject).toBe('Credit note A-1024 from Escuela Kemper Urgate');
    expect(text).toContain('Here is credit note A-1024 for $1,234,567.80 MXN.');
    expect(text).toContain('December 23, 2026');
  });

  it('has the same content in HTML and in text', () => {
    const note = 'Primera línea\nsegunda línea\n\nOtro párrafo';
    for (const demo of [true, false]) {
      const { html, text } = renderInvoiceMail({ ...facts, demo, cancelled: demo }, { locale: 'es-MX', note });
      const seen = visible(html);
      // Every word of the text is in the HTML, in the same order; the HTML only has the head besides.
      let at = 0;
      for (const word of text
        .replaceAll(/\*\*\*|:(?=\s)/g, '')
        .split(/\s+/)
        .filter(Boolean)) {
        const found = seen.indexOf(word.replace(/:$/, ''), at);
        expect(found, `«${word}» in the HTML after ${at}`).toBeGreaterThanOrEqual(0);
        at = found;
      }
    }
  });

  it('marks demonstration and cancelled documents at the top', () => {
    const { html, text } = renderInvoiceMail({ ...facts, demo: true, cancelled: true }, { locale: 'es-MX' });
    expect(text.indexOf('SIN VALIDEZ FISCAL')).toBeLessThan(text.indexOf('Hola'));
    expect(text).toContain('Este comprobante está cancelado.');
    expect(visible(html)).toContain('SIN VALIDEZ FISCAL');
  });

  it('shows no amount where the document has none, and no peso sign on euros', () => {
    expect(
      renderInvoiceMail({ ...facts, type: 'T', currency: 'XXX', total: '0' }, { locale: 'es-MX' }).text,
    ).not.toMatch(/XXX|\$|: 0\b/);
    expect(renderInvoiceMail({ ...facts, currency: 'EUR' }, { locale: 'es-MX' }).text).toContain('1,234,567.80 EUR');
    expect(renderInvoiceMail({ ...facts, currency: 'EUR' }, { locale: 'es-MX' }).text).not.toContain('$');
    expect(renderInvoiceMail({ ...facts, currency: 'JPY', total: '999' }, { locale: 'es-MX' }).text).toContain(
      '999 JPY',
    );
  });

  it('uses the colour of the company only where it is one, with an ink that can be read on it', () => {
    const html = (brandColor: string) =>
      renderInvoiceMail({ ...facts, demo: true, company: { ...facts.company, brandColor } }, { locale: 'es-MX' }).html;
    expect(html('#FFDD00')).toContain('background-color:#ffdd00;color:#23211f');
    expect(html('#102030')).toContain('background-color:#102030;color:#ffffff');
    expect(html('red;background:url(http://x)')).not.toContain('url(');
  });

  it('shows the logo by its Content-ID', () => {
    const { html } = renderInvoiceMail({ ...facts, company: { ...facts.company, hasLogo: true } }, { locale: 'es-MX' });
    expect(html).toContain('<img src="cid:logo@cuadra"');
  });

  it('stays inside what Outlook and Gmail take: tables, inline styles, no scripts, no outside resources', () => {
    const { html } = renderInvoiceMail(facts, { locale: 'es-MX', note: 'Hola' });
    expect(html).not.toMatch(/<(script|style|link|iframe|form|svg)|@import|https?:\/\/(?!www\.w3\.org\/1999\/xhtml)/i);
    expect(html.match(/<table/g)?.length).toBe(html.match(/role="presentation"/g)?.length);
    // Gmail cuts messages at 102 kB.
    expect(Buffer.byteLength(html)).toBeLessThan(20_000);
    for (const line of html.split('\n')) expect(Buffer.byteLength(line)).toBeLessThan(10_000);
  });

  it('is well formed to a parser that we did not write', () => {
    const { html } = renderInvoiceMail({ ...facts, demo: true, cancelled: true }, { locale: 'es-MX', note: '<b>&' });
    const judge = execFileSync('xmllint', ['--html', '--noout', '-'], { input: html, stdio: ['pipe', 'pipe', 'pipe'] });
    expect(judge.toString()).toBe('');
  });
});

describe('hostile words', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE mail; --",
    '{{total}} $t(common.demoWatermark) $t(mail.demo)',
    '&lt;b&gt; &amp; ñ',
    '--><!--[if mso]>',
    'a\u0000b\u0008c',
  ];

  it.each(hostile)('are only words: %j', (words) => {
    const { subject, html, text } = renderInvoiceMail(
      {
        ...facts,
        number: words,
        conditions: words,
        company: { ...facts.company, name: words },
        client: { ...facts.client, name: words },
      },
      { locale: 'es-MX', note: words },
    );
    expect(html).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>/);
    expect(html).not.toContain('SIN VALIDEZ');
    expect(text).not.toContain('SIN VALIDEZ');
    // Nothing was interpreted: the words stand in the text and, escaped, in the HTML.
    expect(text).toContain(words.replaceAll(/\p{Cc}/gu, ''));
    expect(text + html).not.toMatch(/[^\P{Cc}\n]/u);
    expect(html).toContain(escapeHtml(words));
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('have no way out of the escape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(escapeHtml(words)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
    );
  });

  it('keep a subject on one line', () => {
    const name = 'Uno\r\nBcc: x@y.mx';
    const { subject } = renderInvoiceMail({ ...facts, company: { ...facts.company, name } }, { locale: 'es-MX' });
    expect(subject).toBe('Factura A-1024 de Uno Bcc: x@y.mx');
  });
});
