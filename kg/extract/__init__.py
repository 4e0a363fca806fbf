"""From a parsed report to what it says.

``extraction`` calls the finders in their order: ``reading`` lays names, lexicon hits, times and quantities over the
tokens; ``attribution`` finds who says what, ``coreference`` what pronouns stand for. ``drafting`` then makes a draft of
each of the ``triggers`` and fills it: ``status``, ``roles`` (with ``instruments``, ``repairs`` and ``owners``),
``timing``, ``killings``, ``series`` and ``tolls``. ``clusters`` joins the drafts that tell one event by their
``likeness``, and ``lists`` gives the items of a list what its opening says; ``statements`` and ``affiliations`` find
what is said about events and about those who act, ``gaps`` what the text lost; ``accounts`` makes records of it all.
``syntax``, ``mentions`` and ``slots`` serve all of them.
"""
