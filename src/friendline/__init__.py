"""friendline: who of my clients can see what of my personal life, and what do I say.

Everything here runs on the owner's own machine. Start with ``friendline demo``.
"""

__version__ = "0.1.0"
