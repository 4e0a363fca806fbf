"""From mentions to canonical actors, places, weapons and objects.

``resolve`` is the stage; everything after it sees the ``Linker`` alone.
"""

from kg.resolve.linker import Linker
from kg.resolve.resolving import mentions_of, resolve

__all__ = ["Linker", "mentions_of", "resolve"]
