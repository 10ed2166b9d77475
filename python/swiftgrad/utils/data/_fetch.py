"""Fetchers: from a batch's indices (or none) to the batch."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from ... import _C
from ._collate import default_collate
from .dataset import Subset, TensorDataset


def _rows(dataset: Any, index: Any) -> list | None:
    """The batch of a dataset that keeps its samples in tensors, or of subsets of one, in one piece; None for others.

    The same values as one sample after the other, stacked: by one indexing a tensor of a `TensorDataset`, or by the
    dataset's own `_batch_of_samples`.
    """
    inner: Any
    while type(dataset) is Subset:
        index, inner = [dataset.indices[i] for i in index], dataset.dataset
        dataset = inner
    make = getattr(type(dataset), "_batch_of_samples", None)
    if (type(dataset) is not TensorDataset and make is None) or not isinstance(index, list):
        return None
    if any(type(i) is not int for i in index):
        return None
    if make is not None:
        return make(dataset, index)
    rows = _C.tensor(index, dtype=_C.int64)
    return [tensor[rows] for tensor in dataset.tensors]


class _MapDatasetFetcher:
    """Reads samples by index."""

    def __init__(self, dataset: Any, auto_collation: bool, collate_fn: Callable, drop_last: bool) -> None:
        self.dataset = dataset
        self.auto_collation = auto_collation
        self.collate_fn = collate_fn

    def fetch(self, index: Any) -> Any:
        if not self.auto_collation:
            return self.collate_fn(self.dataset[index])
        dataset = self.dataset
        if self.collate_fn is default_collate:
            batch = _rows(dataset, index)
            if batch is not None:
                return batch
        if getattr(dataset, "__getitems__", None):
            return self.collate_fn(dataset.__getitems__(index))
        return self.collate_fn([dataset[i] for i in index])


class _IterableDatasetFetcher:
    """Reads as many samples as there are indices from a stream; StopIteration when it has ended."""

    def __init__(self, dataset: Any, auto_collation: bool, collate_fn: Callable, drop_last: bool) -> None:
        self.iterator = iter(dataset)
        self.auto_collation = auto_collation
        self.collate_fn = collate_fn
        self.drop_last = drop_last
        self.ended = False

    def fetch(self, index: Any) -> Any:
        if self.ended:
            raise StopIteration
        if not self.auto_collation:
            return self.collate_fn(next(self.iterator))
        samples = list(itertools.islice(self.iterator, len(index)))
        if len(samples) < len(index):
            self.ended = True
            if not samples or self.drop_last:
                raise StopIteration
        return self.collate_fn(samples)


class _DatasetKind:
    """The two kinds of datasets."""

    Map = 0
    Iterable = 1

    @staticmethod
    def create_fetcher(kind: int, dataset: Any, auto_collation: bool, collate_fn: Callable, drop_last: bool) -> Any:
        maker = _MapDatasetFetcher if kind == _DatasetKind.Map else _IterableDatasetFetcher
        return maker(dataset, auto_collation, collate_fn, drop_last)
