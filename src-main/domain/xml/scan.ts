/**
 * A strict, namespace-aware XML 1.0 reader that gives a tree.
 *
 * Own code because reading a received CFDI is on the path of every verification: the maintained reader
 * at hand (saxes) takes twice as long, has no limits of its own and reads document type declarations
 * (`npm run bench -- --only verify` prints both times). saxes and xmllint remain the judges: the tests
 * compare what each accepts and what tree it gives.
 *
 * It knows no DTD on purpose. A document type declaration is refused before anything in it is read,
 * so there are no entities to expand and nothing to fetch. Work and memory are linear in the input,
 * which has a limit, and so have depth, attributes of one element and nodes in all.
 */
import { CuadraError } from '#errors/cuadra-error.ts';
import {
  AMPERSAND,
  BRACKET,
  CONTROL_SPACE,
  DATA_CLASS,
  FORBIDDEN,
  HIGH_SURROGATE,
  LESS_THAN,
  PLAIN,
  QUOTE,
} from './characters.ts';
import { Cursor, DEFAULT_XML_LIMITS, type XmlLimits } from './cursor.ts';
import { decodeXml } from './decode.ts';
import { lineEnds, resolveText, resolveValue } from './resolve.ts';
import { Scope } from './scope.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './tree.ts';
import { prefixOf, XML_NAMESPACE, XMLNS } from './tree-tools.ts';

export { DEFAULT_XML_LIMITS, type XmlLimits } from './cursor.ts';

/**
 * Reads a whole document and gives its root element. Comments and instructions outside the root are
 * checked and dropped.
 * @throws CuadraError one of the `XML_…` codes, with line and column where there is a place
 */
