/**
 * SAT's ConsultaCFDIService as a server on this machine: the real envelope over TLS, judged with eyes of
 * its own. It knows documents by UUID; an expression that is not theirs is N - 601, a UUID that it does
 * not know N - 602, as in SAT's manual.
 */
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue } from '#domain/xml/tree-tools.ts';
import { escapeText } from '#domain/xml/write.ts';
import type { PacCore } from '../pac-core/core.ts';
import type { SatStatus } from '../pac-core/sat.ts';
import {
  startSimServer,
  type Misbehaviour,
  type SimReply,
  type SimRequest,
  type SimServer,
} from '../pac-core/server.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const TEMPURI = 'http://tempuri.org/';
const DATA = 'http://schemas.datacontract.org/2004/07/Sat.Cfdi.Negocio.ConsultaCfdi.Servicio';
const ACTION = 'http://tempuri.org/IConsultaCFDIService/Consulta';

/** A document as SAT keeps it. */
export interface KnownDocument {
  readonly re: string;
  readonly rr: string;
  readonly tt: string;
  /** The whole seal, or its end. */
  readonly sello: string;
  readonly status: SatStatus;
  readonly validacionEfos?: string;
}

export interface SatConsultaOptions {
  /** The document with this UUID (upper case). */
  readonly find: (uuid: string) => KnownDocument | undefined;
  /** How this SAT wants `&` of an RFC in the expression: nobody publishes it. */
  readonly ampersand?: 'escaped' | 'plain';
}

export interface SatConsultaSimulator extends Pick<SimServer, 'address' | 'authority' | 'close' | 'requests'> {
  /** The next questions meet these, one each. */
  behave(...next: Misbehaviour[]): void;
  /** Expressions that were asked, in order. */
  readonly expressions: readonly string[];
}

export async function startSatConsulta(options: SatConsultaOptions): Promise<SatConsultaSimulator> {
  const expressions: string[] = [];
  const server = await startSimServer({
    kindOf: () => 'status',
    answer(request) {
      const expression = expressionOf(request);
      if (typeof expression !== 'string') return expression;
      expressions.push(expression);
      return answerTo(expression, options);
    },
  });
  return {
    address: server.address,
    authority: server.authority,
    requests: server.requests,
    expressions,
    behave: (...next) => {
      for (const each of next) server.behave(each, 'status');
    },
    close: () => server.close(),
  };
}

/** What a simulated PAC stamped is known to SAT, with what became of its cancellation. */
export function documentsOfCore(core: PacCore): SatConsultaOptions['find'] {
  return (uuid) => {
    const stamp = core.findByUuid(uuid);
    if (stamp === undefined) return undefined;
    const root = parseXml(Buffer.from(stamp.xml, 'utf8'));
    const attribute = (element: XmlElement | undefined, name: string): string =>
      element?.attributes.find(({ local }) => local === name)?.value ?? '';
    const child = (local: string) => elementsOf(root).find((each) => each.local === local);
    return {
      re: attribute(child('Emisor'), 'Rfc'),
      rr: attribute(child('Receptor'), 'Rfc'),
      tt: attribute(root, 'Total'),
      sello: attribute(root, 'Sello'),
      status: core.sat.status(uuid),
    };
  };
}

function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node) => node.kind === 'element');
}

function expressionOf(request: SimRequest): string | SimReply {
  const { method, path, headers, body } = request;
  if (path !== '/ConsultaCFDIService.svc') return { status: 404, body: 'not here' };
  if (method !== 'POST') return { status: 405, body: 'POST' };
  if (headers['content-type'] !== 'text/xml; charset=utf-8') return { status: 415, body: 'text/xml' };
  if (headers['soapaction'] !== `"${ACTION}"`) {
    return fault('a:ActionNotSupported', 'The message with Action cannot be processed at the receiver.');
  }
  const root = parseXml(body);
  const soapBody = elementsOf(root).find((each) => each.local === 'Body' && each.namespace === ENVELOPE);
  const [call] = soapBody === undefined ? [] : elementsOf(soapBody);
  const [field] = call === undefined ? [] : elementsOf(call);
  const right =
    call?.local === 'Consulta' &&
    call.namespace === TEMPURI &&
    field?.local === 'expresionImpresa' &&
    field.namespace === TEMPURI;
  return right ? stringValue(field) : fault('a:DeserializationFailed', 'The formatter threw an exception.');
}

const NOT_VALID = 'N - 601: La expresión impresa proporcionada no es válida.';
const NOT_FOUND = 'N - 602: Comprobante no encontrado.';

function answerTo(expression: string, { find, ampersand = 'escaped' }: SatConsultaOptions): SimReply {
  const facts = /^\?re=(.+)&rr=(.+)&tt=([\d.]+)&id=([0-9A-Fa-f-]{36})(?:&fe=(.*))?$/.exec(expression);
  if (facts === null) return result(NOT_VALID, undefined, '');
  const [, re, rr, tt = '', id = '', fe = ''] = facts;
  const known = find(id.toUpperCase());
  if (known === undefined) return result(NOT_FOUND, undefined, '');
  const write = (rfc: string): string => (ampersand === 'escaped' ? rfc.replaceAll('&', '&amp;') : rfc);
  const fits =
    re === write(known.re) &&
    rr === write(known.rr) &&
    /^(?:0|[1-9]\d*)\.\d{1,6}$/.test(tt) &&
    Number(tt) === Number(known.tt) &&
    fe.length === 8 &&
    known.sello.endsWith(fe);
  if (!fits) return result(NOT_VALID, undefined, '');
  return result(known.status.codigoEstatus, known.status, known.validacionEfos ?? '200');
}

function result(codigo: string, status: SatStatus | undefined, efos: string): SimReply {
  const field = (name: string, value: string): string =>
    value === '' ? `<a:${name}/>` : `<a:${name}>${escapeText(value)}</a:${name}>`;
  return envelope(
    200,
    `<ConsultaResponse xmlns="${TEMPURI}"><ConsultaResult xmlns:a="${DATA}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">` +
      field('CodigoEstatus', codigo) +
      field('EsCancelable', status?.esCancelable ?? '') +
      field('Estado', status?.estado ?? 'No Encontrado') +
      field('EstatusCancelacion', status?.estatusCancelacion ?? '') +
      field('ValidacionEFOS', efos) +
      '</ConsultaResult></ConsultaResponse>',
  );
}

function fault(code: string, message: string): SimReply {
  return envelope(
    500,
    `<s:Fault><faultcode xmlns:a="http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher">${code}</faultcode>` +
      `<faultstring xml:lang="es-MX">${escapeText(message)}</faultstring></s:Fault>`,
  );
}

function envelope(status: number, body: string): SimReply {
  return {
    status,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<s:Envelope xmlns:s="${ENVELOPE}"><s:Body>${body}</s:Body></s:Envelope>`,
  };
}
