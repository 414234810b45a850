import type { Protocol } from '../schema.js';

/** Objects of WebGL. The context and the collector may free them; until then they stay on the graphics card. */
export const webGraphics: readonly Protocol[] = [
  {
    id: 'web/webgl-texture',
    family: 'handle',
    kind: 'handle',
    noun: 'texture',
    keeps: 'its memory on the graphics card',
    acquire: [
      { method: 'createTexture', on: { from: 'global', name: 'WebGLRenderingContext' } },
      { method: 'createTexture', on: { from: 'global', name: 'WebGL2RenderingContext' } },
    ],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGLRenderingContext.deleteTexture' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGLRenderingContext/createTexture',
    examples: {
      leak: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createTexture();
  await load();
  gl.deleteTexture(thing);
}
`,
      clean: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createTexture();
  try {
    await load();
  } finally {
    gl.deleteTexture(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-buffer',
    family: 'handle',
    kind: 'handle',
    noun: 'buffer',
    keeps: 'its memory on the graphics card',
    acquire: [
      { method: 'createBuffer', on: { from: 'global', name: 'WebGLRenderingContext' } },
      { method: 'createBuffer', on: { from: 'global', name: 'WebGL2RenderingContext' } },
    ],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGLRenderingContext.deleteBuffer' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGLRenderingContext/createBuffer',
    examples: {
      leak: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createBuffer();
  await load();
  gl.deleteBuffer(thing);
}
`,
      clean: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createBuffer();
  try {
    await load();
  } finally {
    gl.deleteBuffer(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-framebuffer',
    family: 'handle',
    kind: 'handle',
    noun: 'framebuffer',
    keeps: 'its memory on the graphics card',
    acquire: [
      { method: 'createFramebuffer', on: { from: 'global', name: 'WebGLRenderingContext' } },
      { method: 'createFramebuffer', on: { from: 'global', name: 'WebGL2RenderingContext' } },
    ],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGLRenderingContext.deleteFramebuffer' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGLRenderingContext/createFramebuffer',
    examples: {
      leak: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createFramebuffer();
  await load();
  gl.deleteFramebuffer(thing);
}
`,
      clean: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createFramebuffer();
  try {
    await load();
  } finally {
    gl.deleteFramebuffer(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-renderbuffer',
    family: 'handle',
    kind: 'handle',
    noun: 'renderbuffer',
    keeps: 'its memory on the graphics card',
    acquire: [
      { method: 'createRenderbuffer', on: { from: 'global', name: 'WebGLRenderingContext' } },
      { method: 'createRenderbuffer', on: { from: 'global', name: 'WebGL2RenderingContext' } },
    ],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGLRenderingContext.deleteRenderbuffer' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGLRenderingContext/createRenderbuffer',
    examples: {
      leak: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createRenderbuffer();
  await load();
  gl.deleteRenderbuffer(thing);
}
`,
      clean: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createRenderbuffer();
  try {
    await load();
  } finally {
    gl.deleteRenderbuffer(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-program',
    family: 'handle',
    kind: 'handle',
    noun: 'program',
    keeps: 'its memory on the graphics card',
    acquire: [
      { method: 'createProgram', on: { from: 'global', name: 'WebGLRenderingContext' } },
      { method: 'createProgram', on: { from: 'global', name: 'WebGL2RenderingContext' } },
    ],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGLRenderingContext.deleteProgram' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGLRenderingContext/createProgram',
    examples: {
      leak: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createProgram();
  await load();
  gl.deleteProgram(thing);
}
`,
      clean: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createProgram();
  try {
    await load();
  } finally {
    gl.deleteProgram(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-shader',
    family: 'handle',
    kind: 'handle',
    noun: 'shader',
    keeps: 'its memory on the graphics card',
    acquire: [
      { method: 'createShader', on: { from: 'global', name: 'WebGLRenderingContext' } },
      { method: 'createShader', on: { from: 'global', name: 'WebGL2RenderingContext' } },
    ],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGLRenderingContext.deleteShader' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGLRenderingContext/createShader',
    examples: {
      leak: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createShader(gl.VERTEX_SHADER);
  await load();
  gl.deleteShader(thing);
}
`,
      clean: `export async function draw(gl: WebGLRenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createShader(gl.VERTEX_SHADER);
  try {
    await load();
  } finally {
    gl.deleteShader(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-vertex-array',
    family: 'handle',
    kind: 'handle',
    noun: 'vertex array',
    keeps: 'its memory on the graphics card',
    acquire: [{ method: 'createVertexArray', on: { from: 'global', name: 'WebGL2RenderingContext' } }],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGL2RenderingContext.deleteVertexArray' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGL2RenderingContext/createVertexArray',
    examples: {
      leak: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createVertexArray();
  await load();
  gl.deleteVertexArray(thing);
}
`,
      clean: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createVertexArray();
  try {
    await load();
  } finally {
    gl.deleteVertexArray(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-sampler',
    family: 'handle',
    kind: 'handle',
    noun: 'sampler',
    keeps: 'its memory on the graphics card',
    acquire: [{ method: 'createSampler', on: { from: 'global', name: 'WebGL2RenderingContext' } }],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGL2RenderingContext.deleteSampler' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGL2RenderingContext/createSampler',
    examples: {
      leak: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createSampler();
  await load();
  gl.deleteSampler(thing);
}
`,
      clean: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createSampler();
  try {
    await load();
  } finally {
    gl.deleteSampler(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-query',
    family: 'handle',
    kind: 'handle',
    noun: 'query',
    keeps: 'its memory on the graphics card',
    acquire: [{ method: 'createQuery', on: { from: 'global', name: 'WebGL2RenderingContext' } }],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGL2RenderingContext.deleteQuery' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGL2RenderingContext/createQuery',
    examples: {
      leak: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createQuery();
  await load();
  gl.deleteQuery(thing);
}
`,
      clean: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createQuery();
  try {
    await load();
  } finally {
    gl.deleteQuery(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-transform-feedback',
    family: 'handle',
    kind: 'handle',
    noun: 'transform feedback',
    keeps: 'its memory on the graphics card',
    acquire: [{ method: 'createTransformFeedback', on: { from: 'global', name: 'WebGL2RenderingContext' } }],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGL2RenderingContext.deleteTransformFeedback' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGL2RenderingContext/createTransformFeedback',
    examples: {
      leak: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createTransformFeedback();
  await load();
  gl.deleteTransformFeedback(thing);
}
`,
      clean: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.createTransformFeedback();
  try {
    await load();
  } finally {
    gl.deleteTransformFeedback(thing);
  }
}
`,
    },
  },
  {
    id: 'web/webgl-sync-object',
    family: 'handle',
    kind: 'handle',
    noun: 'sync object',
    keeps: 'its memory on the graphics card',
    acquire: [{ method: 'fenceSync', on: { from: 'global', name: 'WebGL2RenderingContext' } }],
    ends: 'outside',
    release: [{ call: { from: 'global', name: 'WebGL2RenderingContext.deleteSync' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebGL2RenderingContext/fenceSync',
    examples: {
      leak: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  await load();
  gl.deleteSync(thing);
}
`,
      clean: `export async function draw(gl: WebGL2RenderingContext, load: () => Promise<void>): Promise<void> {
  const thing = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  try {
    await load();
  } finally {
    gl.deleteSync(thing);
  }
}
`,
    },
  },
];
