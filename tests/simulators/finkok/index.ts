/**
 * Finkok's double, from what phpcfdi/finkok captured of its servers and tells of its habits:
 * - a repeat of `stamp` has incident 307 (twice, nobody knows why), the first time with empty xml and UUID;
 * - `stamped` says 603 the first time after stamping;
 * - cancel checks the state of every folio before it goes to SAT; a login that fails is said in English there;
 * - errors of its own program come as faults with HTTP 500.
 */
import { parseCfdi } from '#domain/cfdi/parse.ts';
import type { PacSimulator, SimulatorOptions } from '../../pac/conformance/harness.ts';
import { createPacCore, type KeptStamp, type PacCore } from '../pac-core/core.ts';
import { ESTATUS_UUID, type FolioVerdict } from '../pac-core/sat.ts';
import {
  startSimServer,
  wholeRequest,
  type CallKind,
  type Oddity,
  type SimReply,
  type SimRequest,
} from '../pac-core/server.ts';
import { answerOf, faultOf, field, readCall, type FinkokCall } from './soap.ts';

export interface FinkokHabits {
  /** Repeats of `stamp` that are answered with 307 and nothing else. */
  readonly emptyRepeats?: number;
  /** Calls of `stamped` that are answered with 603 although there is a stamp. */
  readonly blindStamped?: number;
  /** An incident in place of an answer to the next `stamp`s, one each. */
  readonly incidents?: { code: string; message: string }[];
  /** CodEstatus in place of an answer to the next cancellations, one each. */
  readonly cancelStatus?: string[];
}

const LOGIN = { user: 'pruebas@cuadra.example', password: 'Contraseña & <clave> "larga" 2026' };
const RFC = 'EKU9003173C9';
const KINDS: Readonly<Record<string, CallKind>> = {
  stamp: 'stamp',
  stamped: 'recover',
  query_pending: 'recover',
  cancel_signature: 'cancel',
  get_sat_status: 'status',
  get: 'balance',
};

export async function startFinkok(options: SimulatorOptions, habits: FinkokHabits = {}): Promise<PacSimulator> {
  const core = createPacCore({
    clock: options.clock,
    ...(options.booksPath === undefined ? {} : { path: options.booksPath }),
  });
  const seen = new Map<string, { empty: number; blind: number }>();
  const memoryOf = (uuid: string) => {
    const known = seen.get(uuid) ?? { empty: habits.emptyRepeats ?? 1, blind: habits.blindStamped ?? 1 };
    seen.set(uuid, known);
    return known;
  };

  async function stamp(call: FinkokCall, other: boolean): Promise<SimReply> {
    const forced = habits.incidents?.shift();
    if (forced !== undefined) return incidents(call, [forced]);
    const verdict = await core.stamp(Buffer.from(call.fields.get('xml') ?? '', 'base64'));
    if (verdict.kind === 'no-credits') return incidents(call, [{ code: '718', message: 'Timbres agotados' }]);
    if (verdict.kind === 'refused') return incidents(call, [verdict]);
    const memory = memoryOf(verdict.stamp.uuid);
    if (verdict.kind === 'stamped-before') {
      const before = { code: '307', message: 'El CFDI contiene un timbre previo' };
      if (memory.empty > 0) {
        memory.empty -= 1;
        return incidents(call, [before, before]);
      }
      return incidents(call, [before], verdict.stamp);
    }
    const given = other ? core.stamps().find((each) => each.uuid !== verdict.stamp.uuid) : undefined;
    return answerOf(call, stampedFields(given ?? verdict.stamp) + '<s0:Incidencias></s0:Incidencias>');
  }

  async function stamped(call: FinkokCall): Promise<SimReply> {
    const found = await core.findBySealed(Buffer.from(call.fields.get('xml') ?? '', 'base64'));
    const memory = found === undefined ? undefined : memoryOf(found.uuid);
    if (found === undefined || memory === undefined || memory.blind > 0) {
      if (memory !== undefined) memory.blind -= 1;
      return incidents(call, [{ code: '603', message: 'El CFDI no contiene un timbre previo' }]);
    }
    return answerOf(call, stampedFields(found) + '<s0:Incidencias></s0:Incidencias>');
  }

  function queryPending(call: FinkokCall): SimReply {
    const uuid = call.fields.get('uuid') ?? '';
    const found = core.findByUuid(uuid);
    if (found === undefined) return answerOf(call, field('error', `UUID ${uuid} No Encontrado`));
    return answerOf(
      call,
      field('status', 'F') + field('xml', found.xml) + field('uuid', found.uuid) + field('error', ''),
    );
  }

  function cancel(call: FinkokCall): SimReply {
    const forced = habits.cancelStatus?.shift();
    if (forced !== undefined) return answerOf(call, '<s0:Folios></s0:Folios>' + field('CodEstatus', forced));
    const verdict = core.sat.cancelSigned(Buffer.from(call.fields.get('xml') ?? '', 'base64'));
    if (verdict.kind === 'refused') return answerOf(call, field('CodEstatus', verdict.code));
    const { folios, rfcEmisor } = verdict;
    const [only] = folios;
    if (folios.length === 1 && only?.verdict === 'not-found' && core.findByUuid(only.uuid) === undefined) {
      return answerOf(call, field('CodEstatus', 'UUID Not Found'));
    }
    const presented = folios.every((folio) => folio.verdict !== 'not-cancellable');
    return answerOf(
      call,
      `<s0:Folios>${folios.map(folioFields).join('')}</s0:Folios>` +
        (presented ? field('Acuse', sealedAcuse(core, rfcEmisor, folios)) : '') +
        field('Fecha', '2026-11-23 12:00:00.138032') +
        field('RfcEmisor', rfcEmisor),
    );
  }

  function status(call: FinkokCall): SimReply {
    const value = (name: string): string => call.fields.get(name) ?? '';
    const kept = core.findByUuid(value('uuid'));
    const comprobante = kept === undefined ? undefined : parseCfdi(Buffer.from(kept.xml, 'utf8'));
    const fits =
      comprobante === undefined ||
      (comprobante.emisor.rfc === value('taxpayer_id') &&
        comprobante.receptor.rfc === value('rtaxpayer_id') &&
        comprobante.total === value('total'));
    const sat = core.sat.status(value('uuid'));
    const codigo = fits ? sat.codigoEstatus : 'N 601 - La expresión impresa proporcionada no es válida.';
    return answerOf(
      call,
      `<s0:sat>${field('CodigoEstatus', codigo)}${field('Estado', fits ? sat.estado : 'Vigente')}` +
        `${field('EsCancelable', sat.esCancelable)}${field('EstatusCancelacion', sat.estatusCancelacion)}</s0:sat>`,
    );
  }

  function balance(call: FinkokCall): SimReply {
    const rfc = call.fields.get('taxpayer_id') ?? '';
    if (rfc === '') return answerOf(call, field('message', 'RFC Invalido'));
    const user =
      field('status', 'A') +
      field('counter', core.stamps().length) +
      field('taxpayer_id', RFC) +
      field('credit', core.credits());
    return answerOf(call, field('message', '') + `<s0:users><s0:ResellerUser>${user}</s0:ResellerUser></s0:users>`);
  }

  async function answer(request: SimRequest, oddity: Oddity | undefined): Promise<SimReply> {
    const call = readCall(request);
    if (typeof call === 'string') return faultOf(call);
    if (oddity === 'repeats-request') return faultOf(`could not read ${wholeRequest(request)}`);
    const prefix = call.service === 'registration' ? 'reseller_' : '';
    const loggedIn =
      call.fields.get(`${prefix}username`) === LOGIN.user && call.fields.get(`${prefix}password`) === LOGIN.password;
    if (!loggedIn) return strangersAnswer(call);
    switch (call.operation) {
      case 'stamp':
        return stamp(call, oddity !== undefined);
      case 'stamped':
        return stamped(call);
      case 'query_pending':
        return queryPending(call);
      case 'cancel_signature':
        return cancel(call);
      case 'get_sat_status':
        return status(call);
      case 'get':
        return balance(call);
      case 'datetime':
        return answerOf(call, field('datetime', '2026-11-23T12:00:00') + field('error', ''));
      default:
        return faultOf(`Method not found: ${call.operation}`);
    }
  }

  const server = await startSimServer({
    kindOf: ({ headers }) => KINDS[String(headers['soapaction']).replaceAll('"', '')] ?? 'other',
    answer,
  });
  return {
    ...server,
    core,
    credentials: { ...LOGIN, rfc: RFC },
    wrongCredentials: { user: LOGIN.user, password: 'otra contraseña <distinta>', rfc: RFC },
    close: async () => {
      await server.close();
      core.close();
    },
  };
}

