"""Times: expressions of time in a text and the days that they can mean. No parse is needed."""
