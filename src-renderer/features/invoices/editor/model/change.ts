/** What may happen to a form, as one pure step from the form before to the form after. */
import { taxesOf } from './taxes.ts';
import { blankLine, type EditorForm, type FormLine, type InvoiceKind } from './form.ts';

export type Change =
  | { readonly do: 'set'; readonly patch: Partial<EditorForm> }
  | { readonly do: 'type'; readonly type: InvoiceKind }
  | { readonly do: 'line'; readonly key: string; readonly patch: Partial<FormLine> }
  | { readonly do: 'insert'; readonly at: number; readonly lines: readonly FormLine[] }
  | { readonly do: 'remove'; readonly key: string }
  | { readonly do: 'move'; readonly key: string; readonly by: -1 | 1 }
  | { readonly do: 'each-line'; readonly patch: Partial<FormLine> }
  | { readonly do: 'replace'; readonly form: EditorForm };

export function change(form: EditorForm, step: Change): EditorForm {
  switch (step.do) {
    case 'set':
      return { ...form, ...step.patch };
    case 'type':
      return { ...form, ...ofType(form, step.type) };
    case 'line':
      return { ...form, lines: form.lines.map((line) => (line.key === step.key ? { ...line, ...step.patch } : line)) };
    case 'insert':
      return { ...form, lines: form.lines.toSpliced(step.at, 0, ...step.lines) };
    case 'remove': {
      const lines = form.lines.filter((line) => line.key !== step.key);
      // A grid without lines would have no place to write in.
      return {
        ...form,
        lines: lines.length === 0 ? [blankLine({ impuestos: taxesOf('iva16'), perfil: 'iva16' })] : lines,
      };
    }
    case 'move': {
      const from = form.lines.findIndex((line) => line.key === step.key);
      const to = from + step.by;
      const line = form.lines[from];
      if (line === undefined || to < 0 || to >= form.lines.length) return form;
      return { ...form, lines: form.lines.toSpliced(from, 1).toSpliced(to, 0, line) };
    }
    case 'each-line':
      return { ...form, lines: form.lines.map((line) => ({ ...line, ...step.patch })) };
    case 'replace':
    default:
      return step.form;
  }
}

/** What another type of document changes in the head: a transfer has no payment, a credit note its own use. */
function ofType(form: EditorForm, type: InvoiceKind): Partial<EditorForm> {
  if (type === form.type) return {};
  // A series belongs to its type.
  const own = { type, serie: null };
  if (type === 'T') {
    return {
      ...own,
      usoCFDI: 'S01',
      formaPago: '',
      metodoPago: '',
      condicionesDePago: '',
      moneda: 'XXX',
      tipoCambio: '',
      locales: [],
    };
  }
  return {
    ...own,
    ...(form.type === 'T' ? { moneda: 'MXN' } : {}),
    usoCFDI: type === 'E' ? 'G02' : '',
    ...(form.metodoPago === '' || type === 'E' ? { metodoPago: 'PUE' as const } : {}),
  };
}
