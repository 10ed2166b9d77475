"""Datasets, samplers and the DataLoader."""

from ._collate import default_collate, default_convert
from ._fetch import _DatasetKind
from .dataloader import DataLoader
from .dataset import (
    ChainDataset,
    ConcatDataset,
    Dataset,
    IterableDataset,
    StackDataset,
    Subset,
    TensorDataset,
    random_split,
)
from .sampler import (
    BatchSampler,
    RandomSampler,
    Sampler,
    SequentialSampler,
    SubsetRandomSampler,
    WeightedRandomSampler,
)


def get_worker_info():  # type: ignore[no-untyped-def]
    """In a worker process of a DataLoader the worker's `WorkerInfo`, elsewhere None."""
    import sys

    worker = sys.modules.get(__name__ + "._worker")  # loaded only where there are workers
    return None if worker is None else worker.get_worker_info()


__all__ = [
    "BatchSampler",
    "ChainDataset",
    "ConcatDataset",
    "DataLoader",
    "Dataset",
    "IterableDataset",
    "RandomSampler",
    "Sampler",
    "SequentialSampler",
    "StackDataset",
    "Subset",
    "SubsetRandomSampler",
    "TensorDataset",
    "WeightedRandomSampler",
    "_DatasetKind",
    "default_collate",
    "default_convert",
    "get_worker_info",
    "random_split",
]


def __getattr__(name: str) -> object:
    if name == "_utils":
        import importlib

        return importlib.import_module("._utils", __name__)
    if name in ("DistributedSampler", "distributed"):
        import importlib

        module = importlib.import_module(f"{__name__}.distributed")
        return module if name == "distributed" else module.DistributedSampler
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise AttributeError(f"swiftgrad has no torch.utils.data.{name} yet")
