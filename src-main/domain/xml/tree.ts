/**
 * The XML tree that the scanner gives and the writer takes. It keeps everything a fiscal document
 * may carry (prefixes as written, comments, processing instructions), so that what we did not
 * write ourselves goes through us unchanged.
 */
export interface XmlAttribute {
  /** Qualified name as written, e.g. `xsi:schemaLocation`. */
  readonly name: string;
  /** Namespace URI; '' for an attribute without prefix. */
  readonly namespace: string;
  readonly local: string;
  /** Value after XML's own attribute-value normalisation and entity resolution. */
  readonly value: string;
}

export interface XmlElement {
  readonly kind: 'element';
  /** Qualified name as written, e.g. `cfdi:Emisor`. */
  readonly name: string;
  /** Namespace URI in scope; '' when there is none. */
  readonly namespace: string;
  readonly local: string;
  /** In document order, namespace declarations included (namespace `http://www.w3.org/2000/xmlns/`). */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

export interface XmlText {
  readonly kind: 'text';
  readonly value: string;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly value: string;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly value: string;
}

export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;
