"""What tests/cli/class_serve.sh asks of `accession class serve` besides staying whole (class_survive.py)."""
import os, re, socket, time
from class_link import *


def seats():
    h = Host(f"{WORK}/seats.class", "--tables", "2", "--turn-seconds", "600", "--result-seconds", "0")
    a, answer = h.join("Anna", "AAAAAA")
    check(not answer["taken"] and "code" in answer["why_not"], "a wrong code lets somebody in")
    check(not a.ask(do="act", act="dig_in", to=1)["taken"], "who has not joined gives orders")
    key = a.ask(do="join", code=h.code.lower(), name="Anna")
    check(key["taken"] and len(key["key"]) == 32, "the code does not let in")
    b, second = h.join("Bo")
    check(second["taken"], "a second person is refused")
    for name in ("<script>alert(1)</script>", "<img src=x onerror=1>", "a\"b", "a&b", " x", "", "x" * 25, "a\u202eb", "\u0000", "${7*7}", "Anna"):
        try:
            check(not h.join(name)[1]["taken"], f"the name {name!r} is taken")
        except Closed:
            check("\u0000" in name, f"the name {name!r} ends the connection")
    board = h.lead()
    check(board.ask(do="start")["taken"], "the games do not start")
    game = a.wait("game")
    check(game["seat"] == "candidate" and game["turn"] == 1, "the first to come does not sit in Kyiv")
    no = order(a, card_of(game, False))
    check(not no["taken"] and no["why_not"] and no["nearest"], "a refused order does not say why")
    check(order(a, card_of(game))["taken"], "an order is not taken")
    check(a.ask(do="predict", yes=True, sure=0.8)["taken"], "a forecast is not taken")
    check(not a.ask(do="act", act="no_such", to=1)["taken"] and not a.ask(do="start")["taken"], "a seat does what is not its own")
    check(not a.ask(do="inject", event="donor_fatigue", table=1)["taken"], "a person injects an event")
    a.drop()
    a = Link(h.port)
    check(a.ask(do="back", key=key["key"])["taken"], "a dropped person does not come back")
    back = a.wait("game")
    check(back["seat"] == "candidate" and back["predicted"], "the seat came back without what was done")
    check(not Link(h.port).ask(do="back", key="0" * 32)["taken"], "an unknown key opens a seat")
    check(board.ask(do="device", person=0)["taken"], "no code for another device")
    moving = board.wait("board")
    while not moving["people"][0].get("code"):
        moving = board.wait("board")
    other, moved = h.join("ignored", moving["people"][0]["code"])
    check(moved["taken"] and other.wait("you")["name"] == "Anna", "a seat does not move to another device")
    check(not Link(h.port).ask(do="back", key=key["key"])["taken"], "the old device still opens the seat")
    check(board.ask(do="lock", yes=True)["taken"] and not h.join("Late")[1]["taken"], "a closed class takes people in")
    check(board.ask(do="kick", person=1)["taken"], "nobody can be taken out")
    check(not Link(h.port).ask(do="back", key=second["key"])["taken"], "who was taken out comes back")
    check(board.ask(do="inject", event=moving["events"][0]["event"], table=0)["taken"], "no event can be injected")
    for bot in (False, True):
        check(board.ask(do="hold", table=1, seat="lead", bot=bot)["taken"], "a seat does not change hands")
        while next(x for x in board.wait("board")["tables"][0]["seats"] if x["seat"] == "lead")["bot"] != bot:
            pass
    check(board.ask(do="look", table=1, seat="lead")["taken"] and board.wait("game")["seat"] == "lead", "the board cannot look at a seat")
    check(order(board, card_of(board.last["game"]))["taken"], "the board cannot decide for a seat")
    check(board.ask(do="next")["taken"], "the turn cannot be ended")
    check(board.ask(do="rewind", table=1, turn=1)["taken"], "a table does not go back")
    check(h.end() == 0, "SIGINT does not end it well")
    check(os.stat(h.file).st_mode & 0o077 == 0, "others may read the class's file")


