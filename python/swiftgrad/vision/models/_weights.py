"""What the models do with a request for pretrained weights."""

from __future__ import annotations

from typing import Any

__all__ = ["refuse_weights"]


def refuse_weights(name: str, weights: Any, options: dict[str, Any]) -> None:
    """Raises for pretrained weights, which would have to come from the network; takes ``pretrained`` out of options.

    Raises:
        NotImplementedError: if weights are asked for.
    """
    pretrained = options.pop("pretrained", False)
    if weights is not None and weights is not False or pretrained:
        raise NotImplementedError(
            f"{name}: swiftgrad does not download pretrained weights, got weights={weights or pretrained}; build the "
            "model with weights=None and load a checkpoint with model.load_state_dict(torch.load(path))"
        )
