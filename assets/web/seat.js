// The page of a person: joining, coming back, orders that were not sent, and what the class does.
import { h, fill, announce } from '/dom.js';
import { t, many, speak, kept, Line, Clock, Questions } from '/link.js';
import { Play } from '/play.js';

await speak();
const at = (id) => document.getElementById(id);
let cls = null, game = null, you = null, joining = null, stage = '', wasUp = false;

/* --- orders: what was not sent is kept, and sent when the host is back ------------------------- */

let unsent = kept.get('unsent') ?? [];
const away = new Set(); /* of them: sent, and not answered yet */
const forget = (u) => { unsent = unsent.filter((x) => x !== u); keep(); };
const keep = () => { kept.set('unsent', unsent.length ? unsent : null); showUnsent(); };

function showUnsent() {
  const waits = unsent.filter((u) => !away.has(u));
  at('unsent').hidden = !waits.length;
  fill(at('unsent'), waits, () => [h('h2', {}, t('Not sent yet')), h('ul.news', {}, waits.map((u) => h('li', {}, u.words, ' ',
    h('button.plain', { type: 'button', 'aria-label': `${t('Forget it')}: ${u.words}`, onclick: () => forget(u) }, t('Forget it')))))]);
}

/** By its mark the host knows an order that it has done already, when the answer was lost and it is sent again. */
function send(message, words) {
  const u = { message: { ...message, order: 1 + (crypto.getRandomValues(new Uint32Array(1))[0] >>> 2) }, words, turn: game?.turn };
  if (message.do !== 'ready') unsent.push(u);
  return deliver(u);
}

async function deliver(u) {
  const { message, words } = u;
  away.add(u);
  keep();
  const answer = await line.ask(message);
  away.delete(u);
  if (answer.unsent || answer.lost) {
    keep();
    say(t('Not sent: the host cannot be reached. It is kept.'), true);
    return false;
  }
  forget(u);
  if (answer.taken) say(`${t('Done')}: ${words}`);
  else say(answer.nearest ? t('No: {why}. Nearest yes: {nearest}.', { why: answer.why_not, nearest: answer.nearest }) : t('No: {why}.', { why: answer.why_not }), true);
  return answer.taken;
}

async function resend() {
  for (const u of unsent.filter((x) => x.turn === game?.turn))
    if (unsent.includes(u) && !away.has(u)) await deliver(u);
  const late = unsent.filter((x) => !away.has(x) && x.turn !== game?.turn);
  if (late.length) { unsent = unsent.filter((x) => !late.includes(x)); keep(); say(t('The turn has ended: what was not sent has lapsed.'), true); }
}

function say(text, bad = false) {
  at('said').className = `notice ${bad ? 'worse' : ''}`;
  at('said').hidden = false;
  at('said').textContent = text;
  announce(text);
}

/* --- the line ---------------------------------------------------------------------------------- */

function state(now, answer, first) {
  at('banner').hidden = now !== 'down' || !kept.get('key');
  if (now === 'down') { announce(t('The connection to the host is lost.')); wasUp = false; }
  if (now === 'up') {
    if (answer.key) kept.set('key', answer.key);
    joining = null;
    wasUp = true;
    at('join').hidden = true;
    at('room').hidden = false;
    at('error').textContent = '';
  }
  if (now === 'refused') {
    kept.set('key', null);
    if (first.do === 'back') line.close();
    joining = null;
    at('error').textContent = `${answer.why_not}. ${answer.nearest}.`;
    showJoin();
  }
  if (now === 'sent-away') { kept.set('key', null); at('error').textContent = t('This seat was taken to another device, or closed by whoever leads.'); showJoin(); }
}

function showJoin() {
  at('join').hidden = false;
  at('room').hidden = true;
  at('banner').hidden = true;
  at('busy').hidden = true;
}

const questions = new Questions((message) => line.ask(message), (why) => say(why, true));
const look = (message) => questions.look(message);

function hear(message) {
  if (message.what === 'class') hearClass(message);
  else if (message.what === 'you') hearYou(message);
  else if (message.what === 'game') { game = message; showGame(); if (unsent.length) resend(); }
  else if (message.what === 'said') say(message.text);
  else questions.heard(message);
}

const line = new Line({ hello: () => joining ?? (kept.get('key') ? { do: 'back', key: kept.get('key') } : null), hear, state });
const clock = new Clock((text, left) => {
  at('clock').textContent = text && cls?.paused ? `${text} ${t('paused')}` : text;
  if (left === 60 || left === 10) announce(many(left, '{n} second left', '{n} seconds left'));
});

/* --- what is shown ----------------------------------------------------------------------------- */

