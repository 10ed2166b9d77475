"""save and load: PyTorch's formats both ways, sharing, what weights_only refuses, damaged files."""

import collections
import io
import os
import pickle
import pickletools
import random
import zipfile
from pathlib import Path

import pytest
import swiftgrad as torch
from swiftgrad import nn, serialization

GOLDEN = Path(__file__).parent / "golden"
DTYPES = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"]


def content():
    base = torch.arange(6.0).view(2, 3)
    parameter = nn.Parameter(torch.tensor([1.5, -2.0]))
    return {
        "base": base,
        "transposed": base.t(),
        "row": base[1],
        "parameter": parameter,
        "tied": parameter,
        "scalar": torch.tensor(3),
        "empty": torch.empty(0, 2),
        "grad": torch.ones(2, requires_grad=True),
        "dtypes": [torch.tensor([0, 1]).to(getattr(torch, d)) for d in DTYPES],
        "size": torch.Size([2, 3]),
        "dtype": torch.float16,
        "device": torch.device("cpu"),
        "plain": [1, 2.5, "text", None, True, (1, 2), {"k": {3}}, b"bytes"],
    }


def check(loaded):
    expected = content()
    assert list(loaded) == list(expected)
    for key in ("base", "transposed", "row", "parameter", "scalar", "empty", "grad"):
        got, want = loaded[key], expected[key]
        assert type(got) is type(want)
        assert (got.dtype, got.shape, got.stride()) == (want.dtype, want.shape, want.stride())
        assert got.requires_grad == want.requires_grad
        assert got.is_leaf
        assert got.tolist() == want.tolist()
    for got, want in zip(loaded["dtypes"], expected["dtypes"], strict=True):
        assert got.dtype == want.dtype
        assert got.tolist() == want.tolist()
    for key in ("size", "dtype", "device", "plain"):
        assert loaded[key] == expected[key]
        assert type(loaded[key]) is type(expected[key])
    loaded["base"][1, 0] = 30.0
    assert loaded["transposed"][0, 1].item() == 30.0
    assert loaded["row"][0].item() == 30.0
    assert loaded["tied"] is loaded["parameter"]


def saved(obj, **options):
    out = io.BytesIO()
    torch.save(obj, out, **options)
    return out.getvalue()


def load(data, **options):
    return torch.load(io.BytesIO(data), **options)


@pytest.mark.parametrize("name", ["torch_zip.pt", "torch_legacy.pt"])
@pytest.mark.parametrize("weights_only", [True, False])
def test_files_of_pytorch(name, weights_only):
    check(torch.load(GOLDEN / name, weights_only=weights_only))


def test_mapped_file_of_pytorch():
    check(torch.load(GOLDEN / "torch_zip.pt", mmap=True))


def test_training_state_of_pytorch():
    state = torch.load(GOLDEN / "torch_training.pt")
    model = nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1))
    model.load_state_dict(state["model"])
    assert isinstance(state["model"], collections.OrderedDict)
    assert state["model"]._metadata[""] == {"version": 1}
    optimizer = torch.optim.Adam(model.parameters())
    optimizer.load_state_dict(state["optimizer"])
    assert optimizer.param_groups[0]["lr"] == 0.1
    assert optimizer.state[model[0].weight]["step"].item() == 1.0


def test_module_of_pytorch():
    with pytest.raises(pickle.UnpicklingError, match=r"GLOBAL torch.nn.modules.container.Sequential"):
        torch.load(GOLDEN / "torch_module.pt")
    model = torch.load(GOLDEN / "torch_module.pt", weights_only=False)
    assert type(model) is nn.Sequential
    assert model(torch.ones(1, 3)).shape == (1, 1)


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("weights_only", [True, False])
def test_round_trip(zipped, protocol, weights_only):
    data = saved(content(), pickle_protocol=protocol, _use_new_zipfile_serialization=zipped)
    check(load(data, weights_only=weights_only))


def test_pickle_is_the_one_pytorch_writes():
    theirs = zipfile.ZipFile(GOLDEN / "torch_zip.pt").read("torch_zip/data.pkl")
    ours = zipfile.ZipFile(io.BytesIO(saved(content()))).read("archive/data.pkl")
    assert [(op.name, arg) for op, arg, _ in pickletools.genops(ours)] == [
        (op.name, arg) for op, arg, _ in pickletools.genops(theirs)
    ]