def secrets():
    h = Host(f"{WORK}/secrets.class", "--tables", "1", "--turn-seconds", "600", "--seed", "3")
    people = [h.join(f"Person {n}") for n in range(6)]
    links, keys = [p[0] for p in people], [p[1]["key"] for p in people]
    board = h.lead()
    board.ask(do="start")
    private, own = {}, " (a goal of our own"
    for link in links:
        game = link.wait("game")
        private[game["seat"]] = [g.split(own)[0].split(" so far: ")[-1] for g in game["goals"] if own in g]
    board.ask(do="message", person=2, text="for your eyes alone")
    links[0].ask(do="because", text="my own sentence")
    wall_key = board.last.get("board", {}).get("wall_key") or board.wait("board")["wall_key"]
    wall = Link(h.port)
    check(not wall.ask(do="wall", key="1" * 32)["taken"], "the wall opens with any key")
    check(wall.ask(do="wall", key=wall_key)["taken"], "the wall does not open")
    for link in links + [wall]:
        try:
            while True:
                link.hear(0.7)
        except (TimeoutError, socket.timeout):
            pass
    texts = [link.heard.decode("utf-8", "replace") for link in links + [wall]]
    seats = [link.last["game"]["seat"] if link is not wall else None for link in links + [wall]]
    check(len(set(seats)) == 7 and all(private[s] for s in seats[:-1]), "six seats with private goals are wanted")
    for text, seat in zip(texts, seats):
        for other, goals in private.items():
            if other != seat and goals and set(goals) & set(private.get(seat, [])) == set():
                check(all(g not in text for g in goals), f"{seat} hears of {other}'s private goal")
    for n, text in enumerate(texts):
        check(("for your eyes alone" in text) == (n == 2), f"a private word at {seats[n]}")
        check("my own sentence" not in text or n == 0, f"a sentence at {seats[n]}")
        check(all(k not in text for m, k in enumerate(keys) if m != n) and h.key not in text, f"another's key at {seats[n]}")
        check(all(f"Person {m}" not in text for m in range(6) if m != n), f"a name at {seats[n]}")
    h.end()


