/** A spreadsheet as text: what every importer reads, whatever the file was. */

export interface Table {
  readonly format: 'csv' | 'workbook';
  /** Empty for CSV. */
  readonly sheetNames: readonly string[];
  readonly sheet?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  /**
   * Every row from the first, blank ones too: a row's place plus one is its number in the spreadsheet. Numbers are
   * written out in full with a point, as many digits as a spreadsheet has (15); nothing is calculated.
   */
  readonly rows: readonly (readonly string[])[];
}

export interface TableRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sheet?: string | undefined;
  /** More rows than this are refused. */
  readonly mostRows: number;
}
