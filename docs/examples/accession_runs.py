"""The program as a function, and its CSV files as tables. Needs nothing but Python's own library.

    read_csv(path, parameters)          -> (experiments, outcomes), two dicts of columns
    run_once(settings, ...)             -> outcomes of one history, or means over several
    run_design(names, points, ...)      -> (experiments, outcomes), one row a point
"""
import csv
import os
import subprocess
import tempfile

PROGRAM = os.environ.get("ACCESSION", "accession")


def read_csv(path, parameters=None):
    """The columns of a file of `accession ensemble --csv`, as numbers.

    Experiments are the run, the seed and the parameters; all the rest are outcomes. The first outcome
    is `months`, so without a list of parameters whatever stands before it is an experiment's.
    """
    with open(path, newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        columns = list(zip(*[[float(cell) for cell in row] for row in rows]))
    table = {name: list(column) for name, column in zip(names, columns)}
    first_outcome = names.index("months")
    inputs = names[:first_outcome]
    if parameters is not None:
        inputs = ["seed", "run"] + list(parameters)
    experiments = {name: table[name] for name in inputs}
    outcomes = {name: table[name] for name in names[first_outcome:]}
    return experiments, outcomes


def call(*arguments):
    """Runs `accession ensemble`; what it has to complain about becomes the error."""
    done = subprocess.run([PROGRAM, "ensemble", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise ValueError(done.stderr.strip())


def run_once(settings, runs=1, seed=1, options=()):
    """Means of every outcome over `runs` histories with these settings (parameters, postures)."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows.csv")
        changes = [word for name, value in settings.items() for word in ("--set", f"{name}={value!r}")]
        call("--runs", str(runs), "--seed", str(seed), "--csv", path, *changes, *options)
        _, outcomes = read_csv(path)
    return {name: sum(column) / len(column) for name, column in outcomes.items()}


def run_design(names, points, seed=1, options=()):
    """One history for each point (a list of numbers in the order of `names`)."""
    with tempfile.TemporaryDirectory() as folder:
        design, path = os.path.join(folder, "design.csv"), os.path.join(folder, "rows.csv")
        with open(design, "w", newline="") as file:
            table = csv.writer(file)
            table.writerow(names)
            table.writerows([[repr(float(number)) for number in point] for point in points])
        call("--design", design, "--seed", str(seed), "--csv", path, *options)
        return read_csv(path, names)


def ranges(words):
    """["kappa_K=1:2"] -> {"kappa_K": (1.0, 2.0)}"""
    found = {}
    for word in words:
        name, _, limits = word.partition("=")
        low, _, high = limits.partition(":")
        found[name] = (float(low), float(high))
    return found
