/** The files of a message, made when it leaves: of the invoice that it carries, or of the charge that it tells how to pay. */
import type { fileContent } from '#contract/common.ts';
import type { AttachmentsFor } from '#features/mail/facts.ts';
import type { invoiceMailing } from '#features/invoices/mailing.ts';
import type { Locale } from '#i18n/index.ts';
import type { z } from 'zod';

interface Sources {
  readonly invoices: Pick<ReturnType<typeof invoiceMailing>, 'document' | 'logo'>;
  /** @throws CuadraError NOT_FOUND, SPEI_NO_INSTRUCTIONS */
  readonly speiSheet: (transactionId: string, locale: Locale) => Promise<z.infer<typeof fileContent>>;
}

export function mailAttachments({ invoices, speiSheet }: Sources): AttachmentsFor {
  return ({ invoiceId, transactionId, companyId, kinds, locale }) =>
    Promise.all(
      kinds.map(async (kind) => {
        if (kind === 'logo') return invoices.logo(companyId);
        if (kind !== 'spei-sheet') return invoices.document(kind, invoiceId ?? '', locale);
        const { name, base64 } = await speiSheet(transactionId ?? '', locale);
        return { filename: name, contentType: 'application/pdf', content: Buffer.from(base64, 'base64') };
      }),
    );
}
