/** SOAP as Solución Factible's Axis2 speaks it: SOAP 1.1 endpoints, `urn:` actions, results in `/xsd`. */
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue } from '#domain/xml/tree-tools.ts';
import { escapeText } from '#domain/xml/write.ts';
import type { SimReply, SimRequest } from '../pac-core/server.ts';
import { SERVICES, TIMBRADO } from './wsdl.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const TIMBRAR = ['usuario', 'password', 'cfdi', 'zip'];

export interface SfCall {
  readonly namespace: string;
  readonly operation: string;
  /** Values by name; a field within another as `parametros.uuid`. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Service and operation that a request names, before it is looked at closely. */
export function namesOf({ path, headers }: SimRequest): { service: string; operation: string } {
  return {
    service: /^\/ws\/services\/(\w+)/.exec(path)?.[1] ?? '',
    operation: String(headers['soapaction']).replaceAll(/"|urn:/g, ''),
  };
}

/** What was asked; a text where the request is none that the service takes. */
export function readCall(request: SimRequest): SfCall | string {
  const { service, operation } = namesOf(request);
  if (request.method !== 'POST' || request.path !== `/ws/services/${service}.${service}HttpsSoap11Endpoint/`) {
    return 'The endpoint reference (EPR) for the Operation not found';
  }
  if (request.headers['content-type'] !== 'text/xml; charset=utf-8') return 'content type';
  const namespace = service === 'Timbrado' ? TIMBRADO : SERVICES[service]?.namespace;
  const known = SERVICES[service]?.operations.find(({ name }) => name === operation);
  const order = service === 'Timbrado' ? TIMBRAR : known?.fields.map((each) => each.split(':')[0]);
  if (namespace === undefined || order === undefined) return `operation ${operation}`;
  const elementsOf = (parent: XmlElement) => parent.children.filter((node) => node.kind === 'element');
  const body = elementsOf(parseXml(request.body)).find((each) => each.local === 'Body' && each.namespace === ENVELOPE);
  const [call, ...more] = body === undefined ? [] : elementsOf(body);
  if (call?.local !== operation || more.length > 0) return 'no operation';
  if (call.namespace !== namespace) return `namespace mismatch require ${namespace} found ${call.namespace}`;
  const fields = new Map<string, string>();
  const seen = elementsOf(call).map((given) => {
    const inside = elementsOf(given);
    for (const each of inside) {
      if (each.namespace === `${namespace}/xsd`) fields.set(`${given.local}.${each.local}`, stringValue(each));
    }
    if (inside.length === 0) fields.set(given.local, stringValue(given));
    return given.namespace === namespace ? given.local : `{${given.namespace}}${given.local}`;
  });
  // Optional fields may be left out; the others come in the schema's order.
  if (seen.join() !== order.filter((name) => name !== undefined && seen.includes(name)).join()) {
    return `unexpected elements: ${seen.join(', ')}`;
  }
  return { namespace, operation, fields };
}

/** An answer: `inside` is made of {@link field}s. */
export function answerOf({ namespace, operation }: SfCall, inside: string): SimReply {
  return envelope(
    200,
    `<ns:${operation}Response xmlns:ns="${namespace}"><ns:return xmlns:ax21="${namespace}/xsd"` +
      ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="ax21:Respuesta">${inside}</ns:return></ns:${operation}Response>`,
  );
}

export function faultOf(message: string): SimReply {
  return envelope(
    500,
    `<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>${escapeText(message)}</faultstring><detail/></soapenv:Fault>`,
  );
}

/** One element of a result; nil where there is no value. */
export function field(name: string, value: string | number | undefined): string {
  return value === undefined
    ? `<ax21:${name} xsi:nil="true"/>`
    : `<ax21:${name}>${escapeText(String(value))}</ax21:${name}>`;
}

function envelope(status: number, body: string): SimReply {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
  };
}
