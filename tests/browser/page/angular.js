import '@angular/compiler';
import { createComponent, createEnvironmentInjector } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { addHost } from './mount.js';

const starting = createApplication({ providers: [] });

/** Shows a component. `providers` are what its constructor asks for. */
export async function show(component, providers = []) {
  const application = await starting;
  const host = addHost();
  const environmentInjector = createEnvironmentInjector(providers, application.injector);
  const shown = createComponent(component, { environmentInjector, hostElement: host });
  application.attachView(shown.hostView);
  shown.changeDetectorRef.detectChanges();
  return {
    host,
    instance: shown.instance,
    hide: () => {
      application.detachView(shown.hostView);
      shown.destroy();
      environmentInjector.destroy();
      host.remove();
    },
  };
}

/** What a constructor asks for, of a class whose types the compiler has left out. */
export function declareParameters(component, ...types) {
  component.ctorParameters = () => types.map((type) => ({ type }));
}
