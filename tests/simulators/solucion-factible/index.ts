/**
 * Solución Factible's double, from the vendor's pages of its services, the generated clients of Timbrado's
 * WSDL, and public clients:
 * - `timbrar` answers with a status for the whole and one for the document; fields in alphabetical order;
 * - a cancellation that is taken gives 200 and the UUID in lower case; what becomes of it is asked with the
 *   UUID: 702 none, 211 under way, 200 with SAT's receipt, or the code that it failed with;
 * - a second request for a document that has one under way or done is refused with 701;
 * - namespaces of Cancelacion and Utilerias are told by their WSDLs alone.
 * What 307 comes with, the names within `buscar` and the field of `getTimbresImplementacion` are not
 * public: habits make the difference.
 */
import type { PacSimulator, SimulatorOptions } from '../../pac/conformance/harness.ts';
import { createPacCore, type KeptStamp } from '../pac-core/core.ts';
import { ESTATUS_UUID, type FolioVerdict } from '../pac-core/sat.ts';
import {
  startSimServer,
  wholeRequest,
  type CallKind,
  type Oddity,
  type SimReply,
  type SimRequest,
} from '../pac-core/server.ts';
import { answerOf, faultOf, field, namesOf, readCall, type SfCall } from './soap.ts';
import { SERVICES, wsdlOf } from './wsdl.ts';

export interface SolucionFactibleHabits {
  /** Status and message in place of an answer to the next stamps, one each: of the whole, or of the document. */
  readonly refusals?: { status: string; mensaje: string; whole?: boolean }[];
  /** What 307 comes with. */
  readonly gives307?: 'document' | 'uuid' | 'nothing';
  /** 307 is said of the whole answer too. */
  readonly whole307?: boolean;
  /** Status in place of an answer to the next cancellations, and to the next questions about them. */
  readonly sent?: string[];
  readonly progress?: string[];
  /** Questions about a cancellation that are answered with 211 although it is done. */
  readonly slow?: number;
  /** Where the receipt stands. */
  readonly acuseIn?: 'acuseSAT' | 'acuseSat' | 'mensaje' | 'nowhere';
  /** The receipt in place of the right one. */
  readonly acuse?: string;
  /** Names of the fields that tell what is left. */
  readonly timbresIn?: readonly string[];
  /** The WSDLs in place of the right ones. */
  readonly wsdl?: string;
}

interface Transaction {
  readonly folio: FolioVerdict;
  readonly acuse: string;
  slow: number;
}

const LOGIN = { user: 'pruebas@solucionfactible.example', password: 'clave & <de> "prueba" 2026' };
const KINDS: Readonly<Record<string, CallKind>> = {
  timbrar: 'stamp',
  buscar: 'recover',
  enviarSolicitudCancelacionAsincrono: 'cancel',
  getStatusCancelacionAsincrona: 'status',
  getTimbresImplementacion: 'balance',
};

