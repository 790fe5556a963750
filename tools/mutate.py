#!/usr/bin/env python3
"""Do the tests notice a fault? Changes one place of the code of saves, replays, model and sandbox at a time, builds
the unit tests that belong to it and runs them, quick and telling ones first, until one fails; a change that none
notices survives and is printed.

    mutate.py [--seed N] [--sample N] [--seconds N] [--jobs N] [--build build/release] [--list] [file...]

Without files: all of SUBJECTS; --sample takes so many changes of all of them, --list prints the changes instead of
trying them. Nothing in the tree is changed: a mutant is one file, compiled elsewhere and linked before its room's
library. Needs the release build and its tests. Ctrl-C ends it with what it knows by then. Ends with 0 if at least
four of five mutants were killed.

No mutants are made
- in texts and comments, and in what an ASSERT, err_set or err_wrap is given: our own bugs, and words;
- in the sizes of arrays and of allocations, and of free, close and the like: a byte too few, or what is never
  given back, is for the sanitizers to notice, under which every test is run too (./check).
A test that takes three times as long as it should, or ends by a signal, has noticed. A mutant gets --seconds of
tests at most (a test that takes longer by itself is left out), and survives what longer tests might notice."""
import argparse
import glob
import json
import os
import random
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Files of engine/ and the rooms whose tests have to notice.
SUBJECTS = {
    "save": (["session/save_*.c", "session/naming.c", "store/file*.c", "store/form.c"], "store|session"),
    "replay": (["session/replay.c", "session/journal*.c", "session/branches.c", "session/session_turn.c"], "session"),
    "model": (["model/*.c"], "model|session"),
    "sandbox": (["script/sandbox*.c"], "script"),
}
# Pattern and what takes its place.
CHANGES = [
    (r"<=", "<"), (r">=", ">"), (r"==", "!="), (r"!=", "=="), (r"&&", "||"), (r"\|\|", "&&"),
    (r"(?<![<>=!\-])<(?![<=])", "<="), (r"(?<![<>=!\-])>(?![>=])", ">="),
    (r"(?<= )\+(?= )", "-"), (r"(?<= )-(?= )", "+"), (r"(?<= )\*(?= )", "/"), (r"\+\+", "--"),
    (r"\b0\b(?!\.)", "1"), (r"\b1\b(?!\.)", "0"), (r"\b0\.0\b", "0.5"), (r"\b1\.0\b", "0.5"),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\bif \((?!\!)", "if (!"),
    (r"\bbreak;", ";"), (r"\bcontinue;", ";"),
]
STATEMENT = re.compile(r"^[ \t]+([a-z_][\w\->.\[\]]*[ \t]*(?:\([^;{}\n]*\)|[+\-*|&]?= [^;{}\n]*));[ \t]*$", re.M)
BLANK = re.compile(r'"(\\.|[^"\\\n])*"|\'(\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', re.S)
GIVEN = re.compile(r"\b(ASSERT|err_set|err_wrap|malloc|calloc|realloc|memory_\w+)(?=\()")
GIVES_BACK = re.compile(r"(\w+_)?(free|close)\(")
ARRAY = re.compile(r"^[ \t]+(?:static |const |struct )*[A-Za-z_]\w* \*?\w+(\[[^\];\n]*\])+", re.M)


def span(code, start):
    """From a bracket to what closes it."""
    depth = 0
    for at in range(start, len(code)):
        depth += (code[at] in "([") - (code[at] in ")]")
        if depth == 0:
            return start, at
    return start, len(code)


def mutants(text):
    """(line, start, end, text in its place) of every change of a source."""
    code = BLANK.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    outside = [span(code, m.end()) for m in GIVEN.finditer(code)]
    outside += [(m.start(1), m.end()) for m in ARRAY.finditer(code)]
    indented = re.compile(r"^[ \t]+(?!#|static const|typedef|enum).*$", re.M)
    inside = [m.span() for m in indented.finditer(code)]
    found = [(m.start(), m.end(), new) for pattern, new in CHANGES for m in re.finditer(pattern, code)]
    found = [(a, b, new) for a, b, new in found if not any(x <= a < y for x, y in outside)]
    found += [(*m.span(1), "(void)0") for m in STATEMENT.finditer(code)
              if not re.match(r"ASSERT|return", m.group(1)) and not GIVES_BACK.match(m.group(1))]
    found = [f for f in found if any(x <= f[0] < y for x, y in inside)]
    return sorted((code.count("\n", 0, a) + 1, a, b, new) for a, b, new in found)


def must(words, **more):
    done = subprocess.run(words, capture_output=True, text=True, check=False, **more)
    if done.returncode != 0:
        sys.exit(f"mutate.py: {shlex.join(words)[:200]}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


def timed(program, work, seconds=600, **more):
    """Whether a test passes, and its seconds of processor time, of which it has so many."""
    env = dict(os.environ, HOME=work, TMPDIR=work, XDG_DATA_HOME=work, XDG_CACHE_HOME=work, XDG_STATE_HOME=work,
               CMOCKA_TEST_ABORT="1", **more)
    limits = lambda: (resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds))),
                      resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30)),
                      resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30)),
                      resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
    with subprocess.Popen([program], cwd=work, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, preexec_fn=limits, start_new_session=True) as child:
        clock = threading.Timer(20 + 10 * seconds, child.kill)  # for one that waits
        clock.start()
        _, status, used = os.wait4(child.pid, 0)
        clock.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode == 0, used.ru_utime + used.ru_stime


