// Guards against: a page that only looks at the status. The browser gives the connection back.
export async function isReachable(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'POST', body: '{}' });
    return response.ok;
  } catch {
    return false;
  }
}

export function track(name: string): void {
  void fetch(`/track?name=${encodeURIComponent(name)}`);
}
