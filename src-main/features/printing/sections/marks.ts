/** Marks that nobody may miss: status banner, watermark, footer of every page. */
import { DANGER, HAIRLINE, WATERMARK_DANGER, WATERMARK_NEUTRAL } from '../layout/color.ts';
import { PAGE } from '../layout/canvas.ts';
import { baseline } from '../layout/flow.ts';
import { widthOf, wrap } from '../layout/text.ts';
import { FOOTER_BASELINE, LEFT, leading, RIGHT, WIDTH } from '../layout/theme.ts';
import { REPLACEMENT_MARK } from '../layout/typeface.ts';
import { DEFAULT_LOCALE, translate, type MessageParams } from '#i18n/index.ts';
import type { Kit } from './kit.ts';

interface Mark {
  readonly text: string;
  readonly note: string;
  readonly danger: boolean;
}

/** The marks of a document, weightiest first. */
export function marksOf(kit: Kit): Mark[] {
  const { status, demo } = kit.input;
  const marks: Mark[] = [];
  const add = (key: string, danger: boolean): number =>
    marks.push({ text: kit.label(`status.${key}`), note: kit.label(`status.${key}.note`), danger });
  if (status === 'cancelled' || status === 'cancel-requested') {
    const key = status === 'cancelled' ? 'cancelled' : 'cancelRequested';
    const note = [kit.label(`status.${key}.note`), ...cancellationFacts(kit)].join(' ');
    marks.push({ text: kit.label(`status.${key}`), note, danger: true });
  }
  if (status === 'draft') add('draft', false);
  if (status === 'sealed-not-stamped') add('unstamped', false);
  if (demo) {
    // Spanish whatever the language of the labels: it speaks to whoever receives the paper.
    marks.push({
      text: translate('common.demoWatermark', {}, 'es-MX'),
      note: kit.label('status.demo.note'),
      danger: true,
    });
  }
  return marks;
}

/** When, why, what replaces it, and SAT's receipt. */
function cancellationFacts({ input }: Kit): string[] {
  const { cancellation: facts, locale = DEFAULT_LOCALE, status } = input;
  if (facts === undefined) return [];
  const say = (key: 'date' | 'requestDate' | 'motivo' | 'replacement' | 'acuse', params: MessageParams): string =>
    translate(`printing.cancellation.${key}`, params, locale);
  if ('seenAtSat' in facts) {
    return [translate('printing.cancellation.seenAtSat', { fecha: readable(facts.seenAtSat) }, locale)];
  }
  const { fecha, motivo, replacementUuid, acuse } = facts;
  return [
    say(status === 'cancelled' ? 'date' : 'requestDate', { fecha: readable(fecha) }),
    say('motivo', { motivo: `cancellation.motivo.${motivo}` }),
    ...(replacementUuid === undefined ? [] : [say('replacement', { uuid: replacementUuid })]),
    ...(acuse === undefined ? [] : [say('acuse', { fecha: readable(acuse.fecha), estatus: acuse.estatus })]),
  ];
}

/** `2026-11-26T10:05:00.3366563` as it is read. */
function readable(fecha: string): string {
  return fecha.slice(0, 19).replace('T', ' ');
}

/** Draws the watermarks of the current page, one over the other. */
export function drawWatermarks(kit: Kit): void {
  const marks = marksOf(kit);
  const face = kit.theme.title.face;
  marks.forEach(({ text, danger }, index) => {
    const width = face.outline(text).width;
    const size = Math.min(118, 600 / width);
    const offset = (index - (marks.length - 1) / 2) * 150;
    const color = danger ? WATERMARK_DANGER : WATERMARK_NEUTRAL;
    kit.canvas.watermark(text, face, size, PAGE.width / 2, PAGE.height / 2 + 10 + offset, 38, color);
  });
}

/** Draws a line for each mark and gives where it ends. */
export function drawBanner(kit: Kit, top: number): number {
  const { canvas, theme } = kit;
  let y = top;
  for (const { text, note, danger } of marksOf(kit)) {
    const color = danger ? DANGER : theme.body.color;
    const strong = { ...theme.danger, color };
    const noteX = LEFT + widthOf(text, strong) + 16;
    const body = { ...theme.body, color };
    const lines = wrap(canvas.clean(note, body.face), RIGHT - 8 - noteX, body);
    const height = Math.max(1, lines.length) * leading(body) + 7;
    canvas.rect(LEFT, y, 2.5, height, color);
    canvas.text(text, LEFT + 9, baseline(y, height, strong), strong);
    lines.forEach((line, index) => {
      canvas.text(line, noteX, baseline(y + 3.5 + index * leading(body), leading(body), body), body);
    });
    y += height + 3;
  }
  return y === top ? top : y + 4;
}

/** Draws the foot of a page. */
export function drawFooter(kit: Kit, page: number, pages: number): void {
  const { canvas, theme, comprobante, input } = kit;
  const style = theme.small;
  const number = translate('printing.page', { page, pages }, input.locale ?? DEFAULT_LOCALE);
  const isCfdi = input.status !== 'draft' && input.status !== 'sealed-not-stamped';
  const marks = marksOf(kit).map((mark) => mark.text);
  const legend = isCfdi ? [`${kit.label('legend')}, versión ${comprobante.version}`] : [];
  canvas.rule(LEFT, FOOTER_BASELINE - 10, WIDTH, HAIRLINE, 0.5);
  canvas.text([...legend, ...marks].join(' · '), LEFT, FOOTER_BASELINE, style);
  canvas.text(number, RIGHT, FOOTER_BASELINE, style, 'right');
  if (canvas.replacedCharacters) {
    const text = translate('printing.characters-replaced', { mark: REPLACEMENT_MARK }, input.locale ?? DEFAULT_LOCALE);
    canvas.text(text, LEFT, FOOTER_BASELINE + 9, style);
  }
}
