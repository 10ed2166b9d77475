"""The messages and the event file writer of tensorboard, or of tensorboardX."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def _load() -> dict[str, Any]:
    """Modules and classes by the names of this module's attributes.

    Raises:
        ModuleNotFoundError: if neither package is installed.
    """
    try:
        import_module("tensorboard")
    except ModuleNotFoundError:
        try:
            import_module("tensorboardX")
        except ModuleNotFoundError:
            raise ModuleNotFoundError(
                "torch.utils.tensorboard needs the package tensorboard or tensorboardX, and neither is installed: "
                "pip install tensorboard"
            ) from None
        proto, writer = "tensorboardX.proto", "tensorboardX.event_file_writer"
        hparams = ("tensorboardX.proto.plugin_hparams_pb2", "tensorboardX.proto.api_pb2")
        text = "tensorboardX.proto.plugin_text_pb2"
    else:
        proto, writer = "tensorboard.compat.proto", "tensorboard.summary.writer.event_file_writer"
        hparams = ("tensorboard.plugins.hparams.plugin_data_pb2", "tensorboard.plugins.hparams.api_pb2")
        text = "tensorboard.plugins.text.plugin_data_pb2"
    summary = import_module(proto + ".summary_pb2")
    return {
        "EventFileWriter": import_module(writer).EventFileWriter,
        "Event": import_module(proto + ".event_pb2").Event,
        "SessionLog": import_module(proto + ".event_pb2").SessionLog,
        "Summary": summary.Summary,
        "SummaryMetadata": summary.SummaryMetadata,
        "HistogramProto": summary.HistogramProto,
        "TensorProto": import_module(proto + ".tensor_pb2").TensorProto,
        "TensorShapeProto": import_module(proto + ".tensor_shape_pb2").TensorShapeProto,
        "TextPluginData": import_module(text).TextPluginData,
        "hparams_data": import_module(hparams[0]),
        "hparams_api": import_module(hparams[1]),
    }


globals().update(_load())


def __getattr__(name: str) -> Any:
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
