// A table in small: who sits there, and its dials.
import { h } from '/dom.js';
import { t } from '/link.js';

/** Each seat says its state in words too, for who does not see the colour. */
export function seatChips(x) {
  const state = (s) => s.bot ? ['bot', t('a bot')] : !s.online ? ['off', t('not connected')] : s.waits ? ['waits', t('waited for')] : ['', t('done')];
  return h('ul.seats', {}, x.seats.map((s) => {
    const [kind, words] = state(s);
    return h(`li${kind ? `.${kind}` : ''}`, { title: words }, s.name, s.people > 1 ? ` ×${s.people}` : '', kind === 'bot' ? ' ⚙' : kind === 'off' ? ' ⚠' : kind === 'waits' ? ' …' : ' ✓',
      s.stood_in ? ` ${t('(bot last turn)')}` : '', h('span.away', {}, ` ${words}`));
  }));
}

export function dialList(dials) {
  return h('dl.mini', {}, dials.map((d) => h('div', {}, h('dt', {}, d.name), h('dd', {}, d.value,
    d.change ? h(`span.${d.better ? 'better' : 'worse'}`, { title: d.change }, d.better ? ' ▲' : ' ▼', h('span.away', {}, ` ${d.change}`)) : null))));
}
