// The facilitator's board: every table, the clock, people, questions, what is injected, and any seat played aloud.
import { h, svg, fill, announce, curves } from '/dom.js';
import { t, many, speak, kept, Line, Clock, Questions } from '/link.js';
import { seatChips, dialList } from '/table.js';
import { Play } from '/play.js';

await speak();
const at = (id) => document.getElementById(id);
let board = null, typed = null, stage = '', made = '', seen = null;
const stages = { lobby: (n) => t('Lobby', { n }), turn: (n) => t('Turn {n}', { n }), result: (n) => t('Result of turn {n}', { n }), debrief: (n) => (again() ? t('Look back', { n }) : t('Debrief', { n })) };
/** A second play is planned and has not begun. */
const again = () => board.plays > board.play;

/* --- the line ---------------------------------------------------------------------------------- */

const questions = new Questions((message) => line.ask(message), (why) => say(why, true));
const look = (message) => questions.look(message);

async function send(message, words) {
  const answer = await line.ask(message);
  if (answer.taken) say(words ? `${t('Done')}: ${words}` : '');
  else if (answer.unsent || answer.lost) say(t('Not sent: the host cannot be reached.'), true);
  else say(answer.nearest ? t('No: {why}. Nearest yes: {nearest}.', { why: answer.why_not, nearest: answer.nearest }) : t('No: {why}.', { why: answer.why_not }), true);
  return answer.taken;
}

let quiet = 0;
function say(text, bad = false) {
  clearTimeout(quiet);
  at('said').hidden = !text;
  at('said').className = `notice toast ${bad ? 'worse' : ''}`;
  quiet = setTimeout(() => { at('said').hidden = true; }, bad ? 12000 : 5000);
  at('said').textContent = text;
  announce(text);
}

function hear(message) {
  if (message.what === 'board') show(message);
  else if (message.what === 'game') { if (message.table) showSeat(message); }
  else if (message.what === 'said') say(message.text);
  else questions.heard(message);
}

const line = new Line({
  hello: () => { const key = typed ?? kept.get('board'); return key ? { do: 'lead', key } : null; },
  hear,
  state(now, answer) {
    at('banner').hidden = now !== 'down' || !board;
    at('join').hidden = now !== 'refused' && Boolean(board || kept.get('board') || now === 'up');
    at('room').hidden = !at('join').hidden;
    if (now === 'up') { kept.set('board', typed ?? kept.get('board')); if (seen) line.ask({ do: 'look', ...seen }); }
    if (now === 'refused') { kept.set('board', null); typed = null; line.close(); at('error').textContent = `${answer.why_not}. ${answer.nearest}.`; }
  },
});
const clock = new Clock((text) => { at('clock').textContent = text && board?.paused ? `${text} ${t('paused')}` : text; });

/* --- the whole --------------------------------------------------------------------------------- */

function show(message) {
  board = message;
  clock.set(board);
  kept.set('wall', board.wall_key);
  const name = stages[board.stage](board.turn);
  const turn = board.turns && ['turn', 'result'].includes(board.stage) ? `${name} / ${board.turns}` : name;
  at('stage').textContent = board.play > 1 ? `${t('Second play')} · ${turn}` : turn;
  if (stage !== name) announce(stage = name);
  at('start').textContent = board.start;
  at('code').textContent = board.locked ? t('closed') : board.code;
  fill(at('urls'), [board.urls, board.shown], addresses);
  const far = board.lan && board.stage === 'lobby' && !board.people.length;
  at('warning').hidden = !board.warning && !far;
  at('warning').className = board.warning ? 'notice worse' : 'notice';
  at('warning').textContent = board.warning ?? t('Nobody has come in yet. If a telephone cannot open the page, the network keeps its devices apart: try another network or a hotspot, or let the class decide aloud before the wall.');
  fill(at('bar'), [board.stage, board.play, board.plays, board.paused, board.frozen, board.revealed, board.locked, board.debrief.state], bar);
  pace(board.pace);
  debrief(board.debrief);
  fill(at('tables'), [board.tables, board.stage], () => board.tables.map(table));
  fill(at('people'), [board.people, board.tables.length], people);
  fill(at('tools'), [board.events, board.tables.map((x) => [x.turn, x.branch, x.branches]), board.question, board.message], tools);
  fill(at('compare'), board.tables.map((x) => [x.curves, x.marks]), () => curves(board.tables, board.turns, (c) => c.name));
}