def test_layout_of_the_archive(tmp_path):
    path = tmp_path / "my.model.pt"
    torch.save(content(), path)
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    names = archive.namelist()
    assert names[:5] == [
        f"my.model/{n}" for n in ("data.pkl", ".format_version", ".storage_alignment", "byteorder", "data/0")
    ]
    assert names[-2:] == ["my.model/version", "my.model/.data/serialization_id"]
    assert archive.read("my.model/version") == b"3\n"
    assert archive.read("my.model/byteorder") == b"little"
    assert len(archive.read("my.model/.data/serialization_id")) == 40
    raw = path.read_bytes()
    for info in archive.infolist():
        name, extra = (
            int.from_bytes(raw[info.header_offset + o : info.header_offset + o + 2], "little") for o in (26, 28)
        )
        assert (info.header_offset + 30 + name + extra) % 64 == 0
        assert info.compress_type == zipfile.ZIP_STORED
    check(torch.load(path))
    check(torch.load(str(path), mmap=True))


def test_big_storage_is_saved_once_and_whole():
    base = torch.arange(1000.0)
    data = saved([base[:10], base[500:510]])
    assert sum("/data/" in n for n in zipfile.ZipFile(io.BytesIO(data)).namelist()) == 1
    first, second = load(data)
    assert second.storage_offset() == 500
    assert second.tolist() == list(range(500, 510))
    assert first.untyped_storage().nbytes() == 4000


def test_attributes_of_tensors_are_kept():
    tensor, parameter = torch.ones(2), nn.Parameter(torch.ones(2))
    tensor.note, parameter.note = 3, 4
    tensor, parameter = load(saved([tensor, parameter]))
    assert (tensor.note, parameter.note) == (3, 4)
    assert isinstance(parameter, nn.Parameter)


def test_hooks_and_graph_are_dropped():
    x = torch.ones(2, requires_grad=True)
    x.register_hook(lambda grad: grad)
    y = x * 2
    a, b = load(saved([x, y]))
    assert a.requires_grad and b.requires_grad and b.is_leaf


def test_whole_module_has_pytorchs_names():
    data = saved(nn.Linear(2, 3))
    names = [
        a
        for op, a, _ in pickletools.genops(zipfile.ZipFile(io.BytesIO(data)).read("archive/data.pkl"))
        if op.name == "GLOBAL"
    ]
    assert names[0] == "torch.nn.modules.linear Linear"
    assert not any("swiftgrad" in name for name in names)
    assert load(data, weights_only=False).weight.shape == (3, 2)


class Custom:
    value = 1


class Evil:
    def __reduce__(self):
        return os.system, ("exit 1",)


def test_weights_only_refuses_classes_and_functions():
    with pytest.raises(pickle.UnpicklingError, match=r"(?s)Weights only load failed.*GLOBAL .*Custom was not") as info:
        load(saved(Custom()))
    assert "add_safe_globals" in str(info.value)
    with pytest.raises(pickle.UnpicklingError, match="system whose module posix is blocked"):
        load(saved(Evil()))


@pytest.mark.parametrize(
    "stream",
    [
        b"\x80\x02cbuiltins\neval\nX\x01\x00\x00\x001\x85R.",
        b"\x80\x02c__builtin__\ngetattr\n.",
        b"\x80\x02ctorch._tensor\n_rebuild_from_type_v2\n(cbuiltins\nset\nctorch\nSize\n)Nt R.",
        b"\x80\x02}X\x01\x00\x00\x00a)R.",
        b"\x80\x02ctorch\nSize\n)\x81}b.",
        b"(ios\nsystem\n.",
        b"\x80\x02\x82\x01.",
        b"\x80\x02Q.",
        b"\x80\x02\x8a\xff.",
        b"\x80\x02",
        b"cos\nsystem\n(S'exit 1'\ntR.",
    ],
)
def test_weights_only_survives_bad_streams(stream):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("archive/data.pkl", stream)
    with pytest.raises((pickle.UnpicklingError, EOFError)):
        load(data.getvalue())


