import { backupsContract } from '#contract/backups.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { BackupsService } from './service.ts';

/** Serves `backups.*` of the contract. */
export function backupsHandlers(service: BackupsService) {
  const os = implementFeature(backupsContract);
  return os.router({
    list: os.list.handler(({ context }) => service.list(context.locale)),
    create: os.create.handler(({ context }) => service.create(context)),
  });
}
