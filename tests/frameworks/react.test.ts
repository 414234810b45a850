import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe.each(['react', 'preact/hooks', 'preact/compat'])('%s', (from) => {
  describe.each(['useEffect', 'useLayoutEffect', 'useInsertionEffect'])('%s', (hook) => {
    const program = (end: string, mark: string): string => `
import { ${hook} } from '${from}';
export function Clock({ tick }) {
  ${hook}(() => {
    const timer = setInterval(tick, 1000);${mark}
    const observer = new MutationObserver(tick);${mark}
    observer.observe(document.body);
    const onResize = () => tick();
    window.addEventListener('resize', onResize);${mark}
    ${end}
  }, [tick]);
  return <time />;
}
`;
    mechanism('the returned function', {
      filename: 'clock.jsx',
      leak: program('', ' // leak'),
      clean: program("return () => { clearInterval(timer); observer.disconnect(); window.removeEventListener('resize', onResize); };", ''),
    });
  });
});

describe.each(['react', 'preact/compat'])('%s', (from) => {
  mechanism('useSyncExternalStore', {
    filename: 'store.js',
    leak: `
import { useSyncExternalStore } from '${from}';
const read = () => window.innerWidth;
export const useWidth = () =>
  useSyncExternalStore((tell) => {
    window.addEventListener('resize', tell); // leak
    return () => {};
  }, read);
`,
    clean: `
import { useSyncExternalStore } from '${from}';
const read = () => window.innerWidth;
export const useWidth = () =>
  useSyncExternalStore((tell) => {
    window.addEventListener('resize', tell);
    return () => window.removeEventListener('resize', tell);
  }, read);
`,
  });
});

describe.each([
  ['react', 'Component'],
  ['react', 'PureComponent'],
  ['preact', 'Component'],
])('a class component of %s: %s', (from, base) => {
  const program = (end: string, mark: string): string => `
import { ${base} } from '${from}';
export class Clock extends ${base} {
  tick = () => this.setState({});
  componentDidMount() {
    this.timer = setInterval(this.tick, 1000);${mark}
    this.observer = new MutationObserver(this.tick);${mark}
    this.observer.observe(document.body);
  }
  ${end}
}
`;
  mechanism('componentWillUnmount', {
    filename: 'clock.jsx',
    leak: program('', ' // leak'),
    clean: program(
      "componentWillUnmount() { clearInterval(this.timer); this.observer.disconnect(); }",
      '',
    ),
  });
});

describe('react', () => {
  mechanism('a ref callback', {
    filename: 'clock.jsx',
    leak: `
export function Clock({ tick }) {
  return (
    <time
      ref={() => {
        const timer = setInterval(tick, 1000); // leak
        const observer = new MutationObserver(tick); // leak
        observer.observe(document.body);
        const onResize = () => tick();
        window.addEventListener('resize', onResize); // leak
      }}
    />
  );
}
`,
    clean: `
export function Clock({ tick }) {
  return (
    <time
      ref={() => {
        const timer = setInterval(tick, 1000);
        const observer = new MutationObserver(tick);
        observer.observe(document.body);
        const onResize = () => tick();
        window.addEventListener('resize', onResize);
        return () => {
          clearInterval(timer);
          observer.disconnect();
          window.removeEventListener('resize', onResize);
        };
      }}
    />
  );
}
`,
  });

  mechanism('a custom hook', {
    filename: 'use-clock.js',
    leak: `
import { useEffect } from 'react';
export function useClock(tick) {
  useEffect(() => {
    const timer = setInterval(tick, 1000); // leak
    const observer = new MutationObserver(tick); // leak
    observer.observe(document.body);
  }, [tick]);
}
`,
    clean: `
import { useEffect } from 'react';
export function useClock(tick) {
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    const observer = new MutationObserver(tick);
    observer.observe(document.body);
    return () => {
      clearInterval(timer);
      observer.disconnect();
    };
  }, [tick]);
}
`,
  });
});
