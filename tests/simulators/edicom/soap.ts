/** SOAP as EDICOM's CFDi service speaks it: one path, an empty SOAPAction, faults with their own detail. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue } from '#domain/xml/tree-tools.ts';
import { escapeText } from '#domain/xml/write.ts';
import type { SimReply, SimRequest } from '../pac-core/server.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const SERVICE = 'http://cfdi.service.ediwinws.edicom.com';
const PATH = '/EdiwinWS/services/CFDi';

/** Elements of each request in the order of the service's schema. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  getCfdi: ['user', 'password', 'file'],
  getUUID: ['user', 'password', 'file'],
  getCfdiFromUUID: ['user', 'password', 'rfc', 'uuid'],
  cancelCFDiSignedAsync: ['user', 'password', 'sign', 'rfcE', 'rfcR', 'uuid', 'total', 'test'],
  getCFDiStatus: ['user', 'password', 'rfcE', 'rfcR', 'uuid', 'total', 'test'],
};

export interface EdicomCall {
  /** As it was sent: `getCfdiTest`. */
  readonly operation: string;
  /** Without its `Test`. */
  readonly what: string;
  readonly test: boolean;
  readonly fields: ReadonlyMap<string, string>;
}

/** The operation that a request names, before it is looked at closely. */
export function operationOf({ body }: SimRequest): string {
  return /Body[^>]*>\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(body.toString('utf8'))?.[1] ?? '';
}

/** What was asked; a text where the request is none that the service takes. */
export function readCall(request: SimRequest): EdicomCall | string {
  if (request.method !== 'POST' || request.path !== PATH) return 'The AXIS engine could not find a target service';
  if (request.headers['content-type'] !== 'text/xml; charset=utf-8') return 'content type';
  if (request.headers['soapaction'] !== '""') return 'no SOAPAction header';
  const elementsOf = (parent: XmlElement) => parent.children.filter((node) => node.kind === 'element');
  const body = elementsOf(parseXml(request.body)).find((each) => each.local === 'Body' && each.namespace === ENVELOPE);
  const [call, ...more] = body === undefined ? [] : elementsOf(body);
  if (call === undefined || more.length > 0 || call.namespace !== SERVICE) return 'no such operation';
  const what = call.local.replace(/Test$/, '');
  const fields = elementsOf(call);
  if (fields.some((each) => each.namespace !== SERVICE)) return 'fields of another namespace';
  const names = fields.map((each) => each.local);
  if (names.join() !== FIELDS[what]?.join()) return `unexpected elements: ${names.join(', ')}`;
  const values = new Map(fields.map((each) => [each.local, stringValue(each)]));
  const test = call.local !== what || values.get('test') === 'true';
  return { operation: call.local, what, test, fields: values };
}

/** An answer whose result is `inside`: text, or elements made with {@link field}. */
export function answerOf({ operation }: EdicomCall, inside: string): SimReply {
  return envelope(
    200,
    `<${operation}Response xmlns="${SERVICE}"><${operation}Return>${inside}</${operation}Return></${operation}Response>`,
  );
}

/** A refusal in the service's own words. */
export function faultOf(cod: string, text: string): SimReply {
  return axisFault(
    `<ns1:fault xmlns:ns1="${SERVICE}"><ns1:cod>${escapeText(cod)}</ns1:cod><ns1:text>${escapeText(text)}</ns1:text></ns1:fault>`,
    '',
  );
}

/** A fault of the server itself, which the service knows nothing of. */
export function serverFault(message: string): SimReply {
  return axisFault('<ns2:hostname xmlns:ns2="http://xml.apache.org/axis/">cfdiws</ns2:hostname>', message);
}

export function field(name: string, value: string): string {
  return `<${name}>${escapeText(value)}</${name}>`;
}

/** Base64 of a ZIP with these files. */
export async function zipped(files: Readonly<Record<string, string>>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content, 'utf8'), name);
  zip.end();
  return (await buffer(zip.outputStream)).toString('base64');
}

function axisFault(detail: string, message: string): SimReply {
  return envelope(
    500,
    '<soapenv:Fault><faultcode>soapenv:Server.generalException</faultcode>' +
      `<faultstring>${escapeText(message)}</faultstring><detail>${detail}</detail></soapenv:Fault>`,
  );
}

function envelope(status: number, body: string): SimReply {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=utf-8' },
    body:
      `<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}"` +
      ' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
  };
}
