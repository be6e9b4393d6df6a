/** What a printed representation is made from: plain data, so that it crosses to a worker thread as it is. */
import type { Comprobante } from '#domain/cfdi/model.ts';
import type { Locale } from '#i18n/index.ts';

/** Where the document stands; decides the marks on the page. */
export type PrintStatus = 'stamped' | 'cancel-requested' | 'cancelled' | 'draft' | 'sealed-not-stamped';

/** What the marks of a cancelled document, or of one that is being cancelled, say of it. */
export interface PrintedRequest {
  /** Local time of central Mexico, `AAAA-MM-DDThh:mm:ss`: when SAT was found to have it cancelled, or when it was asked for. */
  readonly fecha: string;
  readonly motivo: '01' | '02' | '03' | '04';
  /** UUID of what replaces it. */
  readonly replacementUuid?: string;
  /** SAT's receipt: its Fecha as written, and its EstatusUUID. */
  readonly acuse?: { readonly fecha: string; readonly estatus: string };
}

/** Cancelled elsewhere: SAT was seen saying so, at this local time of central Mexico; nothing else is known of it. */
export interface PrintedSighting {
  readonly seenAtSat: string;
}

export type PrintedCancellation = PrintedRequest | PrintedSighting;

/** What the issuing company adds to its documents beyond what the XML says. */
export interface PrintCompany {
  readonly tradeName?: string;
  /** Free text; line breaks are kept. */
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
  /** Accent, `#rrggbb`; darkened where text in it would not reach WCAG AA on white. */
  readonly brandColor?: string;
  /** Bytes of a PNG or JPEG. */
  readonly logo?: Uint8Array;
}

/** Descriptions of the keys of the two big catalogs that this document uses. A missing key prints alone. */
export interface CatalogTexts {
  /** c_ClaveProdServ → description. */
  readonly productService: Readonly<Record<string, string>>;
  /** c_ClaveUnidad → name. */
  readonly unit: Readonly<Record<string, string>>;
}

export interface PrintInput {
  readonly comprobante: Comprobante;
  readonly company: PrintCompany;
  readonly status: PrintStatus;
  readonly cancellation?: PrintedCancellation;
  /** Made in a demo desk: every page says that it has no fiscal validity. */
  readonly demo: boolean;
  readonly texts: CatalogTexts;
  /** Instant written as the file's creation date; the same input gives the same bytes. */
  readonly createdAt: Date;
  /** Language of the labels; es-MX unless told. */
  readonly locale?: Locale;
}

/** Something that the page could not show as it is; the page says so too. */
export type PrintWarning = 'logo-unreadable' | 'characters-replaced';

export interface PrintedPdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly warnings: readonly PrintWarning[];
}
