/** SAT's CFDI 4.0 catalogs: the small ones whole, the big ones through {@link BigCatalogs}. */
export * from './types.ts';
export * from './big.ts';
export * from './small.ts';
export * from './tasa.ts';
export { starterCatalogs } from './starter.ts';
