import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe.each(['onMount', 'createEffect', 'createRenderEffect'])('solid: %s', (effect) => {
  const program = (end: string, mark: string): string => `
import { ${effect}, onCleanup } from 'solid-js';
export function Clock(props) {
  ${effect}(() => {
    const timer = setInterval(() => props.tick(), 1000);${mark}
    const observer = new MutationObserver(() => props.tick());${mark}
    observer.observe(document.body);
    ${end}
  });
  return <time />;
}
`;
  mechanism('onCleanup', {
    filename: 'clock.jsx',
    leak: program('', ' // leak'),
    clean: program('onCleanup(() => { clearInterval(timer); observer.disconnect(); });', ''),
  });
});
