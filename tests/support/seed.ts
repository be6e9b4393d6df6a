/**
 * Seed of the generators whose documents go to a judge in one batch. A new one each run, so that
 * every run looks somewhere else; a failure prints it and `CUADRA_SEED` repeats it.
 */
export const seed: number = Number(process.env['CUADRA_SEED'] ?? Date.now() % 2_147_483_647);
