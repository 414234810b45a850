/** Where the text of a URL goes and is only read: nothing there can revoke it. */

/** Properties of elements that load what the URL names. */
export const urlProperties: readonly string[] = ['action', 'background', 'backgroundImage', 'data', 'href', 'poster', 'src', 'srcset'];

/** Functions, constructors and methods that load what the URL names and keep no URL for their callers. */
export const urlLoaders: readonly string[] = [
  'Audio',
  'SharedWorker',
  'Worker',
  'addModule',
  'fetch',
  'importScripts',
  'load',
  'loadAsync',
  'open',
  'setAttribute',
  'setAttributeNS',
  'setSrc',
];

/** Calls that give an element. */
export const elementMakers: readonly string[] = [
  'Audio',
  'Image',
  'closest',
  'createElement',
  'createElementNS',
  'getElementById',
  'querySelector',
];

/** Words at the end of names of elements. Read where neither a maker nor a type says what a receiver is. */
export const elementWords: readonly string[] = [
  'a',
  'anchor',
  'audio',
  'el',
  'elem',
  'element',
  'embed',
  'frame',
  'iframe',
  'image',
  'img',
  'link',
  'node',
  'script',
  'video',
];
