/** Mantine's own stylesheet helpers: light and dark in one rule, breakpoints. */
export default { plugins: { 'postcss-preset-mantine': {} } };
