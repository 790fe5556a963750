// A table in small: who sits there, and its dials.
import { h } from '/dom.js';
import { t, many } from '/link.js';

/** Each seat says its state in words too, for who does not see the colour. */
export function seatChips(x) {
  const state = (s) => s.bot ? ['bot', t('a bot')] : !s.online ? ['off', t('not connected')] : s.waits ? ['waits', t('waited for')] : ['', t('done')];
  const people = x.seats.filter((s) => !s.bot || s.stood_in), bots = x.seats.filter((s) => s.bot && !s.stood_in);
  const names = bots.map((s) => s.name).join(', ');
  return h('ul.seats', {}, people.map((s) => {
    const [kind, words] = state(s);
    return h(`li${kind ? `.${kind}` : ''}`, { title: s.stood_in ? `${words}, ${t('a bot decided last turn')}` : words }, s.name, s.people > 1 ? ` ×${s.people}` : '', kind === 'bot' ? ' ⚙' : kind === 'off' ? ' ⚠' : kind === 'waits' ? ' …' : ' ✓',
      s.stood_in ? ' ⚙' : '', h('span.away', {}, ` ${words}${s.stood_in ? `, ${t('a bot decided last turn')}` : ''}`));
  }), bots.length ? h('li.bot', { title: names }, many(bots.length, '{n} bot', '{n} bots'), ' ⚙', h('span.away', {}, `: ${names}`)) : null);
}

export function dialList(dials) {
  return h('dl.mini', {}, dials.map((d) => h('div', {}, h('dt', {}, d.name), h('dd', {}, d.value,
    d.change ? h(`span.${d.better ? 'better' : 'worse'}`, { title: d.change }, d.better ? ' ▲' : ' ▼', h('span.away', {}, ` ${d.change}`)) : null))));
}