def safe():
    h = Host(f"{WORK}/safe.class", "--tables", "1")

    def refused(**how):
        try:
            return Link(h.port, **how).status != 101
        except (Closed, ConnectionError):
            return True
    check(refused(host="evil.example"), "a foreign Host is heard")
    check(refused(host=f"evil.example:{h.port}"), "a foreign Host with our port is heard")
    check(refused(origin="http://evil.example"), "a foreign Origin is heard")
    check(refused(origin=""), "a missing Origin is heard")
    check(refused(origin="null") and refused(origin=f"https://127.0.0.1:{h.port}") and refused(origin=f"http://127.0.0.1:{h.port}.evil.example"), "an Origin that is nearly ours is heard")
    check(refused(host=f"127.0.0.1:{h.port + 1}"), "our address with another port is heard")
    check(refused(protocol=""), "a connection without the protocol is heard")
    check(not refused(host=f"localhost:{h.port}"), "localhost is refused")

    def get(path, method="GET", host=None):
        s = socket.create_connection(("127.0.0.1", h.port), 5)
        s.sendall(f"{method} {path} HTTP/1.1\r\nHost: {host or f'127.0.0.1:{h.port}'}\r\nConnection: close\r\n\r\n".encode())
        s.settimeout(5)
        got = b""
        try:
            while chunk := s.recv(65536):
                got += chunk
        except (TimeoutError, socket.timeout, ConnectionError):
            pass
        return got
    page = get("/")
    check(b" 200 " in page[:20] and b"default-src 'self'" in page and b"nosniff" in page, "the page comes without its headers")
    for path in ("/board", "/wall", "/class.css", "/seat.js", "/words.json", "/icon.svg"):
        check(b" 200 " in get(path)[:20], f"{path} is missing")
    check(b"unsafe" not in page and b"unsafe" not in get("/board"), "a page may bring its own styles")
    shown = get("/debrief")
    check(b"style-src 'self' 'unsafe-inline'" in shown and b"script-src" not in shown and shown.count(b"unsafe-") == 1, "the debrief's page may not show its style, or may more")
    for path in ("/../safe.class", "/..%2f..%2fetc/passwd", "/etc/passwd", "//etc/passwd", "/safe.class", "/index.html."):
        check(b" 200 " not in get(path)[:20] and b"accession-class" not in get(path), f"{path} is served")
    check(b" 200 " not in get("/", host="evil.example")[:20], "a page for a foreign Host")
    check(b" 200 " not in get("/", method="POST")[:20], "a POST is answered")

    def closes(send, seconds=10):
        link = Link(h.port)
        try:
            send(link)
            while True:
                link.hear(seconds)
        except (Closed, ConnectionError):
            return True
        except (TimeoutError, socket.timeout):
            return False
    bare = Link(h.port)  # the library hears frames without a mask: they get no further than others
    bare.frame(b'{"do":"act","act":"dig_in","to":1,"n":1}', mask=False)
    try:
        check(not bare.wait("answer", 3)["taken"], "an unmasked frame gives orders")
    except Closed:
        pass
    check(closes(lambda k: k.s.sendall(bytes([0x81, 0xff]) + (1 << 30).to_bytes(8, "big") + b"abcd" + b"x" * 5000)), "a frame of 1 GB is read")
    check(closes(lambda k: k.frame(b'{"do":"' + b"x" * 5000 + b'"}')), "a message of 5 KB is heard")
    check(closes(lambda k: k.frame(b"not json")), "what is no JSON is heard")
    check(closes(lambda k: k.frame(b"[" * 3000)), "brackets without end are heard")
    check(closes(lambda k: k.frame(b'{"do":"join","n":1,"name":"\xff\xfe\xc3"}')), "bytes that are no UTF-8 are heard")
    check(closes(lambda k: [k.frame(b'{"do":"' if n == 0 else b"x" * 1000, first=0x01 if n == 0 else 0x00) for n in range(8)]), "8 KB in pieces are heard")
    check(closes(lambda k: k.frame(b"x" * 100, first=0x80)), "a piece that continues nothing is heard")
    check(closes(lambda k: k.frame(b"x" * 126, first=0x89)), "a ping of 126 bytes is heard")
    check(closes(lambda k: k.frame(b"\x00\x01", first=0x82)), "bytes are heard")
    check(closes(lambda k: [k.frame(b'{"do":"back","key":"x","n":1}') for _ in range(60)]), "60 messages at once are heard")
    for key in ("0" * 31, "G" * 32, "0" * 33, "../" * 10 + "xx", "<script>" * 4):
        odd = Link(h.port)
        check(not odd.ask(do="join", code=h.code, name="Odd", key=key)["taken"], f"the key {key} is taken")
        odd.drop()
    first = Link(h.port)
    check(first.ask(do="join", code=h.code, name="Twice", key="a" * 32)["taken"], "a page's own key is refused")
    twice = Link(h.port)
    check(twice.ask(do="join", code=h.code, name="Twice", key="a" * 32)["taken"], "who did not hear that it joined cannot join again")
    check(sum(e.get("what") == "join" for e in entries(h.file)) == 1, "who joined again is in the class twice")
    for text in (b"[]", b"{}", b'{"do":5}', b'{"do":"join","code":["x"],"name":{}}', b'{"do":"act","n":1e9}'):
        link = Link(h.port)
        link.frame(text)
        try:
            check(not link.wait("answer", 3)["taken"], f"{text} does something")
        except Closed:
            pass
    slow = socket.create_connection(("127.0.0.1", h.port), 5)
    slow.settimeout(12)
    began = time.time()
    slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-a: ")
    try:
        while slow.recv(100):
            pass
    except ConnectionError:
        pass
    except (TimeoutError, socket.timeout):
        began = 0
    check(time.time() - began < 8, "headers that never end keep their connection")
    large = socket.create_connection(("127.0.0.1", h.port), 5)
    large.settimeout(8)
    try:
        large.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-a: " + b"a" * 100000 + b"\r\n\r\n")
        check(b" 200 " not in large.recv(100)[:20], "100 KB of headers are read")
    except ConnectionError:
        check(True, "")
    except (TimeoutError, socket.timeout):
        check(False, "100 KB of headers keep their connection")
    link = Link(h.port)
    times = []
    for n in range(5):
        t = time.time()
        link.ask(do="join", code="AAAAAA", name="x")
        times.append(time.time() - t)
    check(max(times[:3]) < 0.5 and min(times[3:]) > 0.9, f"wrong codes are answered after {times}")
    check(h.join("Honest")[1]["taken"], "an honest person cannot join after all this")
    h.end()


