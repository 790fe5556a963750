// Loads `accession class serve` and prints what its people would notice. Needs node and its package "ws":
//   NODE_PATH=/path/to/node_modules node tools/class_load.js PROGRAM [SEATS] [SECONDS] [quiet|attack|kill|soak]
// attack: 300 connections that never finish their headers, a frame of 1 GB, and 1,000 wrong codes a second.
// kill: the host is killed in mid-turn and started again.
// soak: everybody orders every 30 s, a turn is lived every 3 minutes, a quarter drops and comes back every minute; the
// host's memory and open files are told every 5 minutes (SECONDS 2700).
const WebSocket = require('ws'), net = require('net'), fs = require('fs'), os = require('os'), path = require('path');
const { spawn } = require('child_process');
const [, , program, seats_ = '200', seconds_ = '15', mode = 'quiet'] = process.argv;
const seats = +seats_, seconds = +seconds_, port = 8490 + (process.pid % 500);
const now = () => Number(process.hrtime.bigint()) / 1e6, sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const share = (a, p) => { const b = [...a].sort((x, y) => x - y); return b.length ? b[Math.min(b.length - 1, Math.floor(b.length * p))].toFixed(1) : '-'; };
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'class-')), 'load.class');

function host(first) {
  const child = spawn(program, ['class', 'serve', '--file', file, '--port', port, ...(first ? ['--tables', '8', '--turns', '0', '--turn-seconds', '3600'] : [])]);
  return new Promise((resolve) => {
    let said = '';
    child.stderr.on('data', (d) => {
      said += d;
      const code = /: ([A-Z2-9]{6})$/m.exec(said), key = /: ([0-9a-f]{32})/.exec(said);
      if (code && key) resolve({ child, code: code[1], key: key[1], told: () => said });
    });
  });
}

class Person {
  constructor(first, hear = () => {}) { Object.assign(this, { first, hear, n: 0, waits: new Map() }); }
  open() {
    const w = this.socket = new WebSocket(`ws://127.0.0.1:${port}/live`, ['accession'], { perMessageDeflate: false, origin: `http://127.0.0.1:${port}` });
    return new Promise((resolve) => {
      w.on('open', async () => { const a = await this.ask(this.first); if (a.key) this.first = { do: 'back', key: a.key }; resolve(a.taken); });
      w.on('error', () => resolve(false));
      w.on('close', () => { for (const f of this.waits.values()) f({ taken: false }); this.waits.clear(); this.gone?.(); });
      w.on('message', (d) => {
        const m = JSON.parse(d);
        if (m.what === 'answer') { this.waits.get(m.n)?.(m); this.waits.delete(m.n); return; }
        if (m.what === 'game') { this.game = m; this.bytes = d.length; }
        this.hear(m, this);
      });
    });
  }
  ask(m) { const n = ++this.n; return new Promise((r) => { this.waits.set(n, r); this.socket.send(JSON.stringify({ ...m, n })); }); }
}

function attack() {
  const slow = [];
  for (let n = 0; n < 300; n++) {
    const s = net.connect(port, '127.0.0.1');
    s.on('error', () => {});
    s.on('connect', () => s.write('GET / HTTP/1.1\r\nHost: x\r\nX-a: '));
    slow.push(s);
  }
  const drip = setInterval(() => slow.forEach((s) => s.writable && s.write('a')), 1000);
  const tries = setInterval(() => {
    for (let n = 0; n < 10; n++) {
      const w = new WebSocket(`ws://127.0.0.1:${port}/live`, ['accession'], { perMessageDeflate: false, origin: `http://127.0.0.1:${port}` });
      w.on('error', () => {});
      w.on('open', () => { attack.tries++; w.send('{"do":"join","n":1,"code":"AAAAAA","name":"x"}'); });
      w.on('message', () => w.close());
    }
  }, 10);
  const big = new WebSocket(`ws://127.0.0.1:${port}/live`, ['accession'], { origin: `http://127.0.0.1:${port}` });
  big.on('error', () => {});
  big.on('open', () => { big._socket.write(Buffer.concat([Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]), Buffer.alloc(100000)])); });
  big.on('close', () => { attack.closed = true; });
  return () => { clearInterval(drip); clearInterval(tries); slow.forEach((s) => s.destroy()); };
}
attack.tries = 0;

const descriptors = (pid) => fs.readdirSync(`/proc/${pid}/fd`).length;
const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

