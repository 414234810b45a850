// Guards against: a stream that is asked for only to bring up the browser's question, and ended at once. What fails before has no tracks.
export async function mayRecord(): Promise<string | undefined> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    stream.getTracks().forEach((track) => track.stop());
    return undefined;
  } catch (error) {
    return error instanceof DOMException ? error.name : 'unknown';
  }
}

export async function shareScreen(publish: (track: MediaStreamTrack) => Promise<void>): Promise<void> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
  const [first, ...others] = stream.getVideoTracks();
  if (first === undefined) {
    throw new Error('There is no picture.');
  }
  await publish(first);
  others.forEach((track) => track.stop());
}
