"""EMA Workbench: a CSV file as its (experiments, outcomes), and the program as its model.

    python3 ema_workbench_example.py read futures.csv
    python3 ema_workbench_example.py drive 20 kappa_K=1.5:2.5 kappa_h=1.25:2.75

Needs `pip install ema_workbench` (and numpy, pandas, which come with it).
"""
import sys

from accession_runs import ranges, read_csv, run_once

OUTCOMES = ["month_entry", "month_war_end", "occupied_end", "class_at_end"]


def experiments_outcomes(path):
    """As perform_experiments and load_results give them: a data frame, and arrays by name."""
    import numpy
    import pandas

    experiments, outcomes = read_csv(path)
    frame = pandas.DataFrame(experiments)
    frame["policy"], frame["model"] = "None", "accession"
    frame["scenario"] = frame["run"].astype(int)
    return frame, {name: numpy.asarray(column) for name, column in outcomes.items()}


def accession(**settings):
    """Means over 50 histories under the same luck: the workbench sees a function without noise of its own."""
    found = run_once(settings, runs=50)
    return {name: found[name] for name in OUTCOMES}


def drive(scenarios, limits):
    from ema_workbench import Model, RealParameter, ScalarOutcome, perform_experiments

    model = Model("accession", function=accession)
    model.uncertainties = [RealParameter(name, low, high) for name, (low, high) in limits.items()]
    model.outcomes = [ScalarOutcome(name) for name in OUTCOMES]
    return perform_experiments(model, scenarios=scenarios)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "read":
        frame, arrays = experiments_outcomes(sys.argv[2])
    elif len(sys.argv) > 3 and sys.argv[1] == "drive":
        frame, arrays = drive(int(sys.argv[2]), ranges(sys.argv[3:]))
    else:
        sys.exit(__doc__)
    print(frame.describe())
    print({name: array.mean() for name, array in arrays.items() if name in OUTCOMES})
