import { invoicesContract } from '#contract/invoices.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { InvoiceLists } from './lists/service.ts';
import type { InvoicePrinting } from './printing.ts';
import type { InvoicesService } from './service.ts';
import type { verifyFile } from './verify.ts';

export interface InvoicesHandlersDeps {
  readonly service: InvoicesService;
  readonly lists: InvoiceLists;
  readonly printing: InvoicePrinting;
  readonly verify: ReturnType<typeof verifyFile>;
}

/** Serves `invoices.*` of the contract. */
export function invoicesHandlers({ service, lists, printing, verify }: InvoicesHandlersDeps) {
  const os = implementFeature(invoicesContract);
  return os.router({
    create: os.create.handler(({ input, context }) => service.create(input, context)),
    update: os.update.handler(({ input, context }) => service.update(input.id, input.version, input.draft, context)),
    remove: os.remove.handler(({ input, context }) => service.remove(input.id, input.version, context)),
    preview: os.preview.handler(({ input, context }) => service.preview(input, context)),
    issue: os.issue.handler(({ input, context }) => service.issue(input.id, input.version, context)),
    get: os.get.handler(({ input, context }) => service.get(input.id, context)),
    duplicate: os.duplicate.handler(({ input, context }) => service.duplicate(input.id, context)),
    list: os.list.handler(({ input, signal }) => lists.list(input, signal)),
    totals: os.totals.handler(({ input, signal }) => lists.totals(input, signal)),
    attention: os.attention.handler(({ input, signal }) => lists.attention(input.companyId, signal)),
    xml: os.xml.handler(({ input }) => printing.xmlFile(input.id)),
    pdf: os.pdf.handler(({ input, context }) => printing.pdfFile(input.id, context.locale)),
    pdfBatch: os.pdfBatch.handler(({ input, context, signal }) => printing.pdfFiles(input.ids, context.locale, signal)),
    verify: os.verify.handler(({ input, context }) => verify(Buffer.from(input.file.base64, 'base64'), context.locale)),
  });
}
