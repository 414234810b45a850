import { gestureEndEvents, targetEndEvents, targetStartEvents } from '../../catalogue/index.js';
import type { Registration } from './registration.js';

const END_EVENTS: ReadonlySet<string> = new Set(targetEndEvents);
const GESTURE_ENDS: ReadonlySet<string> = new Set(gestureEndEvents);
const ONCE_A_TARGET: ReadonlySet<string> = new Set([...targetStartEvents, ...targetEndEvents]);

/** `connection.on('close', …)`: who listens for the end of its target goes with the target. */
export function isOfTargetEnd({ event }: Registration): boolean {
  return event.kind === 'text' && END_EVENTS.has(event.text);
}

/** `card.addEventListener('mouseleave', …, { once: true })`: the pointer does not stay. */
export function isOfGestureEnd({ event }: Registration): boolean {
  return event.kind === 'text' && GESTURE_ENDS.has(event.text);
}

/** An event that a target tells again and again. */
export function mayComeAgain({ event }: Registration): boolean {
  return event.kind === 'text' && !ONCE_A_TARGET.has(event.text);
}
