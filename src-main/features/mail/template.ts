/**
 * The message that carries an invoice: subject, HTML and an equal plain text. Tables and inline
 * styles only, because Outlook for Windows lays mail out with Word, which knows little else.
 */
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';
import { LOGO_CID, type InvoiceMailFacts } from './facts.ts';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface RenderOptions {
  readonly locale: Locale;
  /** Replaces the subject that the template would choose. */
  readonly subject?: string;
  /** Words of the operator; blank lines separate paragraphs. */
  readonly note?: string;
}

const INK = '#23211f';
const MUTED = '#6b6661';
const LINE = '#e4e0db';
const PAPER = '#ffffff';
const GROUND = '#f5f3f0';
const DEFAULT_ACCENT = '#0f6e6e';
const FONT = "'Segoe UI',Arial,Helvetica,sans-serif";

/** Renders the message of one stamped document. Everything that came from outside is escaped. */
export function renderInvoiceMail(facts: InvoiceMailFacts, options: RenderOptions): RenderedMail {
  const say = (key: MessageKey, params: Record<string, string> = {}): string => translate(key, params, options.locale);
  const kind = say(`mail.kind.${facts.type}`);
  const number = facts.number ?? facts.uuid ?? '';
  const total = facts.currency === 'XXX' ? '' : money(facts.total, facts.currency);
  const subject = options.subject ?? oneLine(say('mail.subject', { kind, number, company: facts.company.name }));

  const paragraphs = [
    say('mail.greeting', { client: facts.client.name }),
    ...(options.note === undefined ? [] : splitParagraphs(options.note)),
    say(`mail.lead.${facts.type}`, { number, total }),
  ];
  const notices = [
    ...(facts.cancelled ? [say('mail.cancelled')] : []),
    ...(facts.demo ? [`${say('common.demoWatermark')} · ${say('mail.demo')}`] : []),
  ];
  const rows = summary(facts, number, total, say, options.locale);
  const closing = [say('mail.questions'), say('mail.verify')];

  const text = [
    ...notices.map((notice) => `*** ${notice} ***`),
    ...paragraphs,
    rows.map(([label, value]) => `${label}: ${value}`).join('\n'),
    closing.join('\n'),
    `${facts.company.name}\n${facts.company.rfc}`,
  ].join('\n\n');
  const preheader = total === '' ? `${kind} ${number}` : say('mail.preheader', { kind, number, total });
  const html = layout({
    company: facts.company,
    subject,
    preheader,
    notices,
    paragraphs,
    rows,
    closing,
    locale: options.locale,
  });
  return { subject, html, text: `${withoutControls(text)}\n` };
}

type Say = (key: MessageKey, params?: Record<string, string>) => string;
type Row = readonly [label: string, value: string];

function summary(facts: InvoiceMailFacts, number: string, total: string, say: Say, locale: Locale): Row[] {
  const rows: Row[] = [];
  const add = (key: MessageKey, value: string | undefined): void => {
    if (value !== undefined && value !== '') rows.push([say(key), oneLine(value)]);
  };
  add('mail.row.number', number);
  add('mail.row.total', facts.type === 'T' || facts.type === 'P' ? undefined : total);
  add('mail.row.issuedOn', longDate(facts.fecha.slice(0, 10), locale));
  add('mail.row.dueOn', facts.dueOn === undefined ? undefined : longDate(facts.dueOn, locale));
  add('mail.row.conditions', facts.conditions);
  add(
    'mail.row.method',
    facts.metodoPago === 'PUE' || facts.metodoPago === 'PPD' ? say(`mail.method.${facts.metodoPago}`) : undefined,
  );
  add('mail.row.issuer', `${facts.company.name} · ${facts.company.rfc}`);
  add('mail.row.receiver', `${facts.client.name} · ${facts.client.rfc}`);
  add('mail.row.uuid', facts.uuid);
  return rows;
}

export interface Layout {
  readonly company: InvoiceMailFacts['company'];
  readonly subject: string;
  readonly preheader: string;
  readonly notices: readonly string[];
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly url: string } | undefined;
  readonly rows: readonly Row[];
  readonly closing: readonly string[];
  readonly locale: Locale;
}

