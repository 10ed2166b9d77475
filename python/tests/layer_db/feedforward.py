"""Cases of linear layers and embeddings."""

from __future__ import annotations

from op_db.core import S, f, i

from .core import Table

layer = Table()

layer("Linear", lambda torch: torch.nn.Linear(4, 3), S(f(2, 4)))
layer("Linear without bias, 1-D", lambda torch: torch.nn.Linear(4, 3, bias=False), S(f(4)))
layer("Linear 4-D", lambda torch: torch.nn.Linear(4, 3), S(f(2, 1, 3, 4)))
layer("Linear empty batch", lambda torch: torch.nn.Linear(4, 3), S(f(0, 4)))
layer("Bilinear", lambda torch: torch.nn.Bilinear(2, 3, 4), S(f(5, 2), f(5, 3)))
layer("Embedding", lambda torch: torch.nn.Embedding(6, 3), S(i(2, 4, lo=0, hi=6)))
layer("Embedding padding_idx", lambda torch: torch.nn.Embedding(6, 3, padding_idx=2), S(i(2, 4, lo=0, hi=6)))
