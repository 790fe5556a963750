#!/usr/bin/env python3
"""Twenty short uses of the program, each with every allocation and every call on a file made to fail in turn.

    CLASS_MADE=program every_call.py ACCESSION FAULT_LIBRARY [flow...]

What must hold, wherever it fails: the program ends with 0, 1 or 2, never by a signal; if it does not end as it does
unharmed, it says why; a file under its final name is the old one or the new one, whole; if it ends as it does
unharmed, every file is as it is then; and what is left under temporary names is gone after the next try, which
succeeds. Short, the first calls of each flow are tried and some of all others, evenly; FAULTS_LONG=1 tries the
first 200 and 400 more of the allocations, and every call on a file."""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

ACCESSION, LIBRARY = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
LONG = os.environ.get("FAULTS_LONG") == "1"
TEMPORARY = re.compile(r"\.tmp$|-journal$|-wal$|\.part$|/\.[^/]*\.new$")
PLAY = ["play", "--text", "--no-autosave"]

# Name, arguments, standard input. Each begins in a copy of the folder that PREPARE made.
FLOWS = [
    ("run", ["run", "--months", "4"], ""),
    ("turn", [*PLAY, "--seed", "5"], "do mobilisation\nend\nsave ./game.sav\n"),
    ("load", [*PLAY, "--load", "./game.sav"], "turn\njournal\n"),
    ("autosave", ["play", "--text", "--seed", "6", "--saves-dir", "saves"], "do reform\nend\n"),
    ("damaged", ["save", "repair", "./hurt.sav"], ""),
    ("lint", ["pack", "lint", "pack"], ""),
    ("zip", ["pack", "zip", "pack", "-o", "pack.zip", "--force"], ""),
    ("from_zip", ["run", "--pack", "./pack.zip", "--months", "2"], ""),
    ("new_pack", ["pack", "new", "./second"], ""),
    ("ensemble", ["ensemble", "--runs", "3", "--months", "4", "--threads", "1"], ""),
    ("resume", ["ensemble", "--runs", "3", "--months", "4", "--threads", "1", "--out", "left.bin", "--resume"], ""),
    ("merge", ["merge", "a.bin", "b.bin", "--out", "whole.bin", "--force"], ""),
    ("tables", ["ensemble", "--runs", "3", "--months", "4", "--threads", "1", "--csv", "rows.csv", "--sqlite", "rows.db",
                "--force"], ""),
    ("explain", ["explain", "--month", "3", "--of", "credibility[USA]"], ""),
    ("chronicle", ["run", "--months", "12", "--chronicle"], ""),
    ("reference", ["reference", "--html", "reference.html"], ""),
    ("class", ["class", "new", "--file", "new.class", "--tables", "1", "--people", "2"], ""),
    ("station", ["class", "station", "lesson.class", "--table", "1", "-o", "order.json"], ""),
    ("debrief", ["debrief", "lesson.class", "-o", "debrief", "--runs", "2", "--threads", "1"], ""),
    ("odds", ["odds", "game.sav", "--runs", "5", "--threads", "1"], ""),
    ("doctor", ["doctor", "--json"], ""),
    ("screens", ["screens", "--into", "shots", "--size", "320x240"], ""),
]
WHOLE = {"class": ["class", "station", "new.class", "--table", "1", "-o", "check.json"]}
DEAR = {"screens": 0.1, "debrief": 0.5, "odds": 0.5, "reference": 0.5, "doctor": 0.5}  # of the tries of others
PREPARE = [
    ([*PLAY, "--seed", "5"], "end\nsave ./game.sav\nend\nsave ./hurt.sav\n"),
    (["pack", "new", "./pack"], ""),
    (["pack", "zip", "pack", "-o", "pack.zip"], ""),
    (["ensemble", "--runs", "1:2", "--months", "4", "--out", "a.bin"], ""),
    (["ensemble", "--runs", "3:4", "--months", "4", "--out", "b.bin"], ""),
    (["ensemble", "--runs", "3", "--months", "4", "--out", "left.bin"], ""),
]


def call(folder, args, text, **fault):
    env = dict(os.environ, HOME=folder, TMPDIR=f"{folder}/tmp", SDL_VIDEODRIVER="dummy",
               **{f"XDG_{k}_HOME": f"{folder}/{k.lower()}" for k in ("DATA", "CACHE", "STATE", "CONFIG")})
    env.update({f"FAULT_{k}": str(v) for k, v in fault.items()})
    if fault:
        env["LD_PRELOAD"] = LIBRARY
    return subprocess.run([ACCESSION, *args], cwd=folder, env=env, input=text.encode(), capture_output=True,
                          timeout=120, check=False)


def files(folder):
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