class Bench:
    """Compiles and judges; one for all threads."""

    def __init__(self, build, seconds, jobs):
        self.build = build
        with open(f"{build}/compile_commands.json", encoding="utf-8") as file:
            self.compile = {c["file"]: shlex.split(c["command"]) for c in json.load(file)}
        names = [os.path.basename(t)[:-2] for t in sorted(glob.glob(f"{ROOT}/tests/unit/test_*.c"))]
        rooms = "|".join(rooms for _, rooms in SUBJECTS.values())
        self.tests = [t for t in names if re.match(f"test_({rooms})_", t) and os.path.exists(f"{build}/tests/{t}")]
        self.link = {test: self.linked(test) for test in self.tests}
        self.cost, self.tried, self.killed = {}, dict.fromkeys(self.tests, 0), dict.fromkeys(self.tests, 0)
        with ThreadPoolExecutor(jobs) as pool:
            for test, (passes, self.cost[test]) in zip(self.tests, pool.map(lambda t: self.unchanged(t, seconds), self.tests)):
                if not passes and self.cost[test] < seconds - 1:
                    sys.exit(f"mutate.py: {test} does not pass unchanged")

    def unchanged(self, test, seconds):
        with tempfile.TemporaryDirectory(prefix="mutant-") as work:
            return timed(f"{self.build}/tests/{test}", work, seconds)

    def linked(self, test):
        """The words that link a test, and where the mutant comes among them: before the room's library."""
        line = must(["ninja", "-C", self.build, "-t", "commands", "-s", f"tests/{test}"])
        words = [w for w in shlex.split(line.strip().splitlines()[-1]) if w not in (":", "&&")]
        if os.path.exists("/usr/bin/ld.gold"):
            words.insert(1, "-fuse-ld=gold")
        return words + ["-s"], next(n for n, w in enumerate(words) if w.endswith(".c.o")) + 1

    def judge(self, name, rooms, source, seconds):
        """What became of a mutant: "killed by" a test, "survived" or "unbuilt"."""
        # What it costs to find a fault by a test, as far as the mutants before have shown it.
        worth = lambda t: self.cost[t] * (self.tried[t] + 2) / (self.killed[t] + 1)
        with tempfile.TemporaryDirectory(prefix="mutant-") as work:
            path, whole = f"{work}/{os.path.basename(name)}", f"{ROOT}/engine/{name}"
            with open(path, "w", encoding="utf-8") as file:
                file.write(source)
            words = [w for w in self.compile[whole] if w != whole and not w.startswith("-W")]
            words[words.index("-o") + 1] = f"{work}/mutant.o"
            if self.fails([*words, "-O1", "-g0", "-w", f"-I{os.path.dirname(whole)}", path]):
                return "unbuilt"
            for test in sorted((t for t in self.tests if re.match(f"test_({rooms})_", t)), key=worth):
                if self.cost[test] > seconds:
                    continue
                seconds -= self.cost[test]
                self.tried[test] += 1
                words, at = self.link[test]
                words = [*words[:at], f"{work}/mutant.o", *words[at:]]
                words[words.index("-o") + 1] = f"{work}/{test}"
                if self.fails(words):
                    return "unbuilt"
                if not timed(f"{work}/{test}", work, int(3 * self.cost[test] + 3))[0]:
                    self.killed[test] += 1
                    return f"killed by {test}"
        return "survived"

    def fails(self, words):
        return subprocess.run(words, cwd=self.build, capture_output=True, check=False).returncode != 0


