/**
 * The sheet that a payer takes to the bank or has beside the keyboard: one page, large figures. There is no QR on it:
 * banks read that of CoDi only, which Banxico gives to enrolled developers, and no other format is published.
 */
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';
import { assemble } from '../printing/layout/assemble.ts';
import { Canvas } from '../printing/layout/canvas.ts';
import { Flow, lineOf, paragraph, space, type Piece } from '../printing/layout/flow.ts';
import { embeddableImage, type EmbeddableImage } from '../printing/layout/image.ts';
import type { TextStyle } from '../printing/layout/text.ts';
import { FOOTER_BASELINE, LEFT, themeOf, TOP, WIDTH } from '../printing/layout/theme.ts';
import type { PrintCompany } from '../printing/input.ts';
import { fieldRows, heading } from '../printing/sections/kit.ts';
import { LOGO_RESOURCE } from '../printing/sections/header.ts';
import { amountText, speiFields, type SpeiFacts } from './facts.ts';

export interface SheetInput {
  readonly facts: SpeiFacts;
  readonly company: PrintCompany & { readonly legalName: string; readonly rfc: string };
  readonly locale: Locale;
  readonly createdAt: Date;
}

const STEPS = ['spei.step.1', 'spei.step.2', 'spei.step.3', 'spei.step.4'] as const satisfies readonly MessageKey[];
const LOGO_BOX = { width: 160, height: 46 } as const;
const LABEL_WIDTH = 130;

/** The same input gives the same bytes. */
export async function renderSpeiSheet(input: SheetInput): Promise<Uint8Array<ArrayBuffer>> {
  const { facts, company, locale } = input;
  const logo = company.logo === undefined ? undefined : embeddableImage(company.logo);
  const canvas = new Canvas();
  const theme = themeOf(company.brandColor);
  const kit = { canvas, theme };
  const say = (key: MessageKey): string => translate(key, {}, locale);
  const large = (size: number): TextStyle => ({ ...theme.strong, size });
  const flow = new Flow(canvas, () => TOP);

  for (const piece of issuer(canvas, logo, company, theme)) flow.place(piece);
  flow.gap(14);
  flow.place({ height: 2, draw: (top) => canvas.rule(LEFT, top, WIDTH, theme.brand.text, 1) });
  flow.gap(14);
  flow.placeTogether(paragraph(canvas, say('spei.title'), LEFT, WIDTH, theme.title));
  flow.gap(10);
  flow.place(heading(kit, say('spei.for'), LEFT));
  flow.placeTogether(paragraph(canvas, facts.description, LEFT, WIDTH, large(11)));
  flow.gap(8);
  flow.place(heading(kit, say('spei.amount'), LEFT));
  flow.placeTogether(paragraph(canvas, amountText(facts), LEFT, WIDTH, large(20)));
  flow.gap(12);
  flow.place(heading(kit, say('spei.data'), LEFT));
  flow.gap(4);
  const wide = { canvas, theme: { ...theme, body: { ...theme.body, size: 12 }, code: { ...theme.code, size: 13 } } };
  for (const { key, label, value } of speiFields(facts, locale)) {
    const code = key === 'clabe' || key === 'reference' || key === 'concept';
    for (const row of fieldRows(wide, [{ label, value, code }], LEFT, WIDTH, LABEL_WIDTH)) flow.place(row);
    flow.gap(4);
  }
  flow.gap(10);
  flow.place(heading(kit, say('spei.steps'), LEFT));
  for (const step of STEPS) {
    flow.placeTogether(paragraph(canvas, say(step), LEFT, WIDTH, { ...theme.body, size: 9.5 }));
    flow.gap(2);
  }
  for (let page = 0; page < canvas.pageCount; page += 1) {
    canvas.selectPage(page);
    canvas.text(canvas.clean(say('spei.note'), theme.small.face), LEFT, FOOTER_BASELINE, theme.small);
  }

  const info = {
    title: `${say('spei.title')} · ${facts.description}`,
    author: company.legalName,
    subject: facts.ours,
    keywords: facts.reference ?? facts.ours,
    language: locale,
    createdAt: input.createdAt,
  };
  return assemble(canvas, info, new Map(logo === undefined ? [] : [[LOGO_RESOURCE, logo]]));
}

function issuer(
  canvas: Canvas,
  logo: EmbeddableImage | undefined,
  { legalName, rfc, tradeName, phone, email }: SheetInput['company'],
  theme: ReturnType<typeof themeOf>,
): Piece[] {
  const contact = [phone, email].filter((part) => part !== undefined && part !== '').join(' · ');
  const pieces: Piece[] = [];
  if (logo !== undefined) {
    const scale = Math.min(LOGO_BOX.width / logo.width, LOGO_BOX.height / logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    pieces.push({ height, draw: (top) => canvas.image(LOGO_RESOURCE, LEFT, top, width, height) }, space(7));
  }
  pieces.push(...paragraph(canvas, tradeName ?? legalName, LEFT, WIDTH, theme.name));
  if (tradeName !== undefined && tradeName !== legalName) {
    pieces.push(...paragraph(canvas, legalName, LEFT, WIDTH, theme.strong));
  }
  pieces.push(lineOf(canvas, canvas.clean(`RFC ${rfc}`, theme.body.face), LEFT, theme.body));
  if (contact !== '') pieces.push(...paragraph(canvas, contact, LEFT, WIDTH, theme.small));
  return pieces;
}
