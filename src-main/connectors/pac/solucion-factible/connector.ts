/**
 * Solución Factible over SOAP 1.1. What matters here:
 * - a document that has a stamp is answered with 307; where the document does not come along, its records
 *   (`buscar`) are asked for it by UUID;
 * - a cancellation is taken now and presented to SAT later, again and again, by Solución Factible itself.
 *   What became of it is therefore asked before anything is sent, and for a moment after: then the queue
 *   asks again. SAT's receipt is the end of it.
 */
import { createTransport, toBase64, asQuestion, unreadable } from '../transport/index.ts';
import type { CallOptions, NotServed, PacConnector, PacContext, RecoverOutcome, StampOutcome } from '../types.ts';
import { SOLUCION_FACTIBLE_HOSTS, solucionFactibleDeclaration } from './declaration.ts';
import { readFound, readLogin, readProgress, readSent, readStamp, readTimbres, type Progress } from './read.ts';
import { createServices } from './service.ts';

const { id, timeoutsMs } = solucionFactibleDeclaration;
/** When it is asked what became of a cancellation that was just sent. */
const ASK_AFTER_MS = [300, 1_500];
const NOBODY = '00000000-0000-4000-8000-000000000000';

export function connectSolucionFactible(context: PacContext, given: unknown): PacConnector {
  const { user, password } = solucionFactibleDeclaration.credentials.parse(given) as { user: string; password: string };
  const { timers, environment } = context;
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: environment === 'production' ? SOLUCION_FACTIBLE_HOSTS.production : SOLUCION_FACTIBLE_HOSTS.test,
    override: context.baseUrl,
    secrets: [password],
  });
  const { say } = transport;
  const services = createServices(transport);
  const login = { usuario: user, password };

  async function find(uuid: string, { signal }: CallOptions): Promise<RecoverOutcome> {
    const parametros = { field: 'parametros', values: { uuid }, extras: { offset: 0, limit: 10 } };
    const asking = { values: login, within: parametros };
    const answer = await services.ask('Utilerias', 'buscar', asking, { timeoutMs: timeoutsMs.recover, signal });
    if (answer.kind === 'failure') return asQuestion(answer.failure);
    return readFound(answer.result, uuid, say) ?? asQuestion(unreadable(say(undefined, 'buscar')));
  }

  async function bringBack(
    before: Extract<StampOutcome, { kind: 'already-stamped' }>,
    options: CallOptions,
  ): Promise<StampOutcome> {
    if (before.xml !== undefined || before.uuid === undefined) return before;
    const found = await find(before.uuid, options);
    // What the first answer said stays true whatever becomes of this.
    return found.kind === 'found' ? { ...before, xml: found.xml } : before;
  }

  async function progressOf(uuid: string, { signal }: CallOptions): Promise<Progress | NotServed> {
    const operation = 'getStatusCancelacionAsincrona';
    const asking = { values: { ...login, transactionId: uuid } };
    const answer = await services.ask('Cancelacion', operation, asking, { timeoutMs: timeoutsMs.recover, signal });
    if (answer.kind === 'failure') return asQuestion(answer.failure);
    return readProgress(answer.result, uuid, say) ?? asQuestion(unreadable(say(undefined, operation)));
  }

  /** Waits, or less when the caller gives up. */
  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timers.after(ms, resolve);
      const stop = (): void => {
        cancel();
        resolve();
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }

  return {
    async stamp(request, options) {
      // The declaration says `sealing: local`: asking otherwise is a mistake of the caller.
      if (request.kind !== 'sealed') throw new TypeError('Solución Factible takes sealed documents');
      const answer = await services.stamp(
        'timbrar',
        [
          ['usuario', user],
          ['password', password],
          ['cfdi', toBase64(request.xml)],
          ['zip', false],
        ],
        { timeoutMs: timeoutsMs.stamp, signal: options.signal },
      );
      if (answer.kind === 'failure') return answer.failure;
      const outcome = readStamp(answer.result, say);
      return outcome.kind === 'already-stamped' ? bringBack(outcome, options) : outcome;
    },

    async recover({ uuid }, options) {
      if (uuid !== undefined) return find(uuid, options);
      // Sending the same bytes again tells: 307, and with it the document or its UUID.
      return { kind: 'not-found', certain: false, words: say(undefined, 'Solución Factible busca solo por UUID.') };
    },

    async cancel(request, options) {
      if (request.kind !== 'signed') throw new TypeError('Solución Factible takes signed cancellations');
      const { signal } = options;
      const before = await progressOf(request.uuid, options);
      if (before.kind === 'accepted') return { ...before, before: true };
      // A refusal is of an earlier request: this one is another.
      if (before.kind !== 'none' && before.kind !== 'refused') return before;

      const operation = 'enviarSolicitudCancelacionAsincrono';
      const asking = { values: { ...login, solicitud: toBase64(request.xml) } };
      const answer = await services.ask('Cancelacion', operation, asking, { timeoutMs: timeoutsMs.cancel, signal });
      if (answer.kind === 'failure') return answer.failure;
      const sent = readSent(answer.result, say);
      if (sent.kind === 'exists') return before.kind === 'refused' ? before : { kind: 'in-process', words: sent.words };
      if (sent.kind !== 'taken') return sent;
      for (const [index, ms] of ASK_AFTER_MS.entries()) {
        await pause(ms, signal);
        if (signal.aborted) break;
        const now = await progressOf(request.uuid, options);
        // The same refusal at once may still be the earlier one's.
        const old = now.kind === 'refused' && before.kind === 'refused' && now.code === before.code;
        const last = index === ASK_AFTER_MS.length - 1;
        if (now.kind === 'accepted' || (now.kind === 'refused' && (!old || last))) return now;
      }
      return { kind: 'in-process', words: sent.words };
    },

    status: () =>
      Promise.resolve({
        kind: 'unsupported',
        words: say(undefined, 'Solución Factible no informa el estado del SAT.'),
      }),

    async balance({ signal }) {
      const operation = 'getTimbresImplementacion';
      const time = { timeoutMs: timeoutsMs.recover, signal };
      const answer = await services.ask('Utilerias', operation, { values: login }, time);
      if (answer.kind === 'failure') return asQuestion(answer.failure);
      return readTimbres(answer.result, say) ?? asQuestion(unreadable(say(undefined, operation)));
    },

    async testConnection({ signal }) {
      const operation = 'getStatusCancelacionAsincrona';
      const asking = { values: { ...login, transactionId: NOBODY } };
      const time = { timeoutMs: timeoutsMs.recover, signal };
      const answer = await services.ask('Cancelacion', operation, asking, time);
      if (answer.kind === 'failure') return asQuestion(answer.failure);
      return readLogin(answer.result, say) ?? asQuestion(unreadable(say(undefined, operation)));
    },

    timbreCertificate: () => Promise.resolve(undefined),

    close() {
      // Connections belong to the HTTP port.
    },
  };
}
