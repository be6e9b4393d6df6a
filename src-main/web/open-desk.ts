/** The desk that the command line asks for, in whichever host. */
import { openHostDesk, windowContext, type HostDesk } from '#engine/host.ts';
import type { LaunchOptions } from './options.ts';

/**
 * @param onDemoBuilding called once when a demo desk must be built first, which takes some seconds
 * @throws CuadraError DATABASE_…, DEMO_FOLDER_TAKEN
 */
export async function openDesk(
  { demo, dataFolder, locale }: Pick<LaunchOptions, 'demo' | 'dataFolder' | 'locale'>,
  onDemoBuilding: () => void,
): Promise<HostDesk> {
  const folder = dataFolder === undefined ? {} : { dataFolder };
  if (!demo) return openHostDesk({ locale, ...folder });
  // Loaded for those who ask for it: it brings a mail server and three hundred invented clients.
  const { openDemoDesk } = await import('../demo/desk.ts');
  let told = false;
  const desk = await openDemoDesk({
    ...folder,
    onProgress() {
      if (!told) onDemoBuilding();
      told = true;
    },
  });
  return { engine: desk.engine, context: windowContext(locale), close: () => desk.close() };
}
