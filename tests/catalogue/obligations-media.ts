import type { ObligationRow } from './obligations-web-node.js';

const webgl = (type: string, name: string, id: string): ObligationRow => ({
  api: `${type}.create${name}`,
  id,
  host: type,
  make: name === 'Shader' ? 'host.createShader(host.VERTEX_SHADER)' : `host.create${name}()`,
  release: `host.delete${name}(handle);`,
});

const shared: readonly (readonly [string, string])[] = [
  ['Texture', 'web/webgl-texture'],
  ['Buffer', 'web/webgl-buffer'],
  ['Framebuffer', 'web/webgl-framebuffer'],
  ['Renderbuffer', 'web/webgl-renderbuffer'],
  ['Program', 'web/webgl-program'],
  ['Shader', 'web/webgl-shader'],
];

const second: readonly (readonly [string, string])[] = [
  ...shared,
  ['VertexArray', 'web/webgl-vertex-array'],
  ['Sampler', 'web/webgl-sampler'],
  ['Query', 'web/webgl-query'],
  ['TransformFeedback', 'web/webgl-transform-feedback'],
];

/** Devices, sound, pictures and the graphics card. */
export const mediaObligations: readonly ObligationRow[] = [
  { api: 'AudioContext', id: 'web/audio-context', make: 'new AudioContext()', work: 'console.log(handle.state);', release: 'void handle.close();' },
  { api: 'AudioNode.connect', id: 'web/audio-connection', host: 'GainNode', make: 'host.connect(host.context.destination)', release: 'host.disconnect();', shapes: ['kin'] },
  { api: 'AudioScheduledSourceNode.start', id: 'web/audio-source', host: 'OscillatorNode', make: 'host.start()', release: 'host.stop();', shapes: ['switch'] },
  { api: 'MediaDevices.getUserMedia', id: 'web/captured-media', make: 'navigator.mediaDevices.getUserMedia({ audio: true })', isAsync: true, work: 'console.log(handle.active);', release: 'handle.getTracks().forEach((track) => track.stop());' },
  { api: 'MediaDevices.getDisplayMedia', id: 'web/captured-media', make: 'navigator.mediaDevices.getDisplayMedia()', isAsync: true, work: 'console.log(handle.active);', release: 'for (const track of handle.getTracks()) track.stop();' },
  { api: 'MediaStreamTrack.clone', id: 'web/media-track', host: 'MediaStreamTrack', make: 'host.clone()', work: 'console.log(handle.label);', release: 'handle.stop();' },
  { api: 'MediaStream.clone', id: 'web/media-copy', host: 'MediaStream', make: 'host.clone()', work: 'console.log(handle.active);', release: 'handle.getTracks().forEach((track) => track.stop());' },
  { api: 'HTMLCanvasElement.captureStream', id: 'web/canvas-capture', host: 'HTMLCanvasElement', make: 'host.captureStream(30)', work: 'console.log(handle.active);', release: 'for (const track of handle.getVideoTracks()) { track.stop(); }' },
  { api: 'MediaRecorder.start', id: 'web/media-recording', host: 'MediaRecorder', make: 'host.start()', release: 'host.stop();', shapes: ['switch'] },
  { api: 'HTMLMediaElement.play', id: 'web/media-playback', host: 'HTMLAudioElement', make: 'void host.play()', release: 'host.pause();', shapes: ['kin'] },
  { api: 'HTMLVideoElement.requestPictureInPicture', id: 'web/picture-in-picture', host: 'HTMLVideoElement', make: 'void host.requestPictureInPicture()', release: 'void document.exitPictureInPicture();', shapes: ['switch'] },
  { api: 'MediaSource.addSourceBuffer', id: 'web/source-buffer', host: 'MediaSource', make: "host.addSourceBuffer('video/mp4')", release: 'host.removeSourceBuffer(handle);', shapes: ['field'] },
  { api: 'MediaKeys.createSession', id: 'web/media-keys-session', host: 'MediaKeys', make: 'host.createSession()', work: 'console.log(handle.sessionId);', release: 'void handle.close();' },
  { api: 'VideoDecoder', id: 'web/codec', host: 'VideoDecoderInit', make: 'new VideoDecoder(host)', work: 'console.log(handle.state);', release: 'handle.close();' },
  { api: 'VideoEncoder', id: 'web/codec', host: 'VideoEncoderInit', make: 'new VideoEncoder(host)', work: 'console.log(handle.state);', release: 'handle.close();' },
  { api: 'AudioDecoder', id: 'web/codec', host: 'AudioDecoderInit', make: 'new AudioDecoder(host)', work: 'console.log(handle.state);', release: 'handle.close();' },
  { api: 'AudioEncoder', id: 'web/codec', host: 'AudioEncoderInit', make: 'new AudioEncoder(host)', work: 'console.log(handle.state);', release: 'handle.close();' },
  { api: 'ImageDecoder', id: 'web/image-decoder', host: 'ImageDecoderInit', make: 'new ImageDecoder(host)', work: 'console.log(handle.complete);', release: 'handle.close();' },
  { api: 'VideoFrame', id: 'web/video-frame', host: 'HTMLVideoElement', make: 'new VideoFrame(host)', work: 'console.log(handle.codedWidth);', release: 'handle.close();' },
  { api: 'VideoFrame.clone', id: 'web/video-frame', host: 'VideoFrame', make: 'host.clone()', work: 'console.log(handle.codedWidth);', release: 'handle.close();' },
  { api: 'AudioData', id: 'web/audio-data', host: 'AudioDataInit', make: 'new AudioData(host)', work: 'console.log(handle.duration);', release: 'handle.close();' },
  { api: 'SpeechSynthesis.speak', id: 'web/speech', host: 'SpeechSynthesis', make: "host.speak(new SpeechSynthesisUtterance('hello'))", release: 'host.cancel();', shapes: ['switch'] },
  { api: 'SpeechRecognition', id: 'web/speech-recognition', make: 'new SpeechRecognition()', arm: 'handle.start();', work: 'console.log(handle.lang);', release: 'handle.stop();' },
  { api: 'createImageBitmap', id: 'web/image-bitmap', host: 'Blob', make: 'createImageBitmap(host)', isAsync: true, work: 'console.log(handle.width);', release: 'handle.close();' },
  { api: 'OffscreenCanvas.transferToImageBitmap', id: 'web/transferred-bitmap', host: 'OffscreenCanvas', make: 'host.transferToImageBitmap()', work: 'console.log(handle.width);', release: 'handle.close();' },
  ...shared.map(([name, id]) => webgl('WebGLRenderingContext', name, id)),
  ...second.map(([name, id]) => webgl('WebGL2RenderingContext', name, id)),
  { api: 'WebGL2RenderingContext.fenceSync', id: 'web/webgl-sync-object', host: 'WebGL2RenderingContext', make: 'host.fenceSync(host.SYNC_GPU_COMMANDS_COMPLETE, 0)', release: 'host.deleteSync(handle);' },
  { api: 'GPUAdapter.requestDevice', id: 'web/gpu-device', host: 'GPUAdapter', make: 'host.requestDevice()', isAsync: true, work: 'console.log(handle.limits);', release: 'handle.destroy();' },
  { api: 'GPUDevice.createBuffer', id: 'web/gpu-resource', host: 'GPUDevice', make: 'host.createBuffer({ size: 16, usage: 1 })', work: 'console.log(handle.size);', release: 'handle.destroy();' },
  { api: 'GPUDevice.createTexture', id: 'web/gpu-resource', host: 'GPUDevice', make: "host.createTexture({ size: [1], format: 'r8unorm', usage: 1 })", work: 'console.log(handle.width);', release: 'handle.destroy();' },
  { api: 'GPUDevice.createQuerySet', id: 'web/gpu-resource', host: 'GPUDevice', make: "host.createQuerySet({ type: 'occlusion', count: 1 })", work: 'console.log(handle.count);', release: 'handle.destroy();' },
  { api: 'GPUBuffer.mapAsync', id: 'web/gpu-mapping', host: 'GPUBuffer', make: 'void host.mapAsync(1)', release: 'host.unmap();', shapes: ['kin'] },
  { api: 'GPUCanvasContext.configure', id: 'web/gpu-canvas', host: 'GPUCanvasContext', make: 'host.configure({ device: {} as GPUDevice, format: \'r8unorm\' })', release: 'host.unconfigure();', shapes: ['kin'] },
];
