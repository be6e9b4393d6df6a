/** A connector with scripted faults: what networks and providers do on their bad days. */
import type { PacConnector, StampOutcome, StampRequest } from '../../src-main/connectors/pac/types.ts';

export type Fault =
  /** The request never left: nothing happened there. */
  | 'refused-connection'
  /** Sent, nothing heard; the provider never got it. */
  | 'timeout-before'
  /** Sent, nothing heard; the provider stamped it. */
  | 'timeout-after'
  /** The provider stamped it; half of the reply arrived and the client noticed. */
  | 'truncated'
  /** The provider stamped it; half of the document arrived and the client did not notice. */
  | 'truncated-unnoticed'
  /** HTTP 500 after the provider stamped it. */
  | 'server-error'
  /** The provider stamped it and answered with somebody else's document. */
  | 'other-document'
  /** The provider changed a figure of the document before it answered. */
  | 'altered'
  /** "Stamped before", without the earlier document. */
  | 'bare-307'
  /** The same words for a document that it never stamped: about a timbre that the document carries. */
  | 'bare-307-unstamped'
  /** The provider stamped it and puts a byte order mark before its answer. */
  | 'byte-order-mark'
  /** Answers rightly when the test says so, see `answerSlow`. */
  | 'slow'
  /** Never answers, and does not heed the signal either. */
  | 'hangs'
  | 'credentials'
  | 'no-credits'
  | 'rate-limited'
  | { readonly reject: string };

export interface FaultyPac extends PacConnector {
  /** Faults of the next stamp calls, one each; then all goes well. */
  readonly script: Fault[];
  /** Faults of the next recover calls: the provider cannot be reached, or does not find it yet. */
  readonly recoverScript: ('unavailable' | 'not-found-yet' | 'unsupported')[];
  /** Lets the `slow` calls be answered. */
  answerSlow(): void;
  readonly calls: { readonly call: 'stamp' | 'recover'; readonly sha256: string }[];
}

/** @param other gives a stamped document that is not the one asked for */
export function faulty(inner: PacConnector, provider: string, other: () => Promise<Uint8Array>): FaultyPac {
  const script: Fault[] = [];
  const recoverScript: FaultyPac['recoverScript'] = [];
  const calls: FaultyPac['calls'][number][] = [];
  const slow: (() => void)[] = [];
  const words = (code: string, message: string) => ({ provider, code, message });
  const shaOf = (request: StampRequest): string => (request.kind === 'sealed' ? request.sha256 : '');

  const bytesOf = (outcome: StampOutcome): Uint8Array => {
    if ((outcome.kind === 'stamped' || outcome.kind === 'already-stamped') && outcome.xml !== undefined)
      return outcome.xml;
    throw new Error(`the script expected a stamp and got ${outcome.kind}`);
  };

  return {
    ...inner,
    script,
    recoverScript,
    calls,
    answerSlow() {
      for (const answer of slow.splice(0)) answer();
    },
    async stamp(request, options) {
      calls.push({ call: 'stamp', sha256: shaOf(request) });
      const fault = script.shift();
      switch (fault) {
        case undefined:
          return inner.stamp(request, options);
        case 'refused-connection':
          return { kind: 'unavailable', words: words('ECONNREFUSED', 'connection refused') };
        case 'timeout-before':
          return { kind: 'unknown', reason: 'timeout', words: words('ETIMEDOUT', 'no answer in 30 s') };
        case 'timeout-after':
          bytesOf(await inner.stamp(request, options));
          return { kind: 'unknown', reason: 'timeout', words: words('ETIMEDOUT', 'no answer in 30 s') };
        case 'truncated':
          bytesOf(await inner.stamp(request, options));
          return { kind: 'unknown', reason: 'unreadable-reply', words: words('200', 'unexpected end of input') };
        case 'truncated-unnoticed': {
          const xml = bytesOf(await inner.stamp(request, options));
          return { kind: 'stamped', xml: xml.subarray(0, xml.length - 40) };
        }
        case 'server-error':
          bytesOf(await inner.stamp(request, options));
          return { kind: 'unknown', reason: 'server-error', words: words('500', 'Internal Server Error') };
        case 'other-document':
          bytesOf(await inner.stamp(request, options));
          return { kind: 'stamped', xml: await other() };
        case 'altered': {
          const xml = Buffer.from(bytesOf(await inner.stamp(request, options))).toString('utf8');
          return { kind: 'stamped', xml: Buffer.from(xml.replace(/ Total="(\d)/, ' Total="9$1'), 'utf8') };
        }
        case 'bare-307':
          bytesOf(await inner.stamp(request, options));
          return { kind: 'already-stamped', words: words('307', '307. El comprobante contiene un timbre previo.') };
        case 'bare-307-unstamped':
          return { kind: 'already-stamped', words: words('307', '307. El comprobante contiene un timbre previo.') };
        case 'byte-order-mark': {
          const xml = bytesOf(await inner.stamp(request, options));
          return { kind: 'stamped', xml: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), xml]) };
        }
        case 'slow':
          await new Promise<void>((resolve) => slow.push(resolve));
          return inner.stamp(request, options);
        case 'hangs':
          return new Promise(() => {});
        case 'credentials':
          return { kind: 'credentials', words: words('401', 'Usuario o contraseña inválidos') };
        case 'no-credits':
          return { kind: 'no-credits', words: words('631', 'Sin timbres disponibles') };
        case 'rate-limited':
          return { kind: 'rate-limited', retryAfterMs: 90_000, words: words('429', 'Too Many Requests') };
        default:
          return {
            kind: 'rejected',
            code: fault.reject,
            words: words(fault.reject, `${fault.reject} - rechazado`),
            findings: [],
          };
      }
    },
    async recover(request, options) {
      calls.push({ call: 'recover', sha256: shaOf(request.document) });
      const fault = recoverScript.shift();
      if (fault === undefined) return inner.recover(request, options);
      if (fault === 'unavailable') return { kind: 'unavailable', words: words('ECONNREFUSED', 'connection refused') };
      if (fault === 'unsupported') return { kind: 'unsupported', words: words('', '') };
      return { kind: 'not-found', certain: false, words: words('603', 'El CFDI no contiene un timbre previo') };
    },
  };
}
