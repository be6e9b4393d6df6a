/** CFDIs of invented companies, sealed and with a timbre of an invented PAC, and the ZIPs and folders they come in. */
import { sign, type KeyObject, createPrivateKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { cadenaTimbre } from '#domain/cfdi/cadena/index.ts';
import type { CfdiDraft } from '#domain/cfdi/draft.ts';
import type { Comprobante, TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import { sealCfdi } from '#domain/cfdi/seal.ts';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { createDemoAuthority, readCsd, type Csd } from '#domain/csd/index.ts';

export const AT = new Date('2026-03-01T18:00:00Z');
export const OURS = 'EKU9003173C9';
export const SUPPLIER = 'URE180429TM6';
export const STRANGER = 'XIA190128J61';

const authority = createDemoAuthority({ at: AT });

/** Who vouches for all of them. */
export const rootCer: Buffer = authority.rootCer;

const open = new Map<string, Csd>();

/** The CSD of an invented taxpayer; made once. */
export function csdOf(rfc: string): Csd {
  let csd = open.get(rfc);
  if (csd === undefined) {
    const validFrom = new Date('2025-12-01T00:00:00Z');
    const files = authority.issueCsd({ identity: { rfc, name: `EMPRESA ${rfc}` }, password: '12345678a', validFrom });
    csd = readCsd({ ...files, at: AT });
    open.set(rfc, csd);
  }
  return csd;
}

const PAC_NUMBER_RFC = 'SPR190613I52';
let pac: { csd: Csd; key: KeyObject } | undefined;

/** The certificate with which the invented PAC seals its timbres. */
export function pacCertificate(): { number: string; der: Buffer } {
  pac ??= pacOf();
  return { number: pac.csd.certificate.number, der: Buffer.from(pac.csd.certificate.base64, 'base64') };
}

function pacOf(): { csd: Csd; key: KeyObject } {
  const csd = csdOf(PAC_NUMBER_RFC);
  return { csd, key: createPrivateKey({ key: csd.exportKey(), format: 'der', type: 'pkcs8' }) };
}

export function draftOf(
  issuer: string,
  receiver: string,
  folio: number | string,
  more: Partial<CfdiDraft> = {},
): CfdiDraft {
  return {
    version: '4.0',
    tipoDeComprobante: 'I',
    serie: 'F',
    folio: String(folio),
    fecha: '2026-03-01T12:00:00',
    formaPago: '03',
    metodoPago: 'PUE',
    moneda: 'MXN',
    exportacion: '01',
    lugarExpedicion: '06300',
    emisor: { rfc: issuer, nombre: `EMPRESA ${issuer}`, regimenFiscal: '601' },
    receptor: {
      rfc: receiver,
      nombre: `RECEPTORA Ñandú ${receiver}`,
      domicilioFiscalReceptor: '86991',
      regimenFiscalReceptor: '601',
      usoCFDI: 'G03',
    },
    lines: [
      {
        claveProdServ: '84111506',
        cantidad: '2',
        claveUnidad: 'E48',
        descripcion: `Servicio «${folio}» & más`,
        precioUnitario: '100.00',
        impuestos: [
          { tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000' },
          { tipo: 'retencion', impuesto: '001', tipoFactor: 'Tasa', tasaOCuota: '0.100000' },
        ],
      },
    ],
    ...more,
  };
}

let made = 0;

export function uuidOf(number: number): string {
  return `6F35D3B5-3651-5370-BC2C-${number.toString(16).toUpperCase().padStart(12, '0')}`;
}

/** Sealed by its issuer and stamped. */
export function stamped(c: Comprobante, uuid = uuidOf((made += 1)), change: Partial<TimbreFiscalDigital> = {}): string {
  const { comprobante } = sealCfdi(c, csdOf(c.emisor.rfc).signer);
  pac ??= pacOf();
  const timbre: TimbreFiscalDigital = {
    kind: 'tfd',
    version: '1.1',
    uuid,
    fechaTimbrado: '2026-03-01T12:00:05',
    rfcProvCertif: PAC_NUMBER_RFC,
    selloCFD: comprobante.sello,
    noCertificadoSAT: pac.csd.certificate.number,
    selloSAT: '',
  };
  const selloSAT = sign('sha256', Buffer.from(cadenaTimbre(timbre)), pac.key).toString('base64');
  const complementos = [[...comprobante.complementos.flat(), { ...timbre, selloSAT, ...change }]];
  return writeCfdi({ ...comprobante, complementos });
}

export function cfdi(issuer: string, receiver: string, folio: number | string, more: Partial<CfdiDraft> = {}): string {
  return stamped(computeComprobante(draftOf(issuer, receiver, folio, more)));
}

/** A document of another type than a draft has: payroll, payments; its parts are what the writer is given. */
export function ofType(type: 'N' | 'P', issuer: string, receiver: string, folio: number): string {
  const c = computeComprobante(draftOf(issuer, receiver, folio));
  const zero = { subTotal: '0', total: '0', moneda: 'XXX' };
  const [line] = c.conceptos;
  if (line === undefined) throw new Error('no line');
  const { impuestos: _none, ...bare } = line;
  const conceptos = [{ ...bare, valorUnitario: '0', importe: '0', objetoImp: '01', cantidad: '1' }];
  const { impuestos: _taxes, formaPago: _forma, metodoPago: _metodo, ...rest } = c;
  return stamped({
    ...rest,
    ...(type === 'P' ? zero : { subTotal: '0', total: '0' }),
    conceptos,
    tipoDeComprobante: type,
  });
}

/** Writes files below a folder. */
export function folderWith(root: string, files: Readonly<Record<string, string | Buffer>>): string {
  for (const [path, content] of Object.entries(files)) {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  return root;
}

export interface ZipPart {
  readonly name: string | Buffer;
  readonly content: Buffer;
  /** What the headers say instead of the truth. */
  readonly lie?: { readonly bytes?: number; readonly crc?: number; readonly method?: number; readonly flags?: number };
  readonly stored?: boolean;
}

/** A ZIP made by hand, so that it can be wrong in every way. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, lie = {}, stored = false } of parts) {
    const packed = stored ? content : deflateRawSync(content);
    const title = Buffer.isBuffer(name) ? name : Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(lie.flags ?? (Buffer.isBuffer(name) ? 0 : 0x800), 2);
    head.writeUInt16LE(lie.method ?? (stored ? 0 : 8), 4);
    head.writeUInt32LE(lie.crc ?? crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(lie.bytes ?? content.length, 18);
    head.writeUInt16LE(title.length, 22);
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), head, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, tail, title);
    offset += 30 + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}
