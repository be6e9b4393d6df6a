/** Everything about clients, put together: the records, their checks, constancias and imports. */
import type { ClientsServed } from './handlers.ts';
import { createConstanciaService } from '../constancia/service.ts';
import { createImportsService } from '../imports/service.ts';
import type { RecordDeps } from '../records.ts';
import { createClientChecks, type ClientCheckDeps } from './check.ts';
import { clientImport } from './import.ts';
import { createClientsService } from './service.ts';

export type ClientsDeps = RecordDeps & Pick<ClientCheckDeps, 'catalogs' | 'companyOf'>;

export function createClients(deps: ClientsDeps): ClientsServed {
  const service = createClientsService(deps);
  const checks = createClientChecks(deps);
  return {
    service,
    checks,
    constancia: createConstanciaService({ clock: deps.clock, doubles: checks.doubles }),
    imports: createImportsService(clientImport({ ...deps, service, checks }), deps),
  };
}
