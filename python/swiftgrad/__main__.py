"""``python -m swiftgrad SCRIPT [ARGS]``: run a PyTorch script on swiftgrad, untouched."""

from ._alias import main

if __name__ == "__main__":
    main()
