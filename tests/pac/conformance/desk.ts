/** One provider's simulator and ways to call it, with an ear for everything that is said and logged. */
import type {
  CancelRequest,
  PacConnector,
  PacContext,
  RecoverRequest,
  StampOutcome,
  StampRequest,
} from '#connectors/pac/types.ts';
import { timbreOf, type Comprobante } from '#domain/cfdi/model.ts';
import { signCancelacion } from '#domain/cfdi/cancelacion/index.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { csdFromStored } from '#domain/csd/index.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { createHttp } from '#platform/http.ts';
import { fixedClock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import { ZONE, invoiceDraftAt, makeIssuer, seal, type SealedInvoice, type TestIssuer } from '../../support/issuer.ts';
import { pacContext } from '../context.ts';
import { requestOf } from '../request.ts';
import type { PacHarness, PacSimulator } from './harness.ts';

export const NOW = new Date('2026-11-23T18:00:00.000Z');
/** How long a call may take in this suite; long enough for a busy machine. */
const PATIENCE_MS = 30_000;
/** How long a call waits for a provider that says nothing. */
export const SILENCE_MS = 700;

export const patient = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(PATIENCE_MS) });
export const impatient = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(SILENCE_MS) });

let issuers: { readonly own: TestIssuer; readonly stranger: TestIssuer } | undefined;

/** A document and how it is put to this provider. */
export interface Asked {
  readonly sealed: SealedInvoice;
  readonly request: StampRequest;
}

export type PacDesk = Awaited<ReturnType<typeof openPacDesk>>;

