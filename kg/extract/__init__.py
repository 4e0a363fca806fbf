"""From a parsed report to what it says.

``extraction`` calls the finders in their order: ``reading`` lays names, lexicon hits, times and quantities over the
tokens; ``speeches`` finds who says what (with ``speaking`` and ``quotations``; ``attribution`` tells whose words a word
is), ``coreference`` what pronouns stand for. ``drafting`` then makes a draft of each of the ``triggers`` and fills it:
``status`` (with ``hedges``), ``roles`` (with ``locations``, ``instruments``, ``aftermath``, ``repairs`` and
``owners``), ``timing``, ``killings``, ``series`` and ``tolls``. ``casualties`` finds the figures that ``tolls`` gives
to events (``harmverbs``, ``harmnouns`` and ``idioms`` read the words of harm, ``harmed`` and ``patients`` count whom
they harm), ``causes`` the event that did a harm. ``clusters`` joins the drafts that tell one event by their
``likeness``, and ``lists`` gives the items of a list what its opening says; ``bodies`` tells which group "the rebels"
are, ``accusations`` adds who is said to have done it (``charges`` and ``doubts`` read the words) and ``planting`` who
laid the bomb; ``statements`` and ``affiliations`` find what is said about events and about those who act, ``gaps`` what
the text lost; ``accounts`` makes records of it all.
For statements, ``stances`` and ``judgements`` say what words do, ``voices`` and ``floors`` whose they are,
``addressees`` at whom they are directed and ``topics`` what they are about; ``lostverbs`` reads sentences without a
verb, ``sayings`` keeps each statement once. Triggers are words in one of their ``senses``, some by the ``armed`` things
or the ``parties`` beside them. ``syntax``, ``mentions`` (with ``nominals`` and
``troops``), ``placenames`` and ``slots`` serve all of them.
"""
