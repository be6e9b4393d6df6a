/** The thread that makes pages for `batch.ts`: one document a message, bytes handed over without a copy. */
import { parentPort } from 'node:worker_threads';
import { isCuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';
import type { PrintCompany, PrintedPdf, PrintInput } from './input.ts';
import { renderCfdi } from './render.ts';

export interface BatchRequest {
  readonly index: number;
  readonly rest: Omit<PrintInput, 'company'>;
  readonly companyKey: number;
  /** The first time that its key is used. */
  readonly company?: PrintCompany;
}

export type BatchReply =
  | { readonly index: number; readonly ok: true; readonly pdf: PrintedPdf }
  | {
      readonly index: number;
      readonly ok: false;
      readonly code: ErrorCode;
      readonly params: MessageParams;
      /** What was thrown, as text: an error object may hold what cannot be cloned. */
      readonly cause: string;
    };

const companies = new Map<number, PrintCompany>();

parentPort?.on('message', ({ index, rest, companyKey, company }: BatchRequest) => {
  if (company !== undefined) companies.set(companyKey, company);
  renderCfdi({ ...rest, company: companies.get(companyKey) ?? {} }).then(
    (pdf) => reply({ index, ok: true, pdf }, [pdf.bytes.buffer]),
    (error: unknown) => reply({ index, ok: false, ...described(error) }),
  );
});

function reply(message: BatchReply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function described(error: unknown): { code: ErrorCode; params: MessageParams; cause: string } {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (isCuadraError(error)) return { code: error.code, params: error.params, cause };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'PRINT_WORKER_FAILED', params: { detail }, cause };
}
