"""The writers of event files."""

from __future__ import annotations

import os
import socket
import time
from typing import Any

from . import _backend as backend
from . import summary
from ._embedding import write_embedding

__all__ = ["FileWriter", "SummaryWriter"]


class FileWriter:
    """One event file, in a folder of its own.

    Args:
        log_dir: the folder; it is made.
        max_queue: events that may wait to be written.
        flush_secs: seconds after which they are written in any case.
        filename_suffix: end of the file's name.
    """

    def __init__(self, log_dir: Any, max_queue: int = 10, flush_secs: int = 120, filename_suffix: str = "") -> None:
        self._log_dir = str(log_dir)
        self.event_writer = backend.EventFileWriter(
            self._log_dir, max_queue_size=max_queue, flush_secs=flush_secs, filename_suffix=filename_suffix
        )

    def get_logdir(self) -> str:
        """The folder."""
        return self._log_dir

    def add_event(self, event: Any, step: int | None = None, walltime: float | None = None) -> None:
        """Writes an event, at the time given or now."""
        event.wall_time = time.time() if walltime is None else walltime
        if step is not None:
            event.step = int(step)
        self.event_writer.add_event(event)

    def add_summary(self, value: Any, global_step: int | None = None, walltime: float | None = None) -> None:
        """Writes a summary."""
        self.add_event(backend.Event(summary=value), global_step, walltime)

    def flush(self) -> None:
        """Writes what waits."""
        self.event_writer.flush()

    def close(self) -> None:
        """Writes what waits and closes the file."""
        self.event_writer.close()


