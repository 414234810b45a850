// Guards against: a download that tells what goes wrong: making a link, clicking it and taking it away again does not throw.
declare function toast(text: string): void;

export function save(settings: object): void {
  try {
    const blob = new Blob([JSON.stringify(settings)], { type: 'application/json' });
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = `settings-${Date.now()}.json`;
    link.setAttribute('rel', 'noopener');
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    URL.revokeObjectURL(url);
    toast('saved');
  } catch (error) {
    toast(String(error));
  }
}
