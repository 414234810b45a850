import type { ObligationRow } from './obligation-row.js';

/** What each class of three.js is told, and the entry that stands for it. */
const gpuObjects: readonly (readonly [name: string, given: string, protocol: string])[] = [
  ['BufferGeometry', '', 'packages/three-geometry'],
  ['BoxGeometry', '1, 1, size', 'packages/three-geometry'],
  ['PlaneGeometry', 'size, size', 'packages/three-geometry'],
  ['SphereGeometry', 'size', 'packages/three-geometry'],
  ['InstancedBufferGeometry', '', 'packages/three-geometry'],
  ['MeshBasicMaterial', '{ opacity: size }', 'packages/three-material'],
  ['MeshStandardMaterial', '{ roughness: size }', 'packages/three-material'],
  ['ShaderMaterial', '{ uniforms: { size: { value: size } } }', 'packages/three-material'],
  ['LineBasicMaterial', '{ linewidth: size }', 'packages/three-material'],
  ['PointsMaterial', '{ size }', 'packages/three-material'],
  ['SpriteMaterial', '{ opacity: size }', 'packages/three-material'],
  ['Texture', '', 'packages/three-texture'],
  ['CanvasTexture', "document.createElement('canvas')", 'packages/three-texture'],
  ['DataTexture', 'new Uint8Array(size * size * 4), size, size', 'packages/three-texture'],
  ['VideoTexture', "document.createElement('video')", 'packages/three-texture'],
  ['CubeTexture', '', 'packages/three-texture'],
  ['DepthTexture', 'size, size', 'packages/three-texture'],
  ['WebGLRenderTarget', 'size, size', 'packages/three-render-target'],
  ['Skeleton', '[]', 'packages/three-mesh'],
];

/** Functions of TensorFlow that give a tensor, and what they are told. */
const tensorMakers: readonly (readonly [name: string, given: string])[] = [
  ['tensor', 'values'],
  ['tensor1d', 'values'],
  ['tensor2d', 'values, [1, values.length]'],
  ['tensor3d', 'values, [1, 1, values.length]'],
  ['tensor4d', 'values, [1, 1, 1, values.length]'],
  ['scalar', 'values.length'],
  ['zeros', '[values.length]'],
  ['ones', '[values.length]'],
  ['fill', '[values.length], 7'],
  ['randomNormal', '[values.length]'],
  ['randomUniform', '[values.length]'],
  ['linspace', '0, 1, values.length'],
  ['range', '0, values.length'],
  ['oneHot', 'values, 10'],
  ['clone', 'values'],
  ['cast', "values, 'int32'"],
  ['add', 'values, 1'],
  ['mul', 'values, 2'],
  ['matMul', '[values], [values], false, true'],
  ['concat', '[values, values]'],
  ['stack', '[values, values]'],
];

/** Input that some of the functions take as a tensor only by its declared type. */
const tensorMakersOfTensors: ReadonlySet<string> = new Set(['concat', 'stack']);

