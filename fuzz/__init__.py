"""Fuzzing: any input to whatever reads files ends in a result or in a sentence, and in time.

``python3 run.py fuzz policy --minutes 10`` tries a room; see CONTRIBUTING.md. ``target`` says what
is tried, ``running`` tries it, ``policy`` and ``archives`` hold the targets of the two rooms.
``store`` kills a program while it writes, and looks at the store that is left.
"""
