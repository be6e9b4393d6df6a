/** The form in which an action says amount and consequence before anything is done. */
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/form/note.tsx';
import { allowed, type FormId } from '../allowed.ts';
import { CancelForm } from './cancel-form.tsx';
import { CaptureForm } from './capture-form.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { RefundForm } from './refund-form.tsx';

const FORMS = { capture: CaptureForm, refund: RefundForm, confirm: ConfirmForm, cancel: CancelForm } as const;

interface ActionFormProps {
  readonly form: FormId;
  readonly transaction: TransactionDetail;
  readonly onDone: () => void;
}

export function ActionForm({ form, transaction, onDone }: ActionFormProps) {
  const t = useWords(words);
  const Form = FORMS[form];
  if (!allowed(transaction, undefined).includes(form)) {
    return (
      <Note tone="waiting" role="status">
        {t(`transactions.notNow.${form}`)}
      </Note>
    );
  }
  return <Form transaction={transaction} onDone={onDone} />;
}
