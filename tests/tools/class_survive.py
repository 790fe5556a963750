"""A class that is disturbed decides and lives what it would have undisturbed: the host is killed at every turn, a
quarter of the connections is cut in every turn, also between an order and its answer. CLASS_LONG=1: a large class
is killed too, and the log of the large crowd is compared besides what it decided; CLASS_SMALL=1: no crowd is large."""
import filecmp, os, random, signal, socket, struct, subprocess, threading, time
from class_link import *

LONG, SMALL = (os.environ.get(name, "0") != "0" for name in ("CLASS_LONG", "CLASS_SMALL"))
WAYS = ("idle", "unread", "unheard", "race")  # when a connection or a host ends: see Room.hurt and Person.cut


class Person:
    """Keeps its key and what was not answered, as the page does; it comes back by itself and sends that again."""

    def __init__(self, room, name):
        self.room, self.link, self.slowest, self.returns, self.due = room, None, 0, 0, 0
        self.hello = {"do": "join", "code": room.host.code, "name": name, "key": os.urandom(16).hex()}
        self.meet()
        you = self.link.wait("you")
        while not you["table"]:
            you = self.link.wait("you")
        self.table, self.seat = you["table"], you["seat"]

    def meet(self):
        began, wait = time.time(), 0.01
        while True:
            try:
                self.link = Link(self.room.host.port)
                answer = self.link.ask(**self.hello)
                break
            except (Closed, OSError):
                if time.time() - began > 60:
                    raise
                time.sleep(wait * (0.5 + random.random()))
                wait = min(1, wait * 2)
        check(answer["taken"], f"{self.hello['do']} is refused: {answer}")
        if self.hello["do"] == "back":
            self.slowest, self.returns = max(self.slowest, time.time() - began), self.returns + 1
        self.hello = {"do": "back", "key": self.hello["key"]}

    def tell(self, **message):
        self.due = max(self.due, time.time() - 0.5) + 0.055  # people are slower than the host's limit of messages
        time.sleep(max(0, self.due - time.time()))
        while True:
            try:
                return self.link.ask(**message)
            except (Closed, OSError):
                self.meet()

    def send(self, message):
        self.link.frame(json.dumps({**message, "n": 0}).encode())

    def cut(self, way, message, draw):
        """idle: the message was not sent. unread: the host cannot have read all of it. race: nobody knows. unheard: it
        was done, and the answer stays unread."""
        if way == "unread":
            self.link.s.sendall(b"\x81\xfe\x01\x00ab")
        elif way != "idle":
            size = os.stat(self.room.file).st_size
            self.send(message)
            until = time.time() + (draw.random() * 0.004 if way == "race" else 0.1)
            while time.time() < until and (way == "race" or os.stat(self.room.file).st_size == size):
                time.sleep(0.0005)
        self.link.s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.link.drop()


class Room:
    def __init__(self, name, tables, people, turns):
        self.file, self.kills = f"{WORK}/{name}.class", 0
        self.host = Host(self.file, "--tables", str(tables), "--turn-seconds", "3600", "--result-seconds", "0", "--turns", str(turns))
        self.people = [Person(self, f"Seat {n}") for n in range(people)]
        self.lead()

    def lead(self):
        self.board = self.host.lead()

    def again(self):
        self.host = Host(self.file, port=self.host.port)
        self.kills += 1
        for person in self.people:
            person.link.drop()
            person.meet()
        self.lead()

    def hurt(self, way, person, message, draw):
        """The host is killed: idle: before the message is sent. unread: it lies at the host, which does not run.
        unheard: it stands in the file, and the answer stays unread. race: nobody knows."""
        size = os.stat(self.file).st_size
        if way == "unread":
            self.host.p.send_signal(signal.SIGSTOP)
        if way != "idle":
            person.send(message)
        if way == "unheard":
            until = time.time() + 0.2  # a refused order changes nothing
            while os.stat(self.file).st_size == size and time.time() < until:
                time.sleep(0.0005)
        elif way == "race":
            time.sleep(draw.random() * 0.004)
        self.host.kill()
        self.again()

    def look(self):
        self.board.drop()
        self.lead()
        return self.board.wait("board")

    def lead_on(self, kill):
        """The facilitator ends the turn where somebody must still choose, and the result; he looks before he asks again."""
        turn = self.look()["turn"]
        if kill:
            self.board.frame(b'{"do":"next","n":0}')
            self.host.kill()
            self.again()
        while self.look()["turn"] == turn:
            check(self.board.ask(do="next")["taken"], "neither turn nor result ends")


