import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe('nest', () => {
  mechanism('one for the process, or one a request', {
    filename: 'clock.service.ts',
    leak: `
import { Injectable, Scope } from '@nestjs/common';
@Injectable({ scope: Scope.REQUEST })
export class ClockService {
  private readonly timer = setInterval(() => this.tick(), 1000); // leak
  tick() {}
}
`,
    clean: `
import { Injectable } from '@nestjs/common';
@Injectable()
export class ClockService {
  private readonly timer = setInterval(() => this.tick(), 1000);
  tick() {}
}
`,
  });
});

describe('fastify', () => {
  mechanism('a request', {
    filename: 'clock.js',
    leak: `
import fastify from 'fastify';
const app = fastify();
app.get('/', async (request, reply) => {
  setInterval(() => request.log.info('still here'), 1000); // leak
  return reply.send('ok');
});
`,
    clean: `
import fastify from 'fastify';
const app = fastify();
const timer = setInterval(() => app.log.info('still here'), 1000);
app.addHook('onClose', async () => clearInterval(timer));
app.get('/', async (request, reply) => reply.send('ok'));
`,
  });
});

describe('express', () => {
  mechanism('a request', {
    filename: 'clock.js',
    leak: `
import express from 'express';
const app = express();
app.get('/events', (request, response) => {
  const timer = setInterval(() => response.write('tick'), 1000); // leak
});
`,
    clean: `
import express from 'express';
const app = express();
app.get('/events', (request, response) => {
  const timer = setInterval(() => response.write('tick'), 1000);
  request.on('close', () => clearInterval(timer));
});
`,
  });
});

describe('electron', () => {
  mechanism('a window', {
    filename: 'main.js',
    leak: `
import { BrowserWindow, ipcMain } from 'electron';
ipcMain.on('open', () => {
  const window = new BrowserWindow();
  const timer = setInterval(() => window.webContents.send('tick'), 1000); // leak
});
`,
    clean: `
import { BrowserWindow, ipcMain } from 'electron';
ipcMain.on('open', () => {
  const window = new BrowserWindow();
  const timer = setInterval(() => window.webContents.send('tick'), 1000);
  window.on('closed', () => clearInterval(timer));
});
`,
  });
});