export async function startSolucionFactible(
  options: SimulatorOptions,
  habits: SolucionFactibleHabits = {},
): Promise<PacSimulator> {
  const core = createPacCore({
    clock: options.clock,
    ...(options.booksPath === undefined ? {} : { path: options.booksPath }),
  });
  const transactions = new Map<string, Transaction>();

  async function stamp(call: SfCall, other: boolean): Promise<SimReply> {
    const forced = habits.refusals?.shift();
    if (forced !== undefined) {
      return forced.whole === true ? said(call, forced.status, forced.mensaje) : document(call, forced);
    }
    const verdict = await core.stamp(Buffer.from(call.fields.get('cfdi') ?? '', 'base64'));
    if (verdict.kind === 'no-credits') return said(call, '631', 'No cuenta con timbres disponibles');
    if (verdict.kind === 'refused') return document(call, refusal(verdict.code, verdict.message));
    if (verdict.kind === 'stamped-before') {
      const given = habits.gives307 ?? 'document';
      const before = { status: '307', mensaje: 'El comprobante contiene un timbre previo' };
      const whole = habits.whole307 === true ? '307' : '200';
      return document(call, before, given === 'nothing' ? undefined : verdict.stamp, given === 'document', whole);
    }
    const given = other ? core.stamps().find((each) => each.uuid !== verdict.stamp.uuid) : undefined;
    return document(call, { status: '200', mensaje: 'Timbrado exitoso' }, given ?? verdict.stamp);
  }

  function find(call: SfCall): SimReply {
    const found = core.findByUuid(call.fields.get('parametros.uuid') ?? '');
    const record =
      found === undefined
        ? ''
        : `<ax21:cfdis>${field('cancelado', String(core.sat.cancelled().has(found.uuid)))}${field('uuid', found.uuid)}` +
          `${field('xml', Buffer.from(found.xml, 'utf8').toString('base64'))}</ax21:cfdis>`;
    return answerOf(call, record + field('mensaje', 'Búsqueda realizada') + field('status', 200));
  }

  function cancel(call: SfCall): SimReply {
    const forced = habits.sent?.shift();
    if (forced !== undefined) return said(call, forced, 'Dicho así');
    const verdict = core.sat.cancelSigned(Buffer.from(call.fields.get('solicitud') ?? '', 'base64'));
    if (verdict.kind === 'refused') return said(call, verdict.code === '302' ? '1802' : '1801', verdict.message);
    const [folio] = verdict.folios;
    if (folio === undefined) return said(call, '611', 'Los datos recibidos están incompletos');
    if (core.findByUuid(folio.uuid) === undefined) return said(call, '623', 'El UUID no se encuentra en el panel');
    const known = transactions.get(folio.uuid);
    if (known?.folio.verdict === 'accepted' || known?.folio.verdict === 'accepted-before') {
      return said(call, '701', 'Ya existe una transacción asíncrona para el UUID especificado');
    }
    const acuse = core.sat.acuse(verdict.rfcEmisor, verdict.folios);
    transactions.set(folio.uuid, { folio, acuse, slow: habits.slow ?? 0 });
    return said(call, '200', folio.uuid.toLowerCase());
  }

  function progress(call: SfCall): SimReply {
    const forced = habits.progress?.shift();
    if (forced !== undefined) return said(call, forced, 'Dicho así');
    const transaction = transactions.get((call.fields.get('transactionId') ?? '').toUpperCase());
    if (transaction === undefined) return said(call, '702', 'No se encuentra la transacción con el UUID especificado');
    const { folio } = transaction;
    const acuse = habits.acuse ?? transaction.acuse;
    const taken = folio.verdict === 'accepted' || folio.verdict === 'accepted-before';
    if (!taken) return said(call, ESTATUS_UUID[folio.verdict], 'No se canceló');
    if (folio.mood === 'needs-acceptance' || transaction.slow > 0) {
      transaction.slow -= 1;
      return said(call, '211', 'La cancelación está en proceso');
    }
    const where = habits.acuseIn ?? 'acuseSAT';
    const mensaje = where === 'mensaje' ? acuse : 'La solicitud se registró exitosamente';
    const receipt = where === 'acuseSAT' || where === 'acuseSat' ? field(where, acuse) : '';
    return answerOf(call, receipt + field('mensaje', mensaje) + field('status', 200));
  }

  function balance(call: SfCall): SimReply {
    const left = (habits.timbresIn ?? ['timbresDisponibles']).map((name) => field(name, core.credits()));
    return answerOf(call, field('mensaje', 'Consulta exitosa') + field('status', 200) + left.join(''));
  }

  function answer(request: SimRequest, oddity: Oddity | undefined): SimReply | Promise<SimReply> {
    const { service } = namesOf(request);
    const known = SERVICES[service];
    if (request.method === 'GET' && request.query.has('wsdl') && known !== undefined) {
      return {
        status: 200,
        headers: { 'content-type': 'text/xml;charset=UTF-8' },
        body: habits.wsdl ?? wsdlOf(service, known),
      };
    }
    const call = readCall(request);
    if (typeof call === 'string') return faultOf(call);
    if (oddity === 'repeats-request') return faultOf(`could not read ${wholeRequest(request)}`);
    if (call.fields.get('usuario') !== LOGIN.user || call.fields.get('password') !== LOGIN.password) {
      return said(call, '601', 'Error de autenticación, el nombre de usuario o contraseña son incorrectos');
    }
    switch (call.operation) {
      case 'timbrar':
        return stamp(call, oddity !== undefined);
      case 'buscar':
        return find(call);
      case 'enviarSolicitudCancelacionAsincrono':
        return cancel(call);
      case 'getStatusCancelacionAsincrona':
        return progress(call);
      default:
        return balance(call);
    }
  }

  const server = await startSimServer({ kindOf: (request) => KINDS[namesOf(request).operation] ?? 'other', answer });
  return {
    ...server,
    core,
    credentials: { ...LOGIN },
    wrongCredentials: { user: LOGIN.user, password: 'otra clave <distinta> 2026' },
    close: async () => {
      await server.close();
      core.close();
    },
  };
}

/** An answer that is a status and a message. */
function said(call: SfCall, status: string, mensaje: string): SimReply {
  return answerOf(call, field('mensaje', mensaje) + field('status', status));
}

/** An answer to `timbrar` that was processed: what became of its one document. */
function document(
  call: SfCall,
  { status, mensaje }: { status: string; mensaje: string },
  stamp?: KeptStamp,
  withXml = true,
  whole = '200',
): SimReply {
  const xml = stamp === undefined || !withXml ? undefined : Buffer.from(stamp.xml, 'utf8').toString('base64');
  return answerOf(
    call,
    field('mensaje', 'La solicitud fue procesada') +
      `<ax21:resultados xsi:type="ax21:CFDIResultadoCertificacion">${field('cadenaOriginal', undefined)}` +
      `${field('certificadoSAT', stamp?.timbre.noCertificadoSAT)}${field('cfdiTimbrado', xml)}` +
      `${field('fechaTimbrado', undefined)}${field('mensaje', mensaje)}${field('qrCode', undefined)}` +
      `${field('selloSAT', stamp?.timbre.selloSAT)}${field('status', status)}${field('uuid', stamp?.uuid)}` +
      `${field('versionTFD', stamp === undefined ? undefined : '1.1')}</ax21:resultados>` +
      field('status', whole),
  );
}

/** SAT's numbers are the status; a rule of the matrix stands in front of the message. */
function refusal(code: string, message: string): { status: string; mensaje: string } {
  return /^\d+$/.test(code) ? { status: code, mensaje: message } : { status: '333', mensaje: `${code} - ${message}` };
}
