import { targetEndEvents } from '../../catalogue/index.js';
import type { Registration } from './registration.js';

const END_EVENTS: ReadonlySet<string> = new Set(targetEndEvents);

/** `connection.on('close', …)`: who listens for the end of its target goes with the target. */
export function isOfTargetEnd({ event }: Registration): boolean {
  return event.kind === 'text' && END_EVENTS.has(event.text);
}
