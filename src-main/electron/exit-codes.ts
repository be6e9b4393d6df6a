/** The desk could not be opened, and the person was told why. */
export const EXIT_REFUSED = 3;
