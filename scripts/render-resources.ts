import { protocols } from '../src/catalogue/index.js';
import type { Acquire, Exempt, Protocol, Release, SymbolRef } from '../src/catalogue/schema.js';

const HEAD = `<!-- Written by \`npm run generate\` from src/catalogue. -->

# Resources

What the rules know, one row a resource. [Adding one](contributing/add-a-resource.md) takes one entry; a private library is
described in the same shape in \`settings.leaks.resources\`.
`;

/** The page that lists the catalogue. */
export function renderResources(): string {
  const folders = [...new Set(protocols.map(getFolder))].toSorted();
  return HEAD + folders.map(renderFolder).join('');
}

function renderFolder(folder: string): string {
  const rows = protocols
    .filter((protocol) => getFolder(protocol) === folder)
    .toSorted((a, b) => a.id.localeCompare(b.id, 'en'))
    .map(renderRow);
  return `
## ${folder}

| Resource | Acquired by | Released by | Not when | Keeps alive |
|---|---|---|---|---|
${rows.join('')}`;
}

function renderRow({ noun, evidence, acquire, release, exempt = [], keeps }: Protocol): string {
  const cells = [
    `[${noun}](${evidence})`,
    acquire.map(describeAcquire).join('<br>'),
    release.map(describeRelease).join('<br>'),
    exempt.map(describeExempt).join('<br>'),
    keeps,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function getFolder({ id }: Protocol): string {
  return id.slice(0, id.indexOf('/'));
}

function describeAcquire(acquire: Acquire): string {
  if ('call' in acquire) {
    return `\`${describeSymbol(acquire.call)}()\``;
  }
  return 'construct' in acquire
    ? `\`new ${describeSymbol(acquire.construct)}()\``
    : `\`${describeSymbol(acquire.on)}#${acquire.method}()\``;
}

function describeRelease(release: Release): string {
  if ('invoke' in release) {
    return 'calling it';
  }
  if ('mirror' in release) {
    return `\`${release.mirror}()\` with the same arguments`;
  }
  if ('part' in release) {
    return release.each === undefined ? `\`.${release.part}.${release.by}()\`` : `\`.${release.part}()\`, \`.${release.by}()\` of each`;
  }
  return 'call' in release ? `\`${describeSymbol(release.call)}()\`` : `\`.${release.method}()\``;
}

function describeExempt(exempt: Exempt): string {
  if ('chained' in exempt) {
    return `\`.${exempt.chained}()\``;
  }
  if ('given' in exempt) {
    return 'a callback';
  }
  if ('within' in exempt) {
    return `in \`${describeSymbol(exempt.within)}()\``;
  }
  if (exempt.equals === 'absent') {
    return `no \`${exempt.option}\``;
  }
  return exempt.equals === 'present' ? `\`${exempt.option}\`` : `\`${exempt.option}: ${String(exempt.equals)}\``;
}

function describeSymbol({ from, name }: SymbolRef): string {
  return from === 'global' ? name : `${from}.${name}`;
}
