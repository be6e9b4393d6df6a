/** Every provider that is reached over a network, with its simulator: one line each. */
import type { PacHarness } from './conformance/harness.ts';

export const pacHarnesses: readonly PacHarness[] = [];
