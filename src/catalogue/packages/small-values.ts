import type { Protocol } from '../schema.js';

/** Markers, mixers, subjects and what a connection has begun. */
export const packagesSmallValues: readonly Protocol[] = [
  {
    id: 'packages/map-marker',
    family: 'handle',
    kind: 'handle',
    noun: 'marker',
    keeps: 'its element and its listeners on the map',
    acquire: [
      { construct: { from: 'maplibre-gl', name: 'Marker' } },
      { construct: { from: 'maplibre-gl', name: 'Popup' } },
    ],
    ends: 'outside',
    isMinor: true,
    release: [{ method: 'remove' }],
    evidence: 'https://maplibre.org/maplibre-gl-js/docs/API/classes/Marker/#remove',
    examples: {
      leak: `import { type Map, Marker } from 'maplibre-gl';
import { useEffect } from 'react';

export function usePins(map: Map, from: [number, number], to: [number, number]): void {
  useEffect(() => {
    const start = new Marker().setLngLat(from).addTo(map);
    new Marker({ color: 'red' }).setLngLat(to).addTo(map);
    return () => {
      start.remove();
    };
  }, [map, from, to]);
}
`,
      clean: `import { type Map, Marker } from 'maplibre-gl';
import { useEffect } from 'react';

export function usePins(map: Map, from: [number, number], to: [number, number]): void {
  useEffect(() => {
    const start = new Marker().setLngLat(from).addTo(map);
    const end = new Marker({ color: 'red' }).setLngLat(to).addTo(map);
    return () => {
      start.remove();
      end.remove();
    };
  }, [map, from, to]);
}
`,
    },
  },
  {
    id: 'packages/three-mixer',
    family: 'handle',
    kind: 'handle',
    noun: 'mixer',
    keeps: 'its actions, by clip and root',
    acquire: [{ construct: { from: 'three', name: 'AnimationMixer' } }],
    ends: 'outside',
    isMinor: true,
    release: [
      { method: 'uncacheRoot' },
      { method: 'stopAllAction' },
      { method: 'uncacheClip' },
      { method: 'uncacheAction' },
    ],
    evidence: 'https://threejs.org/docs/#api/en/animation/AnimationMixer.uncacheRoot',
    examples: {
      leak: `import { type AnimationClip, AnimationMixer, type Object3D } from 'three';

export class Duel {
  private readonly left: AnimationMixer;
  private readonly right: AnimationMixer;

  constructor(private readonly bodies: readonly [Object3D, Object3D], clip: AnimationClip) {
    this.left = new AnimationMixer(bodies[0]);
    this.right = new AnimationMixer(bodies[1]);
    this.left.clipAction(clip).play();
    this.right.clipAction(clip).play();
  }

  step(seconds: number): void {
    this.left.update(seconds);
    this.right.update(seconds);
  }

  dispose(): void {
    this.left.uncacheRoot(this.bodies[0]);
  }
}
`,
      clean: `import { type AnimationClip, AnimationMixer, type Object3D } from 'three';

export class Duel {
  private readonly left: AnimationMixer;
  private readonly right: AnimationMixer;

  constructor(private readonly bodies: readonly [Object3D, Object3D], clip: AnimationClip) {
    this.left = new AnimationMixer(bodies[0]);
    this.right = new AnimationMixer(bodies[1]);
    this.left.clipAction(clip).play();
    this.right.clipAction(clip).play();
  }

  step(seconds: number): void {
    this.left.update(seconds);
    this.right.update(seconds);
  }

  dispose(): void {
    this.left.uncacheRoot(this.bodies[0]);
    this.right.uncacheRoot(this.bodies[1]);
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-tracing',
    family: 'handle',
    kind: 'lease',
    noun: 'recording',
    keeps: 'its snapshots',
    acquire: [{ method: 'start', on: { from: 'playwright-core', name: 'Tracing' } }],
    handle: 'receiver',
    ends: 'outside',
    release: [{ method: 'stop', async: true }],
    evidence: 'https://playwright.dev/docs/api/class-tracing#tracing-stop',
    examples: {
      leak: `import type { Tracing } from 'playwright-core';

export async function trace(tracing: Tracing, path: string, steps: () => Promise<boolean>): Promise<boolean> {
  await tracing.start({ snapshots: true });
  if (!(await steps())) {
    return false;
  }
  await tracing.stop({ path });
  return true;
}
`,
      clean: `import type { Tracing } from 'playwright-core';

export async function trace(tracing: Tracing, path: string, steps: () => Promise<boolean>): Promise<boolean> {
  await tracing.start({ snapshots: true });
  try {
    return await steps();
  } finally {
    await tracing.stop({ path });
  }
}
`,
    },
  },
  {
    id: 'packages/subject',
    family: 'handle',
    kind: 'handle',
    noun: 'subject',
    keeps: 'its subscribers',
    acquire: [
      { construct: { from: 'rxjs', name: 'Subject' } },
      { construct: { from: 'rxjs', name: 'BehaviorSubject' } },
      { construct: { from: 'rxjs', name: 'ReplaySubject' } },
    ],
    ends: 'outside',
    isMinor: true,
    release: [{ method: 'complete' }, { method: 'unsubscribe' }, { method: 'error' }],
    evidence: 'https://rxjs.dev/guide/subject',
    examples: {
      leak: `import { Subject } from 'rxjs';

export class Feed {
  private readonly prices = new Subject<number>();
  private readonly news = new Subject<number>();

  tell(price: number, item: number): void {
    this.prices.next(price);
    this.news.next(item);
  }

  listen(show: (value: number) => void): void {
    this.prices.subscribe(show);
    this.news.subscribe(show);
  }

  destroy(): void {
    this.prices.complete();
  }
}
`,
      clean: `import { Subject } from 'rxjs';

export class Feed {
  private readonly prices = new Subject<number>();
  private readonly news = new Subject<number>();

  tell(price: number, item: number): void {
    this.prices.next(price);
    this.news.next(item);
  }

  listen(show: (value: number) => void): void {
    this.prices.subscribe(show);
    this.news.subscribe(show);
  }

  destroy(): void {
    this.prices.complete();
    this.news.complete();
  }
}
`,
    },
  },
];
