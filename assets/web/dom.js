// Elements made by calls; texts are always text.

/** h('button.main', {onclick}, 'Text', child, ...): null and false children are left out. */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const e = document.createElement(name);
  if (classes.length) e.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) e[key] = value;
    else if (key === 'value') e.value = value;
    else e.setAttribute(key, value === true ? '' : value);
  }
  e.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== false && c !== ''));
  return e;
}

export function svg(tag, attributes = {}, ...children) {
  const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

/** Fills a place anew if its content changed; what was focused or open there stays so (by data-key). */
export function fill(place, data, make) {
  const now = JSON.stringify(data);
  if (place.dataset.now === now) return;
  place.dataset.now = now;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const open = new Set([...place.querySelectorAll('details[open]')].map((d) => d.dataset.key));
  const typed = new Map([...place.querySelectorAll('input[data-key],select[data-key],textarea[data-key]')].map((i) => [i.dataset.key, i.value]));
  place.replaceChildren(...[make()].flat(3).filter(Boolean));
  for (const d of place.querySelectorAll('details[data-key]')) if (open.has(d.dataset.key)) d.open = true;
  for (const i of place.querySelectorAll('input[data-key],select[data-key],textarea[data-key]'))
    if (typed.has(i.dataset.key) && takes(i, typed.get(i.dataset.key))) { i.value = typed.get(i.dataset.key); i.dispatchEvent(new Event('input')); }
  if (focused) [...place.querySelectorAll('[data-key]')].find((e) => e.dataset.key === focused)?.focus();
}

/** A list in which the value stands no longer, or stood not yet, keeps its first. */
const takes = (field, value) => field.tagName !== 'SELECT' || [...field.options].some((o) => o.value === value);

/** What a screen reader says; the same words twice are said twice. */
export function announce(text) {
  const live = document.getElementById('live');
  if (!live || !text) return;
  live.textContent = '';
  setTimeout(() => { live.textContent = text; }, 50);
}

/** "1–3, 5". */
function ranges(numbers) {
  const out = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    if (out.at(-1)?.[1] === n - 1) out.at(-1)[1] = n;
    else out.push([n, n]);
  }
  return out.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ');
}

/** Where the curves end, from above: tables that end together have one label, and labels keep apart. */
function ends(shown, n, up, low) {
  const apart = 11, out = [];
  const all = shown.map((x) => ({ table: x.table, last: x.curves[n].at.at(-1), turn: x.curves[n].at.length }));
  for (const one of all.sort((a, b) => b.last - a.last || a.table - b.table)) {
    const before = out.at(-1);
    if (before && before.turn === one.turn && Math.abs(up(before.last) - up(one.last)) < 4) before.tables.push(one.table);
    else out.push({ ...one, tables: [one.table], y: Math.max(up(one.last), before ? before.y + apart : 0) });
  }
  for (let k = out.length - 1, most = low; k >= 0; most = out[k--].y - apart) out[k].y = Math.min(out[k].y, most);
  return out;
}

/** A curve for each table, over the turns, with the facilitator's marks. */
export function curves(tables, turns, label) {
  const shown = tables.filter((x) => x.curves?.length && x.curves[0].at.length > 1);
  if (!shown.length) return null;
  return h('div.curves', {}, shown[0].curves.map((curve, n) => {
    const width = 240, height = 120, left = 30, right = shown.length > 1 ? 54 : 24, top = 10, bottom = 22;
    const most = Math.max(turns || 1, ...shown.map((x) => x.curves[n].at.length));
    const at = (turn) => left + (width - left - right) * (turn - 1) / Math.max(1, most - 1);
    const up = (v) => top + (height - top - bottom) * (1 - Math.max(0, Math.min(1, v)));
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label(curve, shown, n) });
    for (const v of [0, 0.5, 1]) {
      picture.append(svg('line', { class: 'grid', x1: left, x2: width - right, y1: up(v), y2: up(v) }));
      const text = svg('text', { x: left - 5, y: up(v) + 4, 'text-anchor': 'end' });
      text.textContent = Math.round(100 * v);
      picture.append(text);
    }
    for (const turn of [1, most]) {
      const text = svg('text', { x: at(turn), y: height - 6, 'text-anchor': 'middle' });
      text.textContent = turn;
      picture.append(text);
    }
    shown.forEach((x, line) => {
      for (const mark of x.marks ?? []) picture.append(svg('line', { class: 'mark', x1: at(mark.turn), x2: at(mark.turn), y1: top, y2: height - bottom }));
      const points = x.curves[n].at;
      const d = points.map((v, turn) => `${turn ? 'L' : 'M'}${at(turn + 1).toFixed(1)} ${up(v).toFixed(1)}`).join('');
      picture.append(svg('path', { class: shown.length > 1 ? `line line-${line}` : 'line', d }));
    });
    for (const end of ends(shown, n, up, height - bottom)) {
      const text = svg('text', { x: at(end.turn) + 4, y: end.y + 4 });
      text.textContent = shown.length > 1 ? ranges(end.tables) : Math.round(100 * end.last);
      picture.append(text);
    }
    return h('figure', {}, picture, h('figcaption', {}, curve.name));
  }));
}
