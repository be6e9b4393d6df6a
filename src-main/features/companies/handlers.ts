import { companiesContract } from '#contract/companies.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { CompanyChecks } from './check.ts';
import type { CompaniesService } from './service.ts';

/** Serves `companies.*` of the contract. */
export function companiesHandlers(service: CompaniesService, checks: CompanyChecks) {
  const os = implementFeature(companiesContract);
  return os.router({
    check: os.check.handler(({ input, context }) => checks.check(input.rfc, context.locale)),
    create: os.create.handler(({ input, context }) => service.create(input, context.actor)),
    update: os.update.handler(({ input, context }) => service.update(input, context.actor)),
    get: os.get.handler(({ input }) => service.get(input.id)),
    list: os.list.handler(({ input }) => service.list(input)),
    setLogo: os.setLogo.handler(({ input, context }) =>
      service.setLogo(input.id, input.version, input.imageBase64, context.actor),
    ),
    archive: os.archive.handler(({ input, context }) => service.archive(input.id, input.version, context.actor)),
    restore: os.restore.handler(({ input, context }) => service.restore(input.id, input.version, context.actor)),
    logo: os.logo.handler(({ input }) => service.logo(input.id)),
    createSeries: os.createSeries.handler(({ input, context }) => service.createSeries(input, context.actor)),
    listSeries: os.listSeries.handler(({ input }) => service.listSeries(input.companyId)),
    updateSeries: os.updateSeries.handler(({ input, context }) => service.updateSeries(input, context.actor)),
    removeSeries: os.removeSeries.handler(({ input, context }) =>
      service.removeSeries(input.id, input.version, context.actor),
    ),
  });
}
