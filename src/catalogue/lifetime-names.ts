/** Names that tell how long an object lives. Whoever reads them knows nothing else of the expression. */

/** Properties that lead from anything in a page to the page itself. */
export const pagePropertyNames: readonly string[] = ['ownerDocument', 'defaultView', 'documentElement', 'scrollingElement'];

/** Paths from a global to what comes and goes while the page stays. */
export const passingPathPattern = String.raw`(?:^|\.)(?:(?:active|fullscreen|pointerLock|pictureInPicture)Element|current(?:Script|Fullscreen)|(?:first|last)(?:Element)?Child|children|childNodes|scripts|images|forms|frames|serviceWorker\.controller|documentPictureInPicture\.window)(?:\.|$)`;

/** Functions whose result lives, or is kept by the platform, as long as the page or the process. */
export const sharedMakerNames: readonly string[] = ['matchMedia', 'getInstance', 'getCurrentWindow', 'getCurrentWebContents'];

/** Methods that make a new object for whoever calls them. */
export const makerNames: readonly string[] = [
  'createElement',
  'createElementNS',
  'createTextNode',
  'createDocumentFragment',
  'cloneNode',
  'attachShadow',
  'attachInternals',
];

/** Functions that give a component what somebody else made. */
export const contextNames: readonly string[] = ['inject', 'useContext', 'getContext', 'injectStrict'];

/** Functions that make something that a component keeps for its own life. */
export const componentMakerNames: readonly string[] = [
  'useRef',
  'createRef',
  'useTemplateRef',
  'useMemo',
  'useState',
  'viewChild',
  'contentChild',
  'viewChildren',
  'contentChildren',
];

/** Decorators of fields that somebody else fills with what it owns. */
export const givenDecoratorNames: readonly string[] = ['Input', 'Inject', 'Autowired', 'Prop', 'Self', 'SkipSelf', 'Host', 'Optional', 'inject'];

/** Decorators of fields that hold a part of the component. */
export const partDecoratorNames: readonly string[] = [
  'ViewChild',
  'ViewChildren',
  'ContentChild',
  'ContentChildren',
  'query',
  'queryAll',
  'queryAsync',
  'queryAssignedElements',
  'Output',
];
