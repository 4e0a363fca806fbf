"""Speed and memory, measured by whoever wants to know: ``python -m benchmarks.stages --data FOLDER``."""
