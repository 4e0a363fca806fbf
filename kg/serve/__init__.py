"""The graph over HTTP: SPARQL, the explorer, a page for everything that has an IRI, and incidents as JSON.

Everything in here reads. What a request is answered from is one snapshot, whatever a build publishes meanwhile.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import OptionError
from kg.query.limits import Limits
from kg.store import open_graph

#: Seconds and MiB that a query over HTTP may cost where nothing else is said.
LIMITS = Limits(seconds=20.0, memory=1024)

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    source: Path | str, *, host: str = "127.0.0.1", port: int = 8000, limits: Limits = LIMITS, workers: int = 4
) -> None:
    """Answer requests until the process is told to end.

    Args:
        source: Output folder of a build.
        host: Address to listen on. Anything but the machine itself is for everybody who can reach it.
        port: Port to listen on.
        workers: Queries that are answered at once.

    Raises:
        OptionError: The extra ``serve`` is not installed, or ``source`` is no folder.
        StoreError: The folder holds no graph.
    """
    if not Path(source).is_dir():
        raise OptionError("only the folder of a build can be served", where=str(source), todo="build into a folder")
    open_graph(source)
    try:
        import uvicorn

        from kg.serve.app import application
    except ImportError as error:
        todo = "pip install 'conflict-kg[serve]'"
        raise OptionError(f"serving needs {error.name}, which is not installed", where="serve", todo=todo) from error
    hosts = _LOOPBACK if host in _LOOPBACK else ("*",)
    app = application(source, limits=limits, workers=workers, hosts=hosts)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
