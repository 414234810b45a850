import rule from '../../../src/rules/no-leaked-timer.js';
import { lines } from '../../fixes/harness.js';
import { untyped } from '../../support/rule-testers.js';

const tip = (effect: string, more = '', imports = "import { useEffect, useRef, useState } from 'react';"): string => lines`
  ${imports}
  export function Tip({ text, track }) {
    const timer = useRef();
    const [isOpen, setOpen] = useState(false);
    useEffect(() => track(isOpen));${effect}
    if (text === '') {
      return null;
    }
    ${more}
    const open = () => {
      timer.current = window.setInterval(() => setOpen((on) => !on), 300);
    };
    return <p onMouseEnter={open}>{isOpen ? text : null}</p>;
  }
`;

const effect = 'useEffect(() => () => window.clearInterval(timer.current), []);';
const cleared = `\n    ${effect}`;

const both = (cleanup: string): string => `
import { useEffect, useRef } from 'react';
export function Clock({ tick, onClick }) {
  const timer = useRef();
  const restart = () => {
    timer.current = setInterval(onClick, 1000);
  };
  useEffect(() => {
    timer.current = setInterval(tick, 1000);
  }, [tick]);${cleanup}
  return <button onClick={restart} />;
}
`;

untyped.run('no-leaked-timer: what a handler keeps in a ref', rule, {
  valid: [tip(cleared)],
  invalid: [
    {
      name: 'is cleared by an effect, above what may leave the component',
      code: tip(''),
      errors: [{ messageId: 'neverReleased', suggestions: [{ messageId: 'addEffect', output: tip(cleared) }] }],
    },
    {
      name: 'with the import',
      code: tip('', '', "import { useRef, useState } from 'react';").replace('  useEffect(() => track(isOpen));\n', ''),
      errors: [
        {
          messageId: 'neverReleased',
          suggestions: [
            {
              messageId: 'addEffect',
              output: tip('', '', "import { useRef, useState, useEffect } from 'react';")
                .replace('  useEffect(() => track(isOpen));\n', '')
                .replace('useRef();\n', `useRef();\n  ${effect}\n`),
            },
          ],
        },
      ],
    },
    {
      name: 'which an effect sets, too: it may end another one than its own',
      code: both(''),
      errors: [6, 9].map((line) => ({ messageId: 'neverReleased' as const, line, suggestions: [{ messageId: 'addEffect' as const, output: both('\n  useEffect(() => () => clearInterval(timer.current), []);') }] })),
    },
  ],
});
