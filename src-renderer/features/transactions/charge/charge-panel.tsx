/** A charge of a free amount, at the right of the list of charges. */
import { useState } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { useCompany } from '../../../app/company.tsx';
import { useWords } from '../../../i18n/words.ts';
import { SidePanel } from '../../../ui/layout/side-panel.tsx';
import { ChargeForm } from './charge-form.tsx';
import { Made } from './made.tsx';
import { useCharge } from './use-charge.ts';

export default function ChargePanel({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const { company } = useCompany();
  const [made, setMade] = useState<TransactionDetail>();
  const form = useCharge({ companyId: company.id }, undefined, setMade);
  return (
    <SidePanel name="transactions" label={t('charge.new')} title={t('charge.new')} onClose={onClose}>
      {made === undefined ? (
        <ChargeForm form={form} onCancel={onClose} />
      ) : (
        <Made id={made.id} companyId={company.id} first={made} onAgain={() => setMade(undefined)} onClose={onClose} />
      )}
    </SidePanel>
  );
}
