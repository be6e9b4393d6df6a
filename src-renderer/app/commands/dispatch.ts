/** The one place that listens to keys and starts commands. */
import { isTyping, matchesKey } from './keys.ts';
import { currentCommands } from './registry.ts';

/** @returns stops listening */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isTyping(event.target);
    // A dialog has its own keys; only combinations with Mod reach through it.
    const inDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    for (const command of currentCommands().toReversed()) {
      if (command.sheetOnly === true) continue;
      const pressed = command.keys?.find((keys) => matchesKey(keys, event));
      if (pressed === undefined) continue;
      const withMod = pressed.includes('Mod');
      if ((typing || inDialog) && !withMod && command.whileTyping !== true) continue;
      event.preventDefault();
      command.run();
      return;
    }
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
