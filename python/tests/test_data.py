"""Datasets, samplers and collation."""

import collections

import pytest
import swiftgrad as torch
from swiftgrad.utils.data import (
    BatchSampler,
    ChainDataset,
    ConcatDataset,
    DataLoader,
    Dataset,
    IterableDataset,
    RandomSampler,
    Sampler,
    SequentialSampler,
    StackDataset,
    Subset,
    SubsetRandomSampler,
    TensorDataset,
    WeightedRandomSampler,
    default_collate,
    default_convert,
    random_split,
)

Point = collections.namedtuple("Point", "x y")
TEN = TensorDataset(torch.arange(10.0))


class Stream(IterableDataset):
    def __init__(self, n=10):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


class Short(Stream):
    def __len__(self):
        return 3


def test_datasets():
    assert [t.item() for t in TensorDataset(torch.ones(3), torch.arange(3))[2]] == [1.0, 2]
    joined = TEN + Subset(TEN, [3, 4])
    assert isinstance(joined, ConcatDataset)
    assert (len(joined), joined[11][0].item(), joined[-2][0].item()) == (12, 4.0, 3.0)
    assert list(ChainDataset([Stream(2), Stream(3)])) == [0, 1, 0, 1, 2]
    assert list(Stream(1) + Stream(2)) == [0, 0, 1]
    assert StackDataset(a=[1, 2], b=[3, 4])[1] == {"a": 2, "b": 4}
    assert StackDataset([1, 2], [3, 4]).__getitems__([0, 1]) == [(1, 3), (2, 4)]


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: TensorDataset(torch.ones(2), torch.ones(3)), AssertionError, "Size mismatch between tensors"),
        (lambda: ConcatDataset([]), AssertionError, "should not be an empty iterable"),
        (lambda: ConcatDataset([Stream()]), AssertionError, "does not support IterableDataset"),
        (lambda: ConcatDataset([TEN])[-11], ValueError, "absolute value of index should not exceed dataset length"),
        (lambda: StackDataset(), ValueError, "At least one dataset should be passed"),
        (lambda: StackDataset(TEN, [1]), ValueError, "Size mismatch between datasets"),
        (lambda: len(ChainDataset([TEN])), AssertionError, "only supports IterableDataset"),
        (lambda: Dataset()[0], NotImplementedError, "should implement __getitem__"),
        (lambda: random_split(TEN, [3, 4]), ValueError, "Sum of input lengths does not equal"),
        (lambda: random_split(TEN, [0.5, -0.5, 1.0]), ValueError, "Fraction at index 1 is not between 0 and 1"),
        (lambda: RandomSampler([]), ValueError, "num_samples=0"),
        (lambda: RandomSampler(TEN, replacement=5), TypeError, "replacement=5"),
        (lambda: WeightedRandomSampler([[1.0]], 1), ValueError, r"weights have shape \(1, 1\)"),
        (lambda: BatchSampler([1], 0, True), ValueError, "batch_size=0"),
        (lambda: BatchSampler([1], True, True), ValueError, "batch_size=True"),
        (lambda: BatchSampler([1], 1, 5), ValueError, "drop_last=5"),
        (lambda: list(Sampler()), NotImplementedError, None),
        (lambda: default_collate([None]), TypeError, "found <class 'NoneType'>"),
        (lambda: default_collate([object()]), TypeError, "default_collate: batch must contain tensors, numpy arrays"),
        (lambda: default_collate([[1, 2], [3]]), RuntimeError, "each element in list of batch should be of equal size"),
        (
            lambda: default_collate([torch.ones(2), torch.ones(3)]),
            RuntimeError,
            "stack expects each tensor to be equal",
        ),
        (lambda: DataLoader(TEN, num_workers=-1), ValueError, "num_workers option should be non-negative"),
        (lambda: DataLoader(TEN, timeout=-1), ValueError, "timeout option should be non-negative"),
        (lambda: DataLoader(TEN, prefetch_factor=2), ValueError, "prefetch_factor option could only be specified"),
        (
            lambda: DataLoader(TEN, persistent_workers=True),
            ValueError,
            "persistent_workers option needs num_workers > 0",
        ),
        (
            lambda: DataLoader(Stream(), shuffle=True),
            ValueError,
            "expected unspecified shuffle option, but got shuffle=True",
        ),
        (
            lambda: DataLoader(TEN, sampler=[1], shuffle=True),
            ValueError,
            "sampler option is mutually exclusive with shuffle",
        ),
        (lambda: DataLoader(TEN, batch_sampler=[[1]], batch_size=2), ValueError, "batch_sampler option is mutually"),
        (lambda: DataLoader(TEN, batch_size=None, drop_last=True), ValueError, "disables auto-batching"),
        (lambda: DataLoader(TEN, batch_size=2.5), ValueError, "batch_size=2.5"),
        (lambda: DataLoader(TEN, multiprocessing_context="fork"), ValueError, "but got num_workers=0"),
        (lambda: DataLoader(TEN, num_workers=1, multiprocessing_context="x"), ValueError, "valid start method"),
        (lambda: DataLoader(TEN, num_workers=1, multiprocessing_context=5), TypeError, "valid context object"),
        (lambda: setattr(DataLoader(TEN), "batch_size", 5), ValueError, "should not be set after DataLoader is init"),
        (lambda: len(DataLoader(Stream())), TypeError, "has no len"),
    ],
)
def test_errors(call, kind, text):
    with pytest.raises(kind, match=text):
        call()


