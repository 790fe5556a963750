// One seat's game: what happened, the dials, what waits, decisions, offers, a forecast, advice, goals.
import { h, fill, curves } from '/dom.js';
import { number, t } from '/link.js';

const titled = (key, title, ...rest) => [h('h2', { id: `h-${key}` }, title), ...rest];
const same = (a, b) => a.act === b.act && (a.to ?? null) === (b.to ?? null);
const order = (card) => ({ do: 'act', act: card.act, ...(card.to === undefined ? {} : { to: card.to }) });
const keyOf = (card) => `${card.act}-${card.to ?? ''}`;

export class Play {
  /** root: where it is shown. send(message, words): an order. ask(message): what changes nothing. */
  constructor(root, { send, ask, look, able, watched = false }) {
    Object.assign(this, { send, ask, look, able, watched });
    this.places = {};
    for (const name of ['brief', 'dials', 'why', 'waiting', 'proposed', 'offers', 'predict', 'advice', 'all', 'goals', 'promises', 'ending']) {
      this.places[name] = h('section', { 'aria-labelledby': `h-${name}` });
      root.append(this.places[name]);
    }
  }

  show(game, cls) {
    this.game = game;
    const can = this.able(cls) && !game.over;
    const put = (name, data, make) => {
      const there = data && (!Array.isArray(data) || data.length);
      this.places[name].hidden = !there;
      if (there) fill(this.places[name], [data, can, game.turn], make);
    };
    put('ending', game.ending, () => titled('ending', t('How it ended'), h('ul.news', {}, game.ending?.map((x) => h('li', {}, x)))));
    put('brief', [game.head, game.clock, game.news, game.results, game.others, game.forecasts], () => this.brief(game));
    put('dials', game.dials, () => titled('dials', t('Where things stand'), this.dials(game)));
    if (this.whyTurn !== game.turn) this.places.why.hidden = true;
    else this.places.why.hidden = !this.places.why.children.length;
    const decides = !game.over && game.seat, acts = decides && !this.watched;
    put('waiting', decides && (game.asked.length || game.tabled || game.offers.some((o) => o.to_us && !o.answered)) &&
      [game.asked, game.tabled, game.offers], () => this.waiting(game, can));
    put('proposed', decides && [game.proposed, game.cards, game.purse], () => this.proposed(game, can));
    put('offers', acts && [cls.seats?.map((s) => s.seat), game.cards?.length, game.offers], () => this.offering(game, cls, can));
    put('predict', decides && [game.predict, game.predicted], () => this.predicting(game, can));
    put('advice', decides && game.advice, () => titled('advice', t('Advisors'), h('ul.list.two', {}, game.advice?.map((a) =>
      h('li.panel', {}, h('span.label', {}, a.office), h('p', {}, a.text))))));
    put('all', acts && game.cards, () => this.all(game, can));
    put('goals', game.goals && [game.goals, game.secrets], () => this.goals(game));
    put('promises', game.promises && !this.watched && [game.promises, game.marks], () => this.promises(game));
  }

  brief(game) {
    const list = (title, lines) => lines?.length ? [h('h3', {}, title), h('ul.news', {}, lines.map((x) => h('li', {}, x)))] : null;
    return [...titled('brief', game.news ? t('Since the last turn') : t('Where we begin')),
      h('p', {}, game.head), h('p.small', {}, game.clock),
      list(t('What happened'), game.news), list(t('What our decisions did'), game.results),
      list(t('What others decided'), game.others), list(t('What we had expected'), game.forecasts)];
  }

  dials(game) {
    return [h('ul.dials', {}, game.dials.map((d) => h('li', {}, h(this.watched || !game.seat ? 'div.panel' : 'button', this.watched || !game.seat ? {} : { type: 'button', 'data-key': `dial-${d.why}`, onclick: () => this.why(d) },
      h('span.small', {}, d.caption), h('span.value', {}, d.value),
      d.change ? h(`span.small.${d.better ? 'better' : 'worse'}`, {}, `${d.better ? '▲' : '▼'} ${d.change}`) : null))))
      , game.curves ? curves([{ table: game.table, curves: game.curves, marks: game.marks }], 0, (c) => c.name) : null];
  }

