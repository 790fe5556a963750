// The wall: what a whole room may see.
import { h, svg, fill, announce, curves } from '/dom.js';
import { t, many, speak, kept, Line, Clock } from '/link.js';
import { seatChips, dialList } from '/table.js';
import { Play } from '/play.js';

await speak();
const at = (id) => document.getElementById(id);
let wall = null, stage = '', spoken = false;
const stages = { lobby: (n) => t('Come in', { n }), turn: (n) => t('Turn {n}', { n }), result: (n) => t('What came of turn {n}', { n }), debrief: (n) => (wall.plays > wall.play ? t('Look back', { n }) : t('Debrief', { n })) };

const line = new Line({
  hello: () => (kept.get('wall') ? { do: 'wall', key: kept.get('wall') } : null),
  hear: (message) => { if (message.what === 'wall') show(message); else if (message.what === 'game') aloud(message); },
  state(now, answer) {
    at('banner').hidden = now !== 'down';
    at('error').textContent = now === 'refused' ? `${answer.why_not}. ${answer.nearest}.` : '';
    if (now === 'refused') { line.close(); setTimeout(() => line.open(), 3000); }
  },
});
const clock = new Clock((text) => { at('clock').textContent = wall?.paused ? t('paused') : text; });
const play = new Play(at('game'), { send() {}, ask() {}, look: async () => null, able: () => false, watched: true });

function aloud(game) {
  spoken = Boolean(game.table);
  at('game').hidden = !spoken;
  if (spoken) play.show(game, wall);
  at('tables').hidden = at('curves').hidden = spoken || wall.stage === 'lobby';
}

function qr(rows) {
  const side = rows.length, d = rows.flatMap((row, y) => [...row].map((c, x) => (c === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : ''))).join('');
  return svg('svg', { viewBox: `0 0 ${side + 8} ${side + 8}`, role: 'img', 'aria-label': t('QR code of the address'), 'shape-rendering': 'crispEdges' }, svg('path', { d, fill: '#000' }));
}

const bare = (url) => url.replace(/^http:\/\/|\/$/g, '');

function show(message) {
  wall = message;
  clock.set(wall);
  const name = stages[wall.stage](wall.turn);
  at('stage').textContent = name;
  if (stage !== name) announce(stage = name);
  at('start').textContent = wall.start;
  at('up').hidden = !wall.frozen;
  at('message').hidden = !wall.message;
  at('message').textContent = wall.message;
  const lobby = wall.stage === 'lobby' && wall.code && wall.urls.length;
  at('lobby').hidden = !lobby;
  const others = wall.urls.slice(0, -1).filter((u, n) => n !== wall.shown);
  if (lobby) fill(at('lobby'), [wall.code, wall.urls, wall.shown, wall.qr, wall.people], () => [wall.qr ? qr(wall.qr) : null, h('div', {},
    h('p.url', {}, bare(wall.urls[wall.shown])), others.length ? h('p', {}, `${t('or')} ${others.map(bare).join(', ')}`) : null,
    h('p', {}, t('Code')), h('p.big', {}, wall.code), h('p', {}, many(wall.people, '{n} person is in', '{n} people are in')))]);
  question(wall.question);
  at('tables').hidden = at('curves').hidden = spoken || wall.stage === 'lobby';
  fill(at('tables'), wall.tables, () => wall.tables.map(table));
  fill(at('curves'), wall.tables.map((x) => [x.curves, x.marks]), () => curves(wall.tables, wall.turns, (c) => c.name));
}

function table(x) {
  const waits = x.seats.filter((s) => s.waits);
  const words = wall.stage !== 'turn' ? '' : waits.length ? many(waits.length, '{n} seat is waited for', '{n} seats are waited for') : t('done');
  return h('article.panel.table', {}, h('h2', {}, h('span', {}, t('Table {n}', { n: x.table })), h('span.small', {}, words)), wall.stage === 'debrief' ? null : seatChips(x), x.stands ? h('p.strong', {}, x.stands) : null, x.dials ? dialList(x.dials) : null);
}

function question(q) {
  at('question').hidden = !q;
  if (!q) return;
  const all = q.counts?.reduce((a, b) => a + b, 0) || 1;
  fill(at('question'), q, () => [h('h2', {}, q.text), h('div.votes', {}, q.answers.map((answer, n) => {
    const bar = h('div.bar-in');
    if (q.counts) bar.style.width = `${100 * q.counts[n] / all}%`;
    return [h('p', {}, answer, q.counts ? `: ${q.counts[n]}` : ''), q.counts ? h('div.bar-out', {}, bar) : h('span', {})];
  }))]);
}

if (!kept.get('wall')) at('error').textContent = t('The wall opens from the board: open that on this computer first.');
addEventListener('storage', () => { if (!line.socket && kept.get('wall')) line.open(); });
line.open();
