/** What is said under each field: what is wrong here, or what the engine answered about it. */
import * as words from '#i18n/catalog/window/charge.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { problemOf } from '../../../ui/feedback/problem.ts';
import type { FieldId, FieldProblem } from './model.ts';
import type { ChargeForm } from './use-charge.ts';

const FIELDS: Readonly<Record<string, FieldId>> = {
  amountMinor: 'amount',
  method: 'way',
  expiresAtUtc: 'expires',
  description: 'description',
  'payer.name': 'name',
  'payer.email': 'email',
  'payer.phone': 'phone',
};

/** Said as soon as it is written; that something is missing only once the button was pressed. */
const AT_ONCE: ReadonlySet<FieldProblem['kind']> = new Set(['zero', 'balance', 'limits', 'days']);

export type FieldErrors = Partial<Record<FieldId, string>> & {
  /** Of no field that is shown. */
  readonly other?: unknown;
};

export function useFieldErrors({ model, decimals, pressed, problem }: ChargeForm): FieldErrors {
  const t = useWords(words);
  const { currency, way } = model;
  const money = (minor: number): string => moneyText(minor, decimals, currency);
  const said = (field: FieldId, of: FieldProblem): string => {
    switch (of.kind) {
      case 'balance':
        return t('charge.wrong.balance', { balance: money(of.balanceMinor) });
      case 'limits': {
        const range = { way: t(`charge.way.${way?.id ?? 'link'}`), min: money(of.minMinor) };
        return of.maxMinor === undefined
          ? t('charge.wrong.least', range)
          : t('charge.wrong.limits', { ...range, max: money(of.maxMinor) });
      }
      case 'days':
        return t('charge.wrong.days', { min: of.minDays, max: of.maxDays });
      case 'missing':
        return t(field === 'amount' || field === 'way' ? `charge.wrong.${field}` : 'charge.wrong.missing');
      case 'zero':
      case 'email':
      case 'phone':
      case 'unread':
      default:
        return t(`charge.wrong.${of.kind}`);
    }
  };
  const found: Partial<Record<FieldId, string>> = {};
  for (const [field, of] of Object.entries(model.problems) as [FieldId, FieldProblem][]) {
    if (pressed || AT_ONCE.has(of.kind)) found[field] = said(field, of);
  }
  if (problem === undefined) return found;
  const { field = '', message } = problemOf(problem);
  const known = FIELDS[field];
  return known === undefined ? { ...found, other: problem } : { ...found, [known]: message };
}
