/** Chromium without a window, by its own protocol over pipes: what a page shows, says and does. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

/** What the program is called, if it is there. */
export const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-pipe', '--no-first-run'];
/** What a page may say that is something to worry about. */
const WORRIES = ['Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Log.entryAdded', 'Network.loadingFailed'];

/** One browser with one page. */
export class Browser {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #to: Writable;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #events = new Map<string, () => void>();
  #session: string | undefined;
  #count = 0;
  /** Errors and messages of the page, and requests that failed, since it was last asked. */
  #worries: string[] = [];

  private constructor(program: string) {
    this.#profile = mkdtempSync(join(tmpdir(), 'lcgm-chromium-'));
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    this.#child = spawn(program, [...FLAGS, `--user-data-dir=${this.#profile}`], { stdio: [...stdio] });
    const [, , , to, from] = this.#child.stdio;
    if (!(to instanceof Writable && from instanceof Readable)) throw new Error('the browser has no pipes');
    this.#to = to;
    let rest = '';
    from.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#receive(JSON.parse(part));
    });
  }

  static async start(program: string): Promise<Browser> {
    const browser = new Browser(program);
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    browser.#session = String(sessionId);
    for (const domain of ['Runtime', 'Log', 'Page', 'Network']) await browser.send(`${domain}.enable`);
    return browser;
  }

  #receive(message: Message): void {
    if (message.id !== undefined) this.#waiting.get(message.id)?.(message);
    else if (message.method !== undefined) {
      if (WORRIES.includes(message.method)) this.#worries.push(JSON.stringify(message.params));
      this.#events.get(message.method)?.();
    }
  }

  /** A command of the protocol. */
  send(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = ++this.#count;
    return new Promise((done, fail) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? done(result ?? {}) : fail(new Error(`${method}: ${error.message}`)),
      );
      this.#to.write(`${JSON.stringify({ id, method, params, sessionId: this.#session })}\0`);
    });
  }

  /** Opens a page, and waits until all of it is there. */
  async open(url: string): Promise<void> {
    await this.#during('Page.loadEventFired', () => this.send('Page.navigate', { url }));
  }

  /** Does something after which another page is there. */
  async leave(doing: () => Promise<unknown>): Promise<void> {
    await this.#during('Page.loadEventFired', doing);
  }

  async #during(event: string, doing: () => Promise<unknown>): Promise<void> {
    const happened = new Promise<void>((done) => this.#events.set(event, done));
    await doing();
    await happened;
  }

  /** The value of an expression on the page; it may be a promise. */
  async value(expression: string): Promise<unknown> {
    const answer = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails }: { result?: { value?: unknown }; exceptionDetails?: unknown } = answer;
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result?.value;
  }

  async press(key: string, code = key): Promise<void> {
    const text = key.length === 1 ? key : key === 'Enter' ? '\r' : undefined;
    const virtual = KEYS[key] ?? key.toUpperCase().charCodeAt(0);
    const event = { key, code, windowsVirtualKeyCode: virtual };
    await this.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', ...(text === undefined ? {} : { text }) });
    await this.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }

  async width(width: number, scheme: 'light' | 'dark' = 'light'): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor: 1, mobile: false });
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  }

  /** What there was to worry about since this was last asked. */
  worries(): readonly string[] {
    const worries = this.#worries;
    this.#worries = [];
    return worries;
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.#child.once('exit', done));
    await this.send('Browser.close');
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const KEYS: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, Escape: 27, ArrowUp: 38, ArrowDown: 40, '/': 191 };
