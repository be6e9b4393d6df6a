import { describe, expect, it } from 'vitest';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { LOCALES, translate } from '#i18n/index.ts';
import { parseXml, type XmlLimits } from './scan.ts';
import { attributeOf, stringValue } from './tree-tools.ts';
import type { XmlElement } from './tree.ts';

function refusal(input: string | Uint8Array, limits?: XmlLimits): CuadraError {
  try {
    parseXml(input, limits);
  } catch (error) {
    if (error instanceof CuadraError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

function bytes(...parts: (string | readonly number[])[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
}

const utf16 = (text: string, mark: readonly number[]): Buffer => bytes(mark, [...Buffer.from(text, 'utf16le')]);

describe('hostile and broken XML', () => {
  const cases: readonly (readonly [name: string, code: ErrorCode, input: string | Uint8Array])[] = [
    ['nothing', 'XML_EMPTY', ''],
    ['only white space', 'XML_EMPTY', ' \n'],
    ['only a comment', 'XML_EMPTY', '<!-- a -->'],
    ['an entity bomb', 'XML_DOCTYPE', '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'],
    [
      'an external entity',
      'XML_DOCTYPE',
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
    ],
    ['an external DTD', 'XML_DOCTYPE', '<!DOCTYPE r SYSTEM "http://127.0.0.1/x.dtd"><r/>'],
    ['a document type inside the root', 'XML_DOCTYPE', '<r><!DOCTYPE x></r>'],
    ['an entity nobody defined', 'XML_ENTITY', '<r a="&nbsp;"/>'],
    ['an inherited property as entity', 'XML_ENTITY', '<r>&constructor;</r>'],
    ['a bare ampersand', 'XML_REFERENCE', '<r a="Tom & Jerry"/>'],
    ['an unfinished reference', 'XML_REFERENCE', '<r>&amp</r>'],
    ['a reference to NUL', 'XML_CHARACTER', '<r a="&#0;"/>'],
    ['a reference to a surrogate', 'XML_CHARACTER', '<r>&#xD800;</r>'],
    ['a reference past Unicode', 'XML_CHARACTER', '<r>&#x110000;</r>'],
    ['a reference with a thousand digits', 'XML_CHARACTER', `<r>&#${'9'.repeat(1000)};</r>`],
    ['a control character', 'XML_CHARACTER', '<r a="\u0007"/>'],
    ['U+FFFE', 'XML_CHARACTER', '<r>\ufffe</r>'],
    ['half a surrogate pair', 'XML_CHARACTER', '<r>\ud83d</r>'],
    ['a low surrogate alone', 'XML_CHARACTER', '<r a="\ude00"/>'],
    ['a control character in a comment', 'XML_CHARACTER', '<r><!-- \u0001 --></r>'],
    ['a control character in CDATA', 'XML_CHARACTER', '<r><![CDATA[\u0001]]></r>'],
    ['a bare < in a value', 'XML_UNESCAPED_LT', '<r a="a<b"/>'],
    [']]> in text', 'XML_CDATA_END', '<r>]]></r>'],
    ['an attribute twice', 'XML_DUPLICATE_ATTRIBUTE', '<r a="1" b="" a="2"/>'],
    ['an attribute twice by namespace', 'XML_DUPLICATE_ATTRIBUTE', '<r xmlns:x="u" xmlns:y="u" x:a="1" y:a="2"/>'],
    ['a prefix nobody declared', 'XML_PREFIX', '<x:r/>'],
    ['an attribute prefix nobody declared', 'XML_PREFIX', '<r x:a="1"/>'],
    ['a prefix past its element', 'XML_PREFIX', '<r><a xmlns:x="u"/><x:b/></r>'],
    ['a prefix taken back', 'XML_PREFIX', '<r xmlns:x=""/>'],
    ['xml declared as something else', 'XML_PREFIX', '<r xmlns:xml="u"/>'],
    ['xmlns declared', 'XML_PREFIX', '<r xmlns:xmlns="u"/>'],
    ['an element called by xmlns', 'XML_PREFIX', '<xmlns:r/>'],
    ['two colons', 'XML_NAME', '<a:b:c xmlns:a="u"/>'],
    ['a name that begins with a digit', 'XML_NAME', '<1/>'],
    ['a local name that begins with a digit', 'XML_NAME', '<a:1 xmlns:a="u"/>'],
    ['no value', 'XML_ATTRIBUTE', '<r a/>'],
    ['no quotes', 'XML_ATTRIBUTE', '<r a=1/>'],
    ['no space between attributes', 'XML_ATTRIBUTE', '<r a="1"b="2"/>'],
    ['a slash in a tag', 'XML_ATTRIBUTE', '<r / >'],
    ['crossed tags', 'XML_TAG_MISMATCH', '<a><b></a></b>'],
    ['a longer end tag', 'XML_TAG_MISMATCH', '<a></ab>'],
    ['an end inside a tag', 'XML_UNCLOSED', '<a b="1"'],
    ['an end inside a value', 'XML_UNCLOSED', '<a b="1'],
    ['an end inside an element', 'XML_UNCLOSED', '<a><b/>'],
    ['an end inside an end tag', 'XML_UNCLOSED', '<a></a'],
    ['an end inside a comment', 'XML_UNCLOSED', '<a><!-- '],
    ['an end inside CDATA', 'XML_UNCLOSED', '<a><![CDATA[ '],
    ['an end inside an instruction', 'XML_UNCLOSED', '<a><?p '],
    ['two dashes in a comment', 'XML_COMMENT', '<a><!-- a -- b --></a>'],
    ['a declaration in the middle', 'XML_INSTRUCTION', '<a><?xml version="1.0"?></a>'],
    ['a declaration after a space', 'XML_INSTRUCTION', ' <?xml version="1.0"?><a/>'],
    ['version 1.1', 'XML_DECLARATION', '<?xml version="1.1"?><a/>'],
    ['a declaration without version', 'XML_DECLARATION', '<?xml encoding="UTF-8"?><a/>'],
    ['text before the root', 'XML_OUTSIDE_ROOT', 'x<a/>'],
    ['text after the root', 'XML_OUTSIDE_ROOT', '<a/>x'],
    ['a second root', 'XML_OUTSIDE_ROOT', '<a/><b/>'],
    ['an encoding it does not have', 'XML_ENCODING', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ['UTF-16 with its mark', 'XML_ENCODING', utf16('<?xml version="1.0" encoding="UTF-16"?><a/>', [0xff, 0xfe])],
    ['UTF-16 without a mark', 'XML_ENCODING', utf16('<a/>', [])],
    ['UTF-16 big endian', 'XML_ENCODING', bytes([0x00, 0x3c, 0x00, 0x61])],
    ['UTF-32', 'XML_ENCODING', bytes([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
    [
      'Latin-1 that says UTF-8',
      'XML_UTF8_INVALID',
      bytes('<?xml version="1.0" encoding="UTF-8"?><a b="Mu', [0xf1], 'oz"/>'),
    ],
    ['an overlong sequence', 'XML_UTF8_INVALID', bytes('<a b="', [0xc0, 0xbc], '"/>')],
    ['a UTF-8 surrogate', 'XML_UTF8_INVALID', bytes('<a b="', [0xed, 0xa0, 0x80], '"/>')],
    ['a byte order mark', 'XML_BOM', bytes([0xef, 0xbb, 0xbf], '<a/>')],
    ['a byte order mark in a string', 'XML_BOM', '\ufeff<a/>'],
  ];

  it.each(cases)('%s is refused as %s', (_name, code, input) => {
    const error = refusal(input);
    expect(error.code).toBe(code);
    for (const locale of LOCALES) expect(error.localized(locale)).not.toMatch(/\{\{|^error\./);
  });

  it('says the line and column', () => {
    expect(refusal('<a>\n  <b c="&x;"/>\n</a>').params).toMatchObject({ line: 2, column: 9, name: 'x' });
    expect(refusal('<a/>x').params).toMatchObject({ line: 1, column: 5 });
  });

  it('reads a document with a byte order mark when asked to', () => {
    expect(parseXml(bytes([0xef, 0xbb, 0xbf], '<a/>'), { bom: 'skip' }).name).toBe('a');
  });

  it('has words for every refusal in both languages', () => {
    for (const [, code] of cases)
      for (const locale of LOCALES) expect(translate(`error.${code}`, {}, locale)).toBeTruthy();
  });
});

describe('limits', () => {
  it('refuses 100 MB before looking at it', () => {
    const huge = Buffer.alloc(100 * 1024 * 1024, 0x3c);
    const before = process.cpuUsage();
    expect(refusal(huge).code).toBe('XML_TOO_LARGE');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(50);
  });

  it('counts bytes of a string, not characters', () => {
    const text = `<a b="${'ñ'.repeat(100)}"/>`;
    expect(parseXml(text, { maxBytes: Buffer.byteLength(text) }).name).toBe('a');
    expect(refusal(text, { maxBytes: Buffer.byteLength(text) - 1 }).code).toBe('XML_TOO_LARGE');
  });

  it('refuses nesting, attributes and nodes past their limits, and takes them up to there', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(parseXml(nested(100)).name).toBe('a');
    expect(refusal(nested(101)).code).toBe('XML_TOO_DEEP');
    const wide = (count: number): string => `<a ${Array.from({ length: count }, (_, i) => `b${i}=""`).join(' ')}/>`;
    expect(parseXml(wide(256)).attributes).toHaveLength(256);
    expect(refusal(wide(257)).code).toBe('XML_TOO_MANY_ATTRIBUTES');
    expect(refusal(`<a>${'<b/>'.repeat(10)}</a>`, { maxNodes: 10 }).code).toBe('XML_TOO_MANY_NODES');
  });

  // Each is near the limit of size and made to be slow for a reader that looks twice at anything.
  const megabytes = 19 * 1024 * 1024;
  const slow: readonly (readonly [string, string])[] = [
    ['a million open tags', '<a>'.repeat(megabytes / 3)],
    ['one element after another', `<r>${'<a/>'.repeat(megabytes / 4 - 2)}</r>`],
    ['one enormous value', `<a b="${'x'.repeat(megabytes)}"/>`],
    ['a value of references', `<a b="${'&amp;'.repeat(megabytes / 5)}"/>`],
    ['a value of line ends', `<a b="${'\r\n'.repeat(megabytes / 2)}"/>`],
    ['an unfinished comment', `<a><!--${' -'.repeat(megabytes / 2)}`],
    ['many CDATA sections', `<a>${'<![CDATA[x]]>'.repeat(megabytes / 13)}</a>`],
    ['many brackets', `<a>${']'.repeat(megabytes)}</a>`],
    ['one enormous name', `<${'n'.repeat(megabytes)}/>`],
    [
      'as many attributes as are allowed, again and again',
      `<r>${`<a ${Array.from({ length: 250 }, (_, i) => `b${i}=""`).join(' ')}/>`.repeat(9000)}</r>`,
    ],
  ];

  it.each(slow)('is done with %s in bounded time and memory', (_name, text) => {
    const input = Buffer.from(text);
    const heap = process.memoryUsage().heapUsed;
    // Time of this process, so that a busy machine does not fail it.
    const before = process.cpuUsage();
    let read: unknown;
    try {
      read = parseXml(input);
    } catch (error) {
      if (!(error instanceof CuadraError)) throw error;
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5_000);
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(400 * 1024 * 1024);
    expect(read === undefined || typeof read === 'object').toBe(true);
  });
});

describe('what XML means', () => {
  const value = (text: string): string | undefined => attributeOf(parseXml(`<a b="${text}"/>`), 'b');
  const content = (text: string): string => stringValue(parseXml(`<a>${text}</a>`));

  it('makes one space of a literal tab, CR, LF or CRLF in a value and keeps references', () => {
    expect(value('1\t2\r3\n4\r\n5')).toBe('1 2 3 4 5');
    expect(value('&#9;&#10;&#13;&#x20;')).toBe('\t\n\r ');
    expect(value('\u00a0\u0085\u2028')).toBe('\u00a0\u0085\u2028');
  });

  it('makes LF of CR and CRLF in text and keeps references', () => {
    expect(content('1\r\n2\r3&#13;4')).toBe('1\n2\n3\r4');
    expect(content('<![CDATA[1\r\n<&]]>')).toBe('1\n<&');
  });

  it('resolves the five entities and numbers, once', () => {
    expect(value("&amp;lt; &lt; &gt; &quot; &apos; &#241; &#x1F600; '")).toBe(`&lt; < > " ' ñ 😀 '`);
  });

  it('joins text that CDATA and references cut apart', () => {
    expect(parseXml('<a>x<![CDATA[y]]>&amp;z</a>').children).toEqual([{ kind: 'text', value: 'xy&z' }]);
  });

  it('finds namespaces in their scope', () => {
    const root = parseXml('<a xmlns="u" xmlns:p="v" p:x="1" y="2"><p:b xmlns:p="w"/><c xmlns=""/><p:d/></a>');
    const names = (element: XmlElement): string[] => [
      `${element.namespace}|${element.local}`,
      ...element.children.flatMap((child) => (child.kind === 'element' ? names(child) : [])),
    ];
    expect(names(root)).toEqual(['u|a', 'w|b', '|c', 'v|d']);
    expect(root.attributes.map(({ namespace, local }) => `${namespace}|${local}`).slice(2)).toEqual(['v|x', '|y']);
  });

  it('takes names of the standard with letters beyond ASCII', () => {
    expect(parseXml('<InformacionGlobal Año="2026" Antigüedad="P1Y"/>').attributes.map(({ name }) => name)).toEqual([
      'Año',
      'Antigüedad',
    ]);
  });

  it('keeps comments and instructions inside the root', () => {
    expect(parseXml('<?x?><!-- out --><a><!-- in --><?p q ?></a>').children).toEqual([
      { kind: 'comment', value: ' in ' },
      { kind: 'instruction', target: 'p', value: 'q ' },
    ]);
  });

  it('tells names of the same hash apart', () => {
    // Aa and BB have the same hash by 31.
    const { attributes } = parseXml('<r Aa="1" BB="2"/>');
    expect(attributes.map(({ name }) => name)).toEqual(['Aa', 'BB']);
    expect(parseXml('<Aa><BB></BB></Aa>').name).toBe('Aa');
  });
});
