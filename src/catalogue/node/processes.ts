import type { Protocol } from '../schema.js';

/** Processes, threads and what connects them. A process may exit by itself. */
export const nodeProcesses: readonly Protocol[] = [
  {
    id: 'node/child-process-spawn',
    family: 'handle',
    kind: 'handle',
    noun: 'child process',
    keeps: 'the process and its pipes',
    acquire: [{ call: { from: 'node:child_process', name: 'spawn' } }],
    ends: 'outside',
    release: [{ method: 'kill' }, { method: '[Symbol.dispose]' }],
    exempt: [{ chained: 'unref' }],
    disposers: [{ kind: 'sync', release: 'kill', since: { node: ['18.18.0', '20.5.0'] } }],
    evidence: 'https://nodejs.org/api/child_process.html#child_processspawncommand-args-options',
    examples: {
      leak: `import { spawn } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = spawn('tail', ['-f', 'log']);

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { spawn } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = spawn('tail', ['-f', 'log']);

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.kill();
  }
}
`,
    },
  },
  {
    id: 'node/child-process-fork',
    family: 'handle',
    kind: 'handle',
    noun: 'child process',
    keeps: 'the process and its pipes',
    acquire: [{ call: { from: 'node:child_process', name: 'fork' } }],
    ends: 'outside',
    release: [{ method: 'kill' }, { method: 'disconnect' }, { method: '[Symbol.dispose]' }],
    exempt: [{ chained: 'unref' }],
    disposers: [{ kind: 'sync', release: 'kill', since: { node: ['18.18.0', '20.5.0'] } }],
    evidence: 'https://nodejs.org/api/child_process.html#child_processforkmodulepath-args-options',
    examples: {
      leak: `import { fork } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = fork('./job.js');

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { fork } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = fork('./job.js');

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.kill();
  }
}
`,
    },
  },
  {
    id: 'node/child-process-exec',
    family: 'handle',
    kind: 'handle',
    noun: 'child process',
    keeps: 'the process and its pipes',
    acquire: [{ call: { from: 'node:child_process', name: 'exec' } }],
    ends: 'outside',
    release: [{ method: 'kill' }, { method: '[Symbol.dispose]' }],
    disposers: [{ kind: 'sync', release: 'kill', since: { node: ['18.18.0', '20.5.0'] } }],
    evidence: 'https://nodejs.org/api/child_process.html#child_processexeccommand-options-callback',
    examples: {
      leak: `import { exec } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = exec('tail -f log');

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { exec } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = exec('tail -f log');

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.kill();
  }
}
`,
    },
  },
  {
    id: 'node/child-process-exec-file',
    family: 'handle',
    kind: 'handle',
    noun: 'child process',
    keeps: 'the process and its pipes',
    acquire: [{ call: { from: 'node:child_process', name: 'execFile' } }],
    ends: 'outside',
    release: [{ method: 'kill' }, { method: '[Symbol.dispose]' }],
    disposers: [{ kind: 'sync', release: 'kill', since: { node: ['18.18.0', '20.5.0'] } }],
    evidence: 'https://nodejs.org/api/child_process.html#child_processexecfilefile-args-options-callback',
    examples: {
      leak: `import { execFile } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = execFile('tail', ['-f', 'log']);

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { execFile } from 'node:child_process';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = execFile('tail', ['-f', 'log']);

  work(): void {
    console.log(this.handle.pid);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.kill();
  }
}
`,
    },
  },
  {
    id: 'node/worker',
    family: 'handle',
    kind: 'handle',
    noun: 'worker',
    keeps: 'its thread and its heap',
    acquire: [{ construct: { from: 'node:worker_threads', name: 'Worker' } }],
    ends: 'outside',
    release: [{ method: 'terminate' }],
    disposers: [{ kind: 'async', release: 'terminate', since: { node: ['22.18.0', '24.2.0'] } }],
    evidence: 'https://nodejs.org/api/worker_threads.html#new-workerfilename-options',
    examples: {
      leak: `import { Worker } from 'node:worker_threads';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Worker('./job.js');

  work(): void {
    this.handle.postMessage('work');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Worker } from 'node:worker_threads';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Worker('./job.js');

  work(): void {
    this.handle.postMessage('work');
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.terminate();
  }
}
`,
    },
  },
  {
    id: 'node/cluster-fork',
    family: 'handle',
    kind: 'handle',
    noun: 'cluster worker',
    keeps: 'its process',
    acquire: [{ call: { from: 'node:cluster', name: 'default.fork' } }],
    ends: 'outside',
    release: [{ method: 'kill' }, { method: 'disconnect' }, { method: 'destroy' }],
    evidence: 'https://nodejs.org/api/cluster.html#clusterforkenv',
    examples: {
      leak: `import cluster from 'node:cluster';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = cluster.fork();

  work(): void {
    this.handle.send('work');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import cluster from 'node:cluster';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = cluster.fork();

  work(): void {
    this.handle.send('work');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.kill();
  }
}
`,
    },
  },
  {
    id: 'node/broadcast-channel',
    family: 'handle',
    kind: 'handle',
    noun: 'channel',
    keeps: 'its listeners, and the process alive',
    acquire: [{ construct: { from: 'node:worker_threads', name: 'BroadcastChannel' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    afterRelease: [{ after: ['close'], fails: ['postMessage'] }],
    evidence: 'https://nodejs.org/api/worker_threads.html#class-broadcastchannel-extends-eventtarget',
    examples: {
      leak: `import { BroadcastChannel } from 'node:worker_threads';

export function announce(text: string): void {
  const channel = new BroadcastChannel('news');
  channel.postMessage(text);
}
`,
      clean: `import { BroadcastChannel } from 'node:worker_threads';

export function announce(text: string): void {
  const channel = new BroadcastChannel('news');
  channel.postMessage(text);
  channel.close();
}
`,
    },
  },
];