const stages = { lobby: (n) => t('Waiting for the class to begin', { n }), turn: (n) => t('Turn {n}', { n }), result: (n) => t('What came of turn {n}', { n }), debrief: (n) => (cls.plays > cls.play ? t('Look back', { n }) : t('Debrief', { n })) };
const play = new Play(at('game'), { send, look, able: (c) => c?.stage === 'turn' && !c.closed && !c.frozen });

function hearClass(message) {
  const before = cls;
  cls = message;
  clock.set(cls);
  const name = stages[cls.stage](cls.turn);
  at('stage').textContent = name;
  if (stage !== name) { stage = name; announce(name); if (before) at('said').hidden = true; }
  at('up').hidden = !cls.frozen;
  if (cls.frozen && !before?.frozen) announce(t('Eyes up'));
  at('lobby').hidden = cls.stage !== 'lobby';
  showMessages();
  showQuestion();
  showGame();
}

function hearYou(message) {
  you = message;
  at('seat').textContent = you.seat_name ?? t('Observer');
  at('who').textContent = you.table ? `${you.name} · ${t('Table {n}', { n: you.table })}` : you.name;
  at('lobby-seat').textContent = you.seat_name ? t('You decide for {seat}, at table {n}.', { seat: you.seat_name, n: you.table }) : t('You observe, and vote with the others.');
  at('lobby-shared').textContent = you.shared > 1 ? many(you.shared - 1, '{n} other person shares the seat: decide together.', '{n} other people share the seat: decide together.') : '';
  showMessages();
  showQuestion();
  showGame();
}

function showMessages() {
  const texts = [cls?.message, you?.message].filter(Boolean);
  at('messages').hidden = !texts.length;
  fill(at('messages'), texts, () => texts.map((x) => h('p', {}, h('span.strong', {}, `${t('The facilitator')}: `), x)));
  if (texts.length && at('messages').dataset.told !== texts.join()) { at('messages').dataset.told = texts.join(); announce(texts.join('. ')); }
}

function showQuestion() {
  const q = cls?.question;
  at('question').hidden = !q;
  if (!q) return;
  fill(at('question'), [q, you?.answer], () => [h('h2', { id: 'h-question' }, q.text), h('div.list', {}, q.answers.map((answer, n) =>
    h('button', { type: 'button', 'data-key': `vote-${n}`, 'aria-pressed': String(you?.answer === n), onclick: () => send({ do: 'vote', answer: n }, answer) },
      answer, q.counts ? ` · ${q.counts[n]}` : '')))]);
}

function showGame() {
  const there = cls && you && game && cls.stage !== 'lobby';
  at('game').hidden = !there;
  at('foot').hidden = !there || !you.seat || !['turn', 'result'].includes(cls.stage);
  at('because').hidden = !there || !['result', 'debrief'].includes(cls.stage);
  if (!there) return;
  play.show(game, cls);
  const waits = (cls.seats ?? []).filter((s) => s.waits), ours = waits.some((s) => s.seat === you.seat);
  at('ready').hidden = cls.stage !== 'turn' || cls.closed;
  at('ready').textContent = you.ready ? t('Not ready after all') : t('We are done: ready');
  at('ready').setAttribute('aria-pressed', String(you.ready));
  at('waits').textContent = cls.stage === 'result' ? t('Read what came of it. Then: because …') :
    cls.closed ? t('This table has ended its turn. Others still decide.') :
      ours ? [game.lapses?.[0], waits.length > 1 ? t('Waited for: {names}.', { names: waits.map((s) => s.name).join(', ') }) : ''].filter(Boolean).join(' ') :
        t('Waited for: {names}.', { names: waits.map((s) => s.name).join(', ') });
}

/* --- what is done ------------------------------------------------------------------------------ */

at('ready').onclick = () => send({ do: 'ready', yes: !you.ready }, you.ready ? t('Not ready after all') : t('Ready'));
at('join-form').onsubmit = (e) => {
  e.preventDefault();
  const name = at('name').value.trim(), code = at('code').value.trim();
  if (!name || !code) { at('error').textContent = t('A name and the code are wanted.'); return; }
  kept.set('name', name);
  /* its own key: a join whose answer was lost is found again by it */
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (x) => x.toString(16).padStart(2, '0')).join('');
  kept.set('key', key);
  joining = { do: 'join', code, name, key };
  at('busy').hidden = false;
  at('error').textContent = '';
  if (line.socket) { line.ask(joining, true).then((answer) => { line.up = answer.taken; state(answer.taken ? 'up' : 'refused', answer, { do: 'join' }); }); }
  else line.open();
};
at('because-text').value = kept.get('because') ?? '';
at('because-text').oninput = () => kept.set('because', at('because-text').value);
at('because-form').onsubmit = async (e) => {
  e.preventDefault();
  if (await send({ do: 'because', text: at('because-text').value.trim() }, t('your sentence'))) kept.set('because', null);
};
at('name').value = kept.get('name') ?? '';
showUnsent();
if (kept.get('key')) line.open();
else showJoin();