/** Each service tells in its own way that it does not know who asks. */
function strangersAnswer(call: FinkokCall): SimReply {
  const said = 'Invalid Username or Password';
  switch (call.operation) {
    case 'stamp':
    case 'stamped':
      return incidents(call, [{ code: '300', message: 'El usuario o contraseña son inválidos' }]);
    case 'cancel_signature':
      return answerOf(call, field('CodEstatus', said));
    case 'get':
      return answerOf(call, field('message', said));
    default:
      return answerOf(call, field('error', said));
  }
}

function incidents(call: FinkokCall, list: readonly { code: string; message: string }[], stamp?: KeptStamp): SimReply {
  const each = ({ code, message }: { code: string; message: string }): string =>
    `<s0:Incidencia>${field('IdIncidencia', '1')}${field('Uuid', '')}${field('CodigoError', code)}` +
    `${field('WorkProcessId', 'f3b8')}${field('MensajeIncidencia', message)}${field('ExtraInfo', '')}` +
    `${field('NoCertificadoPac', '')}${field('FechaRegistro', '2026-11-23T12:00:00')}</s0:Incidencia>`;
  const head = stamp === undefined ? field('xml', '') : stampedFields(stamp);
  return answerOf(call, `${head}<s0:Incidencias>${list.map(each).join('')}</s0:Incidencias>`);
}

function stampedFields({ xml, uuid, timbre }: KeptStamp): string {
  return (
    field('xml', xml) +
    field('UUID', uuid) +
    field('Fecha', timbre.fechaTimbrado) +
    field('CodEstatus', 'Comprobante timbrado satisfactoriamente') +
    field('SatSeal', timbre.selloSAT) +
    field('NoCertificadoSAT', timbre.noCertificadoSAT)
  );
}

function folioFields(folio: FolioVerdict): string {
  const taken = folio.verdict === 'accepted' || folio.verdict === 'accepted-before';
  const estatus = folio.verdict === 'not-cancellable' ? 'no_cancelable' : ESTATUS_UUID[folio.verdict];
  const how = taken ? (folio.mood === 'needs-acceptance' ? 'En proceso' : 'Cancelado sin aceptación') : '';
  return `<s0:Folio>${field('UUID', folio.uuid)}${field('EstatusUUID', estatus)}${field('EstatusCancelacion', how)}</s0:Folio>`;
}

/** SAT's own SOAP answer, which Finkok hands on whole. */
function sealedAcuse(core: PacCore, rfcEmisor: string, folios: readonly FolioVerdict[]): string {
  return (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
    `<CancelaCFDResponse xmlns="http://cancelacfd.sat.gob.mx">${core.sat.acuse(rfcEmisor, folios)}</CancelaCFDResponse>` +
    '</s:Body></s:Envelope>'
  );
}