  async why(dial) {
    const answer = await this.look({ do: 'why', of: dial.why });
    if (!answer) return;
    this.whyTurn = this.game.turn;
    fill(this.places.why, answer, () => [...titled('why', `${t('Why')}: ${dial.caption}`), h('ul.news', {}, answer.lines.map((x) => h('li', {}, x))),
      h('button.plain', { type: 'button', onclick: () => { this.places.why.hidden = true; } }, t('Close'))]);
    this.places.why.hidden = false;
    this.places.why.scrollIntoView({ block: 'nearest' });
  }

  card(card, can, title = 'h3') {
    const open = !card.why_not;
    return h('li.panel.card', {}, h(title, {}, card.title), h('p.small', {}, card.price),
      h('p.small', {}, `${t('Does')}: ${card.moves}. ${t('Costs')}: ${card.costs}.`),
      open ? null : h('p.small.worse', {}, t('Not now: {why}. Nearest yes: {nearest}.', { why: card.why_not, nearest: card.nearest })),
      open && !this.watched ? h('div.row', {}, h('button', { type: 'button', 'data-key': `take-${keyOf(card)}`, disabled: !can, 'aria-label': `${t('Decide')}: ${card.title}`,
        onclick: () => this.send(order(card), card.title) }, t('Decide'))) : null);
  }

  waiting(game, can) {
    const choice = (event, c) => h('li.panel.card', {}, h('h3', {}, c.label), h('p.small', {}, c.more),
      c.why_not ? h('p.small.worse', {}, t('Not now: {why}. Nearest yes: {nearest}.', { why: c.why_not, nearest: c.nearest }))
        : this.watched ? null : h('div.row', {}, h('button', { type: 'button', disabled: !can, 'data-key': `choose-${event.event}-${c.choice}`, 'aria-label': `${t('Choose')}: ${c.label}`,
          onclick: () => this.send({ do: 'choose', event: event.event, choice: c.choice }, c.label) }, t('Choose'))));
    return [...titled('waiting', t('Waits for our answer')),
      game.asked.map((event) => h('div.panel.ask.field', {}, h('h3', {}, event.title), h('p', {}, event.text), h('ul.list.two', {}, event.choices.map((c) => choice(event, c))))),
      game.tabled ? h('ul.list.two', {}, game.tabled.map((card) => this.card(card, can))) : null,
      game.offers.filter((o) => o.to_us && !o.answered).map((o) => h('div.panel.ask.field', {}, h('p', {}, h('span.label', {}, t('Offer from {name}', { name: o.name })), ' ', o.text, '.'),
        this.watched ? null : h('div.row', {}, [true, false].map((yes) => h('button', { type: 'button', disabled: !can, 'data-key': `offer-${o.offer}-${yes}`,
          onclick: () => this.send({ do: 'answer', offer: o.offer, yes }, `${o.name}: ${yes ? t('Yes') : t('No')}`) }, yes ? t('Yes, a promise') : t('No'))))))];
  }

  proposed(game, can) {
    const cards = game.proposed.map((p) => game.cards.find((c) => same(c, p))).filter(Boolean);
    return [...titled('proposed', t('Proposed')), h('p.small', {}, game.purse),
      cards.length ? h('ul.list.three', {}, cards.map((c) => this.card(c, can))) : h('p', {}, t('No decision can be taken now.')),
      can ? h('p', {}, h('button.plain', { type: 'button', 'data-key': 'undo', onclick: () => this.send({ do: 'undo' }, t('Take back the last decision')) }, t('Take back the last decision'))) : null];
  }

  all(game, can) {
    const open = game.cards.filter((c) => !c.why_not), shut = game.cards.filter((c) => c.why_not);
    return h('details', { 'data-key': 'all' }, h('summary', {}, h('h2', { id: 'h-all' }, t('All decisions: {n}', { n: game.cards.length }))),
      h('h3', {}, t('Can be taken now')), h('ul.list.two', {}, open.map((c) => this.card(c, can, 'h4'))),
      h('h3', {}, t('Not now, and what would allow it')), h('ul.list.two', {}, shut.map((c) => this.card(c, can, 'h4'))));
  }

