"""torch.utils.tensorboard: what is written is what TensorBoard reads."""

import importlib.util
import subprocess
import sys

import numpy as np
import pytest
import swiftgrad as torch

PACKAGE = next((name for name in ("tensorboard", "tensorboardX") if importlib.util.find_spec(name)), None)
needs_package = pytest.mark.skipif(PACKAGE is None, reason="neither tensorboard nor tensorboardX is installed")


@pytest.fixture
def writer(tmp_path):
    from swiftgrad.utils.tensorboard import SummaryWriter

    with SummaryWriter(tmp_path / "run") as writer:
        yield writer


def read(folder):
    """The events of a folder's file, read record by record (length, checksum, data, checksum)."""
    from swiftgrad.utils.tensorboard._backend import Event

    (path,) = folder.glob("events.out.tfevents.*")
    data, at, events = path.read_bytes(), 0, []
    while at < len(data):
        length = int.from_bytes(data[at : at + 8], "little")
        events.append(Event.FromString(data[at + 12 : at + 12 + length]))
        at += length + 16
    return events


def values(folder):
    return [(event.step, value) for event in read(folder) for value in event.summary.value]


@needs_package
def test_scalars(writer, tmp_path):
    writer.add_scalar("loss", 0.5, 1)
    writer.add_scalar("loss", torch.tensor([0.25]), 2, walltime=3.0)
    with pytest.raises(ValueError, match="one element"):
        writer.add_scalar("loss", torch.zeros(2), 3)
    writer.add_scalars("pair", {"a": 1, "b": torch.tensor(2.0)}, 7)
    writer.close()
    assert [(s, v.tag, v.simple_value) for s, v in values(tmp_path / "run")] == [(1, "loss", 0.5), (2, "loss", 0.25)]
    assert read(tmp_path / "run")[-1].wall_time == 3.0
    assert [(s, v.tag, v.simple_value) for s, v in values(tmp_path / "run" / "pair_b")] == [(7, "pair", 2.0)]
    assert writer.get_logdir() == str(tmp_path / "run")


@needs_package
def test_histogram(writer, tmp_path):
    writer.add_histogram("w", torch.tensor([-1.0, 0.0, 0.5, 0.5, 2.0]), 1, bins=[-2, 0, 1, 3, 5])
    writer.add_histogram("default", torch.arange(10.0), 2)
    with pytest.raises(ValueError, match="no element"):
        writer.add_histogram("w", torch.zeros(0))
    writer.close()
    (_, first), (_, second) = values(tmp_path / "run")
    h = first.histo
    assert (h.min, h.max, h.num, h.sum, h.sum_squares) == (-1.0, 2.0, 5.0, 2.0, 5.5)
    assert list(h.bucket) == [0.0, 1.0, 3.0, 1.0]
    assert list(h.bucket_limit) == [-2.0, 0.0, 1.0, 3.0]
    assert sum(second.histo.bucket) == 10
    assert second.histo.bucket_limit[-1] >= 9


@needs_package
def test_pictures(writer, tmp_path):
    image = pytest.importorskip("PIL.Image")
    import io

    writer.add_image("p", torch.tensor([[[0.0, 1.0], [0.5, 0.2]]]), 1)
    writer.add_image("hw", np.full((2, 3), 7, np.uint8), 2, dataformats="HW")
    writer.add_images("batch", torch.zeros(9, 3, 4, 5), 3)
    writer.add_image_with_boxes("boxes", torch.zeros(3, 8, 8), torch.tensor([[1.0, 1.0, 6.0, 6.0]]), 4)
    with pytest.raises(ValueError, match="size of input tensor and input format are different"):
        writer.add_image("p", torch.zeros(2, 2))
    writer.close()
    found = [v.image for _, v in values(tmp_path / "run")]
    assert [(i.height, i.width) for i in found] == [(2, 2), (2, 3), (8, 40), (8, 8)]
    pixels = np.asarray(image.open(io.BytesIO(found[0].encoded_image_string)))
    assert pixels[..., 0].tolist() == [[0, 255], [127, 51]]
    assert np.asarray(image.open(io.BytesIO(found[3].encoded_image_string)))[1, 1].tolist() == [255, 0, 0]


@needs_package
def test_figure(writer, tmp_path):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    figure = pyplot.figure(figsize=(2, 1), dpi=50)
    writer.add_figure("f", figure, 1)
    writer.close()
    ((_, value),) = values(tmp_path / "run")
    assert (value.image.width, value.image.height) == (100, 50)


@needs_package
def test_text_and_sound(writer, tmp_path):
    writer.add_text("note", "**bold** ü", 1)
    writer.add_audio("tone", torch.linspace(-1, 1, 100), 2, sample_rate=8000)
    writer.close()
    (_, note), (_, tone) = values(tmp_path / "run")
    assert note.tag == "note/text_summary"
    assert note.metadata.plugin_data.plugin_name == "text"
    assert note.tensor.string_val[0].decode() == "**bold** ü"
    assert (tone.audio.sample_rate, tone.audio.length_frames) == (8000, 100)
    assert tone.audio.encoded_audio_string[:4] == b"RIFF"


@needs_package
def test_hparams(writer, tmp_path):
    from swiftgrad.utils.tensorboard import _backend

    writer.add_hparams({"lr": 0.1, "bs": 3, "adam": True, "name": "x"}, {"acc": 0.9}, run_name="trial")
    found = [v for _, v in values(tmp_path / "run" / "trial")]
    assert [v.tag.split("/")[-1] for v in found] == ["experiment", "session_start_info", "session_end_info", "acc"]
    content = _backend.hparams_data.HParamsPluginData.FromString(found[1].metadata.plugin_data.content)
    assert content.session_start_info.hparams["lr"].number_value == 0.1
    assert content.session_start_info.hparams["adam"].bool_value is True
    with pytest.raises(TypeError, match="should be dictionary"):
        writer.add_hparams([], {})


@needs_package
def test_embedding(writer, tmp_path):
    pytest.importorskip("PIL.Image")
    writer.add_embedding(torch.eye(3), ["a", "b", "c"], torch.rand(3, 1, 4, 4), 5, tag="e")
    folder = tmp_path / "run" / "00005" / "e"
    assert (folder / "tensors.tsv").read_text().splitlines()[1] == "0.0\t1.0\t0.0"
    assert (folder / "metadata.tsv").read_text() == "a\nb\nc\n"
    assert 'tensor_path: "00005/e/tensors.tsv"' in (tmp_path / "run" / "projector_config.pbtxt").read_text()
    with pytest.raises(ValueError, match="#labels"):
        writer.add_embedding(torch.eye(3), ["a"])


@needs_package
def test_what_is_missing_says_so(writer):
    with pytest.raises(NotImplementedError, match="no SummaryWriter.add_graph yet"):
        writer.add_graph(torch.nn.Linear(1, 1))
    with pytest.raises(AttributeError):
        _ = writer.add_nothing


@needs_package
def test_writer_goes_on_after_close(tmp_path):
    from swiftgrad.utils.tensorboard import SummaryWriter

    writer = SummaryWriter(tmp_path)
    writer.add_scalar("a", 1.0)
    writer.close()
    writer.close()
    assert SummaryWriter(tmp_path / "other", comment="c").log_dir == str(tmp_path / "other")


def test_without_either_package():
    """The import says what to install."""
    code = (
        "import sys; sys.modules['tensorboard'] = sys.modules['tensorboardX'] = None\n"
        "try:\n    import swiftgrad.utils.tensorboard\n"
        "except ModuleNotFoundError as e:\n    print(e)\n"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "needs the package tensorboard or tensorboardX" in out
