/**
 * EDICOM's double, from the generated clients of its WSDL and from public PHP, Groovy and Java clients:
 * - one path for both environments; `getCfdiTest` and `test` say which is meant;
 * - a stamped document comes as Base64 of a ZIP;
 * - what is refused comes as a fault with `fault` {cod, text} in its detail, SAT's numbers as they are;
 * - a document that has a stamp is refused with 307, without it; `getUUID` and `getCfdiFromUUID` find it.
 * The numbers of its own errors (login, no stamps) are not public: those here stand for any.
 */
import { parseCfdi } from '#domain/cfdi/parse.ts';
import type { PacSimulator, SimulatorOptions } from '../../pac/conformance/harness.ts';
import { createPacCore, type KeptStamp } from '../pac-core/core.ts';
import { ESTATUS_UUID } from '../pac-core/sat.ts';
import {
  startSimServer,
  wholeRequest,
  type CallKind,
  type Oddity,
  type SimReply,
  type SimRequest,
} from '../pac-core/server.ts';
import { answerOf, faultOf, field, operationOf, readCall, serverFault, zipped, type EdicomCall } from './soap.ts';

export interface EdicomHabits {
  /** A fault in place of an answer to the next stamps, one each. */
  readonly faults?: { cod: string; text: string }[];
  /** A fault in place of an answer to the next cancellations, one each. */
  readonly cancelFaults?: { cod: string; text: string }[];
  /** The text of 307 names the UUID. */
  readonly uuidIn307?: boolean;
  /** `getUUID` and `getCfdiFromUUID` find nothing: so many calls. */
  readonly blind?: number;
  /** Files of the archive in place of the stamped document. */
  readonly archive?: (xml: string) => Readonly<Record<string, string>>;
}

const LOGIN = { user: 'CUA010101AB1', password: 'clave & <secreta> "edicom" 2026' };
const KINDS: Readonly<Record<string, CallKind>> = {
  getCfdi: 'stamp',
  getUUID: 'recover',
  getCfdiFromUUID: 'recover',
  cancelCFDiSignedAsync: 'cancel',
  getCFDiStatus: 'status',
};

export async function startEdicom(options: SimulatorOptions, habits: EdicomHabits = {}): Promise<PacSimulator> {
  const core = createPacCore({
    clock: options.clock,
    ...(options.booksPath === undefined ? {} : { path: options.booksPath }),
  });
  let blind = habits.blind ?? 0;

  const archiveOf = async (call: EdicomCall, { xml, uuid }: KeptStamp): Promise<SimReply> =>
    answerOf(call, await zipped(habits.archive?.(xml) ?? { [`SIGN_${uuid}.xml`]: xml }));

  async function stamp(call: EdicomCall, other: boolean): Promise<SimReply> {
    const forced = habits.faults?.shift();
    if (forced !== undefined) return faultOf(forced.cod, forced.text);
    const verdict = await core.stamp(Buffer.from(call.fields.get('file') ?? '', 'base64'));
    if (verdict.kind === 'no-credits') return faultOf('22', 'No tiene timbres disponibles para su usuario.');
    if (verdict.kind === 'refused') return refusal(verdict.code, verdict.message);
    if (verdict.kind === 'stamped-before') {
      const uuid = habits.uuidIn307 === true ? ` ${verdict.stamp.uuid}` : '';
      return faultOf('307', `El CFDI contiene un timbre previo.${uuid}`);
    }
    const given = other ? core.stamps().find((each) => each.uuid !== verdict.stamp.uuid) : undefined;
    return archiveOf(call, given ?? verdict.stamp);
  }

  async function find(call: EdicomCall): Promise<SimReply> {
    const byUuid = call.what === 'getCfdiFromUUID';
    const stamped = byUuid
      ? core.findByUuid(call.fields.get('uuid') ?? '')
      : await core.findBySealed(Buffer.from(call.fields.get('file') ?? '', 'base64'));
    const mine = stamped !== undefined && (!byUuid || stamped.rfcEmisor === call.fields.get('rfc'));
    if (!mine || blind > 0) {
      blind -= 1;
      return faultOf('41', 'No se ha encontrado el CFDI.');
    }
    return byUuid ? archiveOf(call, stamped) : answerOf(call, stamped.uuid);
  }

  function cancel(call: EdicomCall): SimReply {
    const forced = habits.cancelFaults?.shift();
    if (forced !== undefined) return faultOf(forced.cod, forced.text);
    const verdict = core.sat.cancelSigned(Buffer.from(call.fields.get('sign') ?? '', 'base64'));
    if (verdict.kind === 'refused') return faultOf(verdict.code, verdict.message);
    const { rfcEmisor, folios } = verdict;
    const [folio] = folios;
    if (folio === undefined) return faultOf('301', 'XML mal formado');
    const ack = Buffer.from(core.sat.acuse(rfcEmisor, folios), 'utf8').toString('base64');
    return answerOf(
      call,
      field('ack', ack) +
        `<cancelQueryData>${statusFields(folio.uuid)}</cancelQueryData>` +
        field('rfcE', rfcEmisor) +
        field('status', ESTATUS_UUID[folio.verdict]) +
        field('statusCode', ESTATUS_UUID[folio.verdict]) +
        field('uuid', folio.uuid),
    );
  }

  function statusFields(uuid: string): string {
    const { codigoEstatus, estado, esCancelable, estatusCancelacion } = core.sat.status(uuid);
    return (
      field('cancelStatus', estatusCancelacion) +
      field('isCancelable', esCancelable) +
      field('status', estado) +
      field('statusCode', codigoEstatus)
    );
  }

  function status(call: EdicomCall): SimReply {
    const value = (name: string): string => call.fields.get(name) ?? '';
    const kept = core.findByUuid(value('uuid'));
    const asked = [value('rfcE'), value('rfcR'), value('total')];
    if (kept !== undefined) {
      const { emisor, receptor, total } = parseCfdi(Buffer.from(kept.xml, 'utf8'));
      if ([emisor.rfc, receptor.rfc, total].join() !== asked.join()) {
        const code = 'N - 601: La expresión impresa proporcionada no es válida.';
        return answerOf(call, field('status', 'Vigente') + field('statusCode', code));
      }
    }
    return answerOf(call, statusFields(value('uuid')));
  }

  function answer(request: SimRequest, oddity: Oddity | undefined): SimReply | Promise<SimReply> {
    const call = readCall(request);
    if (typeof call === 'string') return serverFault(call);
    if (oddity === 'repeats-request') return serverFault(`could not read ${wholeRequest(request)}`);
    if (!call.test && call.what !== 'getCfdiFromUUID') return serverFault('this account is for tests');
    if (call.fields.get('user') !== LOGIN.user || call.fields.get('password') !== LOGIN.password) {
      return faultOf('12', 'Usuario o contraseña incorrectos.');
    }
    switch (call.what) {
      case 'getCfdi':
        return stamp(call, oddity !== undefined);
      case 'cancelCFDiSignedAsync':
        return cancel(call);
      case 'getCFDiStatus':
        return status(call);
      default:
        return find(call);
    }
  }

  const server = await startSimServer({
    kindOf: (request) => KINDS[operationOf(request).replace(/Test$/, '')] ?? 'other',
    answer,
  });
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

/** SAT's numbers are `cod`; a rule of the matrix stands in front of the text, and `cod` groups those. */
function refusal(code: string, message: string): SimReply {
  return /^\d+$/.test(code) ? faultOf(code, message) : faultOf('333', `${code} - ${message}`);
}
