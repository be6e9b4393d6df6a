/** The mail account, which may wait. */
import { useQuery } from '@tanstack/react-query';
import type { Company } from '#contract/companies.ts';
import type { MailAccount } from '#contract/mail.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { MailFields } from '../../mail/mail-fields.tsx';
import { useMailForm } from '../../mail/mail-form.ts';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';

export function MailStep({ company }: { company: Company }) {
  const { data } = useQuery(api.mail.getAccount.queryOptions({ input: { companyId: company.id } }));
  return data === undefined ? null : <Account company={company} account={data} />;
}

function Account({ company, account }: { company: Company; account: MailAccount | null }) {
  const t = useWords(words);
  const { next } = useWizard();
  const form = useMailForm({
    companyId: company.id,
    account,
    sender: { name: company.tradeName ?? company.legalName, address: company.email },
    onSaved: next,
  });
  return (
    <StepShell
      title={t('setup.mail.title')}
      lead={t('setup.mail.lead')}
      onContinue={() => (account !== null && !form.dirty ? next() : form.save())}
      busy={form.saving}
      {...(account === null ? { skipHint: t('setup.mail.skip') } : {})}
    >
      <MailFields of={form} />
    </StepShell>
  );
}