def test_random_split_is_pytorchs():
    generator = torch.Generator().manual_seed(3)
    parts = random_split(TEN, [0.3, 0.3, 0.4], generator=generator)
    assert [list(part.indices) for part in parts] == [[6, 0, 3], [7, 8, 5], [1, 9, 2, 4]]


def test_samplers():
    assert list(SequentialSampler(TEN)) == list(range(10))
    drawn = list(RandomSampler(TEN, num_samples=25))
    assert sorted(drawn[:10]) == sorted(drawn[10:20]) == list(range(10))
    assert len(drawn) == 25
    assert len(list(RandomSampler(TEN, replacement=True, num_samples=40))) == 40
    assert sorted(SubsetRandomSampler([3, 5, 7])) == [3, 5, 7]
    assert set(WeightedRandomSampler([0.0, 1.0, 0.0, 2.0], 20)) <= {1, 3}
    assert list(BatchSampler(range(5), 2, False)) == [[0, 1], [2, 3], [4]]
    assert list(BatchSampler(range(5), 2, True)) == [[0, 1], [2, 3]]
    assert (len(BatchSampler(range(5), 2, False)), len(BatchSampler(range(5), 2, True))) == (3, 2)


def test_shuffle_is_pytorchs():
    torch.manual_seed(7)
    order = [int(x.item()) for (x,) in DataLoader(TEN, shuffle=True)]
    assert order == [3, 2, 7, 8, 6, 1, 5, 9, 0, 4]


def test_shuffle_with_a_generator_is_pytorchs():
    state = torch.get_rng_state()
    order = [int(x.item()) for (x,) in DataLoader(TEN, shuffle=True, generator=torch.Generator().manual_seed(1))]
    assert order == [4, 6, 9, 2, 3, 1, 0, 7, 8, 5]
    assert torch.equal(state, torch.get_rng_state())


def test_numbers_that_a_pass_draws():
    for options, draws in (({}, 1), ({"shuffle": True}, 2), ({"batch_size": None}, 1)):
        torch.manual_seed(7)
        list(DataLoader(TEN, **options))
        after = torch.rand(1).item()
        torch.manual_seed(7)
        for _ in range(draws):
            torch.empty((), dtype=torch.int64).random_()
        assert torch.rand(1).item() == after


def test_collate():
    batch = default_collate([(1, 2.0, "a", True), (3, 4.0, "b", False)])
    assert [b.tolist() if hasattr(b, "tolist") else b for b in batch] == [[1, 3], [2.0, 4.0], ("a", "b"), [True, False]]
    assert [b.dtype for b in batch if hasattr(b, "dtype")] == [torch.int64, torch.float64, torch.bool]
    nested = default_collate([{"p": Point(1, torch.ones(2)), "q": [1]}, {"p": Point(2, torch.zeros(2)), "q": [5]}])
    assert type(nested["p"]) is Point
    assert nested["p"].y.shape == (2, 2)
    assert nested["q"][0].tolist() == [1, 5]
    assert isinstance(default_collate([collections.OrderedDict(a=1)]), collections.OrderedDict)


