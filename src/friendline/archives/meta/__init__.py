"""What the exports of Facebook, Instagram and Threads have in common: one house, Meta, makes them.

Their files are found by base names in one spelling (``names``), their folders tell whose they are
(``layout``), their records stand below a root key or in a bare list (``records``), odd ones are
told with their file (``page``), and large exports come in several zips (``parts``).
"""
