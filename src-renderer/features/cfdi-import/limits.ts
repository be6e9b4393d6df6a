/** As much as one import takes; a copy of the contract's, whose values would bring zod into the window. */
export const UPLOAD_MOST_BYTES = 4 * 1024 * 1024 * 1024;
