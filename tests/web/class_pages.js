// The pages of a class in a real browser: a board, a wall and two people join, decide, lose their host, and see
// results; every page is checked with axe-core and asks nobody but its host.
//   node class_pages.js PROGRAM FOLDER LANGUAGE [PICTURES]
// Needs playwright-core and axe-core (NODE_PATH), and a Chromium ($CHROMIUM, else Debian's). PICTURES: a folder.
const fs = require('fs'), path = require('path'), { spawn } = require('child_process');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [, , program, folder, language, pictures] = process.argv;
const file = path.join(folder, `pages-${language}.class`), sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let checks = 0, wrong = 0, port = 0, host = null;

function check(yes, what) {
  checks++;
  if (!yes) { wrong++; console.log('WRONG:', what); }
}

/* --- the host and its browser -------------------------------------------------------------------- */

function serve(...options) {
  host = spawn(program, ['class', 'serve', '--file', file, '--port', port, '--language', language, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    host.on('exit', () => reject(new Error(said)));
    host.stderr.on('data', (d) => {
      said += d;
      const code = /: ([A-Z2-9]{6})$/m.exec(said), key = /: ([0-9a-f]{32})$/m.exec(said), at = /http:\/\/127\.0\.0\.1:(\d+)\/$/m.exec(said);
      if (code && key && at) { port = Number(at[1]); resolve({ code: code[1], key: key[1] }); }
    });
  });
}

const root = () => `http://127.0.0.1:${port}`;

async function tab(browser, name, width, height) {
  const page = browser.newPage ? await browser.newPage() : browser;
  await page.setViewportSize({ width, height });
  page.on('request', (r) => check(r.url().startsWith(root() + '/') || /^(data|blob):/.test(r.url()), `${name} asks ${r.url()}`));
  page.on('pageerror', (e) => check(false, `${name}: ${e}`));
  page.on('console', (m) => check(m.type() !== 'error' || /WebSocket connection|ERR_CONNECTION/.test(m.text()), `${name} says ${m.text()}`));
  page.on('dialog', (d) => d.accept());
  return page;
}