/** The message as HTML; everything that came from outside is escaped. */
export function layout(of: Layout): string {
  const { subject, preheader, notices, paragraphs, button, rows, closing, locale } = of;
  const accent = brand(of.company.brandColor);
  const company = escapeHtml(of.company.name);
  const head = of.company.hasLogo
    ? `<img src="cid:${LOGO_CID}" height="40" alt="${company}" style="display:block;height:40px;width:auto;max-width:280px;border:0;font:600 18px/24px ${FONT};color:${INK}">`
    : `<span style="font:600 18px/24px ${FONT};color:${INK}">${company}</span>`;
  const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
  const block = (style: string, content: string): string =>
    `<tr><td style="padding:0 32px 16px 32px;${style}">${content}</td></tr>`;
  return `<!DOCTYPE html>
<html lang="${locale}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background-color:${GROUND}" bgcolor="${GROUND}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(preheader)}</div>
<table ${table} width="100%" bgcolor="${GROUND}" style="background-color:${GROUND}"><tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table ${table} width="600"><tr><td><![endif]-->
<table ${table} width="100%" bgcolor="${PAPER}" style="max-width:600px;background-color:${PAPER};border:1px solid ${LINE}">
<tr><td height="4" bgcolor="${accent.background}" style="height:4px;font-size:0;line-height:0;background-color:${accent.background}">&nbsp;</td></tr>
<tr><td style="padding:24px 32px 20px 32px">${head}</td></tr>
${notices
  .map((notice) =>
    block(
      '',
      `<table ${table} width="100%"><tr><td bgcolor="${accent.background}" style="padding:8px 12px;background-color:${accent.background};color:${accent.foreground};font:600 13px/18px ${FONT}">${escapeHtml(notice)}</td></tr></table>`,
    ),
  )
  .join('\n')}
${paragraphs.map((p) => block(`font:15px/23px ${FONT};color:${INK}`, escapeHtml(p).replaceAll('\n', '<br>'))).join('\n')}
${
  button === undefined
    ? ''
    : block(
        '',
        `<table ${table}><tr><td bgcolor="${accent.background}" style="background-color:${accent.background};border-radius:4px"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:11px 20px;font:600 15px/20px ${FONT};color:${accent.foreground};text-decoration:none">${escapeHtml(button.label)}</a></td></tr></table>`,
      )
}
${
  rows.length === 0
    ? ''
    : `<tr><td style="padding:4px 32px 20px 32px"><table ${table} width="100%" style="border-top:1px solid ${LINE}">
${rows
  .map(
    ([label, value]) =>
      `<tr><td valign="top" width="170" style="padding:9px 12px 9px 0;border-bottom:1px solid ${LINE};font:13px/18px ${FONT};color:${MUTED}">${escapeHtml(label)}</td><td valign="top" style="padding:9px 0;border-bottom:1px solid ${LINE};font:13px/18px ${FONT};color:${INK};word-break:break-word">${escapeHtml(value)}</td></tr>`,
  )
  .join('\n')}
</table></td></tr>`
}
<tr><td style="padding:0 32px 28px 32px;font:13px/20px ${FONT};color:${MUTED}">${closing.map(escapeHtml).join('<br>')}<br><br>${company}<br>${escapeHtml(of.company.rfc)}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

/** The company's colour where it is one, with the ink (white or dark) that contrasts more on it (WCAG 2 luminance). */
function brand(color: string | undefined): { background: string; foreground: string } {
  const background = color !== undefined && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : DEFAULT_ACCENT;
  const channel = (at: number): number => {
    const value = Number.parseInt(background.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return { background, foreground: luminance > 0.22 ? INK : PAPER };
}

/** Text for an HTML body or a quoted attribute; characters that HTML does not allow are left out. */
export function escapeHtml(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Characters that neither a text part nor HTML allows. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '');
}

/** Blank lines separate them. */
export function splitParagraphs(note: string): string[] {
  return note
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((p) => p.trim())
    .filter((p) => p !== '');
}

/** Line breaks of a value that stands in one row or one header. */
function oneLine(value: string): string {
  return value.replaceAll(/\s+/gu, ' ').trim();
}

/** `1234.50`, `MXN` → `$1,234.50 MXN`; no peso sign on what is not pesos or dollars. Text only: never a float. */
function money(decimal: string, currency: string): string {
  const [whole = '0', fraction] = decimal.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const sign = currency === 'MXN' || currency === 'USD' ? '$' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`} ${currency}`;
}

/** A calendar date in words; it has no zone, so it is formatted as UTC. */
function longDate(date: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
