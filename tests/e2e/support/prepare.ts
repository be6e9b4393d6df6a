/** Run once before the specs, by the project's own Node: builds window and demo desk, so that workers only copy. */
import { findElectron, electronPackage } from '../../../src-main/electron/find-electron.ts';
import { openDemoDesk } from '../../../src-main/demo/desk.ts';
import { buildWindow, isStale, prepareWindow, windowPaths } from '../../../src-main/web/build-window.ts';
import { DEMO_INVOICES, ROOT } from './places.ts';

const paths = windowPaths(ROOT);
// In the middle of a change to the window its specs may run on the last one that could be built.
if (process.env['CUADRA_E2E_STALE'] === '1') await prepareWindow(paths, (key) => process.stdout.write(`${key}\n`));
else if (await isStale(paths)) await buildWindow(paths);

const desk = await openDemoDesk({ invoices: DEMO_INVOICES });
await desk.close();

const no = (): Promise<boolean> => Promise.resolve(false);
const electron = await findElectron({
  env: process.env,
  packageFolder: electronPackage(),
  probe: no,
  download: no,
  onDownload: () => {},
});
if (electron !== undefined) {
  const { bundleShell } = await import('../../../src-main/electron/build/bundle.ts');
  await bundleShell(ROOT, `${ROOT}/dist/electron`);
}
process.exit();
