/**
 * Spanish names of the currencies that Mexican documents use, in capitals, for amounts in words.
 * A currency that is not here is named by its code: c_Moneda's descriptions are titles («Dólar De Hong
 * Kong», «Riel»), with no plural or gender to count with.
 */

export interface CurrencyName {
  readonly singular: string;
  readonly plural: string;
  readonly feminine: boolean;
}

/** code: singular, plural, and `f` when feminine. */
const NAMES: Readonly<Record<string, readonly [string, string, 'f'?]>> = {
  MXN: ['PESO', 'PESOS'],
  USD: ['DÓLAR', 'DÓLARES'],
  EUR: ['EURO', 'EUROS'],
  GBP: ['LIBRA ESTERLINA', 'LIBRAS ESTERLINAS', 'f'],
  CAD: ['DÓLAR CANADIENSE', 'DÓLARES CANADIENSES'],
  JPY: ['YEN', 'YENES'],
  CHF: ['FRANCO SUIZO', 'FRANCOS SUIZOS'],
  CNY: ['YUAN', 'YUANES'],
  AUD: ['DÓLAR AUSTRALIANO', 'DÓLARES AUSTRALIANOS'],
  NZD: ['DÓLAR NEOZELANDÉS', 'DÓLARES NEOZELANDESES'],
  HKD: ['DÓLAR DE HONG KONG', 'DÓLARES DE HONG KONG'],
  SGD: ['DÓLAR DE SINGAPUR', 'DÓLARES DE SINGAPUR'],
  KRW: ['WON', 'WONES'],
  INR: ['RUPIA INDIA', 'RUPIAS INDIAS', 'f'],
  SEK: ['CORONA SUECA', 'CORONAS SUECAS', 'f'],
  NOK: ['CORONA NORUEGA', 'CORONAS NORUEGAS', 'f'],
  DKK: ['CORONA DANESA', 'CORONAS DANESAS', 'f'],
  ARS: ['PESO ARGENTINO', 'PESOS ARGENTINOS'],
  BOB: ['BOLIVIANO', 'BOLIVIANOS'],
  BRL: ['REAL', 'REALES'],
  CLP: ['PESO CHILENO', 'PESOS CHILENOS'],
  COP: ['PESO COLOMBIANO', 'PESOS COLOMBIANOS'],
  CRC: ['COLÓN COSTARRICENSE', 'COLONES COSTARRICENSES'],
  CUP: ['PESO CUBANO', 'PESOS CUBANOS'],
  DOP: ['PESO DOMINICANO', 'PESOS DOMINICANOS'],
  GTQ: ['QUETZAL', 'QUETZALES'],
  HNL: ['LEMPIRA', 'LEMPIRAS'],
  KWD: ['DINAR KUWAITÍ', 'DINARES KUWAITÍES'],
  MXV: ['UNIDAD DE INVERSIÓN', 'UNIDADES DE INVERSIÓN', 'f'],
  NIO: ['CÓRDOBA', 'CÓRDOBAS'],
  PAB: ['BALBOA', 'BALBOAS'],
  PEN: ['SOL', 'SOLES'],
  PYG: ['GUARANÍ', 'GUARANÍES'],
  UYU: ['PESO URUGUAYO', 'PESOS URUGUAYOS'],
};

/** Name of a currency, or undefined when only its code is known. */
export function currencyName(moneda: string): CurrencyName | undefined {
  if (!Object.hasOwn(NAMES, moneda)) return undefined;
  const name = NAMES[moneda];
  return name === undefined ? undefined : { singular: name[0], plural: name[1], feminine: name[2] === 'f' };
}
