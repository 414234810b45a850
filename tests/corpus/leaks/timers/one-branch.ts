interface Upload {
  readonly size: number;
  send(): Promise<'stored' | 'rejected'>;
}

export async function upload(file: Upload, show: (text: string) => void): Promise<boolean> {
  let seconds = 0;
  // leak: no-leaked-timer
  const clock = setInterval(() => show(`${(seconds += 1)} s`), 1000);
  const result = await file.send();
  if (result === 'stored') {
    clearInterval(clock);
    show('stored');
  } else {
    show('rejected');
  }
  return result === 'stored';
}

export async function uploadAll(files: readonly Upload[], show: (text: string) => void): Promise<void> {
  for (const file of files) {
    // leak: no-leaked-timer
    const clock = setInterval(() => show(String(file.size)), 1000);
    switch (await file.send()) {
      case 'stored':
        clearInterval(clock);
        break;
      case 'rejected':
        show('rejected');
        break;
    }
  }
}
