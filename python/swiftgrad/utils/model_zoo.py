"""torch.utils.model_zoo: the old name of parts of `torch.hub`."""

from __future__ import annotations

from typing import Any

from ..hub import download_url_to_file as _download_url_to_file
from ..hub import load_state_dict_from_url as load_url

__all__ = ["_download_url_to_file", "load_url"]


def __getattr__(name: str) -> Any:
    if name == "tqdm":
        from tqdm import tqdm

        return tqdm
    raise AttributeError(f"swiftgrad has no torch.utils.model_zoo.{name} yet")
