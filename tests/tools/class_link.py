"""A small WebSocket client of `accession class serve`, and the host itself, by the standard library alone. What
imports it is called as python3 FILE.py PROGRAM FOLDER PART and ends with run(parts)."""
import base64, json, os, re, signal, socket, struct, subprocess, sys, threading

PROGRAM, WORK = sys.argv[1], sys.argv[2]
wrong = checks = 0
hosts = []


def check(yes, what):
    global wrong, checks
    checks += 1
    if not yes:
        wrong += 1
        print("WRONG:", what, flush=True)


class Closed(Exception):
    pass


class Link:
    """One connection. heard: every byte that came, for looking for secrets."""

    def __init__(self, port, host=None, origin=None, protocol="accession"):
        host = host or f"127.0.0.1:{port}"
        self.s = socket.create_connection(("127.0.0.1", port), 10)
        self.b, self.heard, self.n, self.last = b"", b"", 0, {}
        head = (f"GET /live HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n")
        if protocol:
            head += f"Sec-WebSocket-Protocol: {protocol}\r\n"
        origin = f"http://{host}" if origin is None else origin
        if origin:
            head += f"Origin: {origin}\r\n"
        self.s.sendall((head + "\r\n").encode())
        while b"\r\n\r\n" not in self.b:
            self.more()
        head, self.b = self.b.split(b"\r\n\r\n", 1)
        self.status = int(head.split(b" ")[1])

    def more(self):
        try:
            got = self.s.recv(65536)
        except ConnectionError:
            got = b""
        if not got:
            raise Closed()
        self.b += got
        self.heard += got

    def need(self, n):
        while len(self.b) < n:
            self.more()
        got, self.b = self.b[:n], self.b[n:]
        return got

    def frame(self, data, mask=True, first=0x81):
        length = bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack(">H", len(data))
        if mask:
            key = os.urandom(4)
            length = bytes([length[0] | 0x80]) + length[1:]
            data = key + bytes(c ^ key[i % 4] for i, c in enumerate(data))
        self.s.sendall(bytes([first]) + length + data)

    def hear(self, seconds=10):
        self.s.settimeout(seconds)
        text = b""
        while True:
            a, b = self.need(2)
            n = b & 127
            n = struct.unpack(">H", self.need(2))[0] if n == 126 else struct.unpack(">Q", self.need(8))[0] if n == 127 else n
            data = self.need(n)
            if a & 15 == 8:
                raise Closed(struct.unpack(">H", data[:2])[0] if n >= 2 else 0)
            text += data
            if a & 0x80:
                message = json.loads(text)
                self.last[message["what"]] = message
                return message

    def wait(self, what, seconds=10):
        while True:
            message = self.hear(seconds)
            if message["what"] == what:
                return message

    def ask(self, **message):
        self.n += 1
        self.frame(json.dumps({**message, "n": self.n}).encode())
        while True:
            answer = self.wait("answer")
            if answer["n"] == self.n:
                return answer

    def drop(self):
        self.s.close()


class Host:
    def __init__(self, file, *options, port=0):
        self.file = file
        self.p = subprocess.Popen([PROGRAM, "class", "serve", "--file", file, "--port", str(port), *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        hosts.append(self.p)
        said = ""
        while not re.search(r": [0-9a-f]{32}\n", said):
            line = self.p.stderr.readline()
            if not line:
                raise RuntimeError(said)
            said += line
        self.said = said
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/\n", said)[1])
        self.code = re.search(r": ([A-Z2-9]{6})\n", said)[1]
        self.key = re.search(r": ([0-9a-f]{32})\n", said)[1]
        threading.Thread(target=self.p.stderr.read, daemon=True).start()

    def join(self, name, code=None):
        link = Link(self.port)
        return link, link.ask(do="join", code=code or self.code, name=name)

    def lead(self):
        link = Link(self.port)
        check(link.ask(do="lead", key=self.key)["taken"], "the board does not open with its key")
        return link

    def kill(self):
        self.p.kill()
        self.p.wait()

    def end(self):
        self.p.send_signal(signal.SIGINT)
        return self.p.wait(10)


def card_of(game, taken=True):
    return next((c for c in game["cards"] if ("why_not" not in c) == taken), None)


def order(link, card):
    return link.ask(do="act", act=card["act"], **({"to": card["to"]} if "to" in card else {}))


def entries(file):
    return [json.loads(line[17:]) for line in open(file) if line[:1] in "0123456789abcdef" and line[16:17] == " "]


def run(parts):
    part = sys.argv[3]
    try:
        parts[part]()
    finally:
        for left in hosts:
            left.kill()
    print(f"{part}: {checks} checks, {wrong} wrong")
    sys.exit(1 if wrong else 0)
