import { XML_NAMESPACE, XMLNS } from './tree-tools.ts';

/**
 * The namespace declarations in force while a document is read or written, innermost last. They are
 * few, so a walk from the end beats a map, and leaving an element is a truncation.
 */
export class Scope {
  private readonly prefixes: string[] = ['xml', 'xmlns'];
  private readonly namespaces: string[] = [XML_NAMESPACE, XMLNS];

  /** A mark to return to with {@link leave}. */
  get size(): number {
    return this.prefixes.length;
  }

  /** From here on `prefix` ('' for the default namespace) means `namespace`. */
  declare(prefix: string, namespace: string): void {
    this.prefixes.push(prefix);
    this.namespaces.push(namespace);
  }

  /** Forgets what was declared since the mark. */
  leave(size: number): void {
    if (this.prefixes.length === size) return;
    this.prefixes.length = size;
    this.namespaces.length = size;
  }

  /** Namespace of a prefix; '' for no default namespace; undefined for a prefix that nobody declared. */
  namespaceOf(prefix: string): string | undefined {
    const { prefixes } = this;
    for (let index = prefixes.length - 1; index >= 0; index--) {
      if (prefixes[index] === prefix) return this.namespaces[index];
    }
    return prefix === '' ? '' : undefined;
  }
}
