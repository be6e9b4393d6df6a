/**
 * SOAP 1.1, as much of it as PACs speak: document/literal requests written with escapes, replies read
 * by the strict XML reader, with namespaces. What is not exactly an envelope with one body element is
 * no answer.
 */
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue, XSI } from '#domain/xml/tree-tools.ts';
import { escapeAttribute, escapeText } from '#domain/xml/write.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Call, HttpAnswer, Lost, Transport } from './http.ts';

export const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/**
 * A field of a request: a value, or fields within it; several of one name stand one after the other.
 * `inner` is the namespace of the fields within where it is not the request's, '' where they have none.
 */
export type SoapField = readonly [
  name: string,
  value: string | boolean | number | readonly SoapField[],
  inner?: string,
];

export interface SoapRequest {
  readonly namespace: string;
  readonly operation: string;
  /** In the order of the service's schema. */
  readonly fields: readonly SoapField[];
  /** Whether fields are in the namespace too (elementFormDefault). Default true. */
  readonly qualified?: boolean;
}

export interface SoapFault {
  readonly kind: 'fault';
  readonly status: number;
  /** faultcode without its prefix. */
  readonly code: string;
  readonly message: string;
  readonly detail?: XmlElement;
}

export type SoapReply =
  /** `element` is the body's one element. */
  | { readonly kind: 'reply'; readonly element: XmlElement }
  | SoapFault
  /** HTTP answered something that is no envelope. */
  | { readonly kind: 'no-envelope'; readonly answer: HttpAnswer; readonly why: string };

/** The envelope of a request. @throws CuadraError XML_CHARACTER_WRITE */
export function soapEnvelope({ namespace, operation, fields, qualified = true }: SoapRequest): string {
  const write = (list: readonly SoapField[], prefix: string): string =>
    list
      .map(([name, value, inner]) => {
        const foreign = inner !== undefined && inner !== '';
        const declared = foreign ? ` xmlns:i="${escapeAttribute(inner)}"` : '';
        const within = inner === undefined ? prefix : foreign ? 'i:' : '';
        const content = typeof value === 'object' ? write(value, within) : escapeText(String(value));
        return `<${prefix}${name}${declared}>${content}</${prefix}${name}>`;
      })
      .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${SOAP_ENVELOPE}" xmlns:o="${escapeAttribute(namespace)}">` +
    `<s:Body><o:${operation}>${write(fields, qualified ? 'o:' : '')}</o:${operation}></s:Body></s:Envelope>`
  );
}

/** Reads what came back. Faults come with HTTP 500, so the body is looked at before the status. */
export function readSoap(answer: HttpAnswer): SoapReply {
  let root: XmlElement;
  try {
    root = parseXml(answer.body, { bom: 'skip' });
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    return { kind: 'no-envelope', answer, why: `${error.code}: ${error.message}` };
  }
  const body =
    root.local === 'Envelope' && root.namespace === SOAP_ENVELOPE ? children(root, 'Body', SOAP_ENVELOPE) : [];
  const elements = body[0] === undefined ? [] : elementsOf(body[0]);
  const [element] = elements;
  if (body.length !== 1 || elements.length !== 1 || element === undefined) {
    return { kind: 'no-envelope', answer, why: `<${root.name}>` };
  }
  if (element.local !== 'Fault' || element.namespace !== SOAP_ENVELOPE) return { kind: 'reply', element };
  const detail = elementsOf(element).find((each) => each.local === 'detail');
  const code = textIn(element, 'faultcode') ?? '';
  return {
    kind: 'fault',
    status: answer.status,
    code: code.slice(code.indexOf(':') + 1),
    message: textIn(element, 'faultstring') ?? '',
    ...(detail === undefined ? {} : { detail }),
  };
}

/** Sends a request and reads its reply. `action` is the SOAPAction, without quotes. */
export async function soapCall(
  transport: Transport,
  request: SoapRequest,
  action: string,
  call: Pick<Call, 'path' | 'timeoutMs' | 'signal' | 'host'>,
): Promise<SoapReply | Lost> {
  let body: string;
  try {
    body = soapEnvelope(request);
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    // A credential with a character that XML lacks: nothing that could be sent.
    return { kind: 'lost', sent: false, reason: 'aborted', words: transport.say(error.code, error.message) };
  }
  const headers = { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction: `"${action}"` };
  const answer = await transport.send({ ...call, headers, body });
  return answer.kind === 'lost' ? answer : readSoap(answer);
}

/** Elements directly below. */
export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node) => node.kind === 'element');
}

/** Elements directly below of this name and, where it is given, namespace. */
export function children(parent: XmlElement, local: string, namespace?: string): XmlElement[] {
  return elementsOf(parent).filter(
    (each) => each.local === local && (namespace === undefined || each.namespace === namespace),
  );
}

/** The element at the end of a path of names; undefined where a step is missing or not the only one. */
export function only(parent: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let at = parent;
  for (const local of path) {
    const found = children(at, local);
    if (found.length !== 1 || found[0] === undefined) return undefined;
    at = found[0];
  }
  return at;
}

/** Text of the one child of this name; undefined where there is none, it is nil, or it says nothing. */
export function textIn(parent: XmlElement, local: string): string | undefined {
  const element = only(parent, local);
  if (element === undefined || isNil(element)) return undefined;
  const text = stringValue(element);
  return text.trim() === '' ? undefined : text.trim();
}

function isNil(element: XmlElement): boolean {
  return element.attributes.some(
    ({ namespace, local, value }) => namespace === XSI && local === 'nil' && value.trim() === 'true',
  );
}
