/** SOAP as Finkok's servers speak it: its prefixes and namespaces, read with eyes of its own. */
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue } from '#domain/xml/tree-tools.ts';
import { escapeText } from '#domain/xml/write.ts';
import type { SimReply, SimRequest } from '../pac-core/server.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

export interface FinkokCall {
  readonly service: string;
  readonly operation: string;
  /** Values of the fields, by name. */
  readonly fields: ReadonlyMap<string, string>;
}

/** What was asked; a text where the request is none that the service takes. */
export function readCall(request: SimRequest): FinkokCall | string {
  const service = /^\/servicios\/soap\/(stamp|cancel|utilities|registration)$/.exec(request.path)?.[1];
  if (request.method !== 'POST' || service === undefined) return 'not found';
  if (request.headers['content-type'] !== 'text/xml; charset=utf-8') return 'content type';
  const elementsOf = (parent: XmlElement) => parent.children.filter((node) => node.kind === 'element');
  const root = parseXml(request.body);
  const body = elementsOf(root).find((each) => each.local === 'Body' && each.namespace === ENVELOPE);
  const [call, ...more] = body === undefined ? [] : elementsOf(body);
  const namespace = `http://facturacion.finkok.com/${service}`;
  if (call === undefined || more.length > 0 || call.namespace !== namespace) return 'no operation';
  if (request.headers['soapaction'] !== `"${call.local}"`) return 'SOAPAction';
  const fields = elementsOf(call);
  if (fields.some((each) => each.namespace !== namespace)) return 'fields of another namespace';
  return { service, operation: call.local, fields: new Map(fields.map((each) => [each.local, stringValue(each)])) };
}

/** An answer: `inside` is the content of the result, its elements with the prefix `s0`. */
export function answerOf({ service, operation }: FinkokCall, inside: string): SimReply {
  return envelope(
    200,
    `<tns:${operation}Response><tns:${operation}Result>${inside}</tns:${operation}Result></tns:${operation}Response>`,
    service,
  );
}

/** A fault as spyne raises it, with HTTP 500. */
export function faultOf(message: string): SimReply {
  const fault = `<senv:Fault><faultcode>senv:Server</faultcode><faultstring>${escapeText(message)}</faultstring><faultactor/></senv:Fault>`;
  return envelope(500, fault, 'stamp');
}

function envelope(status: number, body: string, service: string): SimReply {
  return {
    status,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body:
      `<?xml version='1.0' encoding='UTF-8'?>\n<senv:Envelope xmlns:senv="${ENVELOPE}"` +
      ` xmlns:tns="http://facturacion.finkok.com/${service}" xmlns:s0="apps.services.soap.core.views"` +
      ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><senv:Body>${body}</senv:Body></senv:Envelope>`,
  };
}

/** One element of a result; an empty one where there is no value. */
export function field(name: string, value: string | number | undefined): string {
  return value === undefined || value === ''
    ? `<s0:${name}></s0:${name}>`
    : `<s0:${name}>${escapeText(String(value))}</s0:${name}>`;
}
