/** The fields of a company: what SAT has of it, and how its documents look. */
import { Button, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Company } from '#contract/companies.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as formWords from '#i18n/catalog/window/form.ts';
import * as words from '#i18n/catalog/window/companies.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { ProblemNote } from '../../ui/form/note.tsx';
import grid from '../../ui/form/form.module.css';
import { BrandColor } from './brand-color.tsx';
import type { CompanyForm } from './company-form.ts';
import { LogoField } from './logo-field.tsx';
import { personOf, rfcProblem, tidyRfc, withoutCompanyKind } from './taxpayer.ts';
import classes from './companies.module.css';

interface CompanyFieldsProps {
  readonly of: CompanyForm;
  /** Absent for a new one. */
  readonly company?: Company | undefined;
}

export function CompanyFields({ of, company }: CompanyFieldsProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { form } = of;
  const optional = (label: string): string => `${label} (${c('common.optional')})`;
  return (
    <Stack gap="md">
      <ProblemNote error={of.problem} />
      <fieldset className={classes['group']}>
        <legend>{t('companies.fiscal')}</legend>
        <div className={classes['rfcAndName']}>
          <div>
            <TextInput
              label={t('companies.rfc')}
              required
              maxLength={20}
              spellCheck={false}
              autoComplete="off"
              {...form.getInputProps('rfc')}
              readOnly={company !== undefined}
              description={company === undefined ? <PersonHint rfc={form.values.rfc} /> : t('companies.rfc.fixed')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              onBlur={(event) => {
                form.setFieldValue('rfc', tidyRfc(form.values.rfc));
                form.getInputProps('rfc').onBlur(event);
              }}
            />
            {company === undefined && <RfcDoubts rfc={tidyRfc(form.values.rfc)} />}
          </div>
          <LegalName of={of} />
        </div>
        <div className={grid['two']}>
          <Regimen of={of} />
          <PostalCode of={of} />
        </div>
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>{t('companies.look')}</legend>
        <TextInput
          label={optional(t('companies.tradeName'))}
          description={t('companies.tradeName.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={300}
          {...form.getInputProps('tradeName')}
        />
        <div className={grid['two']}>
          <LogoField company={company} change={of.logo} onChange={of.setLogo} />
          <BrandColor value={form.values.brandColor} onChange={(color) => form.setFieldValue('brandColor', color)} />
        </div>
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>{`${t('companies.contact')} (${c('common.optional')})`}</legend>
        <div className={grid['two']}>
          <TextInput label={t('companies.email')} type="email" maxLength={320} {...form.getInputProps('email')} />
          <TextInput label={t('companies.phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
          <TextInput label={t('companies.website')} maxLength={200} {...form.getInputProps('website')} />
        </div>
        <Textarea
          label={t('companies.address')}
          autosize
          maxRows={4}
          maxLength={500}
          {...form.getInputProps('address')}
        />
      </fieldset>
    </Stack>
  );
}

/** What has the form of an RFC and is none all the same: its last character does not fit, or its date does not exist. */
function RfcDoubts({ rfc }: { rfc: string }) {
  const { data } = useQuery({
    ...api.companies.check.queryOptions({ input: { rfc } }),
    enabled: rfcProblem(rfc) === undefined,
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <div className={classes['doubt']} role="status">
      {data.map(({ code, message }) => (
        <Text key={code} size="xs">
          {message} <span className="mono soft">{code}</span>
        </Text>
      ))}
    </div>
  );
}

function PersonHint({ rfc }: { rfc: string }) {
  const t = useWords(words);
  const person = personOf(tidyRfc(rfc));
  return <>{t(person === undefined ? 'companies.rfc.hint' : `companies.person.${person}`)}</>;
}

function LegalName({ of: { form } }: { of: CompanyForm }) {
  const t = useWords(words);
  const f = useWords(formWords);
  const { rfc, legalName } = form.values;
  const plain = personOf(tidyRfc(rfc)) === 'fisica' ? undefined : withoutCompanyKind(legalName);
  return (
    <div>
      <TextInput
        label={t('companies.legalName')}
        required
        maxLength={300}
        description={t('companies.legalName.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('legalName')}
        onBlur={(event) => {
          form.setFieldValue('legalName', legalName.trim().toUpperCase());
          form.getInputProps('legalName').onBlur(event);
        }}
      />
      {plain !== undefined && (
        <div className={classes['doubt']} role="status">
          <Text size="xs">{t('companies.legalName.kind')}</Text>
          <Button size="compact-xs" variant="light" onClick={() => form.setFieldValue('legalName', plain)}>
            {f('form.take', { value: plain })}
          </Button>
        </div>
      )}
    </div>
  );
}

function Regimen({ of: { form } }: { of: CompanyForm }) {
  const t = useWords(words);
  const { data } = useQuery(api.catalogs.list.queryOptions({ input: { catalog: 'c_RegimenFiscal' } }));
  const person = personOf(tidyRfc(form.values.rfc));
  const chosen = form.values.regimenFiscal;
  const fitting = (data ?? []).filter((entry) => person === undefined || entry.fields[person] === true);
  const doesNotFit = chosen !== '' && data !== undefined && !fitting.some((entry) => entry.key === chosen);
  const shown = doesNotFit ? [...fitting, ...(data ?? []).filter((entry) => entry.key === chosen)] : fitting;
  const { error, ...input } = form.getInputProps('regimenFiscal');
  return (
    <Select
      label={t('companies.regimen')}
      required
      searchable
      placeholder={t('companies.regimen.choose')}
      data={shown.map((entry) => ({ value: entry.key, label: `${entry.key} ${entry.texto}` }))}
      {...input}
      value={chosen === '' ? null : chosen}
      onChange={(key) => form.setFieldValue('regimenFiscal', key ?? '')}
      error={doesNotFit ? t('companies.regimen.person') : error}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      maxDropdownHeight={280}
      title={data?.find((entry) => entry.key === chosen)?.texto}
    />
  );
}

function PostalCode({ of: { form } }: { of: CompanyForm }) {
  const t = useWords(words);
  const code = form.values.postalCode.trim();
  const { data } = useQuery({
    ...api.catalogs.get.queryOptions({ input: { catalog: 'c_CodigoPostal', key: code } }),
    enabled: /^\d{5}$/.test(code),
  });
  const said =
    data?.answer === 'found'
      ? data.entry?.texto
      : data?.answer === 'unknown'
        ? t('companies.postalCode.unknown')
        : data?.answer === 'not-verified'
          ? t('companies.postalCode.notVerified')
          : undefined;
  return (
    <TextInput
      label={t('companies.postalCode')}
      required
      maxLength={5}
      inputMode="numeric"
      description={said === undefined || said === '' ? t('companies.postalCode.hint') : said}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...form.getInputProps('postalCode')}
    />
  );
}
