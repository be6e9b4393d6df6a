/** An account as its form has it, and what of it is sent. */
import type { FormErrors } from '@mantine/form';
import type { Gateway, GatewayProviderView, PaymentMethodView } from '#contract/gateways.ts';

/** A line of the fees; '' as its method stands for all that no other line names. */
export interface FeeLine {
  readonly method: PaymentMethodView | '';
  readonly percent: string;
  readonly fixed: string;
  readonly taxPercent: string;
  /** Of the fixed part. */
  readonly currency: string;
}

/** Of the fixed part of a line that names none. */
const USUAL_CURRENCY = 'MXN';

export interface GatewayValues extends Record<string, unknown> {
  readonly name: string;
  readonly environment: Gateway['environment'];
  readonly currencies: readonly string[];
  readonly methods: readonly PaymentMethodView[];
  readonly fees: readonly FeeLine[];
  /** Of each declared field; a secret one is empty unless it is being typed. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly webhookSecret: string;
  readonly forgetSecret: boolean;
}

/** Tests where there are any: production is chosen by a person, never by a form. */
function beginsAt(environments: readonly Gateway['environment'][]): Gateway['environment'] {
  return environments.includes('test') || environments[0] === undefined ? 'test' : environments[0];
}

export function valuesOf(provider: GatewayProviderView, gateway: Gateway | undefined): GatewayValues {
  const { credentialFields, currencies, methods } = provider;
  return {
    name: gateway?.name ?? provider.displayName,
    environment: gateway?.environment ?? beginsAt(provider.environments),
    currencies: gateway?.currencies ?? (currencies.includes('MXN') ? ['MXN'] : currencies),
    methods: gateway?.methods ?? methods.map(({ method }) => method),
    fees: (gateway?.fees ?? []).map(lineOf),
    credentials: Object.fromEntries(credentialFields.map(({ name }) => [name, gateway?.given?.[name] ?? ''])),
    webhookSecret: '',
    forgetSecret: false,
  };
}

const lineOf = ({
  method = '',
  percent,
  fixed,
  taxPercent,
  currency = USUAL_CURRENCY,
}: Omit<Gateway['fees'][number], 'method'> & { readonly method?: FeeLine['method'] | undefined }): FeeLine => ({
  method,
  percent,
  fixed,
  taxPercent,
  currency,
});

/** As the engine takes them: what names a way of charging comes before what stands for the rest. */
export function feesToSend(fees: readonly FeeLine[]): Gateway['fees'] {
  return fees.toSorted((a, b) => Number(a.method === '') - Number(b.method === '')).map(feeToSend);
}

function feeToSend({ method, percent, fixed, taxPercent, currency }: FeeLine): Gateway['fees'][number] {
  const some = (decimal: string): string => (decimal === '' ? '0' : decimal);
  const terms = {
    percent: some(percent),
    fixed: some(fixed),
    taxPercent: some(taxPercent),
    ...(currency === USUAL_CURRENCY ? {} : { currency }),
  };
  return method === '' ? terms : { method, ...terms };
}

/** What was typed and differs from what is kept. */
export function typedCredentials(
  values: GatewayValues,
  kept: GatewayValues['credentials'] = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values.credentials).filter(([name, value]) => value.trim() !== '' && value !== kept[name]),
  );
}

export interface FormWords {
  readonly name: string;
  readonly required: string;
  readonly currencies: string;
  readonly methods: string;
  readonly double: string;
  readonly percent: string;
}

/** @param isNew a secret field may be left empty only where one is saved */
export function mistakesIn(
  values: GatewayValues,
  provider: GatewayProviderView,
  isNew: boolean,
  words: FormWords,
): FormErrors {
  const errors: Record<string, string> = {};
  if (values.name.trim() === '') errors['name'] = words.name;
  if (values.currencies.length === 0) errors['currencies'] = words.currencies;
  if (values.methods.length === 0) errors['methods'] = words.methods;
  for (const { name, required, secret } of provider.credentialFields) {
    if (required && (isNew || !secret) && (values.credentials[name] ?? '').trim() === '') {
      errors[`credentials.${name}`] = words.required;
    }
  }
  for (const [at, line] of values.fees.entries()) {
    const isSame = (fee: FeeLine): boolean => fee.method === line.method && fee.currency === line.currency;
    if (values.fees.findIndex(isSame) < at) errors[`fees.${at}.method`] = words.double;
    for (const part of PERCENTS) if (isTooMuch(line[part])) errors[`fees.${at}.${part}`] = words.percent;
  }
  return errors;
}

export const PERCENTS = ['percent', 'taxPercent'] as const;

/** More than all of it. */
export function isTooMuch(percent: string): boolean {
  const [whole = '', fraction = ''] = percent.split('.');
  return Number(whole) > 100 || (Number(whole) === 100 && /[1-9]/.test(fraction));
}