def debrief():
    """The board's button: a process beside the host, a page beside the class's file, which only the board reads."""
    h = Host(f"{WORK}/lesson.class", "--tables", "2", "--turn-seconds", "600", "--result-seconds", "0", "--turns", "2", "--language", "uk")
    a, answer = h.join("Marker-Name")
    board = h.lead()
    early = board.ask(do="make")
    check(not early["taken"] and early["why_not"], "a debrief of games that have not begun")
    board.ask(do="start")
    check(not a.ask(do="make")["taken"] and not a.ask(do="read")["taken"], "a person makes or reads the debrief")
    order(a, card_of(a.last.get("game") or a.wait("game")))
    for turn in range(3):
        check(board.ask(do="next")["taken"], "the turn does not end")

    def made():
        check(board.ask(do="make")["taken"], "no debrief is begun")
        check(not board.ask(do="make")["taken"], "two debriefs are made at once")
        began, slowest = time.time(), 0
        while time.time() - began < 90:
            asked = time.time()
            a.ask(do="asks", seat="lead")
            slowest = max(slowest, time.time() - asked)
            try:
                told = board.wait("board", 1)["debrief"]
                if told["state"] != "works":
                    check(slowest < 1, f"the host waited {slowest} s for the debrief")
                    return told
            except (TimeoutError, socket.timeout):
                pass
        return board.last["board"]["debrief"]
    told = made()
    check(told["state"] == "done" and told["words"] == os.path.realpath(f"{WORK}/lesson-debrief/debrief.html"), f"no debrief: {told}")
    page = open(f"{WORK}/lesson-debrief/debrief.html").read()
    check("Переломи" in page and 'id="table-2"' in page and "Marker-Name" not in page, "the debrief is not of this class, or names somebody")
    check(os.stat(f"{WORK}/lesson-debrief").st_mode & 0o077 == 0, "others may read the debrief")
    check(board.ask(do="read")["taken"] and board.wait("page")["html"] == page, "the board does not get the page")
    check(not a.ask(do="read")["taken"], "a person reads the debrief")
    stranger = Link(h.port)
    check(not stranger.ask(do="read")["taken"], "who has no key reads the debrief")
    again = made()
    check(again["state"] == "done" and "/lesson-debrief-2/" in again["words"] and open(f"{WORK}/lesson-debrief/debrief.html").read() == page,
          "a second debrief is not a folder of its own")
    os.rename(h.file, h.file + ".away")
    gone = board.ask(do="make")
    check(not gone["taken"] and gone["why_not"], "a debrief of a file that is gone")
    open(h.file, "w").write("accession-class 999\n")
    bad = made()
    check(bad["state"] == "failed" and "lesson.class" in bad["words"] and not re.match("accession:|debrief:", bad["words"]) and not os.path.exists(f"{WORK}/lesson-debrief-3"), f"a bad file: {bad}")
    os.replace(h.file + ".away", h.file)
    check(board.ask(do="make")["taken"], "no debrief after a failed one")
    check(h.end() == 0, "it does not end while a debrief is made")
    there = os.path.exists(f"{WORK}/lesson-debrief-3/debrief.html")
    time.sleep(1.5)
    check(os.path.exists(f"{WORK}/lesson-debrief-3/debrief.html") == there, "the debrief outlived the host")


def aloud():
    """The projector tier: one machine, nobody joins; the class decides aloud, and sees a wall without secrets."""
    h = Host(f"{WORK}/aloud.class", "--projector", "--turns", "3")
    board, wall = h.lead(), Link(h.port)
    check(wall.ask(do="wall", key=board.wait("board")["wall_key"])["taken"], "the wall does not open")
    check(board.ask(do="start")["taken"], "the game does not start")
    for turn in range(1, 4):
        time.sleep(0.3)  # a board that asks more than twenty times a second is closed
        check(board.ask(do="look", table=1, seat="candidate")["taken"], "a seat cannot be looked at")
        game = board.wait("game")
        while game["turn"] != turn:
            game = board.wait("game")
        check(order(board, card_of(game))["taken"] and board.ask(do="predict", yes=True, sure=0.7)["taken"], "the class does not decide")
        check(board.ask(do="aloud", yes=True)["taken"], "the seat is not shown to the room")
        while not wall.wait("game").get("cards"):
            pass
        check("goals" not in wall.last["game"] and "secrets" not in wall.last["game"], "the wall tells secrets")
        for _ in range(2):
            check(board.ask(do="next")["taken"], "the turn or its result does not end")
    check(board.wait("board")["stage"] == "debrief", "after the last turn there is no debrief")
    check(board.ask(do="make")["taken"], "no debrief is begun")
    while board.wait("board", 90)["debrief"]["state"] == "works":
        pass
    told = board.last["board"]["debrief"]
    check(told["state"] == "done" and os.path.getsize(told["words"]) > 20000, f"no debrief: {told}")
    check(board.ask(do="read")["taken"] and "turning point" in board.wait("page")["html"].lower(), "the debrief cannot be read")
    check(h.end() == 0, "it does not end well")


run({"aloud": aloud, "seats": seats, "secrets": secrets, "safe": safe, "debrief": debrief})
