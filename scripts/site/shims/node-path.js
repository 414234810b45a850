/** POSIX paths: a playground has one file in one folder. */
export const sep = '/';
export const delimiter = ':';

export function normalize(path) {
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return (isAbsolute(path) ? '/' : '') + parts.join('/') || '.';
}

export function isAbsolute(path) {
  return path.startsWith('/');
}

export function join(...parts) {
  return normalize(parts.filter((part) => part !== '').join('/'));
}

export function resolve(...parts) {
  const start = parts.findLastIndex(isAbsolute);
  return normalize(['', ...parts.slice(Math.max(start, 0))].join('/'));
}

export function dirname(path) {
  const end = path.lastIndexOf('/');
  return end > 0 ? path.slice(0, end) : end === 0 ? '/' : '.';
}

export function basename(path, suffix = '') {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

export function extname(path) {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : '';
}

export function relative(from, to) {
  const start = resolve(from).split('/').filter(Boolean);
  const end = resolve(to).split('/').filter(Boolean);
  const common = start.findIndex((part, index) => part !== end[index]);
  const shared = common === -1 ? start.length : common;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

export function parse(path) {
  const base = basename(path);
  const ext = extname(path);
  return { root: isAbsolute(path) ? '/' : '', dir: dirname(path), base, ext, name: basename(path, ext) };
}

export const posix = { sep, delimiter, normalize, isAbsolute, join, resolve, dirname, basename, extname, relative, parse };
export const win32 = posix;
export default { ...posix, posix, win32 };
