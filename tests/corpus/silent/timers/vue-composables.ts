// Guards against: composables that stop with the scope of their component, whoever creates it.
import { tryOnScopeDispose } from '@vueuse/core';
import { getCurrentScope, onBeforeUnmount, onScopeDispose, readonly, ref, toValue, watch, watchEffect, type Ref } from 'vue';

export function useIntervalFn(callback: () => void, interval: number | Ref<number> = 1000) {
  let timer: ReturnType<typeof setInterval> | null = null;
  const isActive = ref(false);

  function clean(): void {
    if (timer) {
      clearInterval(timer);
      timer = null;
    }
  }

  function pause(): void {
    isActive.value = false;
    clean();
  }

  function resume(): void {
    isActive.value = true;
    clean();
    timer = setInterval(callback, toValue(interval));
  }

  resume();
  tryOnScopeDispose(pause);
  return { isActive: readonly(isActive), pause, resume };
}

export function useNow(): Ref<number> {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, 1000);
  if (getCurrentScope()) {
    onScopeDispose(() => clearInterval(timer));
  }
  return now;
}

export function useAutosave(isDirty: Ref<boolean>, save: () => void): void {
  watch(isDirty, (dirty, _before, onCleanup) => {
    if (dirty) {
      const timer = setInterval(save, 10_000);
      onCleanup(() => clearInterval(timer));
    }
  });
  watchEffect((onCleanup) => {
    const timer = setTimeout(save, isDirty.value ? 1000 : 60_000);
    onCleanup(() => clearTimeout(timer));
  });
}

export function useFrames(draw: (time: number) => void): void {
  let frame = requestAnimationFrame(function next(time) {
    draw(time);
    frame = requestAnimationFrame(next);
  });
  onBeforeUnmount(() => cancelAnimationFrame(frame));
}
