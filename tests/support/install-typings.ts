import { installPackages } from './install-packages.js';

/** The packages whose typings the catalogue is held against. They weigh too much for the plugin's own install. */
export default function installTypings(): void {
  installPackages(new URL('../typings/', import.meta.url));
}
