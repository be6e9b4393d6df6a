/** From the bytes of a file to the characters of an XML document, refusing what is not UTF-8. */
import { isAscii } from 'node:buffer';
import { CuadraError } from '#errors/cuadra-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BOM = 0xfeff;

/** What the first bytes say when they cannot be UTF-8 (XML 1.0, appendix F). */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  if (marked) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  // No UTF-8 document has a zero byte in its first two: it begins with `<`, white space or a BOM.
  if (a === 0 || b === 0) return (a === 0 && b === 0) || (c === 0 && d === 0) ? 'UTF-32' : 'UTF-16';
  if (a === 0x4c && b === 0x6f && c === 0xa7 && d === 0x94) return 'EBCDIC';
  return undefined;
}

/**
 * The text of a document.
 * @param input bytes of a file, or text that was decoded already
 * @param maxBytes looked at before anything else, so that an enormous input costs nothing
 * @param bom whether a UTF-8 byte order mark is refused or passed over
 * @throws CuadraError XML_TOO_LARGE, XML_ENCODING, XML_UTF8_INVALID, XML_BOM
 */
export function decodeXml(input: Uint8Array | string, maxBytes: number, bom: 'refuse' | 'skip'): string {
  let text: string;
  if (typeof input === 'string') {
    // A character is one to three bytes: count exactly only where the limit is in between.
    if (input.length > maxBytes || (input.length * 3 > maxBytes && Buffer.byteLength(input) > maxBytes)) {
      throw new CuadraError('XML_TOO_LARGE', { params: { limit: maxBytes } });
    }
    text = input;
  } else {
    if (input.byteLength > maxBytes) throw new CuadraError('XML_TOO_LARGE', { params: { limit: maxBytes } });
    const foreign = foreignEncoding(input);
    if (foreign !== undefined) throw new CuadraError('XML_ENCODING', { params: { encoding: foreign } });
    if (isAscii(input)) {
      text = Buffer.from(input.buffer, input.byteOffset, input.byteLength).toString('latin1');
    } else {
      try {
        text = utf8.decode(input);
      } catch (cause) {
        throw new CuadraError('XML_UTF8_INVALID', { cause });
      }
    }
  }
  if (text.charCodeAt(0) === BOM) {
    if (bom === 'refuse') throw new CuadraError('XML_BOM');
    text = text.slice(1);
  }
  return text;
}
