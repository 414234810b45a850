// Guards against: a step of the opening that stores the late handle, where the method that waits for the step looks afterwards.
import { connect as dial, type Socket } from 'node:net';
import { connect as secure } from 'node:tls';

export class Transport {
  private isClosed = false;
  private socket: Socket | undefined;

  async connect(port: number): Promise<void> {
    this.socket = await open(port);
    if (this.isClosed) {
      this.socket.destroy();
      return;
    }
    await this.startSecure(this.socket);
    if (this.isClosed) {
      this.socket.destroy();
    }
  }

  send(text: string): boolean {
    return !this.isClosed && this.socket?.write(text) === true;
  }

  close(): void {
    this.isClosed = true;
    this.socket?.destroy();
  }

  private async startSecure(socket: Socket): Promise<void> {
    this.socket = await new Promise<Socket>((resolve, reject) => {
      const made = secure({ socket }, () => resolve(made)).once('error', reject);
    });
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const made = dial({ port }, () => resolve(made)).once('error', reject);
  });
}
