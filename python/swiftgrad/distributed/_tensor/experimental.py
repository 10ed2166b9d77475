"""torch.distributed.tensor.experimental under its old name."""

from __future__ import annotations

from ..tensor.experimental import implicit_replication, local_map

__all__ = ["implicit_replication", "local_map"]
