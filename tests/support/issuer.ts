/** A company that can seal, and documents of it that pass validation: for tests of everything after the seal. */
import { createHash } from 'node:crypto';
import type { CfdiDraft } from '#domain/cfdi/draft.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { sealCfdi, type Signer } from '#domain/cfdi/seal.ts';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { createDemoAuthority, readCsd, type Certificate, type DemoAuthority } from '#domain/csd/index.ts';
import { fechaLocal } from '#domain/time/zone.ts';

export const ISSUER_RFC = 'EKU9003173C9';
export const ZONE = 'America/Mexico_City';

export interface TestIssuer {
  readonly authority: DemoAuthority;
  readonly signer: Signer;
  readonly certificate: Certificate;
  /** PKCS#8 in clear, to hand to a child process. */
  readonly keyDer: Buffer;
}

/** A new demo CSD, valid since a month before `at`. */
export function makeIssuer(at: Date, rfc = ISSUER_RFC): TestIssuer {
  const authority = createDemoAuthority({ at });
  const files = authority.issueCsd({
    identity: { rfc, name: 'ESCUELA KEMPER URGATE' },
    password: '12345678a',
    validFrom: new Date(at.getTime() - 30 * 24 * 60 * 60 * 1000),
  });
  const csd = readCsd({ ...files, at });
  return { authority, signer: csd.signer, certificate: csd.certificate, keyDer: csd.exportKey() };
}

export interface SealedInvoice {
  readonly comprobante: Comprobante;
  readonly xml: Buffer;
  readonly sha256: string;
  readonly cadena: string;
}

/** A draft of three lines (16 %, 0 %, retention and discount), dated `at` in central Mexico. */
export function invoiceDraftAt(at: Date, folio: number, changes: Partial<CfdiDraft> = {}): CfdiDraft {
  const iva = (tasaOCuota: string) => ({ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota }) as const;
  return {
    version: '4.0',
    tipoDeComprobante: 'I',
    serie: 'A',
    folio: String(folio),
    fecha: fechaLocal(at, ZONE),
    formaPago: '03',
    metodoPago: 'PUE',
    moneda: 'MXN',
    exportacion: '01',
    lugarExpedicion: '06300',
    emisor: { rfc: ISSUER_RFC, nombre: 'ESCUELA KEMPER URGATE', regimenFiscal: '601' },
    receptor: {
      rfc: 'URE180429TM6',
      nombre: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
      domicilioFiscalReceptor: '86991',
      regimenFiscalReceptor: '601',
      usoCFDI: 'G03',
    },
    lines: [
      {
        claveProdServ: '84111506',
        cantidad: '2',
        claveUnidad: 'E48',
        descripcion: 'Servicio de facturación «año nuevo»',
        precioUnitario: '1234.565',
        descuento: { tipo: 'importe', valor: '10.00' },
        impuestos: [iva('0.160000')],
      },
      {
        claveProdServ: '43232408',
        cantidad: '1.5',
        claveUnidad: 'E48',
        descripcion: 'Desarrollo & soporte',
        precioUnitario: '333.33',
        impuestos: [
          iva('0.160000'),
          { tipo: 'retencion', impuesto: '001', tipoFactor: 'Tasa', tasaOCuota: '0.100000' },
        ],
      },
    ],
    ...changes,
  };
}

export function seal(issuer: TestIssuer, draft: CfdiDraft): SealedInvoice {
  const { comprobante, xml, cadena } = sealCfdi(computeComprobante(draft), issuer.signer);
  const bytes = Buffer.from(xml, 'utf8');
  return { comprobante, xml: bytes, cadena, sha256: createHash('sha256').update(bytes).digest('hex') };
}
