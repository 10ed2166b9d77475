"""What `torch.compile` raises."""

from __future__ import annotations


class TorchDynamoException(RuntimeError):
    """What the errors of this module have in common."""


class Unsupported(TorchDynamoException):
    """A function that was to be captured as a whole (``fullgraph=True``) cannot be."""


class RecompileLimitExceeded(Unsupported):
    """A function that was to be captured as a whole was called in too many ways."""


class InternalTorchDynamoError(TorchDynamoException):
    """Never raised; programs name it."""
