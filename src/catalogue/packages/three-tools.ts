import type { Protocol } from '../schema.js';

/** Loaders, passes and generators of three.js. */
export const packagesThreeTools: readonly Protocol[] = [
  {
    id: 'packages/three-pmrem-generator',
    family: 'handle',
    kind: 'handle',
    noun: 'generator',
    keeps: 'its render targets',
    acquire: [{ construct: { from: 'three', name: 'PMREMGenerator' } }],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/extras/PMREMGenerator.dispose',
    examples: {
      leak: `import { PMREMGenerator, type Scene, type WebGLRenderer } from 'three';

export function bake(renderer: WebGLRenderer, scene: Scene): void {
  const generator = new PMREMGenerator(renderer);
  const target = generator.fromScene(scene);
  scene.environment = target.texture;
}
`,
      clean: `import { PMREMGenerator, type Scene, type WebGLRenderer } from 'three';

export function bake(renderer: WebGLRenderer, scene: Scene): void {
  const generator = new PMREMGenerator(renderer);
  try {
    const target = generator.fromScene(scene);
    scene.environment = target.texture;
  } finally {
    generator.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/three-loader',
    family: 'handle',
    kind: 'handle',
    noun: 'loader',
    keeps: 'its workers',
    acquire: [
      { construct: { from: 'three/addons/loaders/DRACOLoader.js', name: 'DRACOLoader' } },
      { construct: { from: 'three/addons/loaders/KTX2Loader.js', name: 'KTX2Loader' } },
      { construct: { from: 'three/examples/jsm/loaders/DRACOLoader.js', name: 'DRACOLoader' } },
      { construct: { from: 'three/examples/jsm/loaders/KTX2Loader.js', name: 'KTX2Loader' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/examples/en/loaders/DRACOLoader',
    examples: {
      leak: `import { DRACOLoader } from 'three/addons/loaders/DRACOLoader.js';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new DRACOLoader();

  work(): void {
    this.handle.preload();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { DRACOLoader } from 'three/addons/loaders/DRACOLoader.js';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new DRACOLoader();

  work(): void {
    this.handle.preload();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/three-composer',
    family: 'handle',
    kind: 'handle',
    noun: 'composer',
    keeps: 'its render targets',
    acquire: [
      { construct: { from: 'three/addons/postprocessing/EffectComposer.js', name: 'EffectComposer' } },
      { construct: { from: 'three/examples/jsm/postprocessing/EffectComposer.js', name: 'EffectComposer' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#examples/en/postprocessing/EffectComposer',
    examples: {
      leak: `import type { WebGLRenderer } from 'three';
import { EffectComposer } from 'three/addons/postprocessing/EffectComposer.js';

declare const renderer: WebGLRenderer;

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new EffectComposer(renderer);

  work(): void {
    this.handle.render();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { WebGLRenderer } from 'three';
import { EffectComposer } from 'three/addons/postprocessing/EffectComposer.js';

declare const renderer: WebGLRenderer;

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new EffectComposer(renderer);

  work(): void {
    this.handle.render();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/three-loaded-texture',
    family: 'handle',
    kind: 'handle',
    noun: 'texture',
    keeps: 'its image on the graphics card',
    acquire: [{ method: 'load', on: { from: 'three', name: 'TextureLoader' } }],
    ends: 'never',
    isLazy: true,
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/loaders/TextureLoader',
    examples: {
      leak: `import { TextureLoader } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new TextureLoader().load('wood.png');

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { TextureLoader } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new TextureLoader().load('wood.png');

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
];
