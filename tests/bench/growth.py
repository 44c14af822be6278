"""How each figure grows with what it grows with: the same measurements at several sizes, and the exponent.

A figure that is proportional to size ** e has the exponent e: 0 when it does not grow, 1 when it is twice as much for twice
as much. It is the slope of the least squares line through log(figure) over log(size).
"""
import copy
import math

# metric → what grows, and its sizes. propagation_many is one machine in which every device takes in what every other one writes,
# so that its work grows with the square: more of them would measure the machine.
ROWS = (10_000, 100_000, 1_000_000)
DEVICES = (10, 100, 1_000)
SERIES = {
    "initial_sync": ("rows", ROWS),
    "drain": ("rows", ROWS),
    "propagation": ("rows", ROWS),
    "local_edit_busy": ("rows", ROWS),
    "search": ("rows", ROWS),
    "lists": ("rows", ROWS),
    "screens": ("rows", ROWS),
    "app_start": ("rows", ROWS),
    "local_edit": ("edits", (1_000, 10_000, 100_000)),
    "rebase": ("edits", (100, 1_000, 10_000)),
    "many_writers": ("writers", DEVICES),
    "idle_connection": ("connections", DEVICES),
    "reconnect_storm": ("storm", DEVICES),
    "propagation_many": ("devices", (5, 10, 20)),
}


def exponent(points):
    """The slope of log(value) over log(size) of [(size, value)]; None for fewer than two sizes or values without logarithm."""
    points = [(math.log(size), math.log(value)) for size, value in points if value and value > 0]
    if len({x for x, _ in points}) < 2:
        return None
    mean_x, mean_y = (sum(part) / len(points) for part in zip(*points))
    return (sum((x - mean_x) * (y - mean_y) for x, y in points)) / sum((x - mean_x) ** 2 for x, _ in points)


def options_at(options, grows, size):
    """Those of a run with one size: what else has a size of its own is left out, or would be measured again at each."""
    sized = copy.copy(options)
    sized.many = None
    sized.many_connections = None
    setattr(sized, grows, size)
    return sized


def name_of(metric, size):
    """Without the size, where the metric's name tells it."""
    return metric.replace(f"_{size}", "", 1)


def measure(bench_of, options, sizes=None):
    """Rows {"metric", "grows", "sizes", "values", "unit", "exponent"} of the metrics that were asked for.

    `bench_of(options)` gives a Bench; `sizes` are used instead of those of SERIES.
    """
    wanted = {options.only: SERIES[options.only]} if options.only else SERIES
    shared = {}  # one company for all metrics of the same size of it
    for metric, (grows, usual) in wanted.items():
        for size in sizes or usual:
            shared.setdefault((grows, size), []).append(metric)
    points = {}
    units = {}
    for (grows, size), metrics in shared.items():
        with bench_of(options_at(options, grows, size)) as bench:
            bench.say(f"{grows} = {size}: {', '.join(metrics)}")
            for row in bench.run(metrics).rows():
                name = name_of(row["metric"], size)
                if row["value"] is not None:
                    points.setdefault((grows, name), []).append((size, row["value"]))
                    units[name] = row["unit"]
    for (grows, name), measured in points.items():
        yield {"metric": name, "grows": grows, "sizes": [size for size, _ in measured],
               "values": [value for _, value in measured], "unit": units[name], "exponent": exponent(measured)}
