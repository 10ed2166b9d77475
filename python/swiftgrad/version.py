"""Version of the package, and what it was built with (nothing but the CPU)."""

cuda = None
hip = None
debug = False
