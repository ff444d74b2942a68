"""What the two job queues share: the last line that they print, and quantiles of lateness.

The last line is RESULT and numbers; baton-bench reads nothing else. Times are taken by the clock of the machine, which is the database's clock:
everybody runs on one machine.
"""

import sys


def result(*numbers: float) -> None:
    print("RESULT", *(f"{number:.6f}" for number in numbers), flush=True)


def lateness(seconds: list[float]) -> None:
    """Prints the median and the 99th percentile in milliseconds."""
    ordered = sorted(seconds)
    result(ordered[len(ordered) // 2] * 1000, ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000)


def arguments() -> tuple[str, str, list[float]]:
    """The database, what to do, and its numbers."""
    return sys.argv[1], sys.argv[2], [float(word) for word in sys.argv[3:]]
