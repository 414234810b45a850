// Guards against: a timer that is set only on a condition, and cleared on the same one or without any.
type Work = () => Promise<void>;

export async function withDots(isVerbose: boolean, work: Work): Promise<void> {
  const timer = isVerbose ? setInterval(() => process.stdout.write('.'), 1000) : undefined;
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

export async function withSeconds(isVerbose: boolean, work: Work): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  if (isVerbose) {
    timer = setInterval(() => console.log(process.uptime()), 1000);
  }
  await work();
  if (isVerbose) {
    clearInterval(timer);
  }
}

export async function withWarning(isVerbose: boolean, work: Work): Promise<void> {
  const timer = isVerbose && setInterval(() => console.warn('still working'), 1000);
  await work();
  timer && clearInterval(timer);
}

export async function build(work: Work): Promise<void> {
  const timer = setInterval(() => console.log('still building'), 10_000);
  try {
    await work();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
  clearInterval(timer);
}

export function renewWhile(renew: () => void, work: Work): Promise<void> {
  const timer = setInterval(renew, 1000);
  const result = work();
  result.then(
    () => clearInterval(timer),
    () => clearInterval(timer),
  );
  return result;
}
