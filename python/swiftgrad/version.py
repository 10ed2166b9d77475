"""Version of the package, and what it was built with (nothing but the CPU)."""

from . import __version__

cuda = None
hip = None
debug = False
