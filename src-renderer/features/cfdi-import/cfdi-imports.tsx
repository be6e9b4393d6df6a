/** Importing CFDIs: a new import and those before it, or one of them. */
import { RunScreen } from './run-screen.tsx';
import { StartScreen } from './start-screen.tsx';

export default function CfdiImports({ id }: { id?: string | undefined }) {
  return id === undefined ? <StartScreen /> : <RunScreen key={id} id={id} />;
}
