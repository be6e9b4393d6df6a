/**
 * Writing XML: escapes that survive reading back, and trees.
 * Anexo 20 asks for escapes of `&`, `"`, `<`, `>` and `'` in attribute values; tab and line ends are
 * written as references because a reader would turn the bare characters into spaces.
 */
import { CuadraError } from '#errors/cuadra-error.ts';
import { Scope } from './scope.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './tree.ts';
import { prefixOf, XMLNS } from './tree-tools.ts';

const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Where text becomes octets before they are copied out: one allocation of the right size instead of two. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** `xml` in UTF-8. Half the time of `Buffer.from` for documents of a usual size. */
export function utf8Of(xml: string): Buffer {
  // One UTF-16 unit takes three octets at most.
  if (xml.length * 3 > scratch.length) return Buffer.from(xml, 'utf8');
  return Buffer.from(scratch.subarray(0, scratch.write(xml, 0, 'utf8')));
}

/** What needs a second look in a value: most values have none of it. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const ATTRIBUTE_SPECIAL = /[\u0000-\u001f"&'<>\ud800-\udfff\ufffe\uffff]/;
const ATTRIBUTE_SPECIALS = /[\t\n\r"&'<>]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const TEXT_SPECIAL = /[\u0000-\u0008\u000b-\u001f&<>\ud800-\udfff\ufffe\uffff]/;
const TEXT_SPECIALS = /[\r&<>]/g;
/** Not a character of XML 1.0: it cannot be written, not even as a reference. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u;

function refuseForbidden(value: string): void {
  const found = FORBIDDEN.exec(value);
  if (found !== null) {
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new CuadraError('XML_CHARACTER_WRITE', { params: { code: `U+${code}` } });
  }
}

/**
 * `value` as it stands between double quotes; reading it back gives `value` again.
 * @throws CuadraError XML_CHARACTER_WRITE for a character that XML 1.0 does not have
 */
export function escapeAttribute(value: string): string {
  if (!ATTRIBUTE_SPECIAL.test(value)) return value;
  refuseForbidden(value);
  return value.replace(ATTRIBUTE_SPECIALS, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}

/**
 * `value` as character data; reading it back gives `value` again.
 * @throws CuadraError XML_CHARACTER_WRITE for a character that XML 1.0 does not have
 */
export function escapeText(value: string): string {
  if (!TEXT_SPECIAL.test(value)) return value;
  refuseForbidden(value);
  return value.replace(TEXT_SPECIALS, (character) => TEXT_ESCAPES[character] ?? character);
}

/**
 * The element as XML, attributes and children in their order, childless ones as `<a/>`.
 * A prefix that nothing declares gets its declaration where it is first used, so that the result is
 * always well formed; what the tree declares itself is left as it is.
 * @param scope declarations around the place where the text will stand; default none
 * @throws CuadraError XML_CHARACTER_WRITE
 */
export function writeElement(element: XmlElement, scope: Scope = new Scope()): string {
  const mark = scope.size;
  for (const attribute of element.attributes) {
    if (attribute.namespace === XMLNS) {
      scope.declare(attribute.name === 'xmlns' ? '' : attribute.local, attribute.value);
    }
  }
  let out = `<${element.name}${declare(scope, prefixOf(element), element.namespace)}`;
  for (const attribute of element.attributes) {
    out += writeAttribute(attribute, scope);
  }
  if (element.children.length === 0) out += '/>';
  else {
    out += '>';
    for (const child of element.children) out += writeNode(child, scope);
    out += `</${element.name}>`;
  }
  scope.leave(mark);
  return out;
}

function writeAttribute(attribute: XmlAttribute, scope: Scope): string {
  const prefix = attribute.namespace === XMLNS ? '' : prefixOf(attribute);
  const declaration = prefix === '' ? '' : declare(scope, prefix, attribute.namespace);
  return `${declaration} ${attribute.name}="${escapeAttribute(attribute.value)}"`;
}

/** The declaration that makes `prefix` mean `namespace` here, '' where it does already. */
function declare(scope: Scope, prefix: string, namespace: string): string {
  if (scope.namespaceOf(prefix) === namespace) return '';
  scope.declare(prefix, namespace);
  return ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(namespace)}"`;
}

/** Comments and instructions have no escapes: what would end them early is refused. */
function verbatim(value: string, forbidden: string): string {
  refuseForbidden(value);
  if (value.includes(forbidden)) throw new CuadraError('XML_CHARACTER_WRITE', { params: { code: forbidden } });
  return value;
}

function writeNode(node: XmlNode, scope: Scope): string {
  switch (node.kind) {
    case 'element':
      return writeElement(node, scope);
    case 'text':
      return escapeText(node.value);
    case 'comment':
      return `<!--${verbatim(`${node.value}-`, '--').slice(0, -1)}-->`;
    case 'instruction':
    default:
      return node.value === '' ? `<?${node.target}?>` : `<?${node.target} ${verbatim(node.value, '?>')}?>`;
  }
}
