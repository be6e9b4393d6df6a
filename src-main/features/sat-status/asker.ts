/**
 * Who is asked about a document: SAT, SAT's test service, or the demo PAC in its place. One pace for all questions
 * to SAT, whoever asks: it publishes no limit, so this desk keeps a modest one.
 */
import {
  createConsultaCfdi,
  outcomeOfStatus,
  type ConsultaCfdi,
  type ConsultaOutcome,
  type SatEnvironment,
} from '#connectors/sat/consulta-cfdi/index.ts';
import type { StatusOutcome } from '#connectors/pac/types.ts';
import type { PrintedFacts } from '#domain/cfdi/qr.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';
import { createPace } from './pace.ts';
import type { SatDocument } from './source.ts';

/** Between the beginnings of two questions: five a second. */
const EVERY_MS = 200;

export interface AskerDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Asks the PAC that stamped an invoice; undefined: it has no account here any more. */
  readonly askPac: (invoiceId: string, facts: PrintedFacts, signal: AbortSignal) => Promise<StatusOutcome | undefined>;
  /** For tests and demonstrations only: a simulator in SAT's place. */
  readonly satBaseUrl?: string | undefined;
  readonly everyMs?: number | undefined;
}

export function createAsker({ http, clock, timers, logger, askPac, satBaseUrl, everyMs = EVERY_MS }: AskerDeps) {
  const client = (environment: SatEnvironment): ConsultaCfdi =>
    createConsultaCfdi({ environment, http, clock, logger, baseUrl: satBaseUrl });
  const clients = { production: client('production'), test: client('test') } as const;
  const pace = createPace({ everyMs, timers });

  return {
    /**
     * What SAT says of a document; never throws for what goes wrong on the way.
     * @throws CuadraError SAT_NO_DEMO_PAC, VAULT_LOCKED (the demo PAC's account)
     */
    async ask(
      { id, facts, environment }: Pick<SatDocument, 'id' | 'facts' | 'environment'>,
      signal: AbortSignal,
    ): Promise<ConsultaOutcome> {
      if (environment === 'demo') {
        const outcome = await askPac(id, facts, signal);
        if (outcome === undefined) throw new CuadraError('SAT_NO_DEMO_PAC');
        return outcomeOfStatus(outcome);
      }
      await pace.turn(signal);
      return clients[environment].ask(facts, { signal });
    },
  };
}
export type Asker = ReturnType<typeof createAsker>;
