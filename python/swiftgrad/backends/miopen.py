"""miopen: not there."""


def is_available() -> bool:
    """No."""
    return False
