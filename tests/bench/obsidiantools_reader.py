"""Seconds in which obsidiantools reads the links of a vault."""
import pathlib, sys, time

import obsidiantools.api as otools

began = time.monotonic()
otools.Vault(pathlib.Path(sys.argv[1])).connect()
print(time.monotonic() - began)
