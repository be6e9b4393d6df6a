/** What imports need of their neighbours, as narrow as they use it; the composition root fits them. */
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Logger } from '#ports/logger.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobsService } from '../jobs/service.ts';
import type { ReceivedService } from '../received/service.ts';
import type { OurCompany } from './judge.ts';

export interface CfdiImportDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly faultPoints: FaultPoints;
  readonly queue: Pick<JobQueue, 'enqueue' | 'register' | 'requeue'>;
  readonly jobs: Pick<JobsService, 'get'>;
  readonly received: Pick<ReceivedService, 'findByUuid' | 'add' | 'ofImport' | 'remove'>;
  /** Companies of the desk, archived ones too: what they issued is theirs. */
  readonly companies: () => readonly OurCompany[];
  /** Whether a company seals with a certificate for demonstrations. */
  readonly isDemo: (companyId: string) => boolean;
  readonly seriesOf: (companyId: string) => readonly { type: string; serie: string; nextFolio: number }[];
  /** The client that a document means. */
  readonly clientOf: (companyId: string, rfc: string, legalName: string) => string | undefined;
  readonly zoneOf: (postalCode: string) => string;
  readonly authorities: () => readonly Uint8Array[];
  /** Folder of what windows hand over. */
  readonly importsFolder: string;
  /** The database, for a thread of its own to read. */
  readonly databasePath: string;
}
