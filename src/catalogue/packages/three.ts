import type { Protocol } from '../schema.js';

/** Objects of three.js that hold memory of the graphics card. Taking them out of a scene frees nothing. */
export const packagesThree: readonly Protocol[] = [
  {
    id: 'packages/three-geometry',
    family: 'handle',
    kind: 'handle',
    noun: 'geometry',
    keeps: 'its buffers on the graphics card',
    acquire: [
      { construct: { from: 'three', name: 'BufferGeometry' } },
      { construct: { from: 'three', name: 'BoxGeometry' } },
      { construct: { from: 'three', name: 'PlaneGeometry' } },
      { construct: { from: 'three', name: 'SphereGeometry' } },
      { construct: { from: 'three', name: 'InstancedBufferGeometry' } },
      { construct: { from: 'three', name: 'CircleGeometry' } },
      { construct: { from: 'three', name: 'ConeGeometry' } },
      { construct: { from: 'three', name: 'CylinderGeometry' } },
      { construct: { from: 'three', name: 'ExtrudeGeometry' } },
      { construct: { from: 'three', name: 'RingGeometry' } },
      { construct: { from: 'three', name: 'ShapeGeometry' } },
      { construct: { from: 'three', name: 'TorusGeometry' } },
      { construct: { from: 'three', name: 'TubeGeometry' } },
      { construct: { from: 'three', name: 'EdgesGeometry' } },
    ],
    ends: 'never',
    isLazy: true,
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/core/BufferGeometry.dispose',
    examples: {
      leak: `import { BoxGeometry } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BoxGeometry();

  work(): void {
    this.handle.computeBoundingBox();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { BoxGeometry } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BoxGeometry();

  work(): void {
    this.handle.computeBoundingBox();
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
    id: 'packages/three-material',
    family: 'handle',
    kind: 'handle',
    noun: 'material',
    keeps: 'its program on the graphics card',
    acquire: [
      { construct: { from: 'three', name: 'MeshBasicMaterial' } },
      { construct: { from: 'three', name: 'MeshStandardMaterial' } },
      { construct: { from: 'three', name: 'MeshPhysicalMaterial' } },
      { construct: { from: 'three', name: 'MeshLambertMaterial' } },
      { construct: { from: 'three', name: 'MeshPhongMaterial' } },
      { construct: { from: 'three', name: 'MeshNormalMaterial' } },
      { construct: { from: 'three', name: 'ShaderMaterial' } },
      { construct: { from: 'three', name: 'RawShaderMaterial' } },
      { construct: { from: 'three', name: 'LineBasicMaterial' } },
      { construct: { from: 'three', name: 'LineDashedMaterial' } },
      { construct: { from: 'three', name: 'PointsMaterial' } },
      { construct: { from: 'three', name: 'SpriteMaterial' } },
    ],
    ends: 'never',
    isLazy: true,
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/materials/Material.dispose',
    examples: {
      leak: `import { MeshBasicMaterial } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new MeshBasicMaterial();

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { MeshBasicMaterial } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new MeshBasicMaterial();

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
  {
    id: 'packages/three-texture',
    family: 'handle',
    kind: 'handle',
    noun: 'texture',
    keeps: 'its image on the graphics card',
    acquire: [
      { construct: { from: 'three', name: 'Texture' } },
      { construct: { from: 'three', name: 'CanvasTexture' } },
      { construct: { from: 'three', name: 'DataTexture' } },
      { construct: { from: 'three', name: 'VideoTexture' } },
      { construct: { from: 'three', name: 'CubeTexture' } },
      { construct: { from: 'three', name: 'DepthTexture' } },
    ],
    ends: 'never',
    isLazy: true,
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/textures/Texture.dispose',
    examples: {
      leak: `import { Texture } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Texture();

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Texture } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Texture();

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
  {
    id: 'packages/three-render-target',
    family: 'handle',
    kind: 'handle',
    noun: 'render target',
    keeps: 'its textures on the graphics card',
    acquire: [{ construct: { from: 'three', name: 'WebGLRenderTarget' } }],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/renderers/WebGLRenderTarget.dispose',
    examples: {
      leak: `import { WebGLRenderTarget } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebGLRenderTarget(8, 8);

  work(): void {
    console.log(this.handle.width);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { WebGLRenderTarget } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebGLRenderTarget(8, 8);

  work(): void {
    console.log(this.handle.width);
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
    id: 'packages/three-renderer',
    family: 'handle',
    kind: 'handle',
    noun: 'renderer',
    keeps: 'its context and all that it has compiled',
    acquire: [{ construct: { from: 'three', name: 'WebGLRenderer' } }],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/renderers/WebGLRenderer.dispose',
    examples: {
      leak: `import { WebGLRenderer } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebGLRenderer();

  work(): void {
    this.handle.clear();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { WebGLRenderer } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebGLRenderer();

  work(): void {
    this.handle.clear();
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
    id: 'packages/three-mesh',
    family: 'handle',
    kind: 'handle',
    noun: 'mesh',
    keeps: 'its buffers on the graphics card',
    acquire: [
      { construct: { from: 'three', name: 'InstancedMesh' } },
      { construct: { from: 'three', name: 'BatchedMesh' } },
      { construct: { from: 'three', name: 'Skeleton' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#api/en/objects/InstancedMesh.dispose',
    examples: {
      leak: `import { BatchedMesh } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BatchedMesh(1, 8);

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { BatchedMesh } from 'three';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BatchedMesh(1, 8);

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
