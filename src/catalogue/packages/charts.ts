import type { Protocol } from '../schema.js';

/** Charts and maps. */
export const packagesCharts: readonly Protocol[] = [
  {
    id: 'packages/chart',
    family: 'handle',
    kind: 'handle',
    noun: 'chart',
    keeps: 'its canvas and its listeners',
    acquire: [
      { construct: { from: 'chart.js', name: 'Chart' } },
      { construct: { from: 'chart.js/auto', name: 'default' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    evidence: 'https://www.chartjs.org/docs/latest/developers/api.html#destroy',
    examples: {
      leak: `import { Chart } from 'chart.js';

declare const canvas: HTMLCanvasElement;

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Chart(canvas, { type: 'bar', data: { datasets: [] } });

  work(): void {
    this.handle.update();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Chart } from 'chart.js';

declare const canvas: HTMLCanvasElement;

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Chart(canvas, { type: 'bar', data: { datasets: [] } });

  work(): void {
    this.handle.update();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.destroy();
  }
}
`,
    },
  },
  {
    id: 'packages/leaflet-map',
    family: 'handle',
    kind: 'handle',
    noun: 'map',
    keeps: 'its listeners and its element',
    acquire: [{ call: { from: 'leaflet', name: 'map' } }, { construct: { from: 'leaflet', name: 'Map' } }],
    ends: 'never',
    release: [{ method: 'remove' }],
    evidence: 'https://leafletjs.com/reference.html#map-remove',
    examples: {
      leak: `import { map } from 'leaflet';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = map('map');

  work(): void {
    this.handle.invalidateSize();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { map } from 'leaflet';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = map('map');

  work(): void {
    this.handle.invalidateSize();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.remove();
  }
}
`,
    },
  },
  {
    id: 'packages/maplibre-map',
    family: 'handle',
    kind: 'handle',
    noun: 'map',
    keeps: 'its context and its workers',
    acquire: [{ construct: { from: 'maplibre-gl', name: 'Map' } }],
    ends: 'never',
    release: [{ method: 'remove' }],
    evidence: 'https://maplibre.org/maplibre-gl-js/docs/API/classes/Map/#remove',
    examples: {
      leak: `import { Map } from 'maplibre-gl';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Map({ container: 'map', style: 'style.json' });

  work(): void {
    this.handle.resize();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Map } from 'maplibre-gl';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Map({ container: 'map', style: 'style.json' });

  work(): void {
    this.handle.resize();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.remove();
  }
}
`,
    },
  },
];