export async function openPacDesk(harness: PacHarness) {
  issuers ??= { own: makeIssuer(NOW), stranger: makeIssuer(NOW, 'URE180429TM6') };
  const { own, stranger } = issuers;
  const clock = fixedClock(NOW);
  const { declaration } = harness.provider;
  const csd = { cer: own.certificate.der, keyDer: own.keyDer };
  const simulator: PacSimulator = await harness.start({ clock, csd });
  const http = createHttp({ authorities: [simulator.authority] });
  /** Every line of the log and every outcome, as text. */
  const heard: string[] = [];
  const hear = (fields: object, message: string): void => void heard.push(`${message} ${textOf(fields)}`);
  const logger: Logger = { debug: hear, info: hear, warn: hear, error: hear };
  const open: PacConnector[] = [];
  let lastFolio = 0;

  /** A connection to an account; its outcomes are heard. */
  function connect(
    credentials: Readonly<Record<string, string>> = simulator.credentials,
    changes: Partial<PacContext> = {},
  ): PacConnector {
    const context = pacContext({ clock, logger, http, baseUrl: simulator.address, ...changes });
    const connector = harness.provider.connect(context, credentials);
    open.push(connector);
    const listening: PacConnector = {
      ...connector,
      close: () => connector.close(),
      stamp: (...given) => listen(connector.stamp(...given)),
      recover: (...given) => listen(connector.recover(...given)),
      cancel: (...given) => listen(connector.cancel(...given)),
      status: (...given) => listen(connector.status(...given)),
      balance: (...given) => listen(connector.balance(...given)),
      testConnection: (...given) => listen(connector.testConnection(...given)),
      timbreCertificate: (...given) => connector.timbreCertificate(...given),
    };
    return listening;
  }

  async function listen<T>(answer: Promise<T>): Promise<T> {
    const outcome = await answer;
    heard.push(textOf(outcome));
    return outcome;
  }

  /** A document in the form in which this provider takes it. */
  function ask(sealed: SealedInvoice): Asked {
    if (declaration.capabilities.sealing === 'local') return { sealed, request: requestOf(sealed) };
    const comprobante: Comprobante = { ...sealed.comprobante, sello: '', noCertificado: '', certificado: '' };
    return { sealed, request: { kind: 'unsealed', comprobante, reference: sealed.sha256 } };
  }

  const draft = (changes = {}, at = NOW) => invoiceDraftAt(at, (lastFolio += 1), changes);
  const fresh = (changes = {}): Asked => ask(seal(own, draft(changes)));
  const connector = connect();

  const recoverRequest = ({ request }: Asked, uuid?: string): RecoverRequest => ({
    document: request,
    sentAtUtc: NOW.toISOString(),
    ...(uuid === undefined ? {} : { uuid }),
  });

  return {
    harness,
    declaration,
    simulator,
    clock,
    own,
    stranger,
    connector,
    connect,
    http,
    heard,
    ask,
    draft,
    fresh,
    recoverRequest,
    code: (usual: string): string => harness.codes?.[usual] ?? usual,

    /** Asks for a stamp and expects one. */
    async stamped(asked: Asked = fresh()): Promise<{ xml: Uint8Array; uuid: string; asked: Asked }> {
      const xml = stampedXml(await connector.stamp(asked.request, patient()));
      return { xml, uuid: uuidOf(xml), asked };
    },

    /**
     * Brings home what may have been stamped, as the stamping job does: asks where the provider can be
     * asked, sends the same again where that is safe.
     */
    async bringHome(asked: Asked): Promise<Uint8Array> {
      const { recoverBy, repeatIsSafe } = declaration.capabilities;
      let uuid: string | undefined;
      for (let round = 0; round < 20; round += 1) {
        if (recoverBy.length > 0) {
          const found = await connector.recover(recoverRequest(asked, uuid), patient());
          if (found.kind === 'found') return found.xml;
        }
        if (!repeatIsSafe) continue;
        const again = await connector.stamp(asked.request, patient());
        if (again.kind === 'stamped') return again.xml;
        if (again.kind !== 'already-stamped') throw new Error(`a repeat gave ${again.kind}`);
        if (again.xml !== undefined) return again.xml;
        uuid = again.uuid ?? uuid;
      }
      throw new Error('nothing came home');
    },

    /** A request to cancel, signed here where the provider takes that. */
    cancelRequest(
      uuid: string,
      motivo: CancelRequest['motivo'] = '02',
      folioSustitucion?: string,
      issuer: TestIssuer = own,
    ): CancelRequest {
      const folio = { uuid, motivo, ...(folioSustitucion === undefined ? {} : { folioSustitucion }) };
      const { certificate, keyDer } = issuer;
      const about = { ...folio, issuerRfc: certificate.rfc, receiverRfc: 'URE180429TM6', total: '3399.95' };
      if (declaration.capabilities.cancellation[0] !== 'signed-request') return { kind: 'stored-csd', ...about };
      const xml = signCancelacion(
        { rfcEmisor: certificate.rfc, fecha: fechaLocal(NOW, ZONE), folios: [folio] },
        csdFromStored(certificate.der, Buffer.from(keyDer)).xmlSigner,
      );
      return { kind: 'signed', xml: Buffer.from(xml, 'utf8'), ...about };
    },

    /** What SAT's status is asked with. */
    statusRequest: (uuid: string, { sealed }: Asked) => ({
      uuid,
      issuerRfc: sealed.comprobante.emisor.rfc,
      receiverRfc: sealed.comprobante.receptor.rfc,
      total: sealed.comprobante.total,
      sello: sealed.comprobante.sello,
    }),

    async close(): Promise<void> {
      for (const each of open) each.close();
      await http.close();
      await simulator.close();
    },
  };
}

/** The document of an outcome that has one. */
export function stampedXml(outcome: StampOutcome): Uint8Array {
  if (outcome.kind !== 'stamped' && outcome.kind !== 'already-stamped') {
    throw new Error(`got ${outcome.kind}: ${textOf(outcome)}`);
  }
  if (outcome.xml === undefined) throw new Error(`${outcome.kind} without XML`);
  return outcome.xml;
}

export function uuidOf(xml: Uint8Array): string {
  return timbreOf(parseCfdi(xml))?.uuid ?? '';
}

/** Everything in it that could be read, octets as the text they are. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof Uint8Array) return Buffer.from(each).toString('utf8');
    if (each instanceof Error) return { name: each.name, message: each.message, stack: each.stack, cause: each.cause };
    return each;
  });
}