class Flow:
    def __init__(self, work, name, args, text):
        self.work, self.name, self.args, self.text = work, name, args, text
        self.count, self.wrong, self.swept = f"{work}/count", [], 0
        self.old = files(f"{work}/before")
        self.fresh()
        self.unharmed = call(self.folder, args, text)
        self.new, self.told = files(self.folder), self.unharmed.stdout.decode().strip()
        if self.unharmed.returncode not in (0, 1):
            sys.exit(f"{name}: unharmed, exit {self.unharmed.returncode}: {self.unharmed.stderr.decode()}")
        self.fresh()  # what holds a date or a secret is another each time: WHOLE asks whether it is there
        call(self.folder, args, text)
        again = files(self.folder)
        self.varying = {path for path in self.new if again.get(path) != self.new[path]}

    def fresh(self):
        self.folder = f"{self.work}/{self.name}"
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(f"{self.work}/before", self.folder)

    def tried(self, of):
        """Which calls fail, of how many."""
        self.fresh()
        call(self.folder, self.args, self.text, OF=of, COUNT=self.count)
        with open(self.count, encoding="utf-8") as file:
            calls = int(file.read())
        first, more = ((200, 400) if of == "memory" else (calls, 0)) if LONG else (6, 12)
        if not LONG:
            first, more = (max(1, int(n * DEAR.get(self.name, 1))) for n in (first, more))
        step = max(1, (calls - first) // max(1, more))
        return [*range(1, min(first, calls) + 1), *range(first + 1, calls + 1, step)], calls

    def fault(self, of, at, kind):
        self.fresh()
        if os.path.exists(self.count):
            os.remove(self.count)
        done = call(self.folder, self.args, self.text, OF=of, AT=at, KIND=kind, COUNT=self.count)
        told = (done.stderr + b" " + done.stdout).decode(errors="replace").strip()
        where = f"{self.name}: {of} call {at}"
        if os.path.exists(self.count):
            with open(self.count, encoding="utf-8") as file:
                where += f" ({file.read().strip()} {kind})"
        wrong = lambda what: self.wrong.append(f"{where}: {what}")
        now = files(self.folder)
        if done.returncode not in (0, 1, 2):
            wrong(f"exit {done.returncode}: {told[-200:]}")
        elif done.returncode != self.unharmed.returncode and told in ("", self.told):
            wrong(f"exit {done.returncode} and nothing said")
        temporary = [path for path in now if path not in self.new and TEMPORARY.search(path)]
        for path in sorted((now.keys() | self.old.keys()) - self.varying):
            if path.endswith(".png") and now.get(path, b"")[-8:-4] == b"IEND":
                continue  # a picture of something else, where something could not be read, and whole
            if path not in temporary and now.get(path) not in (self.old.get(path), self.new.get(path)):
                wrong(f"{path} is {'gone' if path not in now else 'neither the old one nor the new'}")
        if done.returncode == self.unharmed.returncode and done.stdout == self.unharmed.stdout and not done.stderr:
            for path in sorted((self.new.keys() | now.keys()) - self.varying):
                if not path.endswith(".png") and now.get(path) != self.new.get(path):
                    wrong(f"exit {done.returncode}, nothing said, and {path} is not there as it should be")
        if any(now.get(path) for path in self.varying) and self.name in WHOLE:
            asked = call(self.folder, WHOLE[self.name], "")
            if asked.returncode != 0:
                wrong(f"not whole: {asked.stderr.decode()}")
        if temporary and (LONG or self.swept < 3):
            self.swept += 1
            call(self.folder, self.args, self.text)
            after = files(self.folder)
            if left := [path for path in temporary if path in after]:
                wrong(f"left for ever: {' '.join(left)}")

    def every(self):
        told = []
        for of, kinds in ("memory", ["enomem"]), ("files", ["eio", "enospc", "short"]):
            which, calls = self.tried(of)
            for n, at in enumerate(which):
                self.fault(of, at, kinds[n % len(kinds)])
            told.append(f"{len(which)} of {calls} {'allocations' if of == 'memory' else 'calls on files'}")
        print(f"{self.name}: {', '.join(told)}, {len(self.wrong)} wrong", flush=True)
        for line in self.wrong:
            print(f"WRONG: {line}", flush=True)
        return len(self.wrong)


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    with tempfile.TemporaryDirectory(prefix="faults-") as work:
        before = f"{work}/before"
        os.makedirs(f"{before}/tmp")
        for args, text in PREPARE:
            done = call(before, args, text)
            if done.returncode != 0:
                sys.exit(f"{' '.join(args)}: {done.stderr.decode()}")
        subprocess.run([os.environ["CLASS_MADE"], f"{before}/lesson.class", "1", "2"], check=True)
        with open(f"{before}/hurt.sav", "r+b") as file:
            file.seek(3000)
            file.write(b"XXXX")
        wrong = sum(Flow(work, *flow).every() for flow in FLOWS if len(sys.argv) < 4 or flow[0] in sys.argv[3:])
    print(f"{wrong} wrong")
    return wrong > 0


sys.exit(main())
