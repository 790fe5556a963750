"""SALib: its sample as a table of parameters, the program, its analysis.

    python3 salib_example.py 64 occupied_end kappa_K=1.5:2.5 kappa_h=1.25:2.75

Sobol indices of one outcome of one history a point; what luck adds is part of the variance (total
indices are then too large, and first ones do not sum to one). Needs `pip install SALib` with its module sample.sobol.
"""
import sys

from accession_runs import ranges, run_design


def main(size, outcome, limits):
    import numpy
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    problem = {"num_vars": len(limits), "names": list(limits), "bounds": [list(l) for l in limits.values()]}
    points = sample.sample(problem, size, calc_second_order=False)
    _, outcomes = run_design(problem["names"], points.tolist())
    return analyze.analyze(problem, numpy.asarray(outcomes[outcome]), calc_second_order=False,
                           print_to_console=True)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(int(sys.argv[1]), sys.argv[2], ranges(sys.argv[3:]))