ACTS = {"candidate": [["dig_in", 1], ["reform", 1], ["press", 1], ["dig_in", 0], ["grievance_work", 1]],
        "lead": [["aid", 1.25], ["conditions", 1], ["aid", 0.75], ["sanctions", 1]],
        "other": [["speak_for", None], ["aid", 1.25], ["speak_against", None], ["raise_grievance", None], ["drop_grievance", None]]}


def orders(n, seat, turn):
    """What the n-th person does in a turn, in order; each under a mark of its own."""
    acts, mark = ACTS.get(seat, ACTS["other"]), 1000 * turn + 10 * n
    for k in range(2):
        act, to = acts[(n + turn + 2 * k) % len(acts)]
        yield {"do": "act", "act": act, **({} if to is None else {"to": to}), "order": mark + 1 + k}
    yield {"do": "predict", "yes": (n + turn) % 3 > 0, "sure": 0.5 + (n * 3 + turn) % 5 / 10, "order": mark + 3}
    if (n + turn) % 4 == 0:
        yield {"do": "undo", "order": mark + 4}
    if n % 5 == 1:
        yield {"do": "offer", "to_seat": "candidate", "act": "reform", "to": 1, "give": "aid", "give_to": 1.5, "order": mark + 5}
    yield {"do": "ready", "yes": True}


def decided(file):
    """Everything decided, and what came of it, table by table; who was online when is left out."""
    tables = {}
    for e in entries(file):
        if e.get("what") in ("order", "undo", "close"):
            tables.setdefault(e["table"], []).append((e["what"], e.get("person"), e.get("order"), e.get("text")))
    return tables


def logged(room):
    """The log that re-runs every table, as the debrief writes it."""
    folder = f"{room.file}-debrief"
    made = subprocess.run([PROGRAM, "class", "debrief", room.file, "-o", folder, "--runs", "10"], capture_output=True, text=True)
    check(made.returncode == 0, f"no debrief: {made.stderr}")
    replayed = subprocess.run([PROGRAM, "class", "replay", f"{folder}/log.json"], capture_output=True, text=True)
    check(replayed.returncode == 0, f"the log does not live again: {replayed.stderr}")
    return f"{folder}/log.json"


def alike(calm, wild, tables, turns, log=True):
    a, b = decided(calm.file), decided(wild.file)
    count = {what: sum(e[0] == what for t in a.values() for e in t) for what in ("order", "undo", "close")}
    check(count["close"] >= tables * turns, f"{count['close']} turns were lived, not {tables * turns}")
    check(count["order"] > 1.5 * len(calm.people) * turns and count["undo"] > 0, f"too little was decided to prove anything: {count}")
    for t in a:
        differs = next((pair for pair in zip(a[t], b.get(t, [])) if pair[0] != pair[1]), (len(a[t]), len(b.get(t, []))))
        check(a[t] == b.get(t), f"table {t + 1} decided or lived something else: {differs}")
    check(not log or filecmp.cmp(logged(calm), logged(wild), shallow=False), "the logs differ")
    return count


# --- the host is killed ------------------------------------------------------------------------------

def lesson(name, killed, tables, people, turns):
    draw = random.Random(5)
    room = Room(name, tables, people, turns)
    check(room.board.ask(do="start")["taken"], "the games do not start")
    for turn in range(1, turns + 1):
        told = 0
        for n, person in enumerate(room.people):
            for message in orders(n, person.seat, turn):
                told += 1
                last = n == people - 1 and message["do"] == "ready"
                if killed and (last or (told + turn) % 7 == 0):
                    room.hurt(WAYS[room.kills % len(WAYS)], person, message, draw)
                person.tell(**message)
        if turn < turns:
            room.lead_on(killed)
    return room


