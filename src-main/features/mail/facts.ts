/** What the mail feature asks the rest of the engine about an invoice; the composition root answers. */
import type { MailAttachment, Mailbox } from '#ports/mail.ts';
import type { Db } from '#db/types.ts';
import type { Locale } from '#i18n/index.ts';

/** One stamped document, in the words that its mail shows. */
export interface InvoiceMailFacts {
  readonly invoiceId: string;
  readonly companyId: string;
  readonly type: 'I' | 'E' | 'T' | 'P' | 'N';
  /** Serie and folio as printed, e.g. `A-1024`; absent when the document has neither. */
  readonly number?: string;
  /** Absent until it is stamped; then there is nothing to mail yet. */
  readonly uuid?: string;
  /** Fecha of the document, local, `AAAA-MM-DDThh:mm:ss`. */
  readonly fecha: string;
  /** Exact decimal as in the document, e.g. `1234.50`. */
  readonly total: string;
  /** c_Moneda; `XXX` (no currency) shows no amount. */
  readonly currency: string;
  readonly conditions?: string;
  /** c_MetodoPago */
  readonly metodoPago?: string;
  /** `AAAA-MM-DD` */
  readonly dueOn?: string;
  readonly company: {
    readonly name: string;
    readonly rfc: string;
    readonly brandColor?: string;
    readonly hasLogo: boolean;
  };
  readonly client: { readonly name: string; readonly rfc: string };
  /** Where the client wants its documents. */
  readonly recipients: readonly Mailbox[];
  readonly cancelled: boolean;
  /** Stamped by the demo PAC: the mail says so. */
  readonly demo: boolean;
}

/** How a charge is paid, in the words that its mail shows. */
export interface PaymentMailFacts {
  readonly transactionId: string;
  readonly companyId: string;
  readonly subject: string;
  /** All that the payer has to know, as plain text; blank lines separate paragraphs. */
  readonly text: string;
  /** What must not be overlooked: that it is a test. */
  readonly notices: readonly string[];
  /** The page on which it is paid, or that is printed. */
  readonly button?: { readonly label: string; readonly url: string };
  readonly company: InvoiceMailFacts['company'];
  readonly attachments: readonly AttachmentKind[];
}

/** What is attached, by reference: the bytes are produced when the message leaves. */
export type AttachmentKind = 'xml' | 'pdf' | 'logo' | 'spei-sheet';

export interface AttachmentRequest {
  /** One of both is what the message is about. */
  readonly invoiceId: string | null;
  readonly transactionId: string | null;
  readonly companyId: string;
  readonly kinds: readonly AttachmentKind[];
  /** Language of the message, for the printed document. */
  readonly locale: Locale;
}

/** Content-ID under which the HTML shows the company's logo. */
export const LOGO_CID = 'logo@cuadra';

/** @throws CuadraError NOT_FOUND when there is no such invoice */
export type InvoiceFacts = (db: Db, invoiceId: string) => InvoiceMailFacts;
/** One attachment per kind asked for, in that order; the logo's `cid` is {@link LOGO_CID}. */
export type AttachmentsFor = (request: AttachmentRequest) => Promise<readonly MailAttachment[]>;
