/** SAT's public status service, as cancellation asks it. */
import { createConsultaCfdi, type ConsultaCfdi, type SatEnvironment } from '#connectors/sat/consulta-cfdi/index.ts';
import type { SatAnswer } from '#domain/cfdi/cancelacion/index.ts';
import { printedFacts } from '#domain/cfdi/qr.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { SatService } from './ask-sat.ts';

export interface SatServiceDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For tests and demonstrations only: a simulator in SAT's place. */
  readonly satBaseUrl?: string | undefined;
}

export function createSatService({ http, clock, logger, satBaseUrl }: SatServiceDeps): SatService {
  const client = (environment: SatEnvironment): ConsultaCfdi =>
    createConsultaCfdi({ environment, http, clock, logger, baseUrl: satBaseUrl });
  const clients = { production: client('production'), test: client('test') } as const;

  return async ({ comprobante }, environment, signal) => {
    const outcome = await clients[environment].ask(printedFacts(comprobante), { signal });
    const { words } = outcome;
    if (outcome.kind === 'not-found') return { kind: 'answer', answer: { estado: 'no-encontrado' }, words };
    if (outcome.kind !== 'found') return { kind: 'no-answer', words };
    const { estado, cancelable, cancelacion } = outcome;
    const answer: SatAnswer = {
      estado,
      ...(cancelable === undefined ? {} : { cancelable }),
      ...(cancelacion === undefined ? {} : { cancelacion }),
    };
    return { kind: 'answer', answer, words };
  };
}
