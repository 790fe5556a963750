#!/usr/bin/env python3
"""Do the tests notice a fault? Changes one place of a source file at a time, builds the tests that belong to
it and runs them; a change that no test notices survives and is printed.

    mutate.py [--seed N] [--sample N] [--jobs N] [--build build/release] [file...]

Without files: all of SUBJECTS, saves, replays, model and sandbox; --sample takes so many changes of all of
them. Nothing in the tree is changed: each mutant is compiled elsewhere and linked before the room's library.
Ends with 0 if at least four of five mutants were killed."""
import argparse
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

# A file of engine/ and the tests that have to notice.
SUBJECTS = {
    "session/save_game.c": ["test_session_save"],
    "session/save_world.c": ["test_session_save"],
    "session/save_read.c": ["test_session_save"],
    "session/save_write.c": ["test_session_save"],
    "session/replay.c": ["test_session_save", "test_session_journal"],
    "session/journal.c": ["test_session_journal"],
    "store/file.c": ["test_store_file"],
    "store/file_write.c": ["test_store_file"],
    "model/accession.c": ["test_model_turn", "test_model_invariants", "test_model_offer"],
    "model/stakes.c": ["test_model_turn", "test_model_invariants", "test_model_ledger"],
    "model/goal.c": ["test_model_goal"],
    "model/offer.c": ["test_model_offer", "test_model_act"],
    "model/credibility.c": ["test_model_credibility"],
    "model/program.c": ["test_model_turn", "test_session_events", "test_script_pack"],
    "script/sandbox.c": ["test_script_sandbox"],
    "script/sandbox_math.c": ["test_script_sandbox"],
    "script/sandbox_format.c": ["test_script_sandbox"],
    "script/sandbox_pattern.c": ["test_script_sandbox"],
    "script/sandbox_string.c": ["test_script_sandbox"],
    "script/sandbox_number.c": ["test_script_sandbox"],
    "script/sandbox_order.c": ["test_script_sandbox"],
    "script/sandbox_table.c": ["test_script_sandbox"],
}
# Pattern and what takes its place, in code without texts and comments.
CHANGES = [
    (r"<=", "<"), (r">=", ">"), (r"==", "!="), (r"!=", "=="), (r"&&", "||"), (r"\|\|", "&&"),
    (r"(?<![<>=!\-])<(?![<=])", "<="), (r"(?<![<>=!\-])>(?![>=])", ">="),
    (r"(?<= )\+(?= )", "-"), (r"(?<= )-(?= )", "+"), (r"(?<= )\*(?= )", "/"), (r"\+\+", "--"),
    (r"\b0\b(?!\.)", "1"), (r"\b1\b(?!\.)", "0"), (r"\b0\.0\b", "0.5"), (r"\b1\.0\b", "0.5"),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\bif \((?!\!)", "if (!"),
    (r"\bbreak;", ";"), (r"\bcontinue;", ";"),
]
STATEMENT = re.compile(r"^\s*([a-z_][\w\->.\[\]]*\s*(?:\([^;{}]*\)|[+\-*|&]?= [^;{}]*));\s*$")
BLANK = re.compile(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'|//.*|/\*.*?\*/')


def mutants(path):
    """(line, start, end, text in its place) of every change of a file."""
    found, at, comment = [], 0, False
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        code = BLANK.sub(lambda m: " " * len(m.group()), line)
        opens = comment or "/*" in code
        if not opens and not line.startswith(("#", "static const", "typedef", "enum")) and line[:1] in " \t":
            for pattern, new in CHANGES:
                found += [(number, at + m.start(), at + m.end(), new) for m in re.finditer(pattern, code)]
            m = STATEMENT.match(code)
            if m and "ASSERT" not in m.group(1) and not m.group(1).startswith("return"):
                found.append((number, at + m.start(1), at + m.end(1), "(void)0"))
        comment = opens and "*/" not in code
        at += len(line)
    return found


class Bench:
    """Compiles and judges; one for all threads."""

    def __init__(self, root, build):
        self.root, self.build = root, build
        with open(f"{build}/compile_commands.json", encoding="utf-8") as file:
            self.compile = {c["file"]: shlex.split(c["command"]) for c in json.load(file)}

    def compiled(self, name, path, to):
        """The words that compile the file at path as CMake compiles engine/<name>."""
        whole = f"{self.root}/engine/{name}"
        words = self.compile[whole]
        words = [w for w in words if w != whole and (not w.startswith("-W") or w.startswith("-Wl"))]
        words[words.index("-o") + 1] = to
        return words + ["-O1", "-w", f"-I{os.path.dirname(whole)}", path]

    def linked(self, test, mutant, to):
        """The words that link a test, the mutant before the room's library."""
        if os.path.exists(f"{self.build}/build.ninja"):
            line = subprocess.run(["ninja", "-C", self.build, "-t", "commands", "-s", f"tests/{test}"],
                                  capture_output=True, text=True, check=True).stdout
            words = [w for w in shlex.split(line.strip().splitlines()[-1]) if w not in (":", "&&")]
        else:
            with open(f"{self.build}/CMakeFiles/{test}.dir/link.txt", encoding="utf-8") as file:
                words = shlex.split(file.read())
        words[words.index("-o") + 1] = to
        first = next(n for n, w in enumerate(words) if w.endswith(".c.o"))
        return words[: first + 1] + [mutant] + words[first + 1:]

    def judge(self, name, source, tests):
        with tempfile.TemporaryDirectory(prefix="mutant-") as work:
            path, mutant = f"{work}/{os.path.basename(name)}", f"{work}/mutant.o"
            with open(path, "w", encoding="utf-8") as file:
                file.write(source)
            if not self.runs(self.compiled(name, path, mutant)):
                return "unbuilt"
            for test in tests:
                if not self.runs(self.linked(test, mutant, f"{work}/{test}")):
                    return "unbuilt"
                if not self.passes(f"{work}/{test}", work):
                    return "killed"
            return "survived"

    def runs(self, words):
        return subprocess.run(words, cwd=self.build, capture_output=True, check=False).returncode == 0

    def passes(self, program, work):
        env = dict(os.environ, HOME=work, TMPDIR=work, XDG_DATA_HOME=work, XDG_CACHE_HOME=work, XDG_STATE_HOME=work)
        return subprocess.run(["timeout", "-k", "1", "180", program], cwd=work, env=env, capture_output=True,
                              check=False).returncode == 0


def main():
    ask = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    ask.add_argument("files", nargs="*", help="such as session/save.c")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--sample", type=int, default=0)
    ask.add_argument("--jobs", type=int, default=os.cpu_count())
    ask.add_argument("--build", default="build/release")
    a = ask.parse_args()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    bench = Bench(root, os.path.join(root, a.build))
    todo = []
    for name in a.files or SUBJECTS:
        path = f"{root}/engine/{name}"
        if name not in SUBJECTS or not os.path.exists(path):
            sys.exit(f"mutate.py: {name}: SUBJECTS names no tests for it, or it is gone")
        todo += [(name, m) for m in mutants(path)]
    random.Random(a.seed).shuffle(todo)
    todo = todo[: a.sample or len(todo)]
    source = {name: open(f"{root}/engine/{name}", encoding="utf-8").read() for name, _ in todo}
    for name in source:  # what fails unchanged would kill every mutant
        if bench.judge(name, source[name], SUBJECTS[name]) != "survived":
            sys.exit(f"mutate.py: {name}: its tests do not pass unchanged, or the build is not there")

    def one(job):
        name, (line, start, end, new) = job
        text = source[name]
        verdict = bench.judge(name, text[:start] + new + text[end:], SUBJECTS[name])
        if verdict == "survived":
            print(f"survived: engine/{name}:{line}: {text[start:end]} -> {new}", flush=True)
        return verdict

    with ThreadPoolExecutor(a.jobs) as pool:
        verdicts = list(pool.map(one, todo))
    killed, survived = verdicts.count("killed"), verdicts.count("survived")
    built = killed + survived
    share = 100 * killed / max(1, built)
    print(f"{built} mutants, {killed} killed, {survived} survived ({share:.0f} % killed); "
          f"{verdicts.count('unbuilt')} did not compile")
    return share < 80


sys.exit(main())
