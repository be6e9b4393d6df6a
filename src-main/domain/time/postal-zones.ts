/**
 * From a postal code to its state and IANA time zone, without SAT's list at hand.
 *
 * The first two digits name the state (Correos de México). Zones follow the Ley de los Husos Horarios
 * (DOF 2022-10-28, and DOF 2022-11-29 for Chihuahua) as the tz database has them: no seasonal time but
 * in Baja California and the border municipalities listed below, whose codes were taken from SEPOMEX.
 */

/** c_Estado by the first two digits; a range `from-to` has one state. */
const STATES: readonly (readonly [from: number, to: number, estado: string])[] = [
  [0, 16, 'CMX'],
  [20, 20, 'AGU'],
  [21, 22, 'BCN'],
  [23, 23, 'BCS'],
  [24, 24, 'CAM'],
  [25, 27, 'COA'],
  [28, 28, 'COL'],
  [29, 30, 'CHP'],
  [31, 33, 'CHH'],
  [34, 35, 'DUR'],
  [36, 38, 'GUA'],
  [39, 41, 'GRO'],
  [42, 43, 'HID'],
  [44, 49, 'JAL'],
  [50, 57, 'MEX'],
  [58, 61, 'MIC'],
  [62, 62, 'MOR'],
  [63, 63, 'NAY'],
  [64, 67, 'NLE'],
  [68, 71, 'OAX'],
  [72, 75, 'PUE'],
  [76, 76, 'QUE'],
  [77, 77, 'ROO'],
  [78, 79, 'SLP'],
  [80, 82, 'SIN'],
  [83, 85, 'SON'],
  [86, 86, 'TAB'],
  [87, 89, 'TAM'],
  [90, 90, 'TLA'],
  [91, 96, 'VER'],
  [97, 97, 'YUC'],
  [98, 99, 'ZAC'],
];

/** Where the clock is not America/Mexico_City's. Zones that only differ in history (Monterrey, Mérida) are kept apart too. */
const STATE_ZONES: Readonly<Record<string, string>> = {
  BCN: 'America/Tijuana',
  BCS: 'America/Mazatlan',
  CAM: 'America/Merida',
  CHH: 'America/Chihuahua',
  COA: 'America/Monterrey',
  DUR: 'America/Monterrey',
  NAY: 'America/Mazatlan',
  NLE: 'America/Monterrey',
  ROO: 'America/Cancun',
  SIN: 'America/Mazatlan',
  SON: 'America/Hermosillo',
  TAM: 'America/Monterrey',
  YUC: 'America/Merida',
};

export const CENTRO = 'America/Mexico_City';

/** Municipalities whose clock is not their state's, by the codes they hold. */
const EXCEPTIONS: readonly (readonly [from: string, to: string, zone: string])[] = [
  // Coahuila: Acuña, Allende, Guerrero, Hidalgo, Jiménez, Morelos, Nava, Ocampo, Piedras Negras, Villa Unión, Zaragoza.
  ['26000', '26339', 'America/Matamoros'],
  ['26400', '26699', 'America/Matamoros'],
  ['27500', '27549', 'America/Matamoros'],
  // Chihuahua: Ascensión and Janos; Juárez, Guadalupe and Praxedis G. Guerrero.
  ['31820', '31849', 'America/Ciudad_Juarez'],
  ['32000', '32799', 'America/Ciudad_Juarez'],
  // Chihuahua: Coyame del Sotol and Ojinaga; Manuel Benavides.
  ['32850', '32899', 'America/Ojinaga'],
  ['32980', '32999', 'America/Ojinaga'],
  // Nayarit: Bahía de Banderas keeps the centre's time.
  ['63726', '63739', 'America/Bahia_Banderas'],
  // Nuevo León: Anáhuac.
  ['65000', '65069', 'America/Matamoros'],
  // Tamaulipas: Matamoros, Valle Hermoso; Nuevo Laredo to Reynosa; Río Bravo.
  ['87300', '87599', 'America/Matamoros'],
  ['88000', '88879', 'America/Matamoros'],
  ['88900', '88999', 'America/Matamoros'],
];

/** c_Estado of a postal code by its first digits, or undefined for a prefix that no state has (17–19). */
export function stateOfPostalCode(codigoPostal: string): string | undefined {
  if (!/^\d{5}$/.test(codigoPostal)) return undefined;
  const prefix = Number(codigoPostal.slice(0, 2));
  return STATES.find(([from, to]) => from <= prefix && prefix <= to)?.[2];
}

/** IANA zone of a state as a whole; the centre's for an unknown one. */
export function zoneOfState(estado: string | undefined): string {
  return (estado === undefined ? undefined : STATE_ZONES[estado]) ?? CENTRO;
}

/** IANA zone of a postal code by the tables above; the centre's for a prefix that no state has. */
export function zoneByPrefix(codigoPostal: string): string {
  const exception = EXCEPTIONS.find(([from, to]) => from <= codigoPostal && codigoPostal <= to);
  return exception?.[2] ?? zoneOfState(stateOfPostalCode(codigoPostal));
}
