/**
 * Finkok over SOAP 1.1. Its habits that matter here (phpcfdi/finkok, docs/issues):
 * - `stamp` answers a repeat with 307 and the earlier document, but for some seconds with both empty:
 *   the same call is repeated shortly, a few times;
 * - `stamped` answers 603 ("no earlier stamp") for seconds after stamping: that is not certain then;
 * - `quick_stamp` never gives an earlier document: not used;
 * - `store_pending` would let Finkok repeat a cancellation by itself: we do that, so it is false.
 */
import type { XmlElement } from '#domain/xml/tree.ts';
import {
  asQuestion,
  createTransport,
  failureOfLost,
  failureOfStatus,
  soapCall,
  toBase64,
  unreadable,
  type Failure,
  type SoapField,
} from '../transport/index.ts';
import type { CallOptions, PacConnector, PacContext, StampOutcome } from '../types.ts';
import { FINKOK_HOSTS, finkokDeclaration } from './declaration.ts';
import {
  readCancel,
  readCredit,
  readDatetime,
  readPending,
  readStamp,
  readStamped,
  readStatus,
  resultOf,
} from './read.ts';

const { id, timeoutsMs } = finkokDeclaration;
/** phpcfdi waits 0.2 s and asks until it is there; here there is an end to it, and the queue goes on. */
const REPEATS = 5;
const REPEAT_AFTER_MS = 250;
/** Since when a `603` is believed; eight seconds is the longest that was seen. */
const CERTAIN_AFTER_MS = 10 * 60 * 1000;

type Service = 'stamp' | 'cancel' | 'registration' | 'utilities';

export function connectFinkok(context: PacContext, given: unknown): PacConnector {
  const { user, password, rfc } = finkokDeclaration.credentials.parse(given) as {
    user: string;
    password: string;
    rfc?: string;
  };
  const { clock, timers, environment } = context;
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock,
    logger: context.logger,
    baseUrl: environment === 'production' ? FINKOK_HOSTS.production : FINKOK_HOSTS.test,
    override: context.baseUrl,
    secrets: [password],
  });
  const { say } = transport;

  /** The result of a call, or how it failed. */
  async function call(
    service: Service,
    operation: string,
    fields: readonly SoapField[],
    timeoutMs: number,
    { signal }: CallOptions,
  ): Promise<{ readonly result: XmlElement } | { readonly failure: Failure }> {
    const request = { namespace: `http://facturacion.finkok.com/${service}`, operation, fields };
    const path = `/servicios/soap/${service}`;
    const reply = await soapCall(transport, request, operation, { path, timeoutMs, signal });
    if (reply.kind === 'lost') return { failure: failureOfLost(reply) };
    if (reply.kind === 'fault') {
      // Finkok's faults are its own program's (phpcfdi/finkok: "local variable referenced before assignment").
      return { failure: { kind: 'unknown', reason: 'server-error', words: say(reply.code, reply.message) } };
    }
    if (reply.kind === 'no-envelope') {
      const words = say(String(reply.answer.status), reply.why);
      return { failure: failureOfStatus(reply.answer, words) ?? unreadable(words) };
    }
    const result = resultOf(reply.element, operation);
    return result === undefined ? { failure: unreadable(say(undefined, `<${reply.element.name}>`)) } : { result };
  }

  const login = [
    ['username', user],
    ['password', password],
  ] as const satisfies SoapField[];

  /** Waits, or less when the caller gives up. */
  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timers.after(ms, resolve);
      signal.addEventListener(
        'abort',
        () => {
          cancel();
          resolve();
        },
        { once: true },
      );
    });
  }

  async function stampOnce(xml: Uint8Array, options: CallOptions): Promise<StampOutcome> {
    const answer = await call('stamp', 'stamp', [['xml', toBase64(xml)], ...login], timeoutsMs.stamp, options);
    return 'failure' in answer ? answer.failure : readStamp(answer.result, say);
  }

  return {
    async stamp(request, options) {
      if (request.kind !== 'sealed') {
        // The declaration says `sealing: local`: asking otherwise is a mistake of the caller.
        throw new TypeError('Finkok takes sealed documents');
      }
      let outcome = await stampOnce(request.xml, options);
      for (let repeat = 1; repeat <= REPEATS; repeat += 1) {
        if (outcome.kind !== 'already-stamped' || outcome.xml !== undefined || options.signal.aborted) break;
        await pause(REPEAT_AFTER_MS, options.signal);
        const again = await stampOnce(request.xml, options);
        // What the first answer said stays true whatever becomes of a repeat: there is a stamp.
        if (again.kind === 'stamped' || again.kind === 'already-stamped') outcome = again;
      }
      return outcome;
    },

    async recover({ document, sentAtUtc, uuid }, options) {
      if (document.kind !== 'sealed') throw new TypeError('Finkok takes sealed documents');
      const fields: SoapField[] = [['xml', toBase64(document.xml)], ...login];
      const answer = await call('stamp', 'stamped', fields, timeoutsMs.recover, options);
      if ('failure' in answer) return asQuestion(answer.failure);
      const certain = uuid === undefined && clock.now().getTime() - new Date(sentAtUtc).getTime() > CERTAIN_AFTER_MS;
      const outcome = readStamped(answer.result, say, certain) ?? asQuestion(unreadable(say(undefined, 'stamped')));
      if (outcome.kind !== 'not-found' || uuid === undefined) return outcome;
      const pending = await call('stamp', 'query_pending', [...login, ['uuid', uuid]], timeoutsMs.recover, options);
      return 'failure' in pending ? outcome : (readPending(pending.result) ?? outcome);
    },

    async cancel(request, options) {
      if (request.kind !== 'signed') throw new TypeError('Finkok takes signed cancellations');
      const fields: SoapField[] = [['xml', toBase64(request.xml)], ...login, ['store_pending', false]];
      const answer = await call('cancel', 'cancel_signature', fields, timeoutsMs.cancel, options);
      return 'failure' in answer ? answer.failure : readCancel(answer.result, request.uuid, say);
    },

    async status({ uuid, issuerRfc, receiverRfc, total }, options) {
      const fields: SoapField[] = [
        ...login,
        ['taxpayer_id', issuerRfc],
        ['rtaxpayer_id', receiverRfc],
        ['uuid', uuid],
        ['total', total],
      ];
      const answer = await call('cancel', 'get_sat_status', fields, timeoutsMs.recover, options);
      if ('failure' in answer) return asQuestion(answer.failure);
      return readStatus(answer.result, say) ?? asQuestion(unreadable(say(undefined, 'get_sat_status')));
    },

    async balance(options) {
      if (rfc === undefined) return { kind: 'unsupported', words: say(undefined, 'Falta el RFC en la cuenta.') };
      const fields: SoapField[] = [
        ['reseller_username', user],
        ['reseller_password', password],
        ['taxpayer_id', rfc],
      ];
      const answer = await call('registration', 'get', fields, timeoutsMs.recover, options);
      if ('failure' in answer) return asQuestion(answer.failure);
      return readCredit(answer.result, rfc, say) ?? asQuestion(unreadable(say(undefined, 'get')));
    },

    async testConnection(options) {
      const answer = await call('utilities', 'datetime', login, timeoutsMs.recover, options);
      if ('failure' in answer) return asQuestion(answer.failure);
      return readDatetime(answer.result, say) ?? asQuestion(unreadable(say(undefined, 'datetime')));
    },

    timbreCertificate: () => Promise.resolve(undefined),

    close() {
      // Connections belong to the HTTP port.
    },
  };
}