async function judge(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(axe);
  const found = await page.evaluate((only) => axe.run(document, { runOnly: only }), rules);
  for (const v of found.violations) check(false, `${name}: ${v.id}: ${v.help}: ${v.nodes[0].target.join(' ')} ${v.nodes[0].failureSummary}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(wide <= 0, `${name} is ${wide} pixels too wide`);
  check(found.passes.length > 10, `${name}: axe looked at little`);
  if (pictures) await page.screenshot({ path: path.join(pictures, `${language}-${name}.png`), fullPage: /seat|debrief/.test(name) });
}

/* --- what people do ------------------------------------------------------------------------------- */

const press = (page, key) => page.click(`[data-key="${key}"]`);

/** By keyboard alone. */
async function join(page, code, name) {
  await page.goto(root());
  await page.focus('#code');
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press('Tab');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

async function decide(page) {
  const words = await page.getAttribute('#proposed button[data-key^=take-], [data-key^=take-]', 'aria-label');
  await page.click('[data-key^=take-]:not([disabled])');
  await page.waitForFunction(() => !document.getElementById('said').hidden);
  return words;
}

const opened = (page) => page.waitForSelector('#room:not([hidden])');
const news = (page) => page.textContent('section[aria-labelledby=h-brief]');

async function lobby(browser, key, code) {
  const context = await browser.newContext(), board = await tab(context, 'board', 1366, 768);
  await board.goto(root() + '/board');
  await judge(board, 'board-key');
  await board.fill('#key', 'f'.repeat(32));
  await board.press('#key', 'Enter');
  await board.waitForFunction(() => document.getElementById('error').textContent !== '');
  await board.fill('#key', key);
  await board.press('#key', 'Enter');
  await opened(board);
  const wall = await tab(context, 'wall', 1920, 1080);
  await wall.goto(root() + '/wall');
  await wall.waitForSelector('#lobby svg');
  check((await wall.textContent('#lobby')).includes(code), 'the wall does not show the code');
  await judge(wall, 'wall-lobby');
  const phone = await tab(await browser.newContext(), 'phone', 320, 640), laptop = await tab(await browser.newContext(), 'laptop', 1366, 768);
  await phone.goto(root());
  await judge(phone, 'seat-join');
  await join(phone, 'AAAAAA', 'Olena');
  await phone.waitForFunction(() => document.getElementById('error').textContent !== '');
  check(await phone.isVisible('#join'), 'a wrong code lets in');
  await join(phone, code, '<img src=x>');
  await phone.waitForFunction(() => /24/.test(document.getElementById('error').textContent));
  for (const [page, name] of [[phone, 'Olena'], [laptop, 'Otter']]) {
    await join(page, code, name);
    await page.waitForSelector('#lobby:not([hidden])');
  }
  await judge(phone, 'seat-lobby');
  await board.waitForFunction(() => document.querySelectorAll('#people tbody tr').length === 2);
  await judge(board, 'board-lobby');
  return { board, wall, phone, laptop };
}

async function turn({ board, wall, phone, laptop }) {
  await press(board, 'start');
  for (const page of [phone, laptop]) await page.waitForSelector('[data-key^=take-]:not([disabled])');
  await decide(phone);
  await decide(laptop);
  await phone.click('[data-key^=dial-]');
  await phone.waitForSelector('section[aria-labelledby=h-why]:not([hidden])');
  await press(phone, 'predict-true');
  await phone.waitForSelector('[data-key=predict-true]', { state: 'detached' });
  for (const key of ['offers', 'all', 'goals', 'promises']) await phone.click(`details[data-key=${key}] summary`);
  await press(phone, 'ask-list');
  await phone.waitForSelector('details[data-key=offers] ul.list li');
  await judge(phone, 'seat-turn');
  await judge(laptop, 'seat-laptop');
  await board.click('details[data-key=d-ask] summary');
  await board.fill('[data-key=ask]', 'Does a promise raise the danger?\nYes\nNo\nIt depends');
  await board.click('details[data-key=d-ask] button');
  await press(phone, 'vote-2');
  await press(board, 'reveal');
  await wall.waitForFunction(() => /: 1/.test(document.getElementById('question').textContent));
  await press(board, 'look-1');
  await board.waitForSelector('#seat:not([hidden]) [data-key^=take-]');
  await judge(board, 'board-seat');
  await press(board, 'see-nothing');
  await judge(board, 'board-turn');
  await judge(wall, 'wall-turn');
  await press(board, 'freeze');
  await phone.waitForSelector('#up:not([hidden])');
  await judge(phone, 'seat-eyes-up');
  await press(board, 'freeze');
  await phone.waitForSelector('#up', { state: 'hidden' });
}

const orders = () => fs.readFileSync(file, 'utf8').split('\n').filter((x) => x.includes('"what":"order"')).length;

/** The host dies in mid-turn: what was not answered, and what is ordered meanwhile, is kept, and sent when it is back. */
async function killed({ phone, laptop, board }) {
  const before = orders();
  host.removeAllListeners('exit');
  host.kill('SIGSTOP');
  await laptop.locator('[data-key^=take-]:not([disabled])').first().click();
  await sleep(300);
  host.kill('SIGKILL');
  for (const page of [phone, laptop]) await page.waitForSelector('#banner:not([hidden])');
  await phone.evaluate(() => document.querySelector('[data-key=offers]').removeAttribute('open'));
  await press(phone, 'undo');
  await phone.waitForSelector('#unsent:not([hidden])');
  await judge(phone, 'seat-host-gone');
  await serve();
  for (const page of [phone, laptop, board]) await page.waitForSelector('#banner', { state: 'hidden' });
  for (const page of [phone, laptop]) await page.waitForSelector('#unsent', { state: 'hidden' });
  check(orders() === before + 1, `an order whose answer was lost stands ${orders() - before} times in the file`);
  check((await phone.textContent('#who')).includes('Olena'), 'another seat came back');
}

async function results({ board, wall, phone, laptop }) {
  for (const page of [phone, laptop]) await page.click('#ready');
  for (const page of [phone, laptop]) await page.waitForSelector('#because:not([hidden])');
  const told = await news(phone);
  check(told.length > 100, `little is told of the turn: ${told}`);
  await phone.fill('#because-text', 'it was <b onclick="alert(1)">so</b>');
  await phone.click('#because-form button');
  await board.waitForFunction(() => [...document.querySelectorAll('#people td')].some((x) => x.textContent.includes('<b onclick')));
  await judge(phone, 'seat-result');
  await judge(wall, 'wall-result');
  await press(board, 'next');
  await phone.waitForSelector('[data-key^=take-]:not([disabled])');
  await press(board, 'next');
  await phone.waitForSelector('#because:not([hidden])');
  await press(board, 'next');
  await board.waitForSelector('[data-key=make].main');
  await judge(wall, 'wall-debrief');
  await judge(board, 'board-debrief');
  check(await board.locator('[data-key=pause]').count() === 0, 'the debrief can be paused');
}

/** A table goes back and tells its histories apart; then the games are played once more. */
async function again({ board, wall }) {
  await board.click('details[data-key=d-back] summary');
  await board.click('details[data-key=d-back] button');
  const histories = board.locator('details[data-key=d-back] p button');
  await histories.nth(1).waitFor();
  check(!(await histories.allTextContents()).some((x) => /^main$|^\d+$/.test(x)), `histories are called ${await histories.allTextContents()}`);
  await judge(board, 'board-back');
  await histories.first().click();
  await board.waitForFunction(() => document.querySelector('details[data-key=d-back] p button')?.getAttribute('aria-pressed') === 'true');
  await press(board, 'play');
  await board.waitForSelector('[data-key=pause]');
  await judge(board, 'board-second-play');
  await judge(wall, 'wall-second-play');
  for (let turn = 0; turn < 2; turn++) for (const stage of ['turn', 'result']) {
    await press(board, 'next');
    await board.waitForSelector(stage === 'turn' ? '[data-key=next]' : turn ? '[data-key=make].main' : '[data-key=pause]');
    await sleep(600);
  }
  check(await board.locator('[data-key=play]').count() === 0, 'a third play is offered');
}

async function debrief({ board }) {
  await press(board, 'make');
  await board.waitForSelector('#made a', { timeout: 120000 });
  const [shown] = await Promise.all([board.context().waitForEvent('page'), board.click('#made a')]);
  const page = await tab(shown, 'debrief', 1366, 768);
  await page.waitForSelector('#table-1-again');
  check(await page.locator('#table-1, #table-2, #table-2-again').count() === 3, 'the debrief does not tell both plays');
  await judge(page, 'debrief');
  const alone = await tab(await board.context().browser().newContext({ offline: true }), 'debrief file', 1024, 768);
  alone.removeAllListeners('request');
  await alone.goto('file://' + path.join(folder, `pages-${language}-debrief`, 'debrief.html'));
  await judge(alone, 'debrief-alone');
}

async function main() {
  if (pictures) fs.mkdirSync(pictures, { recursive: true });
  const { code, key } = await serve('--tables', '2', '--turns', '2', '--turn-seconds', '900', '--result-seconds', '0', '--minutes', '50');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const began = Date.now(), all = await lobby(browser, key, code);
  for (const page of Object.values(all)) page.setDefaultTimeout(60000);
  for (const part of [turn, killed, results, again, debrief]) await part(all);
  await browser.close();
  host.removeAllListeners('exit');
  host.kill('SIGINT');
  console.log(`${language}: ${checks} checks, ${wrong} wrong, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  process.exit(wrong ? 1 : 0);
}

main().catch((e) => { console.log('WRONG:', e); host?.kill(); process.exit(1); });
