// Starts a Clearway node of the built binary in a folder of its own, and stops it again.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const READY_WITHIN_MS = 60_000;
export const binary = resolve(import.meta.dirname, process.env.CLEARWAY_BIN ?? '../target/debug/clearway');

/** A port free now, and the one after it: the demo's second economy takes that. */
async function freePorts() {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no free ports');
}

function isFree(port) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** `clearway demo` by default; `args` come before the address and the data folder. */
export async function startNode(args = ['demo']) {
  if (!existsSync(binary)) throw new Error(`build it first: cargo build --package cli (${binary} is missing)`);
  const port = await freePorts();
  const folder = await mkdtemp(join(tmpdir(), 'clearway-e2e-'));
  const child = spawn(binary, [...args, '--listen', `127.0.0.1:${port}`, '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const node = { url: `http://127.0.0.1:${port}`, said: '', ended: false, stop };
  const exited = new Promise((done) => child.once('exit', (code, signal) => done((node.ended = code ?? signal))));
  child.stdout.on('data', (text) => (node.said += text));
  child.stderr.on('data', (text) => (node.said += text));

  /** A node that had already ended by itself is a failure, told with its last words. */
  async function stop() {
    if (node.ended !== false) {
      await rm(folder, { recursive: true, force: true });
      throw new Error(`the node ended by itself (${node.ended}):\n${node.said.slice(-4_000)}`);
    }
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
  }

  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answers(`${node.url}/readyz`))) {
    if (node.ended !== false || Date.now() > until) {
      await stop().catch(() => {});
      throw new Error(`the node did not get ready:\n${node.said.slice(-4_000)}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return node;
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
