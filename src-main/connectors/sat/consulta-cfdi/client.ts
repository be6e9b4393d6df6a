/** The client of SAT's ConsultaCFDIService: SOAP 1.1 over HTTPS, no credentials. It only asks, so a repeat is safe. */
import { printedExpression, type PrintedFacts } from '#domain/cfdi/qr.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import {
  asQuestion,
  createTransport,
  failureOfLost,
  failureOfStatus,
  soapCall,
  unreadable,
} from '../../pac/transport/index.ts';
import { readConsulta } from './read.ts';
import type { ConsultaCfdi, ConsultaOutcome, SatEnvironment } from './types.ts';

const HOSTS: Readonly<Record<SatEnvironment, string>> = {
  production: 'https://consultaqr.facturaelectronica.sat.gob.mx',
  test: 'https://pruebacfdiconsultaqr.cloudapp.net',
};
const NAMESPACE = 'http://tempuri.org/';
const ACTION = 'http://tempuri.org/IConsultaCFDIService/Consulta';
const PATH = '/ConsultaCFDIService.svc';
/** The service is slow at the end of a month. */
const TIMEOUT_MS = 30_000;

export interface ConsultaCfdiOptions {
  readonly environment: SatEnvironment;
  readonly http: Http;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For tests and demonstrations only, which put a simulator there. */
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number;
}

/** Makes a client of one of SAT's two services. */
export function createConsultaCfdi(options: ConsultaCfdiOptions): ConsultaCfdi {
  const { environment, http, clock, logger, timeoutMs = TIMEOUT_MS } = options;
  const transport = createTransport({
    provider: 'sat',
    http,
    clock,
    logger,
    baseUrl: HOSTS[environment],
    override: options.baseUrl,
    secrets: [],
  });
  const { say } = transport;

  async function call(expression: string, signal: AbortSignal): Promise<ConsultaOutcome> {
    const request = {
      namespace: NAMESPACE,
      operation: 'Consulta',
      fields: [['expresionImpresa', expression]] as const,
    };
    const reply = await soapCall(transport, request, ACTION, { path: PATH, timeoutMs, signal });
    if (reply.kind === 'lost') return asQuestion(failureOfLost(reply));
    if (reply.kind === 'fault') return { kind: 'unavailable', words: say(reply.code, reply.message) };
    if (reply.kind === 'no-envelope') {
      const words = say(String(reply.answer.status), reply.why);
      return asQuestion(failureOfStatus(reply.answer, words) ?? unreadable(words));
    }
    return readConsulta(reply.element, say) ?? asQuestion(unreadable(say(undefined, wordsOf(reply.element))));
  }

  return {
    async ask(facts: PrintedFacts, { signal }) {
      const outcome = await call(printedExpression(facts), signal);
      // Two public clients write an RFC with & differently, and SAT's manual does not say: the other form is asked once.
      const hasAmpersand = facts.issuerRfc.includes('&') || facts.receiverRfc.includes('&');
      if (outcome.kind !== 'mismatch' || !hasAmpersand) return outcome;
      const plain = await call(printedExpression(facts, 'plain'), signal);
      return plain.kind === 'found' ? plain : outcome;
    },
  };
}

function wordsOf(element: { readonly name: string }): string {
  return `La respuesta no es de este servicio: <${element.name}>`;
}
