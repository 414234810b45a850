import type { Protocol } from '../schema.js';

/** Tensors. No collector frees them; what `tidy()` sees made, it frees. */
export const packagesTensors: readonly Protocol[] = [
  {
    id: 'packages/tensor',
    family: 'handle',
    kind: 'handle',
    noun: 'tensor',
    keeps: 'its memory on the graphics card',
    acquire: [
      { call: { from: '@tensorflow/tfjs-core', name: 'tensor' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'tensor1d' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'tensor2d' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'tensor3d' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'tensor4d' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'scalar' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'zeros' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'ones' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'fill' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'randomNormal' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'randomUniform' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'linspace' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'range' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'oneHot' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'clone' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'cast' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'add' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'mul' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'matMul' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'concat' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'stack' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'browser.fromPixels' } },
    ],
    ends: 'outside',
    release: [{ method: 'dispose' }, { call: { from: '@tensorflow/tfjs-core', name: 'dispose' }, argument: 0 }],
    exempt: [{ within: { from: '@tensorflow/tfjs-core', name: 'tidy' } }],
    afterRelease: [{ after: ['dispose'], fails: ['data', 'dataSync', 'array', 'arraySync', 'print'] }],
    evidence: 'https://js.tensorflow.org/api/latest/#tf.Tensor.dispose',
    examples: {
      leak: `import { tensor } from '@tensorflow/tfjs-core';

export async function read(values: number[]): Promise<void> {
  const input = tensor(values);
  console.log(await input.data());
  input.dispose();
}
`,
      clean: `import { tensor } from '@tensorflow/tfjs-core';

export async function read(values: number[]): Promise<void> {
  const input = tensor(values);
  try {
    console.log(await input.data());
  } finally {
    input.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/tensor-variable',
    family: 'handle',
    kind: 'handle',
    noun: 'variable',
    keeps: 'its memory on the graphics card',
    acquire: [
      { call: { from: '@tensorflow/tfjs-core', name: 'variable' } },
      { call: { from: '@tensorflow/tfjs-core', name: 'keep' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }, { call: { from: '@tensorflow/tfjs-core', name: 'dispose' }, argument: 0 }],
    evidence: 'https://js.tensorflow.org/api/latest/#variable',
    examples: {
      leak: `import { scalar, variable } from '@tensorflow/tfjs-core';

export class Model {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = variable(scalar(1));

  work(): void {
    this.handle.print();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { scalar, variable } from '@tensorflow/tfjs-core';

export class Model {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = variable(scalar(1));

  work(): void {
    this.handle.print();
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
    id: 'packages/tensor-of-pixels',
    family: 'handle',
    kind: 'handle',
    noun: 'tensor',
    keeps: 'its memory on the graphics card',
    acquire: [{ call: { from: '@tensorflow/tfjs-core', name: 'browser.fromPixelsAsync' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'dispose' }, { call: { from: '@tensorflow/tfjs-core', name: 'dispose' }, argument: 0 }],
    evidence: 'https://js.tensorflow.org/api/latest/#browser.fromPixelsAsync',
    examples: {
      leak: `import { browser } from '@tensorflow/tfjs-core';

export async function read(image: ImageData): Promise<void> {
  const input = await browser.fromPixelsAsync(image);
  console.log(await input.data());
  input.dispose();
}
`,
      clean: `import { browser } from '@tensorflow/tfjs-core';

export async function read(image: ImageData): Promise<void> {
  const input = await browser.fromPixelsAsync(image);
  try {
    console.log(await input.data());
  } finally {
    input.dispose();
  }
}
`,
    },
  },
];
