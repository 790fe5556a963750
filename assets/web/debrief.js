// The debrief's page, for whoever has the key of the board. It needs nothing but itself, and no script of it runs.
import { t, speak, kept, Line } from '/link.js';

await speak();
const say = (text) => { const place = document.getElementById('said'); if (place) place.textContent = text; };

const line = new Line({
  hello: () => ({ do: 'lead', key: kept.get('board') ?? '' }),
  hear: (message) => { if (message.what === 'page') show(message.html); },
  state(now, answer) {
    if (now === 'refused') { line.close(); say(t('The debrief opens from the board: open that on this computer first.')); }
    if (now === 'down') say(t('The connection to the host is lost. This page comes back by itself.'));
    if (now === 'up') fetchPage();
  },
});

async function fetchPage() {
  const answer = await line.ask({ do: 'read' });
  if (answer.taken || answer.lost) return;
  line.close();
  say(t('No: {why}. Nearest yes: {nearest}.', { why: answer.why_not, nearest: answer.nearest }));
}

function show(html) {
  line.close();
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.head.append(...page.querySelectorAll('style'));
  document.body.replaceWith(document.adoptNode(page.body));
}

line.open();
