/** Asks a gateway how a charge stands and writes down what it says: for webhooks, the clock and a person alike. */
import type { ChargeView, GatewayObjectKind } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { GatewaysFeature } from '../gateways/index.ts';
import type { TransactionRecords, Heard } from './records.ts';
import * as repository from './repository.ts';
import type { TransactionRow } from './tables.ts';

export interface LookDeps {
  readonly db: Db;
  readonly gateways: GatewaysFeature;
  readonly records: TransactionRecords;
}

/** What the gateway named. */
export interface NamedObject {
  readonly gatewayId: string;
  readonly objectId: string;
  readonly objectKind: GatewayObjectKind;
}

export type Looked =
  | { readonly kind: 'applied'; readonly transaction: TransactionRow }
  /** The charge is there, and not one of ours: somebody sells through the same account elsewhere. */
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'not-found'; readonly words: ProviderWords }
  /** No answer now; `error` says why. */
  | { readonly kind: 'later'; readonly error: CuadraError; readonly retryAfterMs?: number };

export type Look = ReturnType<typeof createLook>;

export function createLook({ db, gateways, records }: LookDeps) {
  /** Ours by one of its ids, or by the reference that it carries. */
  function ourOf(tx: Db, gatewayId: string, charge: ChargeView): TransactionRow | undefined {
    for (const id of charge.ids) {
      const found = repository.findByObject(tx, gatewayId, id);
      if (found !== undefined) return found;
    }
    return charge.reference === undefined ? undefined : repository.findByReference(tx, gatewayId, charge.reference);
  }

  return async function look(
    { gatewayId, objectId, objectKind }: NamedObject,
    heard: Heard,
    signal: AbortSignal,
    fence: (tx: Db) => void = () => {},
  ): Promise<Looked> {
    const row = gateways.service.mustFind(db, gatewayId);
    const { connector, declaration } = gateways.connections.to(row);
    const answer = await gateways.call(declaration, declaration.timeoutsMs.read, signal, (options) =>
      connector.fetch({ objectId, objectKind }, options),
    );
    switch (answer.kind) {
      case 'done':
        return db.transaction(
          (tx) => {
            fence(tx);
            gateways.service.noteOk(tx, gatewayId);
            const ours = ourOf(tx, gatewayId, answer.value);
            if (ours === undefined) return { kind: 'not-ours' } as const;
            return { kind: 'applied', transaction: records.apply(tx, ours, answer.value, heard) } as const;
          },
          { behavior: 'immediate' },
        );
      case 'not-found':
        return { kind: 'not-found', words: answer.words };
      case 'credentials':
        db.transaction((tx) => gateways.service.noteProblem(tx, gatewayId, 'credentials', answer.words));
        break;
      case 'rate-limited':
      case 'unavailable':
      case 'unsupported':
      case 'no-answer':
      default:
    }
    const wait =
      'retryAfterMs' in answer && answer.retryAfterMs !== undefined ? { retryAfterMs: answer.retryAfterMs } : {};
    return { kind: 'later', error: notServed(declaration.displayName, answer.words), ...wait };
  };
}

/** The gateway did not answer; nothing is known by it. */
export function notServed(displayName: string, words: ProviderWords): CuadraError {
  return new CuadraError('GATEWAY_UNAVAILABLE', {
    params: { provider: displayName },
    provider: words,
    retriable: true,
  });
}