class SummaryWriter:
    """Writes values of a training that TensorBoard shows.

    Args:
        log_dir: folder of the event file; by default `runs/` with date, time and host name.
        comment: end of the default folder's name.
        purge_step: TensorBoard forgets events of this step and later that were written before.
        max_queue: events that may wait to be written.
        flush_secs: seconds after which they are written in any case.
        filename_suffix: end of the event file's name.

    Example:
        >>> from torch.utils.tensorboard import SummaryWriter  # doctest: +SKIP
        >>> with SummaryWriter("runs/first") as writer:  # doctest: +SKIP
        ...     writer.add_scalar("loss", 0.25, 1)
    """

    def __init__(
        self,
        log_dir: Any = None,
        comment: str = "",
        purge_step: int | None = None,
        max_queue: int = 10,
        flush_secs: int = 120,
        filename_suffix: str = "",
    ) -> None:
        if not log_dir:
            name = time.strftime("%b%d_%H-%M-%S") + "_" + socket.gethostname() + comment
            log_dir = os.path.join("runs", name)
        self.log_dir = str(log_dir)
        self.purge_step = purge_step
        self.max_queue = max_queue
        self.flush_secs = flush_secs
        self.filename_suffix = filename_suffix
        self.file_writer: FileWriter | None = None
        self.all_writers: dict[str, FileWriter] | None = None
        self._get_file_writer()

    def _open(self, log_dir: str) -> FileWriter:
        return FileWriter(log_dir, self.max_queue, self.flush_secs, self.filename_suffix)

    def _get_file_writer(self) -> FileWriter:
        """The writer of the main file; after `close` a new one."""
        if self.file_writer is None or self.all_writers is None:
            self.file_writer = self._open(self.log_dir)
            self.all_writers = {self.log_dir: self.file_writer}
            if self.purge_step is not None:
                start = backend.SessionLog(status=backend.SessionLog.START)
                self.file_writer.add_event(backend.Event(file_version="brain.Event:2"), self.purge_step)
                self.file_writer.add_event(backend.Event(session_log=start), self.purge_step)
                self.purge_step = None
        return self.file_writer

    def get_logdir(self) -> str:
        """The folder of the event file."""
        return self.log_dir

    def _add(self, value: Any, global_step: int | None, walltime: float | None) -> None:
        self._get_file_writer().add_summary(value, global_step, walltime)

    def add_scalar(
        self,
        tag: str,
        scalar_value: Any,
        global_step: int | None = None,
        walltime: float | None = None,
        new_style: bool = False,
        double_precision: bool = False,
    ) -> None:
        """A number of one step; it is kept in single precision."""
        self._add(summary.scalar(tag, scalar_value), global_step, walltime)

    def add_scalars(
        self,
        main_tag: str,
        tag_scalar_dict: dict[str, Any],
        global_step: int | None = None,
        walltime: float | None = None,
    ) -> None:
        """Several numbers that are shown in one plot, each in an event file of its own."""
        self._get_file_writer()
        writers: dict[str, FileWriter] = self.all_writers  # type: ignore[assignment]
        walltime = time.time() if walltime is None else walltime
        for tag, value in tag_scalar_dict.items():
            folder = self.log_dir + "/" + main_tag.replace("/", "_") + "_" + tag
            if folder not in writers:
                writers[folder] = self._open(folder)
            writers[folder].add_summary(summary.scalar(main_tag, value), global_step, walltime)

    def add_histogram(
        self,
        tag: str,
        values: Any,
        global_step: int | None = None,
        bins: Any = "tensorflow",
        walltime: float | None = None,
        max_bins: int | None = None,
    ) -> None:
        """How a tensor's values are distributed; `bins` as NumPy's, by default TensorFlow's."""
        self._add(summary.histogram(tag, values, bins, max_bins), global_step, walltime)

    def add_histogram_raw(
        self,
        tag: str,
        min: float,
        max: float,
        num: float,
        sum: float,
        sum_squares: float,
        bucket_limits: Any,
        bucket_counts: Any,
        global_step: int | None = None,
        walltime: float | None = None,
    ) -> None:
        """A histogram that was counted elsewhere: upper limits of its buckets, and their counts."""
        if len(bucket_limits) != len(bucket_counts):
            raise ValueError("len(bucket_limits) != len(bucket_counts), see the document.")
        value = summary.histogram_raw(
            tag,
            min=min,
            max=max,
            num=num,
            sum=sum,
            sum_squares=sum_squares,
            bucket_limit=summary.as_array(bucket_limits).tolist(),
            bucket=summary.as_array(bucket_counts).tolist(),
        )
        self._add(value, global_step, walltime)

    def add_image(
        self,
        tag: str,
        img_tensor: Any,
        global_step: int | None = None,
        walltime: float | None = None,
        dataformats: str = "CHW",
    ) -> None:
        """A picture, bytes or numbers of 0 ... 1."""
        self._add(summary.image(tag, img_tensor, dataformats), global_step, walltime)

    def add_images(
        self,
        tag: str,
        img_tensor: Any,
        global_step: int | None = None,
        walltime: float | None = None,
        dataformats: str = "NCHW",
    ) -> None:
        """A batch of pictures, in rows of 8."""
        self._add(summary.image(tag, img_tensor, dataformats), global_step, walltime)

    def add_image_with_boxes(
        self,
        tag: str,
        img_tensor: Any,
        box_tensor: Any,
        global_step: int | None = None,
        walltime: float | None = None,
        rescale: float = 1,
        dataformats: str = "CHW",
        labels: Any = None,
    ) -> None:
        """A picture with boxes (left, top, right, bottom) and their labels."""
        if rescale != 1:
            raise NotImplementedError(f"add_image_with_boxes: swiftgrad has rescale=1 only, got {rescale}")
        labels = [labels] if isinstance(labels, str) else labels
        self._add(summary.image(tag, img_tensor, dataformats, box_tensor, labels), global_step, walltime)

    def add_figure(
        self, tag: str, figure: Any, global_step: int | None = None, close: bool = True, walltime: float | None = None
    ) -> None:
        """A matplotlib figure, or several side by side, as a picture."""
        import numpy as np
        from matplotlib import pyplot
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        pictures = []
        for one in figure if isinstance(figure, list) else [figure]:
            canvas = FigureCanvasAgg(one)
            canvas.draw()
            pictures.append(np.asarray(canvas.buffer_rgba())[..., :3])
            if close:
                pyplot.close(one)
        if isinstance(figure, list):
            self.add_images(tag, np.stack(pictures), global_step, walltime, dataformats="NHWC")
        else:
            self.add_image(tag, pictures[0], global_step, walltime, dataformats="HWC")

    def add_text(
        self, tag: str, text_string: str, global_step: int | None = None, walltime: float | None = None
    ) -> None:
        """A text, in Markdown."""
        self._add(summary.text(tag, text_string), global_step, walltime)

    def add_audio(
        self,
        tag: str,
        snd_tensor: Any,
        global_step: int | None = None,
        sample_rate: int = 44100,
        walltime: float | None = None,
    ) -> None:
        """A sound of one channel, numbers of -1 ... 1."""
        self._add(summary.audio(tag, snd_tensor, sample_rate), global_step, walltime)

    def add_hparams(
        self,
        hparam_dict: dict[str, Any],
        metric_dict: dict[str, Any],
        hparam_domain_discrete: dict[str, Any] | None = None,
        run_name: str | None = None,
        global_step: int | None = None,
    ) -> None:
        """Hyper-parameters of a run and the metrics it reached, in a folder of their own.

        Raises:
            TypeError: an argument is no dict.
        """
        if not isinstance(hparam_dict, dict) or not isinstance(metric_dict, dict):
            raise TypeError("hparam_dict and metric_dict should be dictionary.")
        folder = os.path.join(self.log_dir, run_name or str(time.time()))
        with SummaryWriter(log_dir=folder) as writer:
            for value in summary.hparams(hparam_dict, metric_dict, hparam_domain_discrete):
                writer._add(value, None, None)
            for tag, number in metric_dict.items():
                writer.add_scalar(tag, number, global_step)

    def add_embedding(
        self,
        mat: Any,
        metadata: Any = None,
        label_img: Any = None,
        global_step: int | None = None,
        tag: str = "default",
        metadata_header: Any = None,
    ) -> None:
        """Vectors (N, D) with labels and pictures (N, C, H, W), for TensorBoard's projector."""
        write_embedding(self.log_dir, mat, metadata, label_img, global_step, tag, metadata_header)

    def __getattr__(self, name: str) -> Any:
        if name in _MISSING:
            raise NotImplementedError(f"swiftgrad has no SummaryWriter.{name} yet{_MISSING[name]}")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def flush(self) -> None:
        """Writes what waits, in all files."""
        for writer in (self.all_writers or {}).values():
            writer.flush()

    def close(self) -> None:
        """Writes what waits and closes all files."""
        for writer in (self.all_writers or {}).values():
            writer.flush()
            writer.close()
        self.file_writer = self.all_writers = None

    def __enter__(self) -> SummaryWriter:
        return self

    def __exit__(self, *exception: Any) -> None:
        self.close()


_MISSING = {
    "add_graph": ": it has no traced graphs to show; torch.summary(model) prints a model's layers",
    "add_onnx_graph": "",
    "add_video": "",
    "add_tensor": "",
    "add_mesh": "",
    "add_pr_curve": "",
    "add_pr_curve_raw": "",
    "add_custom_scalars": "",
    "add_custom_scalars_marginchart": "",
    "add_custom_scalars_multilinechart": "",
}
