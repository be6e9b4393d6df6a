/** The form of a company, for the wizard and for the settings: its values, its checks, and how it is saved. */
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Company } from '#contract/companies.ts';
import * as words from '#i18n/catalog/window/companies.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { atField, useRecordForm } from '../../ui/form/record-form.ts';
import { rfcProblem, tidyRfc } from './taxpayer.ts';

const OPTIONS = ['tradeName', 'email', 'phone', 'website', 'address', 'brandColor'] as const;

export interface CompanyValues extends Record<string, string> {
  rfc: string;
  legalName: string;
  regimenFiscal: string;
  postalCode: string;
  tradeName: string;
  email: string;
  phone: string;
  website: string;
  address: string;
  brandColor: string;
}

/** A logo that was chosen and not saved; null takes the one there is away. */
export type LogoChange = { readonly base64: string; readonly contentType: string } | null;

function valuesOf(company: Company | undefined): CompanyValues {
  return {
    rfc: company?.rfc ?? '',
    legalName: company?.legalName ?? '',
    regimenFiscal: company?.regimenFiscal ?? '',
    postalCode: company?.postalCode ?? '',
    tradeName: company?.tradeName ?? '',
    email: company?.email ?? '',
    phone: company?.phone ?? '',
    website: company?.website ?? '',
    address: company?.address ?? '',
    brandColor: company?.brandColor ?? '',
  };
}

/** @param company the one that is changed; absent for a new one */
export function useCompanyForm(company: Company | undefined, onSaved: (company: Company) => void) {
  const t = useWords(words);
  const values = useMemo(() => valuesOf(company), [company]);
  const [logo, setLogo] = useState<LogoChange>();
  const { form, dirty, discard, saved } = useRecordForm<CompanyValues>({
    name: `company:${company?.id ?? 'new'}`,
    values,
    validate: (now) => ({
      rfc: rfcMessage(now.rfc),
      legalName: now.legalName.trim() === '' ? t('companies.legalName.missing') : null,
      regimenFiscal: now.regimenFiscal === '' ? t('companies.regimen.missing') : null,
      postalCode: /^\d{5}$/.test(now.postalCode.trim()) ? null : t('companies.postalCode.form'),
      email: now.email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(now.email.trim()) ? null : t('companies.email.form'),
    }),
  });

  function rfcMessage(rfc: string): string | null {
    const problem = rfcProblem(tidyRfc(rfc));
    return problem === undefined ? null : t(`companies.rfc.${problem}`);
  }

  const save = useMutation({
    mutationFn: async () => {
      const now = form.values;
      const fixed = {
        legalName: now.legalName.trim().toUpperCase(),
        regimenFiscal: now.regimenFiscal,
        postalCode: now.postalCode.trim(),
      };
      const said = OPTIONS.map((name) => [name, now[name].trim()] as const);
      const before =
        company === undefined
          ? await client.companies.create({
              rfc: tidyRfc(now.rfc),
              ...fixed,
              ...Object.fromEntries(said.filter(([, value]) => value !== '')),
            })
          : await client.companies.update({
              id: company.id,
              version: company.version,
              ...fixed,
              ...Object.fromEntries(said.map(([name, value]) => [name, value === '' ? null : value])),
            });
      if (logo === undefined) return { company: before, logoError: undefined };
      try {
        const input = { id: before.id, version: before.version, imageBase64: logo === null ? null : logo.base64 };
        return { company: await client.companies.setLogo(input), logoError: undefined };
      } catch (error) {
        // The company itself is saved; a picture that is none must not make it be created again.
        return { company: before, logoError: error };
      }
    },
    onSuccess: ({ company: now, logoError }) => {
      saved(valuesOf(now));
      if (logoError === undefined) setLogo(undefined);
      onSaved(now);
    },
  });

  const submit = (): void => {
    if (save.isPending) return;
    if (form.validate().hasErrors) {
      document.querySelector<HTMLElement>('[data-path][aria-invalid="true"]')?.focus();
      return;
    }
    save.mutate(undefined, { onError: (error) => setProblem(atField(form, error)) });
    setProblem(undefined);
  };
  const [problem, setProblem] = useState<unknown>();

  return {
    form,
    logo,
    setLogo,
    submit,
    saving: save.isPending,
    problem: problem ?? save.data?.logoError,
    dirty: dirty || logo !== undefined,
    discard: () => {
      discard();
      setLogo(undefined);
      setProblem(undefined);
    },
  };
}

export type CompanyForm = ReturnType<typeof useCompanyForm>;
