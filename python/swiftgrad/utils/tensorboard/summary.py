"""Messages of single values: how numbers, arrays, pictures, sounds and texts become summaries."""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from ... import _C
from . import _backend as backend


def as_array(value: Any) -> np.ndarray:
    """A tensor, number or list as an array."""
    if isinstance(value, _C.TensorBase):
        value = value.detach().cpu()
        value = value.float() if value.dtype in (_C.bfloat16,) else value
        return np.asarray(value.numpy())
    return np.asarray(value)


def scalar(tag: str, value: Any) -> Any:
    """One number.

    Raises:
        ValueError: the value has several elements.
    """
    array = as_array(value)
    if array.size != 1:
        raise ValueError(f"add_scalar: a value of one element was required for {tag!r}, got shape {array.shape}")
    return backend.Summary(value=[backend.Summary.Value(tag=tag, simple_value=float(array.reshape(-1)[0]))])


def default_bins() -> np.ndarray:
    """TensorFlow's edges of bins: growing by a tenth from 1e-12 to 1e20, on both sides of 0."""
    positive = [1e-12]
    while positive[-1] * 1.1 < 1e20:
        positive.append(positive[-1] * 1.1)
    return np.array([-x for x in reversed(positive)] + [0.0] + positive)


def histogram(tag: str, values: Any, bins: Any = "tensorflow", max_bins: int | None = None) -> Any:
    """How often values fall into bins, with their extremes and sums.

    Raises:
        ValueError: there are no values.
    """
    array = as_array(values).astype(np.float64).reshape(-1)
    if array.size == 0:
        raise ValueError("The input has no element.")
    edges = default_bins() if isinstance(bins, str) and bins == "tensorflow" else bins
    counts, limits = np.histogram(array, bins=edges)
    if max_bins is not None and len(counts) > max_bins:
        step = len(counts) // max_bins
        counts = np.add.reduceat(counts, np.arange(0, len(counts), step))
        limits = np.append(limits[:-1:step], limits[-1])
    full = np.flatnonzero(counts)
    first, last = (int(full[0]), int(full[-1])) if full.size else (0, len(counts) - 1)
    # Each bucket has its upper limit; an empty one before them gives the lower limit of the first.
    message = backend.HistogramProto(
        min=array.min(),
        max=array.max(),
        num=array.size,
        sum=array.sum(),
        sum_squares=float(array @ array),
        bucket_limit=limits[first : last + 2].tolist(),
        bucket=[0.0, *counts[first : last + 1].astype(float).tolist()],
    )
    return backend.Summary(value=[backend.Summary.Value(tag=tag, histo=message)])


def histogram_raw(tag: str, **parts: Any) -> Any:
    """A histogram whose parts are given."""
    return backend.Summary(value=[backend.Summary.Value(tag=tag, histo=backend.HistogramProto(**parts))])


