/**
 * The demo PAC: a whole PAC inside the program, for demonstrations and tests. It judges like one,
 * gives real timbres sealed with a demo certificate, remembers them in its own file and answers a
 * repeat with the earlier one. Nothing it gives has fiscal validity, and everything says so.
 */
import { v4 as uuidv4 } from 'uuid';
import { cadenaOriginal, cadenaTimbre } from '#domain/cfdi/cadena/index.ts';
import type { Comprobante, TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import { translate } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import type { Timers } from '#ports/timers.ts';
import type { PacConnector, StampOutcome, UnknownOutcome } from '../types.ts';
import { playOf, standingOf, type Standing } from './acceptance.ts';
import { DEMO_PAC_RFC, cadenaKey, openDemoBooks, type DemoBooks, type StampRow } from './books.ts';
import { acuseOf, judgeCancellation } from './cancellation.ts';
import { judge } from './judge.ts';

/** PACs write FechaTimbrado in the time of central Mexico, wherever the document was issued. */
const CENTRAL_MEXICO = 'America/Mexico_City';

export interface DemoPacOptions {
  /** Its own file; ':memory:' for tests. */
  readonly path: string;
  readonly clock: Clock;
  /** False: for a demo desk that is being built and is worth nothing until it is whole. */
  readonly durable?: boolean;
  /** For tests: how long a reply is on its way. What was asked is done before. */
  readonly latency?: { readonly ms: number; readonly timers: Timers };
  /** For tests: places where the process may be killed. */
  readonly faultPoints?: FaultPoints;
}

/** A connector to the demo PAC's file; several may be open at once. */
export function connectDemoPac(options: DemoPacOptions): PacConnector & { readonly books: () => DemoBooks } {
  const { clock, faultPoints = noFaultPoints } = options;
  let opened: DemoBooks | undefined;
  const books = (): DemoBooks => (opened ??= openDemoBooks(options.path, clock.now(), options.durable));

  /** Gives a reply when it has "arrived", or the outcome of a caller who did not wait for it. */
  function deliver<T>(reply: T, signal: AbortSignal): Promise<T | UnknownOutcome> {
    const { latency } = options;
    if (latency === undefined) return Promise.resolve(reply);
    return new Promise((resolve) => {
      const cancel = latency.timers.after(latency.ms, () => resolve(reply));
      signal.addEventListener(
        'abort',
        () => {
          cancel();
          resolve({ kind: 'unknown', reason: 'aborted', words: words(undefined, 'La respuesta no llegó a tiempo.') });
        },
        { once: true },
      );
    });
  }

  /** What SAT would say of a document now. */
  function standing(stamp: StampRow): Standing {
    return standingOf(stamp, books().findCancelRequest(stamp.uuid), clock.now());
  }

  function stampNow(xml: Uint8Array): StampOutcome {
    const now = clock.now();
    const verdict = judge(xml, now, (cadena) => books().findByCadena(cadena) !== undefined);
    if (verdict.kind === 'refused') {
      const { code, message, findings } = verdict;
      return { kind: 'rejected', code, findings, words: words(code, message) };
    }
    const earlier = books().findByCadena(verdict.cadena);
    if (earlier !== undefined) {
      const said = words('307', '307. El comprobante contiene un timbre previo.');
      return { kind: 'already-stamped', xml: earlier.xml, uuid: earlier.uuid, words: said };
    }
    const { comprobante } = verdict;
    const tfd = timbre(books(), comprobante, now);
    const stamped = Buffer.from(writeCfdi(withTimbre(comprobante, tfd)), 'utf8');
    faultPoints.hit('demo-pac.before-keep');
    const kept = books().keep({
      uuid: tfd.uuid,
      cadenaSha256: cadenaKey(verdict.cadena),
      rfcEmisor: comprobante.emisor.rfc,
      serie: comprobante.serie ?? '',
      folio: comprobante.folio ?? '',
      xml: stamped,
      stampedAtUtc: now.toISOString(),
    });
    if (!kept) return { kind: 'no-credits', words: words('631', 'La cuenta de demostración no tiene timbres.') };
    faultPoints.hit('demo-pac.after-keep');
    return { kind: 'stamped', xml: stamped };
  }

  return {
    books,

    stamp(request, { signal }) {
      if (signal.aborted) return Promise.resolve({ kind: 'unavailable', words: words(undefined, 'No se envió.') });
      if (request.kind !== 'sealed') {
        // The declaration says `sealing: local`: asking otherwise is a mistake of the caller.
        throw new TypeError('the demo PAC takes sealed documents');
      }
      return deliver(stampNow(request.xml), signal);
    },

    async recover({ document }) {
      const found = document.kind === 'sealed' ? books().findByCadena(cadenaOriginal(document.comprobante)) : undefined;
      if (found !== undefined) return { kind: 'found', xml: found.xml };
      return { kind: 'not-found', certain: true, words: words('602', 'No hay un timbre previo de este comprobante.') };
    },

    cancel(request, { signal }) {
      const stamp = books().findByUuid(normalUuid(request.uuid));
      const verdict = judgeCancellation(request, stamp, stamp && standing(stamp));
      if ('message' in verdict) {
        const { code, message } = verdict;
        return deliver({ kind: 'refused', code, words: words(code, message) }, signal);
      }
      const acuse = acuseOf(request, fechaLocal(clock.now(), CENTRAL_MEXICO), verdict.code);
      const before = verdict.code === '202';
      const record = {
        atUtc: clock.now().toISOString(),
        motivo: request.motivo,
        ...(request.folioSustitucion === undefined ? {} : { folioSustitucion: request.folioSustitucion }),
        acuse,
      };
      faultPoints.hit('demo-pac.before-cancel');
      const atOnce = stamp === undefined || playOf(stamp) === 'at-once';
      if (!before && atOnce) books().cancel(normalUuid(request.uuid), record);
      else if (!before) books().requestCancel(normalUuid(request.uuid), record);
      faultPoints.hit('demo-pac.after-cancel');
      return deliver(
        {
          kind: 'accepted',
          before,
          acuse,
          words: words(verdict.code, before ? 'Solicitado antes.' : 'Solicitud recibida.'),
        },
        signal,
      );
    },

    async status({ uuid }) {
      const stamp = books().findByUuid(normalUuid(uuid));
      if (stamp === undefined) {
        return { kind: 'status', estado: 'no-encontrado', words: words('N - 602', 'Comprobante no encontrado.') };
      }
      const said = words('S', 'Comprobante obtenido satisfactoriamente. SIN VALIDEZ FISCAL.');
      return { kind: 'status', ...standing(stamp).status, words: said };
    },

    async balance() {
      return { kind: 'balance', credits: books().credits() };
    },

    async testConnection() {
      return { kind: 'ok', words: words(undefined, `${books().csd.certificate.name}: listo.`) };
    },

    async timbreCertificate(number) {
      const { certificate } = books().csd;
      return certificate.number === number ? certificate.der : undefined;
    },

    close() {
      opened?.close();
      opened = undefined;
    },
  };
}

/** TimbreFiscalDigital 1.1 (TimbreFiscalDigitalv11.xsd), sealed over its own cadena. */
function timbre(books: DemoBooks, comprobante: Comprobante, now: Date): TimbreFiscalDigital {
  const { signer, certificate } = books.csd;
  const unsealed: TimbreFiscalDigital = {
    kind: 'tfd',
    version: '1.1',
    uuid: normalUuid(uuidv4()),
    fechaTimbrado: fechaLocal(now, CENTRAL_MEXICO),
    rfcProvCertif: DEMO_PAC_RFC,
    leyenda: translate('pac.demo.leyenda'),
    selloCFD: comprobante.sello,
    noCertificadoSAT: certificate.number,
    selloSAT: '',
  };
  return { ...unsealed, selloSAT: signer.sign(cadenaTimbre(unsealed)) };
}

/** The document with its timbre as the last thing of its (last) Complemento. */
function withTimbre(comprobante: Comprobante, tfd: TimbreFiscalDigital): Comprobante {
  const groups = comprobante.complementos;
  const last = groups.at(-1) ?? [];
  return { ...comprobante, complementos: [...groups.slice(0, -1), [...last, tfd]] };
}

/** PACs write UUIDs in capitals. */
function normalUuid(uuid: string): string {
  return uuid.toUpperCase();
}

function words(code: string | undefined, message: string): ProviderWords {
  return { provider: 'demo', ...(code === undefined ? {} : { code }), message };
}
