"""Seconds in which obsidian-parse reads a vault into a graph."""
import sys, time

from obsidian_parse import parse, results_to_d3

began = time.monotonic()
assert results_to_d3(parse([sys.argv[1]]))["links"], "no link was found"
print(time.monotonic() - began)