export const ofGraphics: readonly ObligationRow[] = [
  ...gpuObjects.map(([name, given, protocol]): ObligationRow => ({
    id: `three.${name}`,
    protocol,
    program: `
  import { ${name} } from 'three';

  export class Part {
    private readonly made;
    private readonly timer = setInterval(() => this.draw(), 16);

    constructor(readonly size: number) {
      this.made = new ${name}(${given});
    }

    draw(): void {
      console.log(this.size);
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.made.dispose();
    }
  }
`,
  })),
  ...['InstancedMesh', 'BatchedMesh'].map((name): ObligationRow => ({
    id: `three.${name}`,
    protocol: 'packages/three-mesh',
    program: `
  import { BoxGeometry, ${name}, MeshBasicMaterial } from 'three';

  const geometry = new BoxGeometry();
  const material = new MeshBasicMaterial();

  export class Crowd {
    private readonly mesh;
    private readonly timer = setInterval(() => this.move(), 16);

    constructor(count: number) {
      this.mesh = new ${name}(${name === 'InstancedMesh' ? 'geometry, material, count' : 'count, count * 24, count * 36, material'});
    }

    move(): void {
      this.mesh.position.x += geometry.id;
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.mesh.dispose();
    }
  }
`,
  })),
  {
    id: 'three.WebGLRenderer',
    protocol: 'packages/three-renderer',
    program: `
  import { useEffect, useRef } from 'react';
  import { PerspectiveCamera, Scene, WebGLRenderer } from 'three';

  export function View() {
    const box = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
      const canvas = box.current;
      if (canvas === null) {
        return;
      }
      const renderer = new WebGLRenderer({ canvas });
      renderer.render(new Scene(), new PerspectiveCamera());
+     return () => {
+       renderer.dispose();
+     };
    }, []);
    return <canvas ref={box} />;
  }
`,
  },
  {
    id: 'three.PMREMGenerator',
    protocol: 'packages/three-pmrem-generator',
    program: `
  import { PMREMGenerator, type Texture, type WebGLRenderer } from 'three';

  export function light(renderer: WebGLRenderer, sky: Texture): Texture {
    const generator = new PMREMGenerator(renderer);
    const { texture } = generator.fromEquirectangular(sky);
+   generator.dispose();
    return texture;
  }
`,
  },
  {
    id: 'three.WebGLRenderer.setAnimationLoop',
    protocol: 'packages/three-animation-loop',
    program: `
  import type { Camera, Scene, WebGLRenderer } from 'three';

  export class Stage {
    private readonly onResize = (): void => this.renderer.setSize(innerWidth, innerHeight);

    constructor(
      private readonly renderer: WebGLRenderer,
      private readonly scene: Scene,
      private readonly camera: Camera,
    ) {}

    start(): void {
      window.addEventListener('resize', this.onResize);
      this.renderer.setAnimationLoop(() => this.renderer.render(this.scene, this.camera));
    }

    dispose(): void {
      window.removeEventListener('resize', this.onResize);
+     this.renderer.setAnimationLoop(null);
    }
  }
`,
  },
  {
    id: 'three.TextureLoader.load',
    protocol: 'packages/three-loaded-texture',
    program: `
  import { type Texture, TextureLoader } from 'three';

  export class Ground {
    private readonly texture: Texture;
    private readonly timer = setInterval(() => this.turn(), 16);

    constructor(url: string) {
      this.texture = new TextureLoader().load(url);
    }

    turn(): void {
      this.texture.rotation += 0.01;
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.texture.dispose();
    }
  }
`,
  },
  {
    id: 'three.OrbitControls',
    protocol: 'packages/three-controls',
    program: `
  import { useEffect } from 'react';
  import type { Camera } from 'three';
  import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

  export function useControls(camera: Camera, canvas: HTMLCanvasElement, draw: () => void): void {
    useEffect(() => {
      const controls = new OrbitControls(camera, canvas);
      controls.addEventListener('change', draw);
+     return () => {
+       controls.dispose();
+     };
    }, [camera, canvas, draw]);
  }
`,
  },
  {
    id: 'three.EffectComposer',
    protocol: 'packages/three-composer',
    program: `
  import type { WebGLRenderer } from 'three';
  import { EffectComposer } from 'three/addons/postprocessing/EffectComposer.js';

  export class Effects {
    private readonly composer: EffectComposer;
    private readonly timer = setInterval(() => this.composer.render(), 16);

    constructor(renderer: WebGLRenderer) {
      this.composer = new EffectComposer(renderer);
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.composer.dispose();
    }
  }
`,
  },
  ...['DRACOLoader', 'KTX2Loader'].map((name): ObligationRow => ({
    id: `three.${name}`,
    protocol: 'packages/three-loader',
    program: `
  import { ${name} } from 'three/addons/loaders/${name}.js';

  export async function loadAll(urls: readonly string[]): Promise<number> {
    const loader = new ${name}();
+   try {
    let total = 0;
    for (const url of urls) {
      total += Object.keys(await loader.loadAsync(url)).length;
    }
    return total;
+   } finally {
+     loader.dispose();
+   }
  }
`,
  })),
  {
    id: 'three.AnimationMixer',
    protocol: 'packages/three-mixer',
    program: `
  import { type AnimationClip, AnimationMixer, type Object3D } from 'three';

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
+     this.right.uncacheRoot(this.bodies[1]);
    }
  }
`,
  },
  ...tensorMakers.map(([name, given]): ObligationRow => ({
    id: `@tensorflow/tfjs-core.${name}`,
    protocol: 'packages/tensor',
    program: `
  import * as tf from '@tensorflow/tfjs-core';

  export async function read(values: ${tensorMakersOfTensors.has(name) ? 'tf.Tensor1D' : name === 'clone' || name === 'cast' ? 'tf.Tensor' : 'number[]'}): Promise<number> {
    const made = tf.${name}(${given});
+   try {
    const [first = 0] = await made.data();
    return first;
+   } finally {
+     made.dispose();
+   }
  }
`,
  })),
  {
    id: '@tensorflow/tfjs-core.variable',
    protocol: 'packages/tensor-variable',
    program: `
  import * as tf from '@tensorflow/tfjs-core';

  export class Layer {
    private readonly weights: tf.Variable;
    private readonly timer = setInterval(() => this.print(), 1_000);

    constructor(first: tf.Tensor) {
      this.weights = tf.variable(first);
    }

    print(): void {
      this.weights.print();
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.weights.dispose();
    }
  }
`,
  },
  {
    id: '@tensorflow/tfjs-core.keep',
    protocol: 'packages/tensor-variable',
    program: `
  import * as tf from '@tensorflow/tfjs-core';

  export class Average {
    private readonly total: tf.Tensor;
    private readonly timer = setInterval(() => this.print(), 1_000);

    constructor(first: tf.Tensor) {
      this.total = tf.keep(first.clone());
    }

    print(): void {
      this.total.print();
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.total.dispose();
    }
  }
`,
  },
  {
    id: '@tensorflow/tfjs-core.browser.fromPixels',
    protocol: 'packages/tensor-of-pixels',
    program: `
  import { browser } from '@tensorflow/tfjs-core';

  export async function readFrame(video: HTMLVideoElement, find: (height: number) => Promise<void>): Promise<number> {
    const pixels = browser.fromPixels(video);
+   try {
    const [height] = pixels.shape;
    await find(height);
    return height;
+   } finally {
+     pixels.dispose();
+   }
  }
`,
  },
  {
    id: '@tensorflow/tfjs-core.browser.fromPixelsAsync',
    protocol: 'packages/tensor-of-pixels',
    program: `
  import * as tf from '@tensorflow/tfjs-core';

  export async function readFirst(image: ImageBitmap): Promise<number> {
    const pixels = await tf.browser.fromPixelsAsync(image);
+   try {
    const [first = 0] = await pixels.data();
    return first;
+   } finally {
+     tf.dispose(pixels);
+   }
  }
`,
  },
  {
    id: 'leaflet.map',
    protocol: 'packages/leaflet-map',
    program: `
  import L from 'leaflet';
  import { useEffect, useRef } from 'react';

  export function Place({ at }: { readonly at: L.LatLngTuple }) {
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
      if (box.current === null) {
        return;
      }
      const map = L.map(box.current).setView(at, 13);
      L.tileLayer('https://tile.openstreetmap.org/{z}/{x}/{y}.png').addTo(map);
+     return () => {
+       map.remove();
+     };
    }, [at]);
    return <div ref={box} />;
  }
`,
  },
  {
    id: 'leaflet.Evented.on',
    protocol: 'packages/leaflet-listener',
    program: `
  import type { Map } from 'leaflet';
  import { useEffect } from 'react';

  export function useZoom(map: Map, show: (zoom: number) => void): void {
    useEffect(() => {
      const report = () => show(map.getZoom());
      const move = () => show(-1);
      map.on('zoomend', report);
      map.on('movestart', move);
      return () => {
        map.off('movestart', move);
+       map.off('zoomend', report);
      };
    }, [map, show]);
  }
`,
  },
  {
    id: 'maplibre-gl.Map',
    protocol: 'packages/maplibre-map',
    program: `
  import * as maplibregl from 'maplibre-gl';
  import { useEffect, useRef } from 'react';

  export function Place({ style }: { readonly style: string }) {
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
      if (!box.current) {
        return;
      }
      const map = new maplibregl.Map({ container: box.current, style });
      map.addControl(new maplibregl.NavigationControl());
+     return () => {
+       map.remove();
+     };
    }, [style]);
    return <div ref={box} />;
  }
`,
  },
  {
    id: 'maplibre-gl.Marker.addTo',
    protocol: 'packages/map-marker',
    program: `
  import { type Map, Marker } from 'maplibre-gl';
  import { useEffect } from 'react';

  export function usePins(map: Map, from: [number, number], to: [number, number]): void {
    useEffect(() => {
      const start = new Marker().setLngLat(from).addTo(map);
-     new Marker({ color: 'red' }).setLngLat(to).addTo(map);
+     const end = new Marker({ color: 'red' }).setLngLat(to).addTo(map);
      return () => {
        start.remove();
+       end.remove();
      };
    }, [map, from, to]);
  }
`,
  },
  {
    id: 'chart.js.Chart',
    protocol: 'packages/chart',
    program: `
  import { Chart } from 'chart.js';
  import { useEffect, useRef } from 'react';

  export function Prices({ prices }: { readonly prices: number[] }) {
    const box = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
      if (!box.current) {
        return;
      }
      const chart = new Chart(box.current, { type: 'line', data: { datasets: [{ data: prices }] } });
      chart.resize();
+     return () => {
+       chart.destroy();
+     };
    }, [prices]);
    return <canvas ref={box} />;
  }
`,
  },
];