  offering(game, cls, can) {
    const others = (cls.seats ?? []).filter((s) => s.seat !== game.seat);
    const place = h('div', {}), ours = h('select', { id: 'give', 'data-key': 'give' }, h('option', { value: '' }, t('nothing')),
      game.cards.map((c) => h('option', { value: keyOf(c) }, c.title)));
    const favour = h('input', { id: 'favour', 'data-key': 'favour', type: 'number', min: 0, max: 20, step: 1, value: '0' });
    const seat = h('select', { id: 'ask-seat', 'data-key': 'ask-seat' }, others.map((s) => h('option', { value: s.seat }, s.name)));
    const offer = (card) => {
      const give = game.cards.find((c) => keyOf(c) === ours.value);
      this.send({ do: 'offer', to_seat: seat.value, act: card.act, ...(card.to === undefined ? {} : { to: card.to }),
        ...(give ? { give: give.act, give_to: give.to ?? 0 } : {}), favour: Number(favour.value) || 0 }, `${seat.selectedOptions[0].text}: ${card.title}`);
    };
    const list = async () => {
      const asks = await this.look({ do: 'asks', seat: seat.value });
      if (!asks) return;
      const words = (c) => !asks.bot ? t('A person decides there.') : c.sum >= 0 ? t('Alone, the answer would be yes.') : t('Alone, the answer would be no, short by {n}.', { n: number(-c.sum, 2) });
      place.replaceChildren(asks.cards.length ? h('ul.list.two', {}, asks.cards.map((c) => h('li.panel.card', {}, h('h3', {}, c.title),
        h('p.small', {}, `${words(c)} ${t('Asking costs {n}.', { n: number(c.price, 1) })}`),
        h('div.row', {}, h('button', { type: 'button', disabled: !can, 'aria-label': `${t('Ask for this')}: ${c.title}`, onclick: () => offer(c) }, t('Ask for this'))))))
        : h('p', {}, t('It could promise nothing now.')));
    };
    const sent = game.offers.filter((o) => !o.to_us);
    return h('details', { 'data-key': 'offers' }, h('summary', {}, h('h2', { id: 'h-offers' }, t('Ask another seat for something'))),
      sent.length ? h('ul.news', {}, sent.map((o) => h('li', {}, `${o.name}: ${o.text}. `, o.answered ? o.accepted ? t('Answered: yes.') : t('Answered: no.') : t('Waits for an answer.')))) : null,
      h('div.row.field', {}, h('div', {}, h('label', { for: 'ask-seat' }, t('Whom')), seat), h('div', {}, h('label', { for: 'give' }, t('For what of ours')), ours),
        h('div', {}, h('label', { for: 'favour' }, t('Capital with it')), favour),
        h('button', { type: 'button', 'data-key': 'ask-list', onclick: list }, t('Show what could be asked'))), place);
  }

  predicting(game, can) {
    if (game.predicted) return [...titled('predict', t('What do you expect?')), h('p', {}, t('Noted; it is scored when the turn ends.'))];
    const sure = h('input', { id: 'sure', 'data-key': 'sure', type: 'range', min: 50, max: 100, step: 5, value: '70' });
    const says = h('output', { for: 'sure' });
    const tell = () => { says.textContent = `${sure.value} %`; };
    sure.oninput = tell;
    tell();
    return [...titled('predict', t('What do you expect?')), h('p', {}, game.predict), this.watched ? null : [
      h('div.field', {}, h('label', { for: 'sure' }, t('How sure'), ' ', says), sure),
      h('div.row', {}, [true, false].map((yes) => h('button', { type: 'button', disabled: !can, 'data-key': `predict-${yes}`,
        onclick: () => this.send({ do: 'predict', yes, sure: sure.value / 100 }, `${t('What do you expect?')} ${yes ? t('Yes') : t('No')}, ${sure.value} %`) }, yes ? t('Yes') : t('No'))))]];
  }

  goals(game) {
    return h('details', { 'data-key': 'goals' }, h('summary', {}, h('h2', { id: 'h-goals' }, t('Our goals and what only we know'))),
      h('ul.news', {}, game.goals.map((x) => h('li', {}, x))),
      game.secrets?.length ? [h('h3', {}, t('Only we know')), h('ul.news', {}, game.secrets.map((x) => h('li', {}, x)))] : null);
  }

  promises(game) {
    return h('details', { 'data-key': 'promises' }, h('summary', {}, h('h2', { id: 'h-promises' }, t('Promises'))), h('ul.news', {}, game.promises.slice(1).map((x) => h('li', {}, x))),
      game.marks?.length ? [h('h3', {}, t('The facilitator')), h('ul.news', {}, game.marks.map((m) => h('li', {}, `${t('Turn {n}', { n: m.turn })}: ${m.text}`)))] : null);
  }
}
