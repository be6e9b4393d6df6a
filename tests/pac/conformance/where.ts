/**
 * Tests of what a declaration says that a provider can do. The others are not there at all: a skipped
 * test would look like one that somebody left out.
 */
import { describe, test } from 'vitest';

type Register = (name: string, run: () => void | Promise<void>) => void;

const nothing: Register = () => {};
const aTest: Register = test;
const aGroup: Register = describe;

/** What registers a test where `capable`. */
export const testWhere = (capable: boolean): Register => (capable ? aTest : nothing);

/** What registers a group of tests where `capable`. */
export const describeWhere = (capable: boolean): Register => (capable ? aGroup : nothing);
