/**
 * EDICOM's CFDi service over SOAP 1.1. One host serves both environments; a test is another operation
 * (`getCfdiTest`) or a field (`test`), so that every call here says which it is.
 *
 * An earlier stamp is refused with 307 and no document. Then, and only then, `getUUID` is asked for its
 * UUID: that it stamps nothing is likely (the vendor lists it as a check) and not certain, and of a
 * document that is stamped already it does not matter. `getCfdiFromUUID` gives the document.
 */
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue } from '#domain/xml/tree-tools.ts';
import {
  asQuestion,
  createTransport,
  failureOfLost,
  failureOfStatus,
  soapCall,
  toBase64,
  unreadable,
  type Failure,
  type SoapFault,
  type SoapField,
} from '../transport/index.ts';
import type { CallOptions, PacConnector, PacContext, RecoverOutcome, SealedRequest, StampOutcome } from '../types.ts';
import { EDICOM_HOST, EDICOM_NAMESPACE, EDICOM_PATH, edicomDeclaration } from './declaration.ts';
import {
  documentOf,
  faultOf,
  readCancel,
  readCancelFault,
  readOtherFault,
  readStampFault,
  readStatus,
  resultOf,
  uuidIn,
} from './read.ts';

const { id, timeoutsMs } = edicomDeclaration;
/** Asked about to see whether the account can ask: nobody's document. */
const NOBODY = { rfc: 'XAXX010101000', uuid: '00000000-0000-4000-8000-000000000000' };

type Answer =
  | { readonly kind: 'result'; readonly result: XmlElement }
  | SoapFault
  | { readonly kind: 'failure'; readonly failure: Failure };

