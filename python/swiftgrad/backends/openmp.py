"""OpenMP: not there (the engine has its own threads, see ``torch.set_num_threads``)."""


def is_available() -> bool:
    """No."""
    return False
