/** The fields of a client, each with what the form, SAT's rules and the list of clients say of it. */
import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { CatalogEntryView } from '#contract/catalogs.ts';
import type { RecordFinding } from '#contract/findings.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { personOf, tidyRfc } from '../companies/taxpayer.ts';
import { CatalogSelect } from '../records/catalog-select.tsx';
import { saidOf, type FindingActs, type Said } from '../records/findings.tsx';
import classes from '../records/records.module.css';
import {
  FOREIGN_RFC,
  genericValues,
  isForeign,
  PUBLIC_RFC,
  type ClientField,
  type ClientValues,
} from './client-values.ts';

interface ClientFieldsProps {
  readonly form: UseFormReturnType<ClientValues>;
  readonly findings: readonly RecordFinding[];
  readonly acts: FindingActs;
  readonly companyPostalCode: string;
  /** Only what an invoice needs. */
  readonly compact: boolean;
  /** Values were written by something else than typing. */
  readonly onFilled: () => void;
}

export function ClientFields({ form, findings, acts, companyPostalCode, compact, onFilled }: ClientFieldsProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { values } = form;
  const person = personOf(tidyRfc(values.rfc));
  const optional = (label: string): string => `${label} (${c('common.optional')})`;
  const input = (field: ClientField, hint?: Said['description']) => {
    const { error, onBlur, ...props } = form.getInputProps(field);
    return {
      ...props,
      ...saidOf(field, findings, error, acts, hint),
      // A field that is left blank is not wrong yet, and nothing moves under the hand that goes on.
      ...(values[field] === '' ? {} : { onBlur }),
    };
  };
  const choose = (field: ClientField) => (key: string) => {
    form.setFieldValue(field, key);
    onFilled();
  };
  const fill = (kind: 'public' | 'foreign'): void => {
    form.setValues(genericValues(kind, companyPostalCode));
    form.clearErrors();
    onFilled();
  };
  return (
    <>
      <div className={classes['short']}>
        <TextInput
          label={t('clients.field.rfc')}
          required
          data-autofocus
          maxLength={20}
          spellCheck={false}
          autoComplete="off"
          {...input('rfc', <RfcHint rfc={values.rfc} />)}
          onBlur={(event) => {
            form.setFieldValue('rfc', tidyRfc(values.rfc));
            if (values.rfc.trim() !== '') form.getInputProps('rfc').onBlur(event);
          }}
        />
        <TextInput
          label={t('clients.field.legalName')}
          required
          maxLength={300}
          {...input('legalName', t('clients.field.legalNameHint'))}
        />
      </div>
      {values.rfc.trim() === '' && (
        <div className={classes['inline']}>
          <Button size="compact-xs" h="24px" variant="light" onClick={() => fill('public')}>
            {t('clients.generic.public')}
          </Button>
          <Button size="compact-xs" h="24px" variant="light" onClick={() => fill('foreign')}>
            {t('clients.generic.foreign')}
          </Button>
        </div>
      )}
      {isForeign(values) && (
        <div className={classes['pair']}>
          <CatalogSelect
            catalog="c_Pais"
            label={t('clients.field.residenciaFiscal')}
            {...input('residenciaFiscal')}
            value={values.residenciaFiscal}
            onChange={choose('residenciaFiscal')}
            fits={({ key }) => key !== 'MEX' && key !== 'ZZZ'}
            clearable
          />
          <TextInput
            label={t('clients.field.numRegIdTrib')}
            maxLength={40}
            {...input('numRegIdTrib', t('clients.field.numRegIdTribHint'))}
          />
        </div>
      )}
      <div className={classes['tail']}>
        <CatalogSelect
          catalog="c_RegimenFiscal"
          label={t('clients.field.regimenFiscal')}
          required
          placeholder={t('clients.field.regimenHint')}
          {...input('regimenFiscal')}
          value={values.regimenFiscal}
          onChange={choose('regimenFiscal')}
          fits={(entry) => person === undefined || entry.fields[person] === true}
        />
        <PostalCode input={input} code={values.postalCode.trim()} />
      </div>
      <CatalogSelect
        catalog="c_UsoCFDI"
        label={t('clients.field.defaultUsoCfdi')}
        required
        {...input('defaultUsoCfdi')}
        value={values.defaultUsoCfdi}
        onChange={choose('defaultUsoCfdi')}
        fits={(entry) => usoFits(entry, values.regimenFiscal)}
      />
      <TagsInput
        label={optional(t('clients.field.emails'))}
        placeholder={values.emails.length === 0 ? t('clients.field.emailsHint') : ''}
        splitChars={[',', ';', ' ']}
        maxTags={20}
        inputMode="email"
        {...input('emails')}
        value={values.emails}
        onChange={(emails) => form.setFieldValue('emails', separate(emails))}
      />
      {!compact && (
        <Textarea
          label={optional(t('clients.field.notes'))}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          {...input('notes')}
        />
      )}
    </>
  );
}

function RfcHint({ rfc }: { rfc: string }) {
  const t = useWords(words);
  const tidy = tidyRfc(rfc);
  if (tidy === PUBLIC_RFC) return <>{t('clients.generic.publicHint')}</>;
  if (tidy === FOREIGN_RFC) return <>{t('clients.generic.foreignHint')}</>;
  const person = personOf(tidy);
  return <>{t(person === undefined ? 'clients.field.rfcHint' : `clients.person.${person}`)}</>;
}

interface PostalCodeProps {
  readonly input: (field: ClientField, hint?: Said['description']) => object;
  readonly code: string;
}

/** The place of the code stands below it, where the catalog at hand knows it. */
function PostalCode({ input, code }: PostalCodeProps) {
  const t = useWords(words);
  const { data } = useQuery({
    ...api.catalogs.get.queryOptions({ input: { catalog: 'c_CodigoPostal', key: code } }),
    enabled: /^\d{5}$/.test(code),
  });
  return (
    <TextInput
      label={t('clients.field.postalCode')}
      required
      maxLength={5}
      inputMode="numeric"
      autoComplete="off"
      {...input('postalCode', data?.entry?.texto)}
    />
  );
}

/** SAT says which regimes may use what. */
function usoFits({ fields }: CatalogEntryView, regimen: string): boolean {
  const regimes = fields['regimenes'];
  return regimen === '' || !Array.isArray(regimes) || regimes.includes(regimen);
}

/** What was left or filled in at once may still hold several, or a comma at its end. */
function separate(emails: readonly string[]): string[] {
  return [...new Set(emails.flatMap((email) => email.split(/[\s,;]+/)).filter((email) => email !== ''))];
}
