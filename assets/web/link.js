// The connection of a page to its host: it opens again by itself, and knows what was not sent.
let words = {};

/** The page's own words in the language of the class; {name} is filled in. */
export function t(text, fill = {}) {
  return (words[text] ?? text).replace(/\{(\w+)\}/g, (all, name) => fill[name] ?? all);
}

/** A number as the language writes it. */
export const number = (x, digits) => x.toFixed(digits).replace('.', t('.')).replace('-', '−');

/** One of two texts by a number; where the language has three forms they stand under "many|text". */
export function many(n, one, more) {
  const forms = words['many|' + more];
  if (!forms) return (n === 1 ? one : more).replace('{n}', n);
  const ten = n % 10, hundred = n % 100;
  const form = ten === 1 && hundred !== 11 ? 0 : ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
  return forms[form].replace('{n}', n);
}

export async function speak() {
  try {
    const file = await (await fetch('/words.json')).json();
    words = file.words;
    document.documentElement.lang = file.language;
  } catch { /* English then */ }
  for (const e of document.querySelectorAll('[data-t]')) e.textContent = t(e.textContent.trim());
  document.title = t(document.title);
}

export const kept = {
  get(name) { try { return JSON.parse(localStorage.getItem('accession-' + name)); } catch { return null; } },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem('accession-' + name);
      else localStorage.setItem('accession-' + name, JSON.stringify(value));
    } catch { /* private windows keep nothing */ }
  },
};

/** hello(): the first message, or null to wait until someone calls open(). */
export class Line {
  constructor({ hello, hear, state }) {
    Object.assign(this, { hello, hear, state, tries: 0, number: 0, waiting: new Map(), up: false, wanted: false });
    addEventListener('online', () => this.wanted && !this.socket && this.open());
  }

  open() {
    this.wanted = true;
    clearTimeout(this.timer);
    const first = this.hello();
    if (!first) return;
    const socket = this.socket = new WebSocket(`ws://${location.host}/live`, 'accession');
    socket.onopen = () => this.ask(first, true).then((answer) => {
      this.up = answer.taken;
      if (answer.taken) this.tries = 0;
      this.state(answer.taken ? 'up' : 'refused', answer, first);
    });
    socket.onmessage = (e) => this.heard(JSON.parse(e.data));
    socket.onclose = (e) => this.closed(e, socket);
  }

  close() { this.wanted = false; this.socket?.close(); }

  closed(e, socket) {
    if (socket !== this.socket) return;
    this.socket = null;
    this.up = false;
    for (const w of this.waiting.values()) w({ taken: false, lost: true });
    this.waiting.clear();
    if (e.code === 4001) { this.wanted = false; this.state('sent-away'); return; }
    if (!this.wanted) return;
    this.state('down');
    const most = Math.min(8000, 250 * 2 ** this.tries++);
    this.timer = setTimeout(() => this.open(), most * (0.5 + Math.random() / 2));
  }

  heard(message) {
    if (message.what !== 'answer') { this.hear(message); return; }
    const w = this.waiting.get(message.n);
    this.waiting.delete(message.n);
    w?.(message);
  }

  /** Resolves with the host's answer; {lost: true} if the connection ended before it came. */
  ask(message, first = false) {
    if (!this.socket || this.socket.readyState !== WebSocket.OPEN || (!this.up && !first)) return Promise.resolve({ taken: false, unsent: true });
    const n = ++this.number;
    return new Promise((resolve) => {
      this.waiting.set(n, resolve);
      this.socket.send(JSON.stringify({ ...message, n }));
    });
  }
}

/** Questions that change nothing, each answered by a message of its own name. */
export class Questions {
  constructor(ask, refused) { Object.assign(this, { ask, refused, waiting: [] }); }

  /** The message that answers it, or null. */
  async look(message) {
    const answered = new Promise((resolve) => this.waiting.push({ what: message.do, resolve }));
    const answer = await this.ask(message);
    if (answer.taken) return answered;
    this.take(message.do);
    if (answer.why_not) this.refused(answer.why_not);
    return null;
  }

  heard(message) { this.take(message.what)?.resolve(message); }

  take(what) {
    const n = this.waiting.findIndex((w) => w.what === what);
    return n >= 0 ? this.waiting.splice(n, 1)[0] : null;
  }
}

/** Seconds left, counted on from the last message; null without a limit. */
export class Clock {
  constructor(show) {
    this.show = show;
    this.left = null;
    setInterval(() => this.tick(), 500);
  }
  set(message) {
    this.left = message.left >= 0 ? message.left : null;
    this.since = performance.now();
    this.paused = message.paused;
    this.tick();
  }
  tick() {
    if (this.left === null) { this.show(''); return; }
    const left = Math.max(0, Math.ceil(this.paused ? this.left : this.left - (performance.now() - this.since) / 1000));
    this.show(`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`, left);
  }
}