/** Where the page is; of several the one that the wall shows can be chosen. */
function addresses() {
  const words = board.urls.map((u) => u.replace(/^http:\/\/|\/$/g, ''));
  if (words.length < 3) return h('span', {}, words.join('  '));
  return [h('label', { for: 'shown' }, t('On the wall')), ' ', Object.assign(h('select', { 'data-key': 'shown', onchange: (e) => send({ do: 'show', url: Number(e.target.value) }, t('the wall shows this address')) },
    words.map((w, n) => h('option', { value: n, selected: n === board.shown }, w))), { id: 'shown' })];
}

function bar() {
  const button = (words, message, pressed, kind = 'button') => h(kind, { type: 'button', 'data-key': message.do + (message.seconds ?? ''), 'aria-pressed': pressed === undefined ? null : String(pressed),
    onclick: () => send(message, words) }, words);
  const on = board.stage !== 'lobby', turn = board.stage === 'turn', result = board.stage === 'result', runs = turn || result, ended = board.stage === 'debrief';
  return [
    !on ? button(t('Start the games'), { do: 'start' }, undefined, 'button.main') : null,
    turn ? button(t('End the turn now'), { do: 'next' }, undefined, 'button.main') : null,
    result ? button(t('Next turn'), { do: 'next' }, undefined, 'button.main') : null,
    runs ? button(t('Pause'), { do: 'pause', yes: !board.paused }, board.paused) : null,
    runs ? button(t('+1 min'), { do: 'time', seconds: 60 }) : null,
    runs ? button(t('−1 min'), { do: 'time', seconds: -60 }) : null,
    button(t('Eyes up'), { do: 'freeze', yes: !board.frozen }, board.frozen),
    button(t('Reveal'), { do: 'reveal', yes: !board.revealed }, board.revealed),
    button(t('Close to newcomers'), { do: 'lock', yes: !board.locked }, board.locked),
    runs ? button(t('Go to the debrief'), { do: 'debrief' }) : null,
    ended && board.play === 1 ? h(again() ? 'button.main' : 'button', { type: 'button', 'data-key': 'play', onclick: playAgain }, t('Begin the second play')) : null,
    on ? h(ended && !again() ? 'button.main' : 'button', { type: 'button', 'data-key': 'make', disabled: board.debrief.state === 'works', onclick: make }, t('Make the debrief')) : null,
    h('button', { type: 'button', 'data-key': 'wall', onclick: () => open('/wall', 'accession-wall', 'popup,width=1280,height=720') }, t('Open the wall'))];
}

/** From the same start, with the same luck. */
function playAgain() {
  if (confirm(t('The games begin once more from their start, with the same luck. What was played is kept, and the debrief tells both plays.'))) send({ do: 'play' }, t('the second play begins'));
}

/** The page of the debrief, made beside the class; it may be made before the end too. */
function make() {
  if (board.stage !== 'debrief' && !confirm(t('The games go on. Make a debrief of what was played so far?'))) return;
  send({ do: 'make' }, t('the debrief is being made'));
}

function debrief(d) {
  const told = { works: () => t('The debrief is being made: {n} s. The class can go on meanwhile.', { n: d.seconds }),
    done: () => [t('The debrief lies at {path}', { path: d.words }), ' ', h('a', { href: '/debrief', target: '_blank', rel: 'noopener' }, t('Open the debrief'))],
    failed: () => t('No debrief was made: {why}', { why: d.words }) };
  at('made').hidden = !told[d.state];
  at('made').className = d.state === 'failed' ? 'notice worse' : 'notice';
  if (told[d.state]) fill(at('made'), d, () => h('span', {}, told[d.state]()));
  if (made && made !== d.state && d.state !== 'works') announce(at('made').textContent);
  made = d.state;
}

