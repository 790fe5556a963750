#!/bin/bash
# docs/examples: what needs Python's own library alone is run; the two examples are run as far as the
# libraries that they are for are here, and must at least compile.
. "$(dirname "$0")/lib.bash"
if ! command -v python3 >/dev/null; then
    echo "0 checks, 0 wrong: no python3"
    exit 0
fi
cp "$SOURCE"/docs/examples/*.py "$work" && cd "$work" || exit 1
export ACCESSION PYTHONDONTWRITEBYTECODE=1
run 0 ensemble --runs 20 --months 24 --design lhs --csv rows.csv
step() { # <what> <python>
    checks=$((checks + 1))
    python3 -c "$2" >out 2>err || complain "$1: $(tail -c 400 err)"
}
step "a CSV file is read as experiments and outcomes" '
from accession_runs import read_csv
experiments, outcomes = read_csv("rows.csv")
assert list(experiments)[:3] == ["seed", "run", "kappa_K"] and "month_entry" not in experiments
assert experiments["run"] == [float(n) for n in range(1, 21)]
assert len(set(experiments["kappa_K"])) == 20 and outcomes["months"] == [24.0] * 20
assert all(len(column) == 20 for column in list(experiments.values()) + list(outcomes.values()))'
step "the program is a function of its settings, the same each time" '
from accession_runs import run_once
settings = {"kappa_K": 1.75, "aid": 0.5}
one, two = [run_once(settings, runs=10, options=["--months", "24"]) for _ in range(2)]
assert one == two and one["months"] == 24
try:
    run_once({"kapa_K": 1})
    raise SystemExit("a wrong name was taken")
except ValueError as error:
    assert "did you mean kappa_K" in str(error), error'
step "a table of points comes back in its order" '
from accession_runs import ranges, run_design
assert ranges(["kappa_K=1.5:2.5"]) == {"kappa_K": (1.5, 2.5)}
points = [[1.5 + n / 10, 2 - n / 20] for n in range(8)]
experiments, outcomes = run_design(["kappa_K", "kappa_h"], points, options=["--months", "12"])
assert experiments["kappa_K"] == [p[0] for p in points] and experiments["kappa_h"] == [p[1] for p in points]
assert len(outcomes["occupied_end"]) == 8'
step "the examples compile" '
for name in ("ema_workbench_example.py", "salib_example.py"):
    compile(open(name).read(), name, "exec")'
if python3 -c 'import numpy, pandas' 2>/dev/null; then
    step "EMA Workbench reads it" '
from ema_workbench_example import experiments_outcomes
frame, arrays = experiments_outcomes("rows.csv")
assert len(frame) == 20 and arrays["month_entry"].shape == (20,)'
fi
if python3 -c 'import ema_workbench' 2>/dev/null; then
    step "EMA Workbench drives it" '
from ema_workbench_example import drive
frame, arrays = drive(3, {"kappa_K": (1.5, 2.5)})
assert len(frame) == 3 and arrays["month_entry"].shape == (3,)'
fi
if python3 -c 'import SALib' 2>/dev/null; then
    step "SALib drives it" '
from salib_example import main
assert len(main(8, "occupied_end", {"kappa_K": (1.5, 2.5), "kappa_h": (1.25, 2.75)})["ST"]) == 2'
fi
finish
