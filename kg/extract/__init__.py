"""From a parsed report to what it says.

``extraction`` calls the finders in their order. The floor of the house: ``tokens`` (the words as plain
objects, in spaCy's terms; nothing above looks at spaCy's own), ``syntax`` (grammar over a tree), ``reading``
(names, lexicon hits, ``times`` and ``quantities`` laid over the tokens), ``mentions`` with ``nominals`` and ``troops``,
``parties``, ``placenames`` and ``bodies`` (what words can refer to), ``coreference`` and ``descriptions`` (what
pronouns and "the group" stand for, once ``speech`` is read). On it the rooms, each a package that imports from those
before it alone:

``speech``      who says what, and the words that hedge what is told
``events``      the words that name an event, and what its clause says: roles, status, times, counts
``harm``        who was killed, injured or taken, how many, and to which event that belongs
``sameness``    which drafts of one report tell one event
``blame``       who is said to have done it, by whom
``statements``  who condemned, backed, demanded, threatened, denied, claimed, mourned or announced what

``drafting`` lets events and harm fill each draft. ``affiliations`` finds ties between those who act, ``gaps`` what the
text lost. ``accounts`` makes records of it all. ``reports`` reads many reports, ``parallel`` in several processes,
``component`` as a part of a spaCy pipeline.
"""