def to_rows(array: np.ndarray, dataformats: str) -> np.ndarray:
    """A picture, or a batch of them in rows of 8, as (height, width, 3) or (height, width, 4).

    Raises:
        ValueError: the format does not fit the shape.
    """
    form = dataformats.upper()
    if len(form) != array.ndim or set(form) - set("NCHW") or len(set(form)) != len(form):
        raise ValueError(
            f"size of input tensor and input format are different. tensor shape: {array.shape}, input_format: {form}"
        )
    if "N" not in form:
        form, array = "N" + form, array[None]
    if "C" not in form:
        form, array = form + "C", array[..., None]
    array = array.transpose([form.index(axis) for axis in "NHWC"])
    if array.shape[-1] == 1:
        array = np.repeat(array, 3, axis=-1)
    count, height, width, channels = array.shape
    columns = min(count, 8)
    rows = -(-count // columns)
    grid = np.zeros((rows * height, columns * width, channels), array.dtype)
    for i, picture in enumerate(array):
        top, left = i // columns * height, i % columns * width
        grid[top : top + height, left : left + width] = picture
    return grid


def image(tag: str, picture: Any, dataformats: str = "CHW", boxes: Any = None, labels: Any = None) -> Any:
    """A picture: bytes as they are, other numbers of 0 ... 1.

    Raises:
        ValueError: shape and format do not fit.
        ModuleNotFoundError: Pillow is not installed.
    """
    from PIL import Image, ImageDraw

    array = as_array(picture)
    scale = 1.0 if array.dtype == np.uint8 else 255.0
    rows = (to_rows(array, dataformats).astype(np.float32) * scale).clip(0, 255).astype(np.uint8)
    drawn = Image.fromarray(rows)
    if boxes is not None:
        pen = ImageDraw.Draw(drawn)
        for i, (left, top, right, bottom) in enumerate(as_array(boxes).reshape(-1, 4).tolist()):
            pen.rectangle([left, top, right, bottom], outline="Red")
            if labels is not None:
                pen.text((left, top), str(labels[i]), fill="White")
    buffer = io.BytesIO()
    drawn.save(buffer, format="PNG")
    message = backend.Summary.Image(
        height=rows.shape[0], width=rows.shape[1], colorspace=rows.shape[2], encoded_image_string=buffer.getvalue()
    )
    return backend.Summary(value=[backend.Summary.Value(tag=tag, image=message)])


def audio(tag: str, sound: Any, sample_rate: int) -> Any:
    """A sound of one channel, numbers of -1 ... 1, as 16-bit WAV.

    Raises:
        ValueError: it has several channels.
    """
    import wave

    array = as_array(sound).squeeze()
    if array.ndim != 1:
        raise ValueError(f"input tensor should be 1 dimensional, got {array.ndim} dimensions")
    samples = (array.clip(-1, 1) * np.iinfo(np.int16).max).astype("<i2")
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        file.writeframes(samples.tobytes())
    message = backend.Summary.Audio(
        sample_rate=sample_rate,
        num_channels=1,
        length_frames=len(samples),
        encoded_audio_string=buffer.getvalue(),
        content_type="audio/wav",
    )
    return backend.Summary(value=[backend.Summary.Value(tag=tag, audio=message)])


def text(tag: str, words: str) -> Any:
    """A text, in Markdown."""
    metadata = backend.SummaryMetadata(
        plugin_data=backend.SummaryMetadata.PluginData(
            plugin_name="text", content=backend.TextPluginData(version=0).SerializeToString()
        )
    )
    shape = backend.TensorShapeProto(dim=[backend.TensorShapeProto.Dim(size=1)])
    tensor = backend.TensorProto(dtype="DT_STRING", string_val=[words.encode("utf_8")], tensor_shape=shape)
    return backend.Summary(value=[backend.Summary.Value(tag=tag + "/text_summary", metadata=metadata, tensor=tensor)])


def hparams(values: dict[str, Any], metrics: dict[str, Any], discrete: dict[str, Any] | None = None) -> list[Any]:
    """What TensorBoard's HParams page reads: the experiment, and a session's start and end.

    Raises:
        ValueError: a value is no bool, number, text or one-element tensor.
    """
    data, api = backend.hparams_data, backend.hparams_api
    start = data.SessionStartInfo()
    infos = []
    for name, value in values.items():
        if value is None:
            continue
        domain = None if discrete is None else discrete.get(name)
        if isinstance(value, _C.TensorBase):
            value = value.item()
        if isinstance(value, bool):
            start.hparams[name].bool_value, kind = value, "DATA_TYPE_BOOL"
        elif isinstance(value, (int, float, np.number)):
            start.hparams[name].number_value, kind = float(value), "DATA_TYPE_FLOAT64"
        elif isinstance(value, str):
            start.hparams[name].string_value, kind = value, "DATA_TYPE_STRING"
        else:
            raise ValueError("value should be one of int, float, str, bool, or torch.Tensor")
        info = api.HParamInfo(name=name, type=api.DataType.Value(kind))
        if domain is not None:
            for allowed in domain:
                field = info.domain_discrete.values.add()
                if isinstance(allowed, bool):
                    field.bool_value = allowed
                elif isinstance(allowed, (int, float)):
                    field.number_value = float(allowed)
                else:
                    field.string_value = str(allowed)
        infos.append(info)
    metric_infos = [api.MetricInfo(name=api.MetricName(tag=name)) for name in metrics]
    experiment = api.Experiment(hparam_infos=infos, metric_infos=metric_infos)
    end = data.SessionEndInfo(status=api.Status.Value("STATUS_SUCCESS"))
    contents = (
        ("_hparams_/experiment", data.HParamsPluginData(experiment=experiment, version=0)),
        ("_hparams_/session_start_info", data.HParamsPluginData(session_start_info=start, version=0)),
        ("_hparams_/session_end_info", data.HParamsPluginData(session_end_info=end, version=0)),
    )
    summaries = []
    for tag, content in contents:
        plugin = backend.SummaryMetadata.PluginData(plugin_name="hparams", content=content.SerializeToString())
        metadata = backend.SummaryMetadata(plugin_data=plugin)
        summaries.append(backend.Summary(value=[backend.Summary.Value(tag=tag, metadata=metadata)]))
    return summaries
