"""``python -m swiftgrad.demo``: train two networks on pictures of clothes; see ``_demo``."""

from ._demo import main

if __name__ == "__main__":
    main()
