/**
 * A place in the text of a document and the smaller things read there: names, comments, instructions.
 * {@link parseXml} builds the tree on top of it.
 */
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';
import { DATA_CLASS, FORBIDDEN, HIGH_SURROGATE, isXmlSpace, NAME_CLASS, NAME_START } from './characters.ts';
import { nameAt, type QualifiedName } from './names.ts';
import { lineEnds, type FailAt } from './resolve.ts';

/** How much a document may ask of us. */
export interface XmlLimits {
  /** Bytes of the document. Default 20 MiB. */
  readonly maxBytes?: number;
  /** Levels of nested elements. Default 100; a CFDI has about ten. */
  readonly maxDepth?: number;
  /** Attributes of one element. Default 256. */
  readonly maxAttributes?: number;
  /** Elements, attributes, texts, comments and instructions together. Default one million. */
  readonly maxNodes?: number;
  /**
   * A UTF-8 byte order mark is legal XML and found in the wild, but a document that is going to be
   * stamped must not have one. Default 'refuse'; readers of received documents say 'skip'.
   */
  readonly bom?: 'refuse' | 'skip';
}

export const DEFAULT_XML_LIMITS: Required<XmlLimits> = {
  maxBytes: 20 * 1024 * 1024,
  maxDepth: 100,
  maxAttributes: 256,
  maxNodes: 1_000_000,
  bom: 'refuse',
};

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/;

export class Cursor {
  protected readonly source: string;
  protected readonly limits: Required<XmlLimits>;
  protected readonly fail: FailAt;
  protected position = 0;
  private nodes = 0;

  constructor(source: string, limits: Required<XmlLimits>) {
    this.source = source;
    this.limits = limits;
    this.fail = (code, at, params) => this.refuse(code, at, params);
  }

  protected refuse(code: ErrorCode, at: number, params: MessageParams = {}): never {
    const before = this.source.slice(0, at);
    const line = before.split('\n').length;
    throw new CuadraError(code, { params: { ...params, line, column: at - before.lastIndexOf('\n') } });
  }

  /** `XML_UNCLOSED` at the end of the text, otherwise `code`. */
  protected refuseHere(code: ErrorCode, params?: MessageParams): never {
    const end = this.source.length;
    return this.position >= end ? this.refuse('XML_UNCLOSED', end) : this.refuse(code, this.position, params);
  }

  protected count(): void {
    if (++this.nodes > this.limits.maxNodes) {
      throw new CuadraError('XML_TOO_MANY_NODES', { params: { limit: this.limits.maxNodes } });
    }
  }

  protected skipSpace(): void {
    while (isXmlSpace(this.source.charCodeAt(this.position))) this.position++;
  }

  /** `<?xml version="1.0" encoding="UTF-8"?>`, only at the very start. */
  protected declaration(): void {
    if (!/^<\?xml[ \t\r\n?]/.test(this.source)) return;
    const match = DECLARATION.exec(this.source);
    if (match === null) throw new CuadraError('XML_DECLARATION');
    const encoding = match[1] ?? match[2] ?? 'UTF-8';
    if (encoding.toUpperCase() !== 'UTF-8') throw new CuadraError('XML_ENCODING', { params: { encoding } });
    this.position = match[0].length;
  }

  /** Space, comments and instructions around the root. */
  protected misc(): void {
    for (;;) {
      this.skipSpace();
      const { source, position } = this;
      if (source.startsWith('<!--', position)) this.comment();
      else if (source.startsWith('<?', position)) this.instruction();
      else if (source.startsWith('<!DOCTYPE', position)) this.refuse('XML_DOCTYPE', position);
      else return;
    }
  }

  /** Offset of the low half of the pair that begins at `at`. */
  protected lowSurrogate(at: number): number {
    const low = this.source.charCodeAt(at + 1);
    if (!(low >= 0xdc00 && low <= 0xdfff)) this.forbidden(at);
    return at + 1;
  }

  protected forbidden(at: number): never {
    const code = this.source.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    return this.refuse('XML_CHARACTER', at, { code: `U+${code}` });
  }

  /** Checks what is kept as it stands. */
  protected checkCharacters(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const kind = DATA_CLASS[this.source.charCodeAt(at)];
      if (kind === HIGH_SURROGATE) at = this.lowSurrogate(at);
      else if (kind === FORBIDDEN) this.forbidden(at);
    }
  }

  /** `<!-- … -->` */
  protected comment(): string {
    const { source, position } = this;
    const end = source.indexOf('--', position + 4);
    if (end < 0) this.refuse('XML_UNCLOSED', source.length);
    if (source.charCodeAt(end + 2) !== 0x3e) this.refuse('XML_COMMENT', end);
    this.checkCharacters(position, end);
    this.position = end + 3;
    return lineEnds(source.slice(position + 4, end));
  }

  /** `<?target value?>` */
  protected instruction(): { target: string; value: string } {
    const { source, position } = this;
    this.position = position + 2;
    const target = this.readName().text;
    if (target.includes(':') || target.toLowerCase() === 'xml') this.refuse('XML_INSTRUCTION', position);
    const afterTarget = this.position;
    const end = source.indexOf('?>', afterTarget);
    if (end < 0) this.refuse('XML_UNCLOSED', source.length);
    this.skipSpace();
    if (this.position === afterTarget && end !== afterTarget) this.refuse('XML_INSTRUCTION', position);
    const from = Math.min(this.position, end);
    this.checkCharacters(from, end);
    this.position = end + 2;
    return { target, value: lineEnds(source.slice(from, end)) };
  }

  /** A qualified name (Namespaces in XML 1.0, production [7] QName). */
  protected readName(): QualifiedName {
    const { source } = this;
    const start = this.position;
    let at = start;
    let hash = 0;
    let colon = -1;
    for (;;) {
      const code = source.charCodeAt(at);
      const kind = NAME_CLASS[code] ?? 0;
      if (kind === 0) {
        // Planes 1 to 14: a high surrogate up to U+DB7F and any low one.
        const low = code >= 0xd800 && code <= 0xdb7f ? source.charCodeAt(at + 1) : 0;
        if (!(low >= 0xdc00 && low <= 0xdfff)) break;
        hash = (Math.imul(hash, 31) + code) | 0;
        at++;
      } else if (code === 0x3a) {
        if (colon >= 0) this.refuse('XML_NAME', at);
        colon = at;
      } else if ((at === start || at === colon + 1) && (kind & NAME_START) === 0) this.refuse('XML_NAME', at);
      hash = (Math.imul(hash, 31) + source.charCodeAt(at)) | 0;
      at++;
    }
    this.position = at;
    if (at === start) this.refuseHere('XML_NAME');
    if (colon === start || colon === at - 1) this.refuse('XML_NAME', start);
    return nameAt(source, start, at, hash, colon);
  }
}
