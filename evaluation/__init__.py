"""How well extraction reads text that nobody tuned it to: ``python -m evaluation TASK --data DIR``.

Each task is a module with one ``TASK``: it reads a corpus, lets the ``system`` read the same texts, and counts what is
right into a ``Result`` of figures and errors (``results``). ``tasks`` lists them, ``page`` writes ``RESULTS.md``. The
scorers compare records with gold; nothing here changes what the system does.
"""