function soak(h, board, people) {
  const t0 = now(), minutes = () => ((now() - t0) / 60000).toFixed(0);
  let first = 0, turns = 0, returns = 0, lost = 0;
  h.child.on('exit', (code, signal) => { if (!h.ends) console.log(`${minutes()} min: THE HOST ENDED: ${code} ${signal}; ${h.told().slice(-300)}`); });
  const tell = () => {
    const mb = memory(h.child.pid), in_ = people.filter((p) => p.socket.readyState === 1).length;
    first ||= mb;
    console.log(`${minutes()} min: ${mb.toFixed(1)} MB, ${((mb / first - 1) * 100).toFixed(1)} % more than after 5; ${descriptors(h.child.pid)} open files for ${in_} seats; ${turns} turns lived, ${returns} returns, ${lost} lost`);
  };
  const next = async () => { for (let n = 0; n < 2; n++) { if ((await board.ask({ do: 'next' })).taken) turns += n === 0; else console.log(`${minutes()} min: a turn was refused`); await sleep(2000); } };
  const drop = () => people.filter(() => Math.random() < 0.25).forEach(async (p) => { p.socket.terminate(); await sleep(500); if (await p.open()) returns++; else lost++; });
  return [setInterval(tell, 300000), setInterval(next, 180000), setInterval(drop, 61000)];
}

async function main() {
  let h = await host(true);
  const heard = { last: [], begun: 0, got: 0 };
  const hear = (m) => { if (m.what === 'class' && m.message === heard.text) { heard.got++; if (heard.got === seats) heard.last.push(now() - heard.begun); } };
  const people = Array.from({ length: seats }, (_, n) => new Person({ do: 'join', code: h.code, name: `Seat ${n + 1}` }, hear));
  const t0 = now(), in_ = (await Promise.all(people.map((p) => p.open()))).filter(Boolean).length;
  console.log(`${in_} of ${seats} joined in ${(now() - t0).toFixed(0)} ms`);
  const board = new Person({ do: 'lead', key: h.key });
  await board.open();
  await board.ask({ do: 'start' });
  while (people.some((p) => !p.game)) await sleep(20);
  console.log(`all have the game ${(now() - t0).toFixed(0)} ms after the first connected; views of at most ${Math.max(...people.map((p) => p.bytes))} bytes`);
  const stop = mode === 'attack' ? attack() : () => {};
  if (mode === 'attack') await sleep(1500);
  const taken = [], refused = [];
  const order = async (p) => {
    const open = p.game.cards.filter((c) => !c.why_not), card = open[Math.floor(Math.random() * open.length)] ?? p.game.cards[0];
    const t = now(), a = await p.ask({ do: 'act', act: card.act, to: card.to });
    (a.taken ? taken : refused).push(now() - t);
    if (Math.random() < 0.5) { const u = now(); await p.ask({ do: 'undo' }); taken.push(now() - u); }
  };
  const pause = mode === 'soak' ? 30000 : 1000;
  const timers = people.map((p) => setInterval(() => p.socket.readyState === 1 && order(p), pause * (1 + Math.random() / 10)));
  const broadcasts = setInterval(() => { heard.got = 0; heard.text = `Message ${Math.random()}`; heard.begun = now(); board.ask({ do: 'message', text: heard.text }); }, pause);
  if (mode === 'soak') timers.push(...soak(h, board, people));
  const until = now() + seconds * 1000;
  while (now() < until) await sleep(100);
  timers.forEach(clearInterval); clearInterval(broadcasts); stop();
  const all = [...taken, ...refused];
  console.log(`${all.length} orders (${refused.length} refused): answered p50 ${share(all, 0.5)}, p99 ${share(all, 0.99)}, max ${share(all, 1)} ms`);
  console.log(`${heard.last.length} messages to all: at the last seat p50 ${share(heard.last, 0.5)}, max ${share(heard.last, 1)} ms`);
  console.log(`host ${memory(h.child.pid).toFixed(0)} MB; file ${(fs.statSync(file).size / 1024).toFixed(0)} KB`);
  if (mode === 'attack') console.log(`${attack.tries} wrong codes tried, 1 GB frame closed: ${Boolean(attack.closed)}, still in: ${people.filter((p) => p.socket.readyState === 1).length}`);
  if (mode === 'kill') {
    const t = now(), back = [];
    people.forEach((p) => { p.gone = () => { let wait = 250; const again = async () => { if (await p.open()) back.push(now() - t); else { wait = Math.min(8000, wait * 2); setTimeout(again, wait * (0.5 + Math.random() / 2)); } }; p.gone = null; setTimeout(again, wait * (0.5 + Math.random() / 2)); }; });
    h.child.kill('SIGKILL');
    await sleep(500);
    h = await host(false);
    console.log(`killed; serving again after ${(now() - t).toFixed(0)} ms`);
    while (back.length < seats && now() - t < 60000) await sleep(50);
    console.log(`${back.length} of ${seats} back: p50 ${share(back, 0.5)}, last ${share(back, 1)} ms after the kill`);
  }
  h.ends = true;
  h.child.kill('SIGINT');
  process.exit(0);
}
main();
