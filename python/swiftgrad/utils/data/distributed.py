"""A sampler for one of several processes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, TypeVar

from .sampler import Sampler

__all__ = ["DistributedSampler"]

T = TypeVar("T", covariant=True)


class DistributedSampler(Sampler[T]):
    """Gives one of ``num_replicas`` processes its share of a dataset's indices.

    Args:
        dataset: A dataset with a length.
        num_replicas: How many processes; by default the group's.
        rank: Which one this is; by default the group's rank.
        shuffle: Shuffle, by ``seed`` and the epoch, the same way in every process.
        seed: See above.
        drop_last: Leave out the last indices instead of repeating the first ones to make the shares equal.

    Raises:
        ValueError: The rank is out of range, or neither the group nor the arguments say how many processes there are.
    """

    def __init__(
        self,
        dataset: Any,
        num_replicas: int | None = None,
        rank: int | None = None,
        shuffle: bool = True,
        seed: int = 0,
        drop_last: bool = False,
    ) -> None:
        if num_replicas is None or rank is None:
            from ... import distributed

            num_replicas = distributed.get_world_size() if num_replicas is None else num_replicas
            rank = distributed.get_rank() if rank is None else rank
        if not 0 <= rank < num_replicas:
            raise ValueError(f"Invalid rank {rank}, rank should be in the interval [0, {num_replicas - 1}]")
        self.dataset, self.num_replicas, self.rank = dataset, num_replicas, rank
        self.epoch, self.shuffle, self.seed, self.drop_last = 0, shuffle, seed, drop_last
        n = len(dataset)
        if drop_last and n % num_replicas:
            self.num_samples = math.ceil((n - num_replicas) / num_replicas)
        else:
            self.num_samples = math.ceil(n / num_replicas)
        self.total_size = self.num_samples * num_replicas

    def __iter__(self) -> Iterator[T]:
        from ... import Generator, randperm

        n = len(self.dataset)
        if self.shuffle:
            generator = Generator()
            generator.manual_seed(self.seed + self.epoch)
            indices: Any = randperm(n, generator=generator).tolist()
        else:
            indices = list(range(n))
        missing = self.total_size - len(indices)
        if missing > 0:
            indices += (indices * math.ceil(missing / len(indices)))[:missing]
        return iter(indices[self.rank : self.total_size : self.num_replicas])

    def __len__(self) -> int:
        return self.num_samples

    def set_epoch(self, epoch: int) -> None:
        """Sets the epoch, so that the next shuffle is another one."""
        self.epoch = epoch
