"""The requests room: the life of a request to connect, from its arrival to its end.

``graph`` declares the states and what leads from one to the next, ``ruling`` what the policy says
to a request today and from which day it says something else, ``arriving`` which requests a review
shows, ``waiting`` what is to be done next, and ``otherwise`` whose answer a changed policy would
change. Nothing here knows of a database or a page.
"""
