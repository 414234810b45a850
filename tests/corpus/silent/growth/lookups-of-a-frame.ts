// Guards against: lookups of one frame that helpers fill and empty, and that are gone when the frame is drawn.
interface Tile {
  readonly z: number;
}

type Lookup = Record<number, Set<Tile>>;

function add(lookup: Lookup, tile: Tile, z: number): boolean {
  const known = lookup[z];
  if (known === undefined) {
    lookup[z] = new Set([tile]);
    return true;
  }
  const isNew = !known.has(tile);
  known.add(tile);
  return isNew;
}

function remove(lookup: Lookup, tile: Tile, z: number): boolean {
  return lookup[z]?.delete(tile) ?? false;
}

export class Renderer {
  draw(tiles: readonly Tile[]): number {
    const lookup: Lookup = {};
    for (const tile of tiles) {
      add(lookup, tile, tile.z);
    }
    for (const tile of tiles) {
      remove(lookup, tile, tile.z);
    }
    return Object.keys(lookup).length;
  }
}
