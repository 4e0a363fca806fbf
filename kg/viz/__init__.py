"""The graph as a picture: networkx, a layout computed at build time, and the self-contained HTML explorer."""
