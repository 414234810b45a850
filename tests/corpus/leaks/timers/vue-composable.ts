import { onMounted, onUnmounted, ref } from 'vue';

export function useOnlineStatus(ping: () => Promise<boolean>) {
  const isOnline = ref(navigator.onLine);
  let timer: ReturnType<typeof setInterval> | undefined;

  const update = (): void => {
    isOnline.value = navigator.onLine;
  };

  onMounted(() => {
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    // leak: no-leaked-timer
    timer = setInterval(() => {
      void ping().then((answer) => {
        isOnline.value = answer;
      });
    }, 15_000);
    console.debug('pinging', timer);
  });

  onUnmounted(() => {
    window.removeEventListener('online', update);
    window.removeEventListener('offline', update);
  });

  return isOnline;
}
