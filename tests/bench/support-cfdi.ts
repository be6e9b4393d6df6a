/** Invoices of a given number of lines and a CSD made in process, for the cases that seal and verify. */
import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { CfdiDraft, DraftLine } from '#domain/cfdi/draft.ts';
import type { Signer } from '#domain/cfdi/seal.ts';
import { createDemoAuthority, readCsd } from '#domain/csd/index.ts';

const AT = new Date('2026-03-01T18:00:00Z');
const RFC = 'EKU9003173C9';

/** A CSD of the demo authority, with its key apart to measure the bare signature. */
export function benchCsd(): { readonly signer: Signer; readonly key: KeyObject } {
  const files = createDemoAuthority({ at: AT }).issueCsd({
    identity: { rfc: RFC, name: 'ESCUELA KEMPER URGATE' },
    password: '12345678a',
    validFrom: new Date('2026-01-01T00:00:00Z'),
  });
  const csd = readCsd({ ...files, at: AT });
  const key = createPrivateKey({ key: csd.exportKey(), format: 'der', type: 'pkcs8' });
  return { signer: csd.signer, key };
}

/** What nobody can do without: RSA-2048 with SHA-256 over a cadena of ordinary length. */
export function bareSignature(key: KeyObject): () => void {
  const data = Buffer.from('|4.0|A|1|2026-03-01T12:00:00|'.repeat(20));
  return () => sign('sha256', data, key);
}

/** An invoice as desks issue them: IVA on every line, a discount and a retention here and there. */
export function benchDraft(lines: number, folio: number): CfdiDraft {
  return {
    version: '4.0',
    tipoDeComprobante: 'I',
    serie: 'A',
    folio: String(folio),
    fecha: '2026-03-01T12:00:00',
    formaPago: '03',
    metodoPago: 'PUE',
    condicionesDePago: 'Contado',
    moneda: 'MXN',
    exportacion: '01',
    lugarExpedicion: '06300',
    emisor: { rfc: RFC, nombre: 'ESCUELA KEMPER URGATE', regimenFiscal: '601' },
    receptor: {
      rfc: 'URE180429TM6',
      nombre: 'UNIVERSIDAD ROBÓTICA ESPAÑOLA',
      domicilioFiscalReceptor: '86991',
      regimenFiscalReceptor: '601',
      usoCFDI: 'G03',
    },
    lines: Array.from({ length: lines }, (_, index) => line(index, folio)),
  };
}

function line(index: number, folio: number): DraftLine {
  const iva = { tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000' } as const;
  const isr = { tipo: 'retencion', impuesto: '001', tipoFactor: 'Tasa', tasaOCuota: '0.100000' } as const;
  return {
    claveProdServ: '43232408',
    noIdentificacion: `SKU-${folio}-${index}`,
    cantidad: String((index % 7) + 1),
    claveUnidad: 'H87',
    unidad: 'Pieza',
    descripcion: `Artículo ${index + 1} del pedido ${folio}: edición de México & Centroamérica`,
    precioUnitario: `${(index % 90) + 10}.${String(index % 100).padStart(2, '0')}`,
    ...(index % 5 === 3 ? { descuento: { tipo: 'importe', valor: '1.50' } as const } : {}),
    impuestos: index % 10 === 9 ? [iva, isr] : [iva],
  };
}

/**
 * Milliseconds that one call takes, over as many calls as fit into `budgetMs`: time of this process on
 * its core, garbage collection included, so that other programs on the machine do not count.
 */
export function timePerCall(work: () => void, budgetMs: number): number {
  const before = process.cpuUsage();
  const until = performance.now() + budgetMs;
  let calls = 0;
  do {
    work();
    calls += 1;
  } while (performance.now() < until);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}

/**
 * Times several things in turn, round after round, so that a change of the machine's pace meets all
 * of them; gives the times of each round.
 */
export function interleaved<K extends string>(
  works: Readonly<Record<K, () => void>>,
  rounds: number,
  budgetMs: number,
): Readonly<Record<K, number>>[] {
  const names = Object.keys(works) as K[];
  for (const name of names) timePerCall(works[name], budgetMs);
  return Array.from(
    { length: rounds },
    () => Object.fromEntries(names.map((name) => [name, timePerCall(works[name], budgetMs)])) as Record<K, number>,
  );
}

/**
 * The lower quartile: what rounds take that nothing disturbed much. Other programs, which share the
 * core's caches, can only make a round slower.
 */
export function undisturbed(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 2] ?? Number.NaN;
}

/** `work` over the items in turn, for ever. */
export function cycling<T>(items: readonly T[], work: (item: T) => void): () => void {
  let next = 0;
  return () => {
    const item = items[next];
    next = (next + 1) % items.length;
    if (item !== undefined) work(item);
  };
}
