import { installPackages } from './install-packages.js';

/** The frameworks, the clients of databases and the engine that the proofs run. */
export default function installProofs(): void {
  installPackages(new URL('../browser/', import.meta.url));
}
