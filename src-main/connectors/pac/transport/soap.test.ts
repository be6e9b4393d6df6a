/** SOAP 1.1: requests that say what they were given, replies that are taken only when they are ones. */
import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { children, only, readSoap, soapEnvelope, textIn, type HttpAnswer, type SoapField } from './index.ts';

const answerWith = (body: string | Uint8Array, status = 200): HttpAnswer => ({
  kind: 'answer',
  status,
  headers: {},
  body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
});
const envelope = (inside: string): string =>
  `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header/><e:Body>${inside}</e:Body></e:Envelope>`;

// oxlint-disable-next-line no-control-regex -- characters that XML 1.0 does not have
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u;

function written(fields: readonly SoapField[]): string | undefined {
  try {
    return soapEnvelope({ namespace: 'urn:a&b', operation: 'do', fields });
  } catch (error) {
    if (isCuadraError(error, 'XML_CHARACTER_WRITE')) return undefined;
    throw error;
  }
}

describe('SOAP requests', () => {
  test('values come out as they went in, whatever they are', () => {
    const holds = property(string({ unit: 'grapheme' }), string({ unit: 'grapheme' }), (user, password) => {
      const fields = [
        ['user', user],
        ['inner', [['password', password]]],
        ['flag', false],
      ] as const;
      const text = written(fields);
      // What XML has no characters for is refused, and nothing else is.
      expect(text === undefined).toBe(FORBIDDEN.test(user + password));
      if (text === undefined) return;
      const call = only(parseXml(text), 'Body', 'do');
      const read = (name: string, parent = call) =>
        parent &&
        only(parent, name)
          ?.children.map((node) => (node.kind === 'text' ? node.value : '?'))
          .join('');
      expect(read('user')).toBe(user);
      expect(read('password', call && only(call, 'inner'))).toBe(password);
      expect(read('flag')).toBe('false');
      expect(call?.namespace).toBe('urn:a&b');
    });
    assert(holds, { numRuns: 300 });
  });

  test('fields within a field may have a namespace of their own, or none', () => {
    const fields = (inner: string) => [['outer', [['a', '1']], inner] as const, ['b', '2'] as const];
    const call = (inner: string) =>
      only(parseXml(soapEnvelope({ namespace: 'urn:x', operation: 'do', fields: fields(inner) })), 'Body', 'do');
    const namespaces = (inner: string) => {
      const parent = call(inner);
      return [['outer'], ['outer', 'a'], ['b']].map((path) => parent && only(parent, ...path)?.namespace);
    };
    expect(namespaces('urn:y&z')).toEqual(['urn:x', 'urn:y&z', 'urn:x']);
    expect(namespaces('')).toEqual(['urn:x', '', 'urn:x']);
  });

  test('fields are in the operation’s namespace, or in none', () => {
    const fields = [['a', '1']] as const;
    const field = (qualified: boolean) =>
      only(parseXml(soapEnvelope({ namespace: 'urn:x', operation: 'do', fields, qualified })), 'Body', 'do', 'a');
    expect(field(true)?.namespace).toBe('urn:x');
    expect(field(false)?.namespace).toBe('');
  });
});

describe('SOAP replies', () => {
  test('the one element of the body', () => {
    const reply = readSoap(answerWith(envelope('<r xmlns="urn:x"><a> 1 </a><b/><c>1</c><c>2</c></r>')));
    if (reply.kind !== 'reply') throw new Error(reply.kind);
    expect([reply.element.local, reply.element.namespace]).toEqual(['r', 'urn:x']);
    expect(['a', 'b', 'c', 'd'].map((name) => textIn(reply.element, name))).toEqual([
      '1',
      undefined,
      undefined,
      undefined,
    ]);
    expect(children(reply.element, 'c')).toHaveLength(2);
    expect(children(reply.element, 'c', 'urn:other')).toEqual([]);
  });

  test('nil is nothing, and a byte order mark is passed over', () => {
    const xml = envelope('<r><a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true">x</a></r>');
    const reply = readSoap(answerWith(`\ufeff${xml}`));
    if (reply.kind !== 'reply') throw new Error(reply.kind);
    expect(textIn(reply.element, 'a')).toBeUndefined();
  });

  test('a fault, with its code, its words and its detail', () => {
    const fault = `<e:Fault><faultcode>e:Server</faultcode><faultstring>No &amp; no</faultstring><detail><cod>307</cod></detail></e:Fault>`;
    const reply = readSoap(answerWith(envelope(fault), 500));
    expect(reply).toMatchObject({ kind: 'fault', status: 500, code: 'Server', message: 'No & no' });
    expect(reply.kind === 'fault' && reply.detail && textIn(reply.detail, 'cod')).toBe('307');
  });

  test.each([
    ['nothing', ''],
    ['HTML', '<!DOCTYPE html><html><body/></html>'],
    ['half of it', envelope('<r/>').slice(0, 90)],
    ['another root', '<r/>'],
    [
      'an envelope of SOAP 1.2',
      envelope('<r/>').replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
    ],
    [
      'a body of another namespace',
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><Body><r/></Body></e:Envelope>',
    ],
    ['an empty body', envelope('')],
    ['two elements', envelope('<a/><b/>')],
    ['two bodies', envelope('<a/>').replace('</e:Body>', '</e:Body><e:Body><b/></e:Body>')],
    ['an entity', `<!DOCTYPE r [<!ENTITY x "y">]>${envelope('<r>&x;</r>')}`],
  ])('%s: no envelope', (_what, body) => {
    expect(readSoap(answerWith(body)).kind).toBe('no-envelope');
  });

  test('another encoding is no envelope', () => {
    const xml = envelope('<r>ñ</r>');
    for (const encoding of ['utf16le', 'latin1'] as const) {
      expect(readSoap(answerWith(Buffer.from(xml, encoding))).kind).toBe('no-envelope');
    }
  });
});
