/** What a WSDL says of a request, and what is none. */
import { describe, expect, test } from 'vitest';
import { readWsdl } from './wsdl.ts';

const XS = 'http://www.w3.org/2001/XMLSchema';
const read = (text: string) => readWsdl(Buffer.from(text, 'utf8'));
const element = (name: string, type: string): string => `<xs:element name="${name}" type="${type}"/>`;
const request = (name: string, ...fields: string[]): string =>
  `<xs:element name="${name}"><xs:complexType><xs:sequence>${fields.join('')}</xs:sequence></xs:complexType></xs:element>`;
const wsdl = (schemas: string, attributes = ''): string =>
  `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="${XS}" ${attributes}><w:types>${schemas}</w:types></w:definitions>`;

describe('a WSDL', () => {
  test('tells namespace, order and qualification of a request', () => {
    const found = read(
      wsdl(
        `<xs:schema targetNamespace="urn:a" elementFormDefault="qualified">${request('do', element('b', 'xs:int'), element('a', 'xs:string'))}</xs:schema>` +
          `<xs:schema targetNamespace="urn:b">${request('other', element('x', 'xs:int'))}</xs:schema>`,
      ),
    );
    expect(found?.request('do')).toEqual({ namespace: 'urn:a', qualified: true, fields: ['b', 'a'] });
    expect(found?.request('other')).toEqual({ namespace: 'urn:b', qualified: false, fields: ['x'] });
    expect(found?.request('none')).toBeUndefined();
  });

  test('tells the fields within a field, by the prefix that is nearest', () => {
    const types = `<xs:schema targetNamespace="urn:types" elementFormDefault="qualified"><xs:complexType name="P"><xs:sequence>${element('uuid', 'xs:string')}</xs:sequence></xs:complexType></xs:schema>`;
    const decoy = `<xs:schema targetNamespace="urn:decoy"><xs:complexType name="P"><xs:sequence>${element('no', 'xs:string')}</xs:sequence></xs:complexType></xs:schema>`;
    const requests = `<xs:schema targetNamespace="urn:a" xmlns:t="urn:types">${request('do', element('p', 't:P'), element('s', 'xs:string'))}</xs:schema>`;
    const found = read(wsdl(decoy + types + requests, 'xmlns:t="urn:decoy"'));
    expect(found?.within('do', 'p')).toEqual({ namespace: 'urn:types', qualified: true, fields: ['uuid'] });
    expect(found?.within('do', 's')).toBeUndefined();
    expect(found?.within('do', 'missing')).toBeUndefined();
    expect(found?.within('missing', 'p')).toBeUndefined();
  });

  test.each(['', 'no', '<a/>', wsdl(''), '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])('is not %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
