import rule from '../../../src/rules/no-leaked-listener.js';
import { untyped } from '../../support/rule-testers.js';

const watcher = (end: string, name = 'Watcher'): string => `
export class ${name} {
  onShow = () => { this.shown += 1; };
  start() { document.addEventListener('visibilitychange', this.onShow); }
  ${end}
}
`;

const slider = (head: string): string => `
import { useEffect } from 'react';
${head} function Slider() {
  useEffect(() => {
    const onUp = () => { setHeld(false); };
    document.addEventListener('mouseup', onUp);
  }, []);
  return <i />;
}
`;

untyped.run('no-leaked-listener: instances that end', rule, {
  valid: [
    { name: 'nothing says that an instance ends', code: watcher('draw() { this.text = undefined; }') },
    { name: 'the root of an application ends with the page', code: watcher('destroy() { this.text = undefined; }', 'App') },
    { name: 'an entry that shows its own component', code: slider(''), filename: 'src/index.jsx' },
    { name: 'a root that others show', code: slider('export default'), filename: 'src/App.jsx' },
  ],
  invalid: [
    {
      name: 'an end that releases nothing at all',
      code: watcher('destroy() { this.text = undefined; }'),
      errors: [{ messageId: 'neverRemovedByInstance' }],
      output: watcher("destroy() { this.text = undefined; document.removeEventListener('visibilitychange', this.onShow); }"),
    },
    {
      name: 'a component of a folder of its own',
      code: slider('export default'),
      filename: 'src/slider/index.jsx',
      errors: [{ messageId: 'neverRemovedByEffect' }],
      output: slider('export default').replace('  }, []);', "    return () => document.removeEventListener('mouseup', onUp);\n  }, []);"),
    },
  ],
});
