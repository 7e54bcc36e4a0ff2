"""Detectors from outside: a classifier that the owner has on the disk, and a server that is asked.

Both are off until ``screening.toml`` has a table for them. Nothing is downloaded, and nothing is
sent before the owner has seen it and said yes (design, rule 9).
"""
