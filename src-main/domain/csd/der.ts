/**
 * Reads DER (X.690) as far as certificates and PKCS#8 need it: definite lengths, low tags. Strict
 * about bounds, so that a file that was cut short is told from one that is something else.
 */

/** One value: its tag byte and where its content lies. */
export interface DerNode {
  readonly tag: number;
  /** Content octets. */
  readonly content: Buffer;
  /** Header and content. */
  readonly whole: Buffer;
}

export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Why bytes could not be read as DER. */
export class DerError extends Error {
  override readonly name = 'DerError';
  /** `truncated`: begins like DER and ends before the length that it announces. */
  readonly reason: 'truncated' | 'malformed';

  constructor(reason: 'truncated' | 'malformed', detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

/**
 * Reads the value at `offset`; bytes after it are the caller's.
 * @throws DerError
 */
export function readDer(bytes: Buffer, offset = 0): DerNode {
  const tag = bytes[offset];
  if (tag === undefined) throw new DerError('truncated', 'no tag');
  if ((tag & 0x1f) === 0x1f) throw new DerError('malformed', 'high tag number');
  const first = bytes[offset + 1];
  if (first === undefined) throw new DerError('truncated', 'no length');
  let start = offset + 2;
  let length = first;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4) throw new DerError('malformed', 'length of lengths');
    if (start + octets > bytes.length) throw new DerError('truncated', 'within the length');
    length = bytes.readUIntBE(start, octets);
    start += octets;
  }
  const end = start + length;
  if (end > bytes.length) throw new DerError('truncated', `${end} bytes announced, ${bytes.length} there`);
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(offset, end) };
}

/** The values inside a constructed one. @throws DerError */
export function childrenOf(node: DerNode): DerNode[] {
  const children: DerNode[] = [];
  for (let offset = 0; offset < node.content.length;) {
    const child = readDer(node.content, offset);
    children.push(child);
    offset += child.whole.length;
  }
  return children;
}

/** The child at `index`, which must be there and have the tag. @throws DerError */
export function childAt(children: readonly DerNode[], index: number, tag: number): DerNode {
  const child = children[index];
  if (child?.tag !== tag) {
    throw new DerError('malformed', `tag ${tag} expected at ${index}, found ${child?.tag ?? 'nothing'}`);
  }
  return child;
}

/** Dotted text of an OBJECT IDENTIFIER. @throws DerError */
export function readOid(node: DerNode): string {
  if (node.tag !== TAG.oid) throw new DerError('malformed', 'not an object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of node.content) {
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw new DerError('malformed', 'arc too large');
    if (byte < 0x80) {
      if (arcs.length === 0) {
        const root = Math.min(2, Math.floor(arc / 40));
        arcs.push(root, arc - root * 40);
      } else {
        arcs.push(arc);
      }
      arc = 0;
    }
  }
  return arcs.join('.');
}

/** A small non-negative INTEGER (version, iteration count). @throws DerError */
export function readSmallInteger(node: DerNode): number {
  const { tag, content } = node;
  if (tag !== TAG.integer || content.length === 0 || content.length > 5 || (content[0] ?? 0) >= 0x80) {
    throw new DerError('malformed', 'not a small integer');
  }
  return content.readUIntBE(0, content.length);
}

/** Content of an unsigned INTEGER without the leading zero that keeps it positive. */
export function magnitude(node: DerNode): Buffer {
  return node.content[0] === 0 ? node.content.subarray(1) : node.content;
}

/** Text of any of the string types of names. BIT STRING as x500UniqueIdentifier's own definition has it. */
export function readText(node: DerNode): string {
  switch (node.tag) {
    case TAG.utf8:
      return node.content.toString('utf8');
    case TAG.bmp:
      return Buffer.from(node.content).swap16().toString('utf16le');
    case TAG.bitString:
      return node.content.subarray(1).toString('latin1');
    default:
      // PrintableString, IA5String, TeletexString: one octet a character.
      return node.content.toString('latin1');
  }
}

/** Instant of a UTCTime or GeneralizedTime in UTC, as RFC 5280 §4.1.2.5 wants them. @throws DerError */
export function readTime(node: DerNode): Date {
  const text = node.content.toString('latin1');
  const [, year = '', rest = ''] = /^(\d{2}|\d{4})(\d{10})Z$/.exec(text) ?? [];
  if (year.length !== (node.tag === TAG.utcTime ? 2 : 4)) throw new DerError('malformed', `time ${text}`);
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = (rest.match(/../g) ?? []).map(Number);
  return new Date(Date.UTC(full, month - 1, day, hour, minute, second));
}