function pace(p) {
  at('pace').hidden = !p;
  if (!p) return;
  const minutes = (s) => Math.ceil(s / 60);
  const rounded = [p.slot, p.debrief, Math.round(p.now / 15), Math.round(p.ends / 15), p.turns_left];
  fill(at('pace'), rounded, () => {
    const x = (s) => 1000 * Math.min(1, s / p.slot);
    const rect = (from, to, colour) => svg('rect', { x: x(from), y: 0, width: Math.max(0, x(to) - x(from)), height: 14, fill: `var(--${colour})` });
    const late = p.loses >= 30;
    return [svg('svg', { viewBox: '0 0 1000 14', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, rect(0, p.slot, 'well'), rect(p.slot - p.debrief, p.slot, 'tint'),
      rect(p.now, p.ends, late ? 'worse' : 'accent'), rect(0, p.now, 'edge')),
      h('div.row', {}, h(`span${late ? '.worse.strong' : '.small'}`, {}, late ? t('At this pace the debrief loses {n} min of {all}.', { n: minutes(p.loses), all: minutes(p.debrief) })
        : t('On time: {n} min are kept for the debrief.', { n: minutes(p.debrief) })),
      late && p.turns_left > 0 ? h('button', { type: 'button', 'data-key': 'drop', onclick: () => send({ do: 'pace', turns: board.turns - 1 }, t('Drop the last turn')) }, t('Drop the last turn')) : null,
      late && p.turns_left > 0 ? h('button', { type: 'button', 'data-key': 'shorter', onclick: () => send({ do: 'pace', turns: board.turns, seconds: shorter(p) }, t('Shorten the turns')) },
        t('Shorten the turns to {n} s', { n: shorter(p) })) : null)];
  });
}
/** Seconds of a turn with which the rest would just fit; never under half a minute. */
function shorter(p) {
  const turns = Math.max(1, p.turns_left);
  return Math.max(30, Math.floor((p.turn_seconds - p.loses / turns) / 5) * 5);
}

/* --- tables ------------------------------------------------------------------------------------ */

function table(x) {
  const seat = h('select', { 'aria-label': t('Seat to play, table {n}', { n: x.table }), 'data-key': `seat-${x.table}` }, x.seats.map((s) => h('option', { value: s.seat }, s.name)));
  const held = () => x.seats.find((s) => s.seat === seat.value) ?? x.seats[0];
  const hold = h('button', { type: 'button', 'data-key': `hold-${x.table}`, onclick: () => send({ do: 'hold', table: x.table, seat: held().seat, bot: !held().bot }, `${held().name}: ${hold.textContent}`) });
  /* where nobody else is waited for, the table's turn is over with it */
  const last = () => board.stage === 'turn' && !x.closed && board.people.length > 0 && held().waits && !x.seats.some((s) => s.waits && s !== held());
  seat.oninput = () => { hold.textContent = held().bot ? t('Let people decide') : last() ? t('Let a bot decide, and end the turn here') : t('Let a bot decide'); };
  seat.oninput();
  return h('article.panel.table', { 'aria-label': t('Table {n}', { n: x.table }) },
    h('h3', {}, h('span', {}, t('Table {n}', { n: x.table })), h('span.small', {}, [x.turn ? t('Turn {n}', { n: x.turn }) : '', x.date, x.over ? t('ended') : board.stage === 'turn' && x.closed ? t('done') : ''].filter(Boolean).join(' · '))),
    seatChips(x), x.stands ? h('p.small.strong', {}, x.stands) : null, x.dials ? dialList(x.dials) : null, x.last ? h('p.small', {}, `${t('Last')}: ${x.last}`) : null,
    x.dials ? h('div.row.small-row', {}, seat, h('button', { type: 'button', 'data-key': `look-${x.table}`, onclick: () => see({ table: x.table, seat: seat.value }) }, t('Play this seat')), x.over ? null : hold) : null);
}

/* --- a seat, decided aloud --------------------------------------------------------------------- */

const play = new Play(at('seat-game'), { send, ask: send, look, able: (c) => (c?.stage === 'turn' || c?.stage === 'debrief') && !c.closed });

async function see(what) {
  seen = what;
  if (!what) { at('seat').hidden = true; line.ask({ do: 'look', table: 0, seat: '' }); return; }
  if (await send({ do: 'look', ...what })) at('seat').scrollIntoView({ block: 'start' });
}

function showSeat(game) {
  if (!seen || game.table !== seen.table || game.seat !== seen.seat) return;
  at('seat').hidden = false;
  fill(at('seat-head'), [game.table, game.name], () => [h('h2', {}, t('{seat}, table {n}, as it is told', { seat: game.name, n: game.table })),
    h('button', { type: 'button', 'data-key': 'next-here', onclick: () => send({ do: 'next', table: game.table }, t('End the turn at this table')) }, t('End the turn at this table')),
    h('button', { type: 'button', 'data-key': 'aloud', onclick: () => send({ do: 'aloud', yes: true }, t('On the wall')) }, t('Show on the wall, without its secrets')),
    h('button', { type: 'button', 'data-key': 'silent', onclick: () => send({ do: 'aloud', yes: false }, t('Not on the wall')) }, t('Off the wall')),
    h('button', { type: 'button', 'data-key': 'see-nothing', onclick: () => see(null) }, t('Close'))]);
  const x = board.tables[game.table - 1];
  play.show(game, { ...board, closed: x.closed, seats: x.seats });
}

/* --- people ------------------------------------------------------------------------------------ */

function people() {
  const seats = board.tables[0].seats;
  const places = board.tables.flatMap((x) => [...seats.map((s) => ({ value: `${x.table} ${s.seat}`, text: `${x.table} · ${s.name}` })), { value: `${x.table} `, text: `${x.table} · ${t('observer')}` }]);
  const row = (p) => {
    const place = h('select', { 'aria-label': t('Place of {name}', { name: p.name }), onchange: (e) => {
      const [n, seat] = e.target.value.split(' ');
      send({ do: 'move', person: p.person, table: Number(n), seat: seat ?? '' }, t('moved'));
    } }, places.map((o) => h('option', { value: o.value, selected: o.value === `${p.table} ${p.seat ?? ''}` }, o.text)));
    return h('tr', {}, h('th', { scope: 'row' }, p.name), h('td', {}, place),
      h('td', {}, p.online ? (p.ready ? t('ready') : t('here')) : h('span.worse', {}, t('not connected'))),
      h('td', {}, p.code ? h('span', {}, t('code {code}', { code: p.code })) : h('button.plain', { type: 'button', 'data-key': `device-${p.person}`, onclick: () => send({ do: 'device', person: p.person }, t('the code stands beside the name')) }, t('Other device')),
        h('button.plain', { type: 'button', 'data-key': `say-${p.person}`, onclick: () => { const text = prompt(t('To {name}:', { name: p.name })); if (text) send({ do: 'message', person: p.person, text }, t('said')); } }, t('Say')),
        h('button.plain', { type: 'button', 'data-key': `kick-${p.person}`, onclick: () => { if (confirm(t('Take {name} out of the class?', { name: p.name }))) send({ do: 'kick', person: p.person }, t('taken out')); } }, t('Take out'))),
      h('td.small', {}, p.sentence));
  };
  return [h('h2', { id: 'h-people' }, many(board.people.length, '{n} person', '{n} people')), board.people.length ? h('div.scroll', { tabindex: 0, role: 'group', 'aria-label': t('Everybody in the class') }, h('table', {},
    h('thead', {}, h('tr', {}, [t('Name'), t('Place'), t('State'), t('Do'), t('Because …')].map((x) => h('th', { scope: 'col' }, x)))), h('tbody', {}, board.people.map(row)))) : h('p', {}, t('Nobody yet.'))];
}

/* --- what is said, asked, injected ------------------------------------------------------------- */

function tools() {
  const field = (id, label, input) => h('div.field', {}, h('label', { for: id }, label), Object.assign(input, { id }));
  const where = () => h('select', { 'data-key': 'where' }, h('option', { value: '0' }, t('all tables')), board.tables.map((x) => h('option', { value: x.table }, t('Table {n}', { n: x.table }))));
  const tell = h('input', { 'data-key': 'tell', maxlength: 500 }), tellTo = where();
  const ask = h('textarea', { 'data-key': 'ask', maxlength: 900 });
  const event = h('select', { 'data-key': 'event' }, board.events.map((e) => h('option', { value: e.event }, e.title))), eventTo = where();
  const number = h('input', { 'data-key': 'number', placeholder: 'support[DEU]' }), value = h('input', { 'data-key': 'value', placeholder: '0.4' }), numberTo = where();
  const back = h('select', { 'data-key': 'back' }, board.tables.filter((x) => x.turn).map((x) => h('option', { value: x.table }, t('Table {n}', { n: x.table }))));
  const turn = h('input', { 'data-key': 'turn', type: 'number', min: 1, value: '1' });
  const branches = board.tables.filter((x) => (x.branches?.length ?? 0) > 1);
  const details = (key, words, ...rest) => h('details', { 'data-key': key }, h('summary', {}, h('span.strong', {}, words)), rest);
  const go = (words, onclick) => h('button', { type: 'button', onclick }, words);
  return [h('h2', { id: 'h-tools' }, t('Say, ask, change')),
    details('d-tell', t('Message'), field('tell', t('What'), tell), field('tell-to', t('To whom'), tellTo), go(t('Say it'), () => send({ do: 'message', text: tell.value, table: Number(tellTo.value) }, t('said')))),
    details('d-ask', t('Question to all'), field('ask', t('The question, then two to four answers, each on a line'), ask), go(t('Ask'), () => send({ do: 'question', text: ask.value.trim() }, t('asked'))),
      board.question ? h('p.small', {}, `${board.question.text} `, board.question.answers.map((a, n) => `${a}: ${board.question.counts[n]}`).join(' · ')) : null),
    details('d-inject', t('Let an event happen'), field('event', t('Event'), event), field('event-to', t('Where'), eventTo), h('p.small', {}, t('It is marked on every chart.')), go(t('Let it happen'), () => send({ do: 'inject', event: event.value, table: Number(eventTo.value) }, event.selectedOptions[0]?.text))),
    details('d-set', t('Set a number'), field('number', t('Its name, as in Why'), number), field('value', t('To'), value), field('number-to', t('Where'), numberTo), h('p.small', {}, t('It is marked on every chart.')),
      go(t('Set it'), () => send({ do: 'set', number: number.value, value: value.value, table: Number(numberTo.value) }, `${number.value} ${value.value}`))),
    details('d-back', t('Go back, and live another history'), field('back', t('Which table'), back), field('turn', t('To the begin of turn'), turn), h('p.small', {}, t('What was lived stays as a branch.')),
      go(t('Go back'), () => send({ do: 'rewind', table: Number(back.value), turn: Number(turn.value) }, t('gone back'))),
      branches.map((x) => h('p', {}, `${t('Table {n}', { n: x.table })}: `, x.branches.map((b) => h('button', { type: 'button', 'aria-pressed': String(b.name === x.branch), onclick: () => send({ do: 'branch', table: x.table, text: b.name }, b.words) }, b.words)))))];
}

/* --- begin ------------------------------------------------------------------------------------- */

at('join-form').onsubmit = (e) => {
  e.preventDefault();
  typed = at('key').value.replace(/\s/g, '');
  at('error').textContent = '';
  line.open();
};
at('bar').setAttribute('aria-label', t('The clock and the room'));
if (kept.get('board')) line.open();
else at('join').hidden = false;
