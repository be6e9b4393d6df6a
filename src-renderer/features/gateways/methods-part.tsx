/** What the account charges by, of what its gateway can do, with what is to be known of each. */
import { Checkbox, Input, MultiSelect } from '@mantine/core';
import type { GatewayProviderView, PaymentMethodView } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import type { GatewayForm } from './gateway-form.ts';
import classes from './gateways.module.css';
import { Part } from './part.tsx';

type Method = GatewayProviderView['methods'][number];

export function MethodsPart({ of }: { of: GatewayForm }) {
  const t = useWords(words);
  const { form, provider } = of;
  const { methods, currencies } = form.values;
  return (
    <Part id="methods" title={t('gateways.section.methods')}>
      {provider.currencies.length > 1 && (
        <MultiSelect
          label={t('gateways.currencies')}
          required
          data={[...provider.currencies]}
          value={[...currencies]}
          data-path="currencies"
          error={form.errors['currencies']}
          onChange={(chosen) => {
            form.setFieldValue(
              'currencies',
              provider.currencies.filter((each) => chosen.includes(each)),
            );
            form.clearFieldError('currencies');
          }}
        />
      )}
      <Input.Wrapper size="xs" label={t('gateways.methods')} labelElement="div" error={form.errors['methods']}>
        <ul className={classes['methods']}>
          {provider.methods.map((method) => (
            <li key={method.method}>
              <Checkbox
                label={t(`gateways.method.${method.method}`)}
                description={<MethodNote of={method} />}
                checked={methods.includes(method.method)}
                // The only one there is.
                disabled={provider.methods.length === 1 && methods.length === 1}
                data-path="methods"
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  const next = provider.methods
                    .map((each): PaymentMethodView => each.method)
                    .filter((each) => (each === method.method ? on : methods.includes(each)));
                  form.setFieldValue('methods', next);
                  form.clearFieldError('methods');
                }}
              />
            </li>
          ))}
        </ul>
      </Input.Wrapper>
    </Part>
  );
}

function MethodNote({ of }: { of: Method }) {
  const t = useWords(words);
  const { minor } = useFormats();
  const limits = Object.entries(of.limits).flatMap(([currency, { minMinor, maxMinor }]) => {
    const min = `$${minor(minMinor, 2)}`;
    if (maxMinor !== undefined) return [t('gateways.limits', { currency, min, max: `$${minor(maxMinor, 2)}` })];
    // From a cent on is no limit.
    return minMinor > 1 ? [t('gateways.limits.from', { currency, min })] : [];
  });
  const parts = [
    ...limits,
    ...(of.expiry === undefined ? [] : [t('gateways.expiry', { min: of.expiry.minDays, max: of.expiry.maxDays })]),
    ...(of.msi.length === 0 ? [] : [t('gateways.msi', { months: of.msi.join(', ') })]),
    ...(of.holds ? [t('gateways.holds')] : []),
    ...(of.by.includes('charge') ? [] : [t('gateways.by.link')]),
    t(`gateways.refunds.${of.refunds}`),
  ];
  return parts.join(' · ');
}
