/** Where the data lives unless the person says otherwise. */
import envPaths from 'env-paths';

export const DATABASE_FILE = 'cuadra.db';
/** Files that bulk work makes, one folder a job. */
export const EXPORTS_FOLDER = 'exports';
/** Files that windows hand over for an import, one folder a run. */
export const IMPORTS_FOLDER = 'imports';

/** `CUADRA_DATA_DIR`, else the operating system's folder for application data. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const said = env['CUADRA_DATA_DIR'];
  return said === undefined || said === '' ? envPaths('Cuadra', { suffix: '' }).data : said;
}
