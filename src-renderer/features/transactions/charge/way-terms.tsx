/** What the chosen way asks for besides: of the payer, in instalments, until when, held first. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { useWords } from '../../../i18n/words.ts';
import { DayField } from '../../../ui/fields/day-field.tsx';
import type { FieldErrors } from './field-errors.ts';
import type { ChargeForm } from './use-charge.ts';
import type { PayerPart } from './ways.ts';
import classes from './charge.module.css';

const TYPES: Readonly<Record<PayerPart, string>> = { name: 'text', email: 'email', phone: 'tel' };

export function WayTerms({ form, errors }: { form: ChargeForm; errors: FieldErrors }) {
  const t = useWords(words);
  const c = useWords(common);
  const { model, values, change } = form;
  const { way, account } = model;
  if (way === undefined) return null;
  const name = account?.gateway.name ?? '';
  return (
    <>
      {way.methods.includes('card') && <p className={classes['hint']}>{t('charge.cardThere', { name })}</p>}
      {way.needs.length > 0 && (
        <div className={classes['two']}>
          {way.needs.map((part) => (
            <TextInput
              key={part}
              label={t(`charge.payer.${part}`)}
              type={TYPES[part]}
              autoComplete="off"
              maxLength={part === 'phone' ? 20 : 200}
              value={model.payer[part]}
              onChange={(event) => change({ payer: { ...values.payer, [part]: event.currentTarget.value } })}
              error={errors[part]}
            />
          ))}
        </div>
      )}
      {(way.msi.length > 0 || way.expiry !== undefined) && (
        <div className={classes['two']}>
          {way.msi.length > 0 && (
            <Select
              label={t('charge.msi')}
              data={[
                { value: '', label: t('charge.msi.none') },
                ...way.msi.map((months) => ({
                  value: String(months),
                  label: t('charge.msi.months', { months }),
                })),
              ]}
              value={values.msi}
              allowDeselect={false}
              onChange={(msi) => change({ msi: msi ?? '' })}
            />
          )}
          {way.expiry !== undefined && (
            <DayField
              label={`${t('charge.expires')} (${c('common.optional')})`}
              value={values.expires}
              onChange={(expires) => change({ expires })}
              clearable
              description={
                way.defaultDays === undefined ? undefined : t('charge.expiresDefault', { count: way.defaultDays })
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              error={errors.expires}
            />
          )}
        </div>
      )}
      {way.holds && (
        <Checkbox
          label={t('charge.hold')}
          description={t('charge.holdHint')}
          checked={values.hold}
          onChange={(event) => change({ hold: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
