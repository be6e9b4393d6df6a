/** What the gateway keeps of a charge, line by line, with an example that is reckoned as charges are. */
import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { PaymentMethodView } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import { AmountField } from '../../ui/fields/amount-field.tsx';
import { FeeExample } from './fee-example.tsx';
import type { GatewayForm } from './gateway-form.ts';
import type { FeeLine } from './gateway-values.ts';
import classes from './gateways.module.css';
import { Part } from './part.tsx';

/** IVA, as everywhere but at the border. */
const USUAL_TAX = '16';

export function FeesPart({ of }: { of: GatewayForm }) {
  const t = useWords(words);
  const { form, provider } = of;
  const { fees } = form.values;
  const set = (next: readonly FeeLine[]): void => form.setFieldValue('fees', next);
  const change = (at: number, part: Partial<FeeLine>): void =>
    set(fees.map((fee, index) => (index === at ? { ...fee, ...part } : fee)));
  const nameOf = (method: FeeLine['method']): string =>
    method === '' ? t(fees.length > 1 ? 'gateways.fees.rest' : 'gateways.fees.all') : t(`gateways.method.${method}`);
  const options = ['' as const, ...provider.methods.map(({ method }): PaymentMethodView => method)];
  const add = (): void => {
    const free = options.find((method) => !fees.some((fee) => fee.method === method)) ?? '';
    const line: FeeLine = { method: free, percent: '', fixed: '', taxPercent: USUAL_TAX };
    // What stands for the others comes last, as it is reckoned.
    set([...fees.filter(({ method }) => method !== ''), line, ...fees.filter(({ method }) => method === '')]);
  };
  return (
    <Part
      id="fees"
      title={t('gateways.section.fees')}
      aside={
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          disabled={fees.length >= options.length}
          onClick={add}
        >
          {t('gateways.fees.add')}
        </Button>
      }
    >
      <p className="soft">
        {t(provider.kind === 'bank' ? 'gateways.fees.leadBank' : 'gateways.fees.lead', { name: provider.displayName })}
      </p>
      {fees.length > 0 && (
        <table className={classes['fees']}>
          <thead>
            <tr>
              <th scope="col">{t('gateways.fees.method')}</th>
              <th scope="col" className={classes['number']}>
                {t('gateways.fees.percent')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('gateways.fees.fixed')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('gateways.fees.taxPercent')}
              </th>
              <th />
            </tr>
          </thead>
          <tbody>
            {fees.map((fee, at) => {
              const method = nameOf(fee.method);
              const label = (field: 'percent' | 'fixed' | 'taxPercent'): string =>
                t('gateways.fees.of', { field: t(`gateways.fees.${field}`), method });
              return (
                // oxlint-disable-next-line react/no-array-index-key -- two lines may be alike, and none moves
                <tr key={at}>
                  <td>
                    <Select
                      aria-label={t('gateways.fees.method')}
                      data={options.map((value) => ({ value, label: nameOf(value) }))}
                      value={fee.method}
                      allowDeselect={false}
                      data-path={`fees.${at}.method`}
                      error={form.errors[`fees.${at}.method`]}
                      onChange={(value) => {
                        change(at, { method: value ?? '' });
                        form.clearFieldError(`fees.${at}.method`);
                      }}
                    />
                  </td>
                  <td>
                    <AmountField
                      aria-label={label('percent')}
                      value={fee.percent}
                      placeholder="0"
                      rightSection="%"
                      onChange={(percent) => change(at, { percent })}
                    />
                  </td>
                  <td>
                    <AmountField
                      aria-label={label('fixed')}
                      value={fee.fixed}
                      placeholder="0.00"
                      leftSection="$"
                      decimals={2}
                      leastDecimals={2}
                      onChange={(fixed) => change(at, { fixed })}
                    />
                  </td>
                  <td>
                    <AmountField
                      aria-label={label('taxPercent')}
                      value={fee.taxPercent}
                      placeholder="0"
                      rightSection="%"
                      onChange={(taxPercent) => change(at, { taxPercent })}
                    />
                  </td>
                  <td>
                    <ActionIcon
                      aria-label={t('gateways.fees.removeOf', { method })}
                      onClick={() => set(fees.filter((_fee, index) => index !== at))}
                    >
                      <IconTrash size={14} />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {fees.length > 0 && <FeeExample of={of} />}
    </Part>
  );
}
