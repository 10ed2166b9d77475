"""Random streams: statements that draw, run after manual_seed with each seed."""

from __future__ import annotations

from typing import Any

import numpy as np

SEEDS = (0, 1, 42)
DRAWS = r"""
t.rand(5)
t.rand(3, 7)
t.rand(40)
t.rand(4, dtype=t.float64)
t.rand(5, dtype=t.float16)
t.rand(5, dtype=t.bfloat16)
t.randn(1)
t.randn(5)
t.randn(15)
t.randn(16)
t.randn(17)
t.randn(32)
t.randn(45)
t.randn(3, 5)
t.randn(7, 9)
t.randn(5, dtype=t.float64)
t.randn(16, dtype=t.float64)
t.randn(21, dtype=t.float64)
t.randn(5, dtype=t.float16)
t.randn(20, dtype=t.bfloat16)
t.empty(9).normal_(1.0, 2.0)
t.empty(33).normal_(-1.0, 0.5)
t.empty(4, 4).t().normal_()
t.empty(40)[::2].normal_()
t.normal(t.arange(5.), 1.0)
t.normal(2.0, t.arange(1., 21.))
t.normal(0.0, 1.0, (3, 3))
t.empty(7).uniform_()
t.empty(7).uniform_(-3, 5)
t.empty(7, dtype=t.float64).uniform_(-3, 5)
t.empty(12).bernoulli_(0.3)
t.empty(12).bernoulli_()
t.bernoulli(t.linspace(0, 1, 13))
t.empty(9, dtype=t.int64).bernoulli_(0.7)
t.empty(6).bernoulli_(t.linspace(0, 1, 6))
t.randint(10, (8,))
t.randint(-5, 5, (2, 3))
t.randint(0, 2**33, (4,))
t.randint(0, 2**63 - 1, (3,))
t.randint(5, (6,), dtype=t.uint8)
t.randint(5, (6,), dtype=t.float32)
t.randperm(1)
t.randperm(10)
t.randperm(100)
t.randperm(10, dtype=t.int32)
t.multinomial(t.tensor([0.1, 0.2, 0.3, 0.4]), 4)
t.multinomial(t.tensor([0.1, 0.2, 0.3, 0.4]), 10, replacement=True)
t.multinomial(t.tensor([[0.1, 0.9], [0.5, 0.5]]), 3, replacement=True)
t.multinomial(t.tensor([[0.1, 0.9, 1.0], [0.5, 0.5, 2.0]]), 1)
t.empty(8).exponential_()
t.empty(20).exponential_(3.0)
t.empty(8, dtype=t.float64).exponential_()
t.empty(8).geometric_(0.3)
t.empty(8).cauchy_()
t.empty(8).log_normal_()
t.empty(20).log_normal_(0.5, 0.25)
t.empty(8, dtype=t.int64).random_()
t.empty(8, dtype=t.uint8).random_()
t.empty(8).random_(100)
t.empty(8).random_(-7, 9)
t.rand_like(t.ones(2, 3))
t.randn_like(t.ones(4, 5))
t.randint_like(t.ones(5), 9)
t.nn.functional.dropout(t.ones(3, 7), 0.5)
t.nn.functional.dropout(t.ones(40), 0.1)
t.nn.functional.dropout(t.ones(5, dtype=t.float64), 0.3)
t.nn.functional.dropout(t.arange(12.).reshape(3, 4).t(), 0.5)
t.nn.functional.dropout2d(t.ones(2, 4, 2, 2), 0.5)
t.nn.functional.dropout1d(t.ones(2, 4, 3), 0.5)
t.nn.functional.alpha_dropout(t.ones(10), 0.5, training=True)
t.nn.functional.rrelu(-t.ones(9), training=True)
t.cat([t.rand(3), t.randn(3), t.rand(2)])
t.cat([t.randn(16), t.randn(3), t.rand(2)])
t.cat([t.randn(1), t.randn(1), t.randn(1)])
t.cat([t.randint(9, (3,)), t.randperm(4)])
t.nn.Linear(5, 3).weight
t.nn.Linear(5, 3).bias
t.nn.Conv2d(2, 3, 3).weight
t.nn.Conv2d(2, 3, 3).bias
t.nn.Conv1d(2, 3, 3).weight
t.nn.Embedding(4, 3).weight
t.nn.Embedding(4, 8, padding_idx=1).weight
t.nn.init.xavier_uniform_(t.empty(3, 4))
t.nn.init.xavier_normal_(t.empty(3, 4))
t.nn.init.kaiming_uniform_(t.empty(3, 4), nonlinearity='relu')
t.nn.init.kaiming_normal_(t.empty(5, 4, 3, 3), mode='fan_out')
t.nn.init.normal_(t.empty(3, 7), 0.0, 0.02)
t.nn.init.uniform_(t.empty(6), -0.1, 0.1)
t.nn.init.trunc_normal_(t.empty(20), std=0.5)
t.nn.init.sparse_(t.empty(6, 3), 0.5)
t.cat([p.flatten() for p in t.nn.Sequential(t.nn.Linear(3, 4), t.nn.ReLU(), t.nn.Linear(4, 2)).parameters()])
t.cat([t.rand(2, generator=t.Generator().manual_seed(7)), t.rand(2)])
t.randn(20, generator=t.Generator().manual_seed(7))
t.randperm(9, generator=t.Generator().manual_seed(2**40 + 3))
t.binomial(t.tensor([5.0, 100.0, 1000.0]), t.tensor([0.2, 0.5, 0.9]))
t._standard_gamma(t.tensor([0.1, 0.7, 1.0, 20.0]))
t._sample_dirichlet(t.tensor([[0.1, 0.7], [1.0, 20.0]]))
t.tensor(list(t.utils.data.WeightedRandomSampler([0.1, 0.9, 0.3, 2.0], 10)))
t.tensor(list(t.utils.data.WeightedRandomSampler([0.1, 0.9, 0.3, 2.0], 3, replacement=False)))
t.tensor(list(t.utils.data.WeightedRandomSampler([0.1, 0.9, 0.3], 5, generator=t.Generator().manual_seed(3))))
t.tensor(list(t.utils.data.SubsetRandomSampler([3, 5, 7, 9, 11])))
t.tensor(list(t.utils.data.RandomSampler(range(9))))
t.tensor(list(t.utils.data.RandomSampler(range(9), replacement=True, num_samples=40)))
t.tensor(list(t.utils.data.RandomSampler(range(9), num_samples=20)))
t.tensor(list(t.utils.data.DistributedSampler(range(11), 3, 1, seed=5)))
t.tensor(list(t.utils.data.DistributedSampler(range(11), 3, 2, drop_last=True)))
t.tensor(list(t.utils.data.DistributedSampler(range(2), 5, 4)))
t.tensor(list(t.utils.data.DistributedSampler(range(11), 4, 3, shuffle=False)))
t.tensor(list(t.utils.data.BatchSampler(t.utils.data.RandomSampler(range(8)), 4, False)))
t.tensor(t.utils.data.random_split(range(10), [0.3, 0.7])[0].indices)
t.tensor(t.utils.data.random_split(range(10), [4, 6], generator=t.Generator().manual_seed(2))[1].indices)
t.stack(list(t.utils.data.DataLoader(t.arange(8.0), batch_size=2, shuffle=True)))
t.get_rng_state()
(t.rand(5), t.get_rng_state())[1]
(t.randn(5), t.get_rng_state())[1]
(t.randn(3, dtype=t.float64), t.get_rng_state())[1]
(t.rand(700), t.get_rng_state())[1]
t.Generator().get_state()
"""


def all_cases() -> list[str]:
    """ "seed|expression"."""
    return [f"{seed}|{line}" for line in dict.fromkeys(DRAWS.strip().splitlines()) for seed in SEEDS]


def evaluate(torch: Any, case: str) -> np.ndarray:
    """The numbers drawn."""
    seed, expression = case.split("|", 1)
    torch.manual_seed(int(seed))
    value = eval(expression, {"t": torch}).detach()
    if value.dtype in (torch.float16, torch.bfloat16):
        value = value.float()
    return np.array(value.numpy())
