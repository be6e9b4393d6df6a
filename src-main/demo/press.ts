/**
 * Makes documents of the past: computed, sealed with the company's CSD and stamped by the demo PAC, each at the
 * moment of its Fecha. All of it is the engine's own code; only the clock is another.
 */
import { createHash } from 'node:crypto';
import type { Client } from '#contract/clients.ts';
import type { Company } from '#contract/companies.ts';
import type { InvoiceDraft } from '#contract/invoices.ts';
import { connectDemoPac } from '#connectors/pac/demo/connector.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { sealCfdi } from '#domain/cfdi/seal.ts';
import { computeComprobante, totalsOf, type DocumentTotals } from '#domain/cfdi/totals/index.ts';
import { readCsd } from '#domain/csd/index.ts';
import { fechaLocal, zoneOfPostalCode } from '#domain/time/zone.ts';
import { utf8Of } from '#domain/xml/write.ts';
import { resolveDraft } from '#features/invoices/resolve-draft.ts';
import { fixedClock } from '#ports/clock.ts';

/** A company and the files of its CSD. */
export interface PressIssuer {
  readonly company: Company;
  readonly cer: Uint8Array;
  readonly key: Uint8Array;
  readonly password: string;
}

export interface PressTask {
  readonly key: number;
  readonly issuer: number;
  readonly client: Client;
  /** A complete one (`withProducts`). */
  readonly draft: InvoiceDraft;
  readonly serie: string;
  readonly folio: number;
  readonly atMs: number;
}

export interface PressedDocument {
  readonly key: number;
  readonly fecha: string;
  readonly zone: string;
  readonly csdNumber: string;
  readonly totals: DocumentTotals;
  readonly sealed: Uint8Array;
  readonly sealedSha256: string;
  readonly stamped: Uint8Array;
  readonly stampedSha256: string;
  readonly uuid: string;
  readonly fechaTimbrado: string;
  readonly noCertificadoSAT: string;
}

export interface Press {
  make(task: PressTask): Promise<PressedDocument>;
  close(): void;
}

/** How long the PAC takes to answer, as the records of the past tell it. */
const REPLY_MS = 1400;

/** @param books file of the demo PAC's books; several presses may share it */
export function openPress(issuers: readonly PressIssuer[], books: string): Press {
  const clock = fixedClock(new Date(0));
  const pac = connectDemoPac({ path: books, clock, durable: false });
  const signers = issuers.map(({ cer, key, password }) => ({ cer, key, password }));
  const opened = new Map<number, ReturnType<typeof readCsd>>();
  const { signal } = new AbortController();

  function csdOf(issuer: number, at: Date): ReturnType<typeof readCsd> {
    const files = signers[issuer];
    if (files === undefined) throw new RangeError(`no issuer ${issuer}`);
    const csd = opened.get(issuer) ?? readCsd({ ...files, at });
    opened.set(issuer, csd);
    return csd;
  }

  return {
    async make({ key, issuer, client, draft, serie, folio, atMs }) {
      const at = new Date(atMs);
      const company = issuers[issuer]?.company;
      if (company === undefined) throw new RangeError(`no issuer ${issuer}`);
      const zone = zoneOfPostalCode(draft.lugarExpedicion ?? company.postalCode);
      const fecha = fechaLocal(at, zone);
      const computed = computeComprobante(resolveDraft(draft, { company, client }, { fecha, serie, folio }));
      const { signer } = csdOf(issuer, at);
      const sealed = utf8Of(sealCfdi(computed, signer).xml);
      const comprobante = parseCfdi(sealed);
      const sealedSha256 = sha256(sealed);
      clock.set(new Date(atMs + REPLY_MS));
      const request = {
        kind: 'sealed',
        xml: sealed,
        sha256: sealedSha256,
        comprobante,
        reference: String(key),
      } as const;
      const outcome = await pac.stamp(request, { signal });
      if (outcome.kind !== 'stamped') {
        const said = 'words' in outcome ? (outcome.words.message ?? '') : '';
        throw new Error(`a document of the demo was not stamped: ${serie}-${folio} ${outcome.kind} ${said}`);
      }
      const timbre = timbreOf(parseCfdi(outcome.xml));
      if (timbre === undefined) throw new Error('the demo PAC stamped without a timbre');
      return {
        key,
        fecha,
        zone,
        csdNumber: signer.noCertificado,
        totals: totalsOf(computed),
        sealed,
        sealedSha256,
        stamped: outcome.xml,
        stampedSha256: sha256(outcome.xml),
        uuid: timbre.uuid,
        fechaTimbrado: timbre.fechaTimbrado,
        noCertificadoSAT: timbre.noCertificadoSAT,
      };
    },
    close: () => pac.close(),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