def test_collate_of_arrays():
    numpy = pytest.importorskip("numpy")
    batch = default_collate([(numpy.ones(2, "f4"), numpy.float32(1)), (numpy.zeros(2, "f4"), numpy.float32(2))])
    assert [(b.dtype, b.tolist()) for b in batch] == [
        (torch.float32, [[1.0, 1.0], [0.0, 0.0]]),
        (torch.float32, [1.0, 2.0]),
    ]
    with pytest.raises(TypeError, match="found <U1"):
        default_collate([numpy.array(["a"])])
    converted = default_convert([numpy.ones(2), {"a": numpy.ones(1)}, Point(numpy.ones(1), "s"), numpy.array(["x"]), 5])
    assert converted[0].dtype == torch.float64
    assert converted[2].y == "s"
    assert converted[3].dtype.kind == "U"


def test_batches():
    loader = DataLoader(TEN, batch_size=4)
    assert [x.tolist() for (x,) in loader] == [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0]]
    assert len(loader) == 3
    assert len(list(DataLoader(TEN, batch_size=4, drop_last=True))) == 2
    assert [x.tolist() for x in DataLoader(Stream(5), batch_size=2)] == [[0, 1], [2, 3], [4]]
    assert [x.tolist() for x in DataLoader(Stream(5), batch_size=2, drop_last=True)] == [[0, 1], [2, 3]]
    assert list(DataLoader([1, 2], batch_size=None)) == [1, 2]
    assert list(DataLoader([1, 2, 3], batch_size=2, collate_fn=sum)) == [3, 3]
    assert [x.tolist() for (x,) in DataLoader(TEN, batch_sampler=[[9, 0], [-1]])] == [[9.0, 0.0], [9.0]]
    first, second = random_split(TEN, [5, 5])
    assert sorted(x.item() for (b,) in DataLoader(first, batch_size=2) for x in b) == sorted(map(float, first.indices))


def test_fetching_in_one_call():
    class Fast(Dataset):
        calls = 0

        def __len__(self):
            return 5

        def __getitems__(self, indices):
            Fast.calls += 1
            return [i * 10 for i in indices]

    assert [b.tolist() for b in DataLoader(Fast(), batch_size=3)] == [[0, 10, 20], [30, 40]]
    assert Fast.calls == 2


def test_out_of_range_sampler():
    with pytest.raises(IndexError):
        list(DataLoader(TEN, sampler=[10]))


def test_iterable_longer_than_it_said():
    loader = DataLoader(Short(), batch_size=1)
    assert len(loader) == 3
    with pytest.warns(UserWarning, match="was reported to be 3"):
        assert len(list(loader)) == 10


def test_pin_memory_warns():
    with pytest.warns(UserWarning, match="no accelerator is found"):
        list(DataLoader(TEN, pin_memory=True))


def test_distributed_sampler_shares_cover_everything():
    import swiftgrad as torch
    from swiftgrad.utils.data.distributed import DistributedSampler

    shares = [DistributedSampler(range(10), 4, rank) for rank in range(4)]
    assert [len(s) for s in shares] == [3] * 4
    drawn = [list(s) for s in shares]
    assert set(sum(drawn, [])) == set(range(10))
    shares[0].set_epoch(1)
    assert list(shares[0]) != drawn[0]
    loader = torch.utils.data.DataLoader(torch.arange(10), batch_size=2, sampler=shares[1])
    assert torch.cat(list(loader)).tolist() == drawn[1]
    with pytest.raises(ValueError, match=r"Invalid rank 4, rank should be in the interval \[0, 3\]"):
        DistributedSampler(range(10), 4, 4)
    with pytest.raises((RuntimeError, ValueError)):
        DistributedSampler(range(10))


def test_names_that_programs_import():
    import swiftgrad.utils.data as data
    from swiftgrad.utils.data._utils.collate import default_collate

    assert default_collate is data.default_collate
    assert data._utils.collate.default_convert is data.default_convert
    with pytest.raises(AttributeError, match="swiftgrad has no torch.utils.data.IterDataPipe yet"):
        _ = data.IterDataPipe