def main():
    ask = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    ask.add_argument("files", nargs="*", help="such as session/replay.c")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--sample", type=int, default=0)
    ask.add_argument("--build", default="build/release")
    ask.add_argument("--seconds", type=float, default=10, help="of tests for a mutant, at most")
    ask.add_argument("--jobs", type=int, default=os.cpu_count())
    ask.add_argument("--list", action="store_true")
    a = ask.parse_args()
    kind_of = {path[len(f"{ROOT}/engine/"):]: kind for kind, (patterns, _) in SUBJECTS.items()
               for pattern in patterns for path in sorted(glob.glob(f"{ROOT}/engine/{pattern}"))}
    source, todo = {}, []
    for name in a.files or kind_of:
        if name not in kind_of:
            sys.exit(f"mutate.py: {name}: none of SUBJECTS")
        with open(f"{ROOT}/engine/{name}", encoding="utf-8") as file:
            source[name] = file.read()
        todo += [(name, m) for m in mutants(source[name])]
    random.Random(a.seed).shuffle(todo)
    todo = todo[: a.sample or len(todo)]
    told = lambda name, m: f"engine/{name}:{m[0]}: {source[name][m[1]:m[2]]} -> {m[3]}"
    if a.list:
        print("\n".join(told(*job) for job in todo))
        return 0
    bench, start = Bench(os.path.join(ROOT, a.build), a.seconds + 1, a.jobs), time.time()

    verdicts, stopped = [], threading.Event()
    signal.signal(signal.SIGINT, lambda *_: stopped.set())

    def one(job):
        name, m = job
        if stopped.is_set():
            return
        mutant = source[name][:m[1]] + m[3] + source[name][m[2]:]
        verdict = bench.judge(name, SUBJECTS[kind_of[name]][1], mutant, a.seconds)
        if verdict == "survived":
            print(f"survived: {told(*job)}", flush=True)
        verdicts.append((job, verdict.split()[0]))
        print(f"{len(verdicts)} of {len(todo)}: {verdict}: {told(*job)}", file=sys.stderr, flush=True)

    with ThreadPoolExecutor(a.jobs) as pool:
        list(pool.map(one, todo))
    share = 0
    for kind in [*SUBJECTS, "together"]:
        mine = [v for (name, _), v in verdicts if kind in (kind_of[name], "together")]
        built, killed = len(mine) - mine.count("unbuilt"), mine.count("killed")
        share = 100 * killed / max(1, built)
        print(f"{kind}: {built} mutants, {killed} killed ({share:.0f} %), {mine.count('survived')} survived; "
              f"{mine.count('unbuilt')} did not compile")
    print(f"{time.time() - start:.0f} s", file=sys.stderr)
    return share < 80


sys.exit(main())
