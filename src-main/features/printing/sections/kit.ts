/** What every section of the page draws with. */
import { timbreOf, type Comprobante, type TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import { DEFAULT_LOCALE, translate, type Locale, type MessageKey } from '#i18n/index.ts';
import { decimalsOf } from '../describe.ts';
import type { PrintInput } from '../input.ts';
import { Canvas } from '../layout/canvas.ts';
import type { EmbeddableImage } from '../layout/image.ts';
import { baseline, lineOf, paragraph, space, stacked, type Piece } from '../layout/flow.ts';
import { widthOf, type TextStyle } from '../layout/text.ts';
import { leading, themeOf, type Theme } from '../layout/theme.ts';

export interface Kit {
  readonly canvas: Canvas;
  readonly theme: Theme;
  readonly input: PrintInput;
  readonly comprobante: Comprobante;
  readonly timbre: TimbreFiscalDigital | undefined;
  readonly logo: EmbeddableImage | undefined;
  /** Least decimals of an amount in the document's currency. */
  readonly decimals: number;
  /** The label `printing.<name>` in the asked language. */
  label(name: string): string;
}

type LabelKey = Extract<MessageKey, `printing.${string}`>;
const labels = new Map<string, string>();

export function kitOf(input: PrintInput, logo: EmbeddableImage | undefined): Kit {
  const { comprobante } = input;
  const locale = input.locale ?? DEFAULT_LOCALE;
  return {
    canvas: new Canvas(),
    theme: themeOf(input.company.brandColor),
    input,
    comprobante,
    timbre: timbreOf(comprobante),
    logo,
    decimals: comprobante.moneda === 'XXX' ? 2 : decimalsOf(comprobante.moneda),
    label: (name) => labelIn(locale, `printing.${name}` as LabelKey),
  };
}

/** Labels without places never change: i18next is asked once for each. */
function labelIn(locale: Locale, key: LabelKey): string {
  const cacheKey = `${locale} ${key}`;
  let text = labels.get(cacheKey);
  if (text === undefined) {
    text = translate(key, {}, locale);
    labels.set(cacheKey, text);
  }
  return text;
}

/** What the document is called: by type, and apart when it is a global invoice. */
export function titleOf(kit: Kit): string {
  const { tipoDeComprobante, informacionGlobal } = kit.comprobante;
  if (tipoDeComprobante === 'I' && informacionGlobal !== undefined) return kit.label('title.global');
  return kit.label(`title.${tipoDeComprobante}`);
}

/** `A 1024`, `1024`, or '' when the document has neither serie nor folio. */
export function folioOf({ serie, folio }: Comprobante): string {
  return [serie, folio].filter((part) => part !== undefined && part !== '').join(' ');
}

export interface Field {
  readonly label: string;
  readonly value: string;
  /** A code: slashed zero, breakable anywhere. */
  readonly code?: boolean;
  /** Value under its label over the whole width, in semibold. */
  readonly stacked?: boolean;
}

/** Fields as rows of label and value; a value that needs more lines stays in its column. */
export function fieldRows(
  kit: Pick<Kit, 'canvas' | 'theme'>,
  fields: readonly Field[],
  x: number,
  width: number,
  labelWidth: number,
): Piece[] {
  const { canvas, theme } = kit;
  return fields.map(({ label, value, code, stacked: isStacked }) => {
    const style = code === true ? theme.code : theme.body;
    const labelText = canvas.clean(label, theme.label.face);
    const height = leading(style);
    if (isStacked === true) {
      const strong: TextStyle = { ...theme.strong, size: 8.2, ...(code === true ? { code } : {}) };
      return stacked([
        lineOf(canvas, labelText, x, theme.label, { height: leading(theme.label) }),
        ...paragraph(canvas, value, x, width, strong),
        space(2.5),
      ]);
    }
    const indent = Math.max(labelWidth, widthOf(labelText, theme.label) + 6);
    const lines = paragraph(canvas, value, x + indent, width - indent, style, height);
    return {
      height: Math.max(1, lines.length) * height,
      draw(top) {
        // On the value's baseline, although the label is smaller.
        canvas.text(labelText, x, baseline(top, height, style), theme.label);
        stacked(lines).draw(top);
      },
    };
  });
}

/** A small heading in the brand's colour. */
export function heading(kit: Pick<Kit, 'canvas' | 'theme'>, text: string, x: number): Piece {
  return lineOf(kit.canvas, kit.canvas.clean(text, kit.theme.heading.face), x, kit.theme.heading, { height: 11 });
}

/** Field, or nothing when there is no value. */
export function optional(label: string, value: string | undefined, extra: Partial<Field> = {}): Field[] {
  return value === undefined || value === '' ? [] : [{ label, value, ...extra }];
}
