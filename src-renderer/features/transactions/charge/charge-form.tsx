/** Asking for money: through which account, how much, in which way, of whom. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconCash, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { Keys } from '../../../app/commands/key-caps.tsx';
import { matchesKey } from '../../../app/commands/keys.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { AmountField } from '../../../ui/fields/amount-field.tsx';
import { Note, ProblemNote } from '../../../ui/form/note.tsx';
import { AccountField } from './account-field.tsx';
import { ClientField } from './client-field.tsx';
import { FeePreview } from './fee-preview.tsx';
import type { FieldId } from './model.ts';
import { useFieldErrors } from './field-errors.ts';
import type { ChargeForm as Form } from './use-charge.ts';
import { WayChoice } from './way-choice.tsx';
import { WayTerms } from './way-terms.tsx';
import classes from './charge.module.css';

interface ChargeFormProps {
  readonly form: Form;
  readonly onCancel: () => void;
}

export function ChargeForm({ form, onCancel }: ChargeFormProps) {
  const t = useWords(words);
  const [, go] = useLocation();
  if (form.error !== null) return <ErrorState error={form.error} onRetry={form.reload} />;
  if (form.accounts === undefined) return <div className={`skeleton ${classes['waiting']}`} />;
  if (form.accounts.length === 0) {
    return (
      <EmptyState
        icon={<IconCash size={28} />}
        title={t('charge.noAccounts.title')}
        action={<Button onClick={() => go('/settings/gateways')}>{t('charge.noAccounts.action')}</Button>}
      >
        {t('charge.noAccounts.text')}
      </EmptyState>
    );
  }
  return <Fields form={form} onCancel={onCancel} />;
}

function Fields({ form, onCancel }: ChargeFormProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { target, model, values, change, decimals, busy, doubtful } = form;
  const { account, way, currency, amountMinor } = model;
  const errors = useFieldErrors(form);
  const fields = useRef<HTMLFieldSetElement>(null);
  const isFree = target.invoice === undefined;
  const amount = amountMinor === undefined ? '' : moneyText(amountMinor, decimals, currency);
  const charge = (): void => {
    form.submit();
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const label =
    way?.by === 'link' && way.id === 'link' ? t('charge.makeLink', { amount }) : t('charge.charge', { amount });
  useCommands([
    { id: 'charge.submit', label, group: t('charge.group'), keys: ['Mod+Enter'], run: charge },
    ...model.ways.map(({ id, problem }, at) => ({
      id: `charge.way.${id}`,
      label: t('charge.chooseWay', { way: t(`charge.way.${id}`) }),
      group: t('charge.group'),
      keys: [String(at + 1)],
      run: () => problem === undefined && change({ way: id }),
    })),
  ]);
  const wrong = (field: FieldId) => ({ error: errors[field] });
  return (
    <form
      className={classes['form']}
      aria-label={t('charge.title')}
      onSubmit={(event) => {
        event.preventDefault();
        charge();
      }}
      onKeyDownCapture={(event) => {
        // A list takes Enter for itself, with Ctrl too.
        if (!(event.target instanceof HTMLElement) || event.target.role !== 'combobox') return;
        if (!matchesKey('Mod+Enter', event.nativeEvent)) return;
        event.preventDefault();
        event.stopPropagation();
        charge();
      }}
    >
      <fieldset ref={fields} className={classes['fields']} disabled={doubtful}>
        <AccountField form={form} />
        {isFree && (
          <>
            <ClientField form={form} />
            <TextInput
              ref={first}
              label={t('charge.description')}
              description={t('charge.descriptionHint')}
              maxLength={200}
              value={values.description}
              onChange={(event) => change({ description: event.currentTarget.value })}
              {...wrong('description')}
            />
          </>
        )}
        <div className={classes['two']}>
          <AmountField
            label={t('charge.amount')}
            decimals={decimals}
            leastDecimals={decimals}
            value={model.amount}
            onChange={(typed) => change({ amount: typed })}
            onWrong={(amountWrong) => change({ amountWrong })}
            rightSection={<span className={classes['currency']}>{currency}</span>}
            rightSectionWidth={44}
            {...wrong('amount')}
          />
          {isFree && account !== undefined && account.gateway.currencies.length > 1 && (
            <Select
              label={t('charge.currency')}
              data={account.gateway.currencies}
              value={currency}
              allowDeselect={false}
              onChange={(next) => change({ currency: next ?? currency })}
            />
          )}
        </div>
        <WayChoice form={form} error={errors.way} />
        <WayTerms form={form} errors={errors} />
        <FeePreview form={form} />
      </fieldset>
      {doubtful ? (
        <Note tone="waiting" role="alert" title={t('charge.doubtful.title')}>
          {t('charge.doubtful.text')}
        </Note>
      ) : (
        <ProblemNote error={errors.other} />
      )}
      <div className={classes['foot']}>
        <Button
          type="submit"
          leftSection={doubtful ? <IconRefresh size={14} aria-hidden /> : <IconCash size={14} aria-hidden />}
          rightSection={<Keys combination="Mod+Enter" />}
          loading={busy}
        >
          {doubtful ? t('charge.again') : label}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {c('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
