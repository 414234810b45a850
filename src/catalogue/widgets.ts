/**
 * What packages put into an element and keep alive beside it: editors, grids, maps, charts, players. To take the element away ends none of them.
 */
import type { Protocol } from './schema.js';

export const widgets: readonly Protocol[] = [
  {
    id: 'packages/code-view',
    family: 'disposable',
    kind: 'handle',
    noun: 'view',
    keeps: 'its listeners on the window and its document',
    acquire: [
      { construct: { from: '@codemirror/view', name: 'EditorView' } },
      { construct: { from: 'codemirror', name: 'EditorView' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://codemirror.net/docs/ref/#view.EditorView.destroy',
    examples: {
      leak: `import { EditorView } from '@codemirror/view';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const view = new EditorView({ parent: box });
    console.log(view !== undefined);
  }, [box]);
}
`,
      clean: `import { EditorView } from '@codemirror/view';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const view = new EditorView({ parent: box });
    return () => {
      view.destroy();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/prose-view',
    family: 'disposable',
    kind: 'handle',
    noun: 'view',
    keeps: 'its listeners on the document',
    acquire: [
      { construct: { from: 'prosemirror-view', name: 'EditorView' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://prosemirror.net/docs/ref/#view.EditorView.destroy',
    examples: {
      leak: `import type { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect } from 'react';

export function useWidget(state: EditorState): void {
  useEffect(() => {
    const view = new EditorView(null, { state });
    console.log(view !== undefined);
  }, [state]);
}
`,
      clean: `import type { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect } from 'react';

export function useWidget(state: EditorState): void {
  useEffect(() => {
    const view = new EditorView(null, { state });
    return () => {
      view.destroy();
    };
  }, [state]);
}
`,
    },
  },
  {
    id: 'packages/rich-text-editor',
    family: 'disposable',
    kind: 'handle',
    noun: 'editor',
    keeps: 'its view and its plugins',
    acquire: [
      { construct: { from: '@tiptap/core', name: 'Editor' } },
      { construct: { from: '@tiptap/react', name: 'Editor' } },
      { construct: { from: '@tiptap/vue-3', name: 'Editor' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }, { method: 'unmount' }],
    evidence: 'https://tiptap.dev/docs/editor/api/editor#destroy',
    examples: {
      leak: `import { Editor } from '@tiptap/core';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const editor = new Editor({ element: box });
    console.log(editor !== undefined);
  }, [box]);
}
`,
      clean: `import { Editor } from '@tiptap/core';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const editor = new Editor({ element: box });
    return () => {
      editor.destroy();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/data-grid',
    family: 'disposable',
    kind: 'handle',
    noun: 'grid',
    keeps: 'its rows and its listeners',
    acquire: [
      { call: { from: 'ag-grid-community', name: 'createGrid' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://www.ag-grid.com/javascript-data-grid/grid-api/#reference-lifecycle-destroy',
    examples: {
      leak: `import { createGrid } from 'ag-grid-community';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const grid = createGrid(box, {});
    console.log(grid !== undefined);
  }, [box]);
}
`,
      clean: `import { createGrid } from 'ag-grid-community';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const grid = createGrid(box, {});
    return () => {
      grid.destroy();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/gl-map',
    family: 'disposable',
    kind: 'handle',
    noun: 'map',
    keeps: 'its canvas, its workers and its listeners on the window',
    acquire: [
      { construct: { from: 'mapbox-gl', name: 'Map' } },
    ],
    ends: 'never',
    release: [{ method: 'remove' }],
    evidence: 'https://docs.mapbox.com/mapbox-gl-js/api/map/#map#remove',
    examples: {
      leak: `import mapboxgl from 'mapbox-gl';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const map = new mapboxgl.Map({ container: box });
    console.log(map !== undefined);
  }, [box]);
}
`,
      clean: `import mapboxgl from 'mapbox-gl';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const map = new mapboxgl.Map({ container: box });
    return () => {
      map.remove();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/chart-instance',
    family: 'disposable',
    kind: 'handle',
    noun: 'chart',
    keeps: 'its canvas and its animation',
    acquire: [
      { call: { from: 'echarts', name: 'init' } },
      { call: { from: 'echarts/core', name: 'init' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://echarts.apache.org/en/api.html#echartsInstance.dispose',
    examples: {
      leak: `import * as echarts from 'echarts';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const chart = echarts.init(box);
    console.log(chart !== undefined);
  }, [box]);
}
`,
      clean: `import * as echarts from 'echarts';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const chart = echarts.init(box);
    return () => {
      chart.dispose();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/video-stream',
    family: 'disposable',
    kind: 'handle',
    noun: 'player',
    keeps: 'its worker, its buffers and its timers',
    acquire: [
      { construct: { from: 'hls.js', name: 'default' } },
      { construct: { from: 'hls.js', name: 'Hls' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://github.com/video-dev/hls.js/blob/master/docs/API.md#hlsdestroy',
    examples: {
      leak: `import Hls from 'hls.js';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const player = new Hls({ debug: box.hidden });
    console.log(player !== undefined);
  }, [box]);
}
`,
      clean: `import Hls from 'hls.js';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const player = new Hls({ debug: box.hidden });
    return () => {
      player.destroy();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/carousel',
    family: 'disposable',
    kind: 'handle',
    noun: 'carousel',
    keeps: 'its listeners on the window and its timers',
    acquire: [
      { construct: { from: 'swiper', name: 'default' } },
      { construct: { from: 'swiper', name: 'Swiper' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://swiperjs.com/swiper-api#method-swiper-destroy',
    examples: {
      leak: `import { Swiper } from 'swiper';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const carousel = new Swiper(box);
    console.log(carousel !== undefined);
  }, [box]);
}
`,
      clean: `import { Swiper } from 'swiper';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const carousel = new Swiper(box);
    return () => {
      carousel.destroy();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/animation',
    family: 'disposable',
    kind: 'handle',
    noun: 'animation',
    keeps: 'its frames, which go on with no element',
    acquire: [
      { call: { from: 'lottie-web', name: 'loadAnimation' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://github.com/airbnb/lottie-web#usage',
    examples: {
      leak: `import lottie from 'lottie-web';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const animation = lottie.loadAnimation({ container: box });
    console.log(animation !== undefined);
  }, [box]);
}
`,
      clean: `import lottie from 'lottie-web';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const animation = lottie.loadAnimation({ container: box });
    return () => {
      animation.destroy();
    };
  }, [box]);
}
`,
    },
  },
  {
    id: 'packages/sortable-list',
    family: 'disposable',
    kind: 'handle',
    noun: 'list',
    keeps: 'its element in the list of all lists',
    acquire: [
      { construct: { from: 'sortablejs', name: 'default' } },
      { call: { from: 'sortablejs', name: 'create' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://github.com/SortableJS/Sortable#destroy',
    examples: {
      leak: `import Sortable from 'sortablejs';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const list = new Sortable(box);
    console.log(list !== undefined);
  }, [box]);
}
`,
      clean: `import Sortable from 'sortablejs';
import { useEffect } from 'react';

export function useWidget(box: HTMLElement): void {
  useEffect(() => {
    const list = new Sortable(box);
    return () => {
      list.destroy();
    };
  }, [box]);
}
`,
    },
  },
];
