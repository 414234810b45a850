// Guards against: a short one-shot of an effect whose late run sets a ref, or looks first whether the component is still there.
import { useEffect, useRef } from 'react';

interface Props {
  readonly update: () => void;
  readonly useMounted: () => () => boolean;
}

export function Overlay({ update, useMounted }: Props) {
  const isResizing = useRef(false);
  const frame = useRef(0);
  const isMounted = useMounted();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onResize = (): void => {
      isResizing.current = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isResizing.current = false;
      }, 500);
      update();
    };
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, [update]);
  useEffect(() => {
    const onMove = (): void => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => {
        if (isMounted()) {
          update();
        }
      });
    };
    document.addEventListener('mousemove', onMove);
    return () => document.removeEventListener('mousemove', onMove);
  }, [isMounted, update]);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout>;
    const refresh = (): void => {
      if (!isGone) {
        update();
      }
    };
    const onKey = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => refresh(), 300);
    };
    document.addEventListener('keyup', onKey);
    return () => {
      isGone = true;
      document.removeEventListener('keyup', onKey);
    };
  }, [update]);
  return <div />;
}