def test_safe_globals():
    data = saved(Custom())
    with serialization.safe_globals([Custom]):
        assert isinstance(load(data), Custom)
        assert serialization.get_safe_globals() == [Custom]
    with pytest.raises(pickle.UnpicklingError):
        load(data)
    serialization.add_safe_globals([Custom])
    assert isinstance(load(data), Custom)
    serialization.clear_safe_globals()
    assert serialization.get_safe_globals() == []


def test_unsafe_globals_are_listed(tmp_path):
    torch.save([Custom(), torch.ones(1)], tmp_path / "x.pt")
    (name,) = serialization.get_unsafe_globals_in_checkpoint(tmp_path / "x.pt")
    assert name.endswith(".Custom")


@pytest.mark.parametrize(
    "location", ["cpu", "cuda", "cuda:3", torch.device("cpu"), {"cuda:0": "cpu"}, lambda s, place: s]
)
def test_map_location(location):
    check(load(saved(content()), map_location=location))


def test_map_location_is_told_of_each_storage():
    places = []
    load(
        saved([torch.ones(1), torch.ones(2)]),
        map_location=lambda storage, place: places.append((storage.nbytes(), place)),
    )
    assert places == [(4, "cpu"), (8, "cpu")]


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: torch.load(5), AttributeError, "'int' object has no attribute 'seek'"),
        (lambda: torch.save(torch.ones(1), 5), AttributeError, "expected 'f' to be string, path, or a file-like"),
        (lambda: torch.save(1, "/no/such/folder/x"), RuntimeError, "Parent directory /no/such/folder does not exist"),
        (lambda: torch.load("/no/such/file"), FileNotFoundError, "No such file"),
        (lambda: load(b""), EOFError, "$"),
        (lambda: load(b"hello"), pickle.UnpicklingError, "Weights only load failed"),
        (lambda: load(pickle.dumps([1]), weights_only=False), RuntimeError, "Invalid magic number; corrupt file?"),
        (lambda: load(b"PK\3\4" + b"0" * 50), RuntimeError, "failed finding central directory"),
        (lambda: load(saved(torch.ones(99))[:-10]), RuntimeError, "failed finding central directory"),
        (lambda: load(saved(1), map_location=5), TypeError, "map_location"),
        (lambda: load(saved(1), mmap=True), ValueError, "f must be a file path"),
        (lambda: load((GOLDEN / "torch_legacy.pt").read_bytes()[:-1]), RuntimeError, "unexpected EOF, expected 1 more"),
        (
            lambda: saved([t := torch.ones(2), t.view(torch.int32)]),
            RuntimeError,
            "view the same data as different types",
        ),
        (lambda: load(saved(1), weights_only=True, pickle_module=pickle), RuntimeError, "explicit pickle_module"),
    ],
)
def test_errors(call, kind, text):
    with pytest.raises(kind, match=text.replace("?", r"\?")):
        call()


def test_damaged_content_is_noticed():
    data = bytearray(saved(torch.arange(100.0)))
    at = data.find(torch.arange(100.0).numpy().tobytes()) if hasattr(torch.Tensor, "numpy") else -1
    assert at > 0
    data[at + 40] ^= 1
    with pytest.raises(RuntimeError, match="bad checksum"):
        load(bytes(data))


@pytest.mark.parametrize("name", ["torch_zip.pt", "torch_legacy.pt"])
def test_random_damage_never_does_worse_than_an_error(name):
    source = random.Random(0)
    original = (GOLDEN / name).read_bytes()
    for _ in range(300):
        data = bytearray(original)
        for _ in range(source.choice([1, 3, 10])):
            data[source.randrange(len(data))] = source.randrange(256)
        if source.random() < 0.2:
            del data[source.randrange(len(data)) :]
        try:
            load(bytes(data))
        except (RuntimeError, pickle.UnpicklingError, EOFError, NotImplementedError):
            pass


def test_storages():
    storage = torch.FloatStorage([1.0, 2.0])
    assert storage.tolist() == [1.0, 2.0]
    assert (storage.dtype, storage.nbytes(), len(storage)) == (torch.float32, 8, 2)
    again = load(saved(storage))
    assert again.tolist() == [1.0, 2.0]
