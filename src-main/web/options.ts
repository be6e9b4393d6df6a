/** The command line of the hosts with a window. */
import { parseArgs } from 'node:util';
import { DEFAULT_LOCALE, LOCALES, translate, type Locale } from '#i18n/index.ts';

export interface LaunchOptions {
  readonly dataFolder: string | undefined;
  /** A desk with a made-up history, in a folder of its own that is thrown away. */
  readonly demo: boolean;
  /** Open a window, or only print where it is. */
  readonly open: boolean;
  readonly locale: Locale;
  /** From the sources, with hot replacement. */
  readonly dev: boolean;
  /** A fixed port, for development. */
  readonly port: number | undefined;
  readonly help: boolean;
}

/** @throws TypeError for what is not an option, RangeError for a value that cannot be */
export function readLaunchOptions(args: readonly string[]): LaunchOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean', default: false },
      open: { type: 'boolean', default: true },
      locale: { type: 'string', default: DEFAULT_LOCALE },
      dev: { type: 'boolean', default: false },
      port: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const locale = LOCALES.find((known) => known === values.locale);
  if (locale === undefined) throw new RangeError(`--locale: ${LOCALES.join(', ')}`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && (!Number.isInteger(port) || port < 0 || port > 65_535)) {
    throw new RangeError('--port: 0-65535');
  }
  const { data, demo, open, dev, help } = values;
  return { dataFolder: data, demo, open, locale, dev, port, help };
}

/** The options, or the exit code to end with: what was wrong, or asked for, has been printed. */
export function optionsOrEnd(args: readonly string[], print: (text: string) => void): LaunchOptions | number {
  try {
    const options = readLaunchOptions(args);
    if (!options.help) return options;
    print(translate('shell.usage', {}, options.locale));
    return 0;
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n${translate('shell.usage')}`);
    return 2;
  }
}
