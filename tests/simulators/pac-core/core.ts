/**
 * What stands behind every simulated PAC, whatever it speaks: the books (one stamp for each sealed
 * document), a judge and a maker of real timbres (both the demo PAC's), and SAT's side of cancellation.
 */
import { connectDemoPac } from '#connectors/pac/demo/connector.ts';
import { timbreOf, type TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import type { Clock } from '#ports/clock.ts';
import { createSat, type Sat } from './sat.ts';

export type StampVerdict =
  | { readonly kind: 'stamped' | 'stamped-before'; readonly stamp: KeptStamp }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'no-credits' };

export interface KeptStamp {
  readonly uuid: string;
  readonly xml: string;
  readonly rfcEmisor: string;
  readonly timbre: TimbreFiscalDigital;
}

export interface PacCore {
  /** Judges a sealed document and stamps it, once. */
  stamp(xml: Uint8Array): Promise<StampVerdict>;
  /** The stamp of this sealed document, if it has one. */
  findBySealed(xml: Uint8Array): Promise<KeptStamp | undefined>;
  findByUuid(uuid: string): KeptStamp | undefined;
  /** Everything ever stamped here. */
  stamps(): readonly KeptStamp[];
  credits(): number;
  setCredits(credits: number): void;
  readonly sat: Sat;
  close(): void;
}

export interface PacCoreOptions {
  readonly clock: Clock;
  /** File of the books; in memory unless told. */
  readonly path?: string;
}

export function createPacCore({ clock, path = ':memory:' }: PacCoreOptions): PacCore {
  const pac = connectDemoPac({ path, clock });
  const signal = new AbortController().signal;
  const requestFor = (xml: Uint8Array) => ({ kind: 'sealed' as const, xml, sha256: '', reference: '' });

  const kept = (xml: Uint8Array): KeptStamp => {
    const comprobante = parseCfdi(xml);
    const timbre = timbreOf(comprobante);
    if (timbre === undefined) throw new Error('a stamp without timbre in the books');
    return { uuid: timbre.uuid, xml: Buffer.from(xml).toString('utf8'), rfcEmisor: comprobante.emisor.rfc, timbre };
  };

  const findByUuid = (uuid: string): KeptStamp | undefined => {
    const row = pac.books().findByUuid(uuid.toUpperCase());
    return row === undefined ? undefined : kept(row.xml);
  };

  return {
    async stamp(xml) {
      // The judge reads the bytes; what a caller says of them does not count.
      const outcome = await pac.stamp({ ...requestFor(xml), comprobante: undefined as never }, { signal });
      switch (outcome.kind) {
        case 'stamped':
          return { kind: 'stamped', stamp: kept(outcome.xml) };
        case 'already-stamped':
          if (outcome.xml === undefined) throw new Error('the books lost a document');
          return { kind: 'stamped-before', stamp: kept(outcome.xml) };
        case 'rejected':
          return { kind: 'refused', code: outcome.code, message: outcome.words.message ?? outcome.code };
        case 'no-credits':
          return { kind: 'no-credits' };
        case 'unknown':
        case 'unavailable':
        case 'credentials':
        case 'rate-limited':
        default:
          throw new Error(`the books answered ${outcome.kind}`);
      }
    },
    async findBySealed(xml) {
      const document = { ...requestFor(xml), comprobante: parseCfdi(xml) };
      const found = await pac.recover({ document, sentAtUtc: clock.now().toISOString() }, { signal });
      return found.kind === 'found' ? kept(found.xml) : undefined;
    },
    findByUuid,
    stamps: () =>
      pac
        .books()
        .all()
        .map((row) => kept(row.xml)),
    credits: () => pac.books().credits(),
    setCredits: (credits) => pac.books().setCredits(credits),
    sat: createSat({ clock, find: findByUuid }),
    close: () => pac.close(),
  };
}