def killed():
    size = dict(tables=8, people=32, turns=12) if LONG else dict(tables=2, people=8, turns=3)
    calm, wild = lesson("calm", False, **size), lesson("killed", True, **size)
    for room in (calm, wild):
        check(room.board.ask(do="debrief")["taken"], "there is no debrief")
        room.people[0].tell(do="because", text="nobody believed it")
    check(wild.board.ask(do="make")["taken"], "no debrief is begun")
    child = children(wild.host.p.pid)
    check(len(child) == 1, f"the debrief is no process of its own: {child}")
    time.sleep(0.3)
    wild.host.kill()
    until = time.time() + 5
    while any(os.path.exists(f"/proc/{pid}") for pid in child) and time.time() < until:
        time.sleep(0.02)
    check(not any(os.path.exists(f"/proc/{pid}") for pid in child), "the debrief outlives a killed host")
    wild.again()
    check(wild.board.ask(do="make")["taken"], "no debrief after a killed host")
    while wild.board.wait("board", 90)["debrief"]["state"] == "works":
        pass
    check(wild.board.last["board"]["debrief"]["state"] == "done", f"no debrief: {wild.board.last['board']['debrief']}")
    check(wild.people[0].link.wait("you")["sentence"] == "nobody believed it", "a sentence is lost by a killed host")
    check(calm.host.end() == 0 and wild.host.end() == 0, "it does not end well")
    count = alike(calm, wild, size["tables"], size["turns"])
    slowest = max(p.slowest for p in wild.people)
    check(slowest < 60, f"a seat was back only after {slowest} s")
    print(f"{count}; the host was killed {wild.kills} times")


def children(pid):
    of = []
    for p in filter(str.isdigit, os.listdir("/proc")):
        try:
            if int(open(f"/proc/{p}/stat").read().rpartition(")")[2].split()[1]) == pid:
                of.append(int(p))
        except OSError:
            pass
    return of


# --- connections drop --------------------------------------------------------------------------------

def table_turn(room, people, turn, wild):
    for n in people:
        person, draw = room.people[n], random.Random(f"{turn} {n}")
        all_ = list(orders(n, person.seat, turn))
        cut = draw.randrange(len(all_)) if wild and draw.random() < 0.25 else -1
        for k, message in enumerate(all_):
            if k == cut:
                person.cut(draw.choice(WAYS), message, draw)
            person.tell(**message)


def crowd(name, wild, tables, people, turns):
    """Every table decides by itself, all at once."""
    room = Room(name, tables, people, turns)
    check(room.board.ask(do="start")["taken"], "the games do not start")
    sits = {}
    for n, person in enumerate(room.people):
        sits.setdefault(person.table, []).append(n)
    check(sorted(sits) == list(range(1, tables + 1)), f"not every table has people: {sits}")
    for turn in range(1, turns + 1):
        at_once = [threading.Thread(target=table_turn, args=(room, people, turn, wild)) for people in sits.values()]
        for thread in at_once:
            thread.start()
        for thread in at_once:
            thread.join()
        if turn < turns:
            room.lead_on(False)
    check(room.host.end() == 0, "it does not end well")
    return room


def many():
    size = dict(tables=2, people=16, turns=4) if SMALL else dict(tables=8, people=64, turns=12)
    calm, wild = crowd("quiet", False, **size), crowd("dropped", True, **size)
    count = alike(calm, wild, size["tables"], size["turns"], LONG or SMALL)
    back, slowest = sum(p.returns for p in wild.people), max(p.slowest for p in wild.people)
    check(back >= size["people"] * size["turns"] / 8 and sum(p.returns for p in calm.people) == 0, f"only {back} came back")
    check(slowest < 5, f"a seat was back only after {slowest} s")
    print(f"{count}; {back} returns, the slowest in {1000 * slowest:.0f} ms")


run({"killed": killed, "many": many})
