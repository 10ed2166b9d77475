"""Making batches of samples, and tensors of arrays."""

from __future__ import annotations

import copy
import re
import sys
from collections.abc import Callable, Mapping, MutableMapping, MutableSequence, Sequence
from typing import Any

from ... import _C

_NOT_NUMERIC = re.compile(r"[SaUO]")
_FORMAT_ERROR = "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}"


def _is_numpy(obj: Any) -> bool:
    return type(obj).__module__ == "numpy"


def default_convert(data: Any) -> Any:
    """Turns the NumPy arrays in a nest of containers into tensors; what cannot be turned stays."""
    kind = type(data)
    if isinstance(data, _C.TensorBase):
        return data
    if _is_numpy(data) and kind.__name__ not in ("str_", "string_", "bytes_"):
        if kind.__name__ in ("ndarray", "memmap") and _NOT_NUMERIC.search(data.dtype.str) is not None:
            return data
        return _C.as_tensor(data)
    if isinstance(data, Mapping):
        converted = {key: default_convert(value) for key, value in data.items()}
        return _rebuild_mapping(data, kind, converted)
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return kind(*(default_convert(value) for value in data))
    if isinstance(data, tuple):
        return [default_convert(value) for value in data]
    if isinstance(data, Sequence) and not isinstance(data, (str, bytes)):
        return _rebuild_sequence(data, kind, [default_convert(value) for value in data])
    return data


def _rebuild_mapping(example: Any, kind: type, content: dict) -> Any:
    """A mapping like `example` with other content; a plain dict if its type cannot be made."""
    try:
        if isinstance(example, MutableMapping):
            clone = copy.copy(example)
            clone.update(content)
            return clone
        return kind(content)  # type: ignore[call-arg]
    except TypeError:
        return content


def _rebuild_sequence(example: Any, kind: type, content: list) -> Any:
    """A sequence like `example` with other content; a list if its type cannot be made."""
    if kind is list:
        return content
    try:
        if isinstance(example, MutableSequence):
            clone = copy.copy(example)
            for i, value in enumerate(content):
                clone[i] = value
            return clone
        return kind(content)  # type: ignore[call-arg]
    except TypeError:
        return content


def collate(batch: Any, *, collate_fn_map: dict[type | tuple[type, ...], Callable] | None = None) -> Any:
    """Makes a batch of a list of samples, by the functions that `collate_fn_map` gives for types.

    Raises:
        TypeError: a type that is neither in the map nor a container.
        RuntimeError: sequences of different lengths.
    """
    example = batch[0]
    kind = type(example)
    if collate_fn_map is not None:
        if kind in collate_fn_map:
            return collate_fn_map[kind](batch, collate_fn_map=collate_fn_map)
        for known, function in collate_fn_map.items():
            if isinstance(example, known):
                return function(batch, collate_fn_map=collate_fn_map)
        if _is_numpy(example):
            _add_numpy(collate_fn_map)
            for known, function in list(collate_fn_map.items()):
                if isinstance(example, known):
                    return function(batch, collate_fn_map=collate_fn_map)
    if isinstance(example, Mapping):
        content = {key: collate([sample[key] for sample in batch], collate_fn_map=collate_fn_map) for key in example}
        return _rebuild_mapping(example, kind, content)
    if isinstance(example, tuple) and hasattr(example, "_fields"):
        return kind(*(collate(list(column), collate_fn_map=collate_fn_map) for column in zip(*batch, strict=True)))
    if isinstance(example, Sequence):
        if any(len(sample) != len(example) for sample in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        columns = [collate(column, collate_fn_map=collate_fn_map) for column in zip(*batch, strict=True)]
        return columns if isinstance(example, tuple) else _rebuild_sequence(example, kind, columns)
    raise TypeError(_FORMAT_ERROR.format(kind))


def collate_tensor_fn(batch: Any, *, collate_fn_map: Any = None) -> _C.TensorBase:
    """Tensors of one shape (...) -> one of shape (batch, ...)."""
    return _C.stack(batch, 0)


def collate_numpy_array_fn(batch: Any, *, collate_fn_map: Any = None) -> _C.TensorBase:
    """Arrays -> a tensor; TypeError for arrays of strings or objects."""
    if _NOT_NUMERIC.search(batch[0].dtype.str) is not None:
        raise TypeError(_FORMAT_ERROR.format(batch[0].dtype))
    return collate([_C.as_tensor(array) for array in batch], collate_fn_map=collate_fn_map)


def collate_numpy_scalar_fn(batch: Any, *, collate_fn_map: Any = None) -> _C.TensorBase:
    """NumPy scalars -> a 1-d tensor of their dtype."""
    return _C.stack([_C.as_tensor(scalar) for scalar in batch])


def collate_float_fn(batch: Any, *, collate_fn_map: Any = None) -> _C.TensorBase:
    """Floats -> a 1-d float64 tensor."""
    return _C.tensor(batch, dtype=_C.float64)


def collate_int_fn(batch: Any, *, collate_fn_map: Any = None) -> _C.TensorBase:
    """Ints or bools -> a 1-d tensor."""
    return _C.tensor(batch)


def collate_str_fn(batch: Any, *, collate_fn_map: Any = None) -> Any:
    """Strings stay as they are."""
    return batch


default_collate_fn_map: dict[type | tuple[type, ...], Callable] = {
    _C.TensorBase: collate_tensor_fn,
    float: collate_float_fn,
    int: collate_int_fn,
    str: collate_str_fn,
    bytes: collate_str_fn,
}


def _add_numpy(table: dict) -> None:
    """Adds NumPy's types to a map that knows tensors, once NumPy is loaded anyway."""
    numpy = sys.modules["numpy"]
    if numpy.ndarray not in table and table.get(_C.TensorBase) is collate_tensor_fn:
        table[numpy.ndarray] = collate_numpy_array_fn
        table[(numpy.bool_, numpy.number, numpy.object_)] = collate_numpy_scalar_fn


def default_collate(batch: Any) -> Any:
    """Makes a batch of a list of samples, element by element of nested containers.

    Tensors and arrays are stacked, numbers become 1-d tensors, strings stay lists; mappings, named tuples and
    sequences keep their structure.

    Raises:
        TypeError: another type.
        RuntimeError: sequences or tensors of different sizes.

    Example:
        >>> default_collate([(0.5, 1), (1.5, 2)])
        [tensor([0.5000, 1.5000], dtype=torch.float64), tensor([1, 2])]
    """
    return collate(batch, collate_fn_map=default_collate_fn_map)