export function parseXml(input: Uint8Array | string, limits: XmlLimits = {}): XmlElement {
  const all: Required<XmlLimits> = { ...DEFAULT_XML_LIMITS, ...limits };
  return new Scanner(decodeXml(input, all.maxBytes, all.bom), all).document();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenElement extends Mutable<Omit<XmlElement, 'attributes' | 'children'>> {
  readonly attributes: Mutable<XmlAttribute>[];
  readonly children: XmlNode[];
}

class Scanner extends Cursor {
  private readonly scope = new Scope();
  /** Whether the start tag just read was `<a/>`. */
  private selfClosed = false;

  /** The document: prolog, one root, what may follow it. */
  document(): XmlElement {
    this.declaration();
    this.misc();
    if (this.position >= this.source.length) throw new CuadraError('XML_EMPTY');
    if (this.source.charCodeAt(this.position) !== 0x3c) this.refuse('XML_OUTSIDE_ROOT', this.position);
    const root = this.root();
    this.misc();
    if (this.position < this.source.length) this.refuse('XML_OUTSIDE_ROOT', this.position);
    return root;
  }

  /** The root and everything in it, without recursion. */
  private root(): XmlElement {
    const open: OpenElement[] = [];
    const marks: number[] = [];
    let current: OpenElement | undefined;
    do {
      if (current !== undefined && this.source.charCodeAt(this.position) !== 0x3c) this.text(current);
      const next = this.source.charCodeAt(this.position + 1);
      if (next === 0x2f && current !== undefined) {
        this.endTag(current);
        this.scope.leave(marks.pop() ?? 0);
        open.pop();
        const parent = open.at(-1);
        if (parent === undefined) return current;
        current = parent;
      } else if ((next === 0x21 || next === 0x3f) && current !== undefined) {
        this.markup(current, next);
      } else {
        const mark = this.scope.size;
        const element = this.startTag();
        current?.children.push(element);
        if (this.selfClosed) {
          this.scope.leave(mark);
          if (current === undefined) return element;
        } else {
          if (open.length >= this.limits.maxDepth) {
            this.refuse('XML_TOO_DEEP', this.position, { limit: this.limits.maxDepth });
          }
          open.push(element);
          marks.push(mark);
          current = element;
        }
      }
    } while (current !== undefined);
    return this.refuseHere('XML_OUTSIDE_ROOT');
  }

  /** Comment, CDATA section or instruction inside an element. */
  private markup(parent: OpenElement, next: number): void {
    const { source, position } = this;
    if (next === 0x3f) {
      this.count();
      parent.children.push({ kind: 'instruction', ...this.instruction() });
    } else if (source.startsWith('<!--', position)) {
      this.count();
      parent.children.push({ kind: 'comment', value: this.comment() });
    } else if (source.startsWith('<![CDATA[', position)) {
      const end = source.indexOf(']]>', position);
      if (end < 0) this.refuse('XML_UNCLOSED', source.length);
      this.checkCharacters(position, end);
      this.appendText(parent, lineEnds(source.slice(position + 9, end)));
      this.position = end + 3;
    } else if (source.startsWith('<!DOCTYPE', position)) this.refuse('XML_DOCTYPE', position);
    else this.refuse('XML_NAME', position);
  }

  /** Joins what CDATA sections cut apart: one run of characters is one text. */
  private appendText(parent: OpenElement, value: string): void {
    if (value === '') return;
    const last = parent.children.at(-1);
    if (last?.kind === 'text') {
      parent.children[parent.children.length - 1] = { kind: 'text', value: last.value + value };
    } else {
      this.count();
      parent.children.push({ kind: 'text', value });
    }
  }

  /** Character data up to the next `<`. */
  private text(parent: OpenElement): void {
    const { source } = this;
    const start = this.position;
    let at = start;
    let plain = true;
    for (;;) {
      while (DATA_CLASS[source.charCodeAt(at)] === PLAIN) at++;
      const code = source.charCodeAt(at);
      const kind = DATA_CLASS[code];
      if (kind === LESS_THAN) break;
      if (kind === undefined) this.refuse('XML_UNCLOSED', source.length);
      if (kind === BRACKET && source.charCodeAt(at + 1) === 0x5d && source.charCodeAt(at + 2) === 0x3e) {
        this.refuse('XML_CDATA_END', at);
      }
      if (kind === AMPERSAND || code === 0x0d) plain = false;
      else if (kind === HIGH_SURROGATE) at = this.lowSurrogate(at);
      else if (kind === FORBIDDEN) this.forbidden(at);
      at++;
    }
    this.appendText(parent, plain ? source.slice(start, at) : resolveText(source, start, at, this.fail));
    this.position = at;
  }

  /** `<name attribute="value" …>` or `<name …/>`; sets {@link selfClosed}. */
  private startTag(): OpenElement {
    const { source } = this;
    const tagAt = this.position;
    this.position++;
    const name = this.readName();
    this.count();
    const attributes: Mutable<XmlAttribute>[] = [];
    let prefixed = false;
    for (;;) {
      const before = this.position;
      this.skipSpace();
      const code = source.charCodeAt(this.position);
      if (code === 0x3e) {
        this.position++;
        this.selfClosed = false;
        break;
      }
      if (code === 0x2f) {
        this.position++;
        if (source.charCodeAt(this.position) !== 0x3e) this.refuseHere('XML_ATTRIBUTE');
        this.position++;
        this.selfClosed = true;
        break;
      }
      if (this.position === before) this.refuseHere('XML_ATTRIBUTE');
      if (this.attribute(attributes)) prefixed = true;
    }
    if (prefixed) this.attributeNamespaces(attributes, tagAt);
    const namespace = this.scope.namespaceOf(name.prefix);
    if (namespace === undefined || name.prefix === 'xmlns') {
      this.refuse('XML_PREFIX', tagAt, { prefix: name.prefix });
    }
    return { kind: 'element', name: name.text, namespace, local: name.local, attributes, children: [] };
  }

  /** One attribute, added to the list. Gives whether its namespace is still to be found. */
  private attribute(attributes: Mutable<XmlAttribute>[]): boolean {
    const { source } = this;
    const at = this.position;
    const name = this.readName();
    this.skipSpace();
    if (source.charCodeAt(this.position) !== 0x3d) this.refuseHere('XML_ATTRIBUTE');
    this.position++;
    this.skipSpace();
    const value = this.value();
    this.count();
    if (attributes.length >= this.limits.maxAttributes) {
      this.refuse('XML_TOO_MANY_ATTRIBUTES', at, { limit: this.limits.maxAttributes });
    }
    const { text } = name;
    for (const other of attributes) {
      if (other.name === text) this.refuse('XML_DUPLICATE_ATTRIBUTE', at, { name: text });
    }
    const attribute = { name: text, namespace: '', local: name.local, value };
    attributes.push(attribute);
    if (name.prefix === '' && text !== 'xmlns') return false;
    if (name.prefix !== '' && name.prefix !== 'xmlns') return true;
    attribute.namespace = XMLNS;
    this.declareNamespace(name.prefix === '' ? '' : name.local, value, at);
    return false;
  }

  /** Namespaces in XML 1.0, section 3: what may not be declared, then the declaration. */
  private declareNamespace(prefix: string, namespace: string, at: number): void {
    const wrong =
      prefix === 'xmlns' ||
      namespace === XMLNS ||
      (prefix === 'xml') !== (namespace === XML_NAMESPACE) ||
      (prefix !== '' && namespace === '');
    if (wrong) this.refuse('XML_PREFIX', at, { prefix });
    this.scope.declare(prefix, namespace);
  }

  /** Namespaces of the prefixed attributes, once the whole tag and its declarations are read. */
  private attributeNamespaces(attributes: Mutable<XmlAttribute>[], tagAt: number): void {
    for (const [index, attribute] of attributes.entries()) {
      if (attribute.namespace === '' && attribute.name !== attribute.local) {
        const prefix = prefixOf(attribute);
        const namespace = this.scope.namespaceOf(prefix);
        if (namespace === undefined) this.refuse('XML_PREFIX', tagAt, { prefix });
        attribute.namespace = namespace;
        for (let other = 0; other < index; other++) {
          const earlier = attributes[other];
          if (earlier?.local === attribute.local && earlier.namespace === namespace) {
            this.refuse('XML_DUPLICATE_ATTRIBUTE', tagAt, { name: attribute.name });
          }
        }
      }
    }
  }

  /** A quoted value, normalised. */
  private value(): string {
    const { source } = this;
    const quote = source.charCodeAt(this.position);
    if (DATA_CLASS[quote] !== QUOTE) this.refuseHere('XML_ATTRIBUTE');
    const start = this.position + 1;
    let at = start;
    let plain = true;
    for (;;) {
      while (DATA_CLASS[source.charCodeAt(at)] === PLAIN) at++;
      const code = source.charCodeAt(at);
      const kind = DATA_CLASS[code];
      if (kind === QUOTE) {
        if (code === quote) break;
      } else if (kind === LESS_THAN) this.refuse('XML_UNESCAPED_LT', at);
      else if (kind === AMPERSAND || kind === CONTROL_SPACE) plain = false;
      else if (kind === HIGH_SURROGATE) at = this.lowSurrogate(at);
      else if (kind === FORBIDDEN) this.forbidden(at);
      else if (kind === undefined) this.refuse('XML_UNCLOSED', source.length);
      at++;
    }
    this.position = at + 1;
    return plain ? source.slice(start, at) : resolveValue(source, start, at, this.fail);
  }

  /** `</name>` of the innermost open element. */
  private endTag(element: OpenElement): void {
    const { source } = this;
    const at = this.position;
    if (!source.startsWith(element.name, at + 2)) this.mismatch(element, at);
    this.position = at + 2 + element.name.length;
    this.skipSpace();
    if (source.charCodeAt(this.position) !== 0x3e) this.mismatch(element, at);
    this.position++;
  }

  private mismatch(element: OpenElement, at: number): never {
    return endsInside(this.source, at)
      ? this.refuse('XML_UNCLOSED', this.source.length)
      : this.refuse('XML_TAG_MISMATCH', at, { open: element.name });
  }
}

/** Whether the text ends inside the end tag that begins at `at`. */
function endsInside(source: string, at: number): boolean {
  return !source.includes('>', at);
}