export function connectEdicom(context: PacContext, given: unknown): PacConnector {
  const { user, password } = edicomDeclaration.credentials.parse(given) as { user: string; password: string };
  const test = context.environment !== 'production';
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: EDICOM_HOST,
    override: context.baseUrl,
    secrets: [password],
  });
  const { say } = transport;
  const inEnvironment = (operation: string): string => (test ? `${operation}Test` : operation);

  async function call(
    operation: string,
    fields: readonly SoapField[],
    timeoutMs: number,
    { signal }: CallOptions,
  ): Promise<Answer> {
    const login = [
      ['user', user],
      ['password', password],
    ] as const satisfies SoapField[];
    const request = { namespace: EDICOM_NAMESPACE, operation, fields: [...login, ...fields] };
    // The service tells operations by their element; its SOAPAction is empty.
    const reply = await soapCall(transport, request, '', { path: EDICOM_PATH, timeoutMs, signal });
    if (reply.kind === 'fault') return reply;
    if (reply.kind === 'lost') return { kind: 'failure', failure: failureOfLost(reply) };
    if (reply.kind === 'no-envelope') {
      const words = say(String(reply.answer.status), reply.why);
      return { kind: 'failure', failure: failureOfStatus(reply.answer, words) ?? unreadable(words) };
    }
    const result = resultOf(reply.element, operation);
    return result === undefined
      ? { kind: 'failure', failure: unreadable(say(undefined, `<${reply.element.name}>`)) }
      : { kind: 'result', result };
  }

  /** The document of a stamp, by its UUID. */
  async function documentBy(rfc: string, uuid: string, options: CallOptions): Promise<RecoverOutcome> {
    const fields: SoapField[] = [
      ['rfc', rfc],
      ['uuid', uuid],
    ];
    const answer = await call('getCfdiFromUUID', fields, timeoutsMs.recover, options);
    if (answer.kind === 'failure') return asQuestion(answer.failure);
    if (answer.kind === 'fault') {
      const outcome = readOtherFault(answer, say);
      if (outcome.kind === 'credentials' || faultOf(answer) === undefined) return asQuestion(outcome);
      return { kind: 'not-found', certain: false, words: outcome.words };
    }
    const xml = await documentOf(answer.result);
    return xml === undefined ? asQuestion(unreadable(say(undefined, 'getCfdiFromUUID'))) : { kind: 'found', xml };
  }

  /** Fetches what 307 spoke of; what it said stays true whatever becomes of this. */
  async function bringBack(
    before: Extract<StampOutcome, { kind: 'already-stamped' }>,
    { xml, comprobante }: SealedRequest,
    options: CallOptions,
  ): Promise<StampOutcome> {
    let { uuid } = before;
    if (uuid === undefined) {
      const answer = await call(inEnvironment('getUUID'), [['file', toBase64(xml)]], timeoutsMs.recover, options);
      uuid = answer.kind === 'result' ? uuidIn(stringValue(answer.result)) : undefined;
    }
    if (uuid === undefined) return before;
    const found = await documentBy(comprobante.emisor.rfc, uuid, options);
    return { ...before, uuid, ...(found.kind === 'found' ? { xml: found.xml } : {}) };
  }

  async function askStatus(
    about: { uuid: string; issuerRfc: string; receiverRfc: string; total: string },
    options: CallOptions,
  ): Promise<Answer> {
    const fields: SoapField[] = [
      ['rfcE', about.issuerRfc],
      ['rfcR', about.receiverRfc],
      ['uuid', about.uuid],
      ['total', about.total],
      ['test', test],
    ];
    return call('getCFDiStatus', fields, timeoutsMs.recover, options);
  }

  return {
    async stamp(request, options) {
      // The declaration says `sealing: local`: asking otherwise is a mistake of the caller.
      if (request.kind !== 'sealed') throw new TypeError('EDICOM takes sealed documents');
      const file = toBase64(request.xml);
      const answer = await call(inEnvironment('getCfdi'), [['file', file]], timeoutsMs.stamp, options);
      if (answer.kind === 'failure') return answer.failure;
      if (answer.kind === 'fault') {
        const outcome = readStampFault(answer, say);
        return outcome.kind === 'already-stamped' ? bringBack(outcome, request, options) : outcome;
      }
      const xml = await documentOf(answer.result);
      return xml === undefined ? unreadable(say(undefined, answer.result.name)) : { kind: 'stamped', xml };
    },

    async recover({ document, uuid }, options) {
      if (document.kind !== 'sealed') throw new TypeError('EDICOM takes sealed documents');
      if (uuid === undefined) {
        // Sending the same bytes again tells: 307, and with it the document.
        return { kind: 'not-found', certain: false, words: say(undefined, 'EDICOM busca solo por UUID.') };
      }
      return documentBy(document.comprobante.emisor.rfc, uuid, options);
    },

    async cancel(request, options) {
      if (request.kind !== 'signed') throw new TypeError('EDICOM takes signed cancellations');
      const fields: SoapField[] = [
        ['sign', toBase64(request.xml)],
        ['rfcE', request.issuerRfc],
        ['rfcR', request.receiverRfc],
        ['uuid', request.uuid],
        ['total', request.total],
        ['test', test],
      ];
      const answer = await call('cancelCFDiSignedAsync', fields, timeoutsMs.cancel, options);
      if (answer.kind === 'failure') return answer.failure;
      return answer.kind === 'fault' ? readCancelFault(answer, say) : readCancel(answer.result, say);
    },

    async status(about, options) {
      const answer = await askStatus(about, options);
      if (answer.kind === 'failure') return asQuestion(answer.failure);
      if (answer.kind === 'fault') return asQuestion(readOtherFault(answer, say));
      return readStatus(answer.result, say) ?? asQuestion(unreadable(say(undefined, 'getCFDiStatus')));
    },

    balance: () =>
      Promise.resolve({ kind: 'unsupported', words: say(undefined, 'EDICOM no informa el saldo por su servicio.') }),

    async testConnection(options) {
      const { rfc, uuid } = NOBODY;
      const answer = await askStatus({ uuid, issuerRfc: rfc, receiverRfc: rfc, total: '0.01' }, options);
      if (answer.kind === 'failure') return asQuestion(answer.failure);
      if (answer.kind === 'fault') return asQuestion(readOtherFault(answer, say));
      const status = readStatus(answer.result, say);
      // Whatever SAT says of nobody's document: the service took the login and asked.
      return status === undefined
        ? asQuestion(unreadable(say(undefined, 'getCFDiStatus')))
        : { kind: 'ok', words: status.words };
    },

    timbreCertificate: () => Promise.resolve(undefined),

    close() {
      // Connections belong to the HTTP port.
    },
  };
}
