"""Tables of numbers: splitting, normalisation and tensors of data frames, arrays, tensors and lists."""

from __future__ import annotations

from typing import Any

import swiftgrad as sg

__all__ = ["Normalizer", "tensors_of", "train_validation_split"]


def _is_frame(table: Any) -> bool:
    """Whether a table is a data frame or series of pandas, which need not be installed."""
    return hasattr(table, "iloc")


def _take(table: Any, rows: list[int]) -> Any:
    """The rows of a table, in the table's own kind."""
    if _is_frame(table):
        return table.iloc[rows]
    if isinstance(table, sg.Tensor):
        return table[sg.tensor(rows, dtype=sg.int64)]
    if isinstance(table, (list, tuple)):
        return type(table)(table[i] for i in rows)
    return table[rows]


def train_validation_split(
    *tables: Any, validation: float | int = 0.2, shuffle: bool = True, stratify: Any = None, generator: Any = None
) -> tuple[Any, ...]:
    """Splits tables of equal length into rows to train on and rows to validate with.

    Args:
        tables: data frames, arrays, tensors or lists.
        validation: share of the rows, or their number, that is kept for validation.
        shuffle: draw the rows; else the last are kept. The rows of each part stay in the order drawn.
        stratify: a class for each row; each class then has its share in both parts.
        generator: random generator to draw from, the default one without.

    Returns:
        (train, validation) of the first table, then of the next ...

    Raises:
        ValueError: no table, unequal lengths, or a part without rows.

    Example:
        >>> from swiftgrad.training import train_validation_split
        >>> train_validation_split([1, 2, 3, 4, 5], validation=0.4, shuffle=False)
        ([1, 2, 3], [4, 5])
    """
    lengths = [len(table) for table in tables]
    if not tables or len(set(lengths)) != 1:
        raise ValueError(f"train_validation_split: tables of one length were required, got {lengths}")
    classes: list[Any] = [None] * lengths[0] if stratify is None else _as_list(stratify)
    if len(classes) != lengths[0]:
        raise ValueError(f"train_validation_split: {lengths[0]} classes were required, got {len(classes)}")
    order = sg.randperm(lengths[0], generator=generator).tolist() if shuffle else list(range(lengths[0]))
    by_class: dict[Any, list[int]] = {}
    for row in order:
        by_class.setdefault(classes[row], []).append(row)
    share = validation if isinstance(validation, float) else validation / max(lengths[0], 1)
    kept: set[int] = set()
    for rows in by_class.values():
        count = validation if isinstance(validation, int) and stratify is None else round(share * len(rows))
        kept.update(rows[max(0, len(rows) - count) :] if count > 0 else [])
    train = [row for row in order if row not in kept]
    held = [row for row in order if row in kept]
    if not train or not held:
        raise ValueError(
            f"train_validation_split: rows for both parts were required, got {len(train)} and {len(held)} "
            f"of {lengths[0]} for validation={validation}"
        )
    return tuple(part for table in tables for part in (_take(table, train), _take(table, held)))


def _as_list(values: Any) -> list[Any]:
    return values.tolist() if hasattr(values, "tolist") else list(values)


class Normalizer:
    """Brings each column of a table to a common scale, with the statistics of the table it was fitted to.

    Fit it to the training rows alone, and transform all with it.

    Args:
        method: "standard" for mean 0 and standard deviation 1 (of the population), "minmax" for 0 ... 1. Columns that
            do not vary become 0.

    Raises:
        ValueError: an unknown method.

    Example:
        >>> import swiftgrad as torch
        >>> from swiftgrad.training import Normalizer
        >>> Normalizer("minmax").fit_transform(torch.tensor([[1.0, 5.0], [3.0, 5.0]]))
        tensor([[0., 0.],
                [1., 0.]])
    """

    def __init__(self, method: str = "standard") -> None:
        if method not in ("standard", "minmax"):
            raise ValueError(f"Normalizer: method 'standard' or 'minmax' was required, got {method!r}")
        self.method = method
        self.columns: list[str] | None = None
        self.shift: list[float] | None = None
        self.scale: list[float] | None = None

    def fit(self, table: Any) -> Normalizer:
        """Takes the statistics of a table (N, columns) or (N,); of a data frame's columns of numbers.

        Raises:
            ValueError: it has no rows or columns of numbers, or values that are not finite.
        """
        columns = self._numeric(table)
        values = _matrix(table, columns)
        if values.numel() == 0:
            raise ValueError(f"Normalizer.fit: rows and columns of numbers were required, got {tuple(values.shape)}")
        if not bool(values.isfinite().all()):
            raise ValueError(
                "Normalizer.fit: finite values were required, got NaN or infinity; fill or drop them first"
            )
        if self.method == "standard":
            shift, scale = values.mean(0), values.std(0, correction=0)
        else:
            shift = values.amin(0)
            scale = values.amax(0) - shift
        self.columns = columns
        self.shift = shift.tolist()
        self.scale = [s if s != 0 else 1.0 for s in scale.tolist()]
        return self

    @staticmethod
    def _numeric(table: Any) -> list[str] | None:
        """Names of a data frame's columns of numbers; None of other tables."""
        if not _is_frame(table) or not hasattr(table, "columns"):
            return None
        return [str(name) for name in table.columns if getattr(table[name].dtype, "kind", "O") in "iuf"]

    def transform(self, table: Any) -> Any:
        """The table normalised, in its own kind; other columns of a data frame stay as they are.

        Raises:
            RuntimeError: before `fit`.
            ValueError: the columns are not those that were fitted.
        """
        return self._apply(table, lambda values, shift, scale: (values - shift) / scale)

    def inverse_transform(self, table: Any) -> Any:
        """The reverse of `transform`."""
        return self._apply(table, lambda values, shift, scale: values * scale + shift)

    def fit_transform(self, table: Any) -> Any:
        """`fit` and `transform` of one table."""
        return self.fit(table).transform(table)

    def _apply(self, table: Any, function: Any) -> Any:
        if self.shift is None or self.scale is None:
            raise RuntimeError("Normalizer: fit() was required first, got a table to transform")
        if self.columns is not None:
            missing = [name for name in self.columns if not _is_frame(table) or name not in table.columns]
            if missing:
                raise ValueError(f"Normalizer: the fitted columns were required, got a table without {missing}")
        values = _matrix(table, self.columns)
        if values.shape[1] != len(self.shift):
            raise ValueError(f"Normalizer: {len(self.shift)} columns were required, got {values.shape[1]}")
        shift, scale = (sg.tensor(x, dtype=sg.float64) for x in (self.shift, self.scale))
        result = function(values, shift, scale)
        if self.columns is not None:
            return table.assign(**{name: result[:, i].numpy() for i, name in enumerate(self.columns)})
        if isinstance(table, sg.Tensor):
            dtype = table.dtype if table.is_floating_point() else sg.get_default_dtype()
            return result.to(dtype).reshape(table.shape)
        if hasattr(table, "shape"):
            array = result.numpy().reshape(table.shape)
            if _is_frame(table):
                return type(table)(array, index=table.index, name=table.name)
            return array.astype(table.dtype) if table.dtype.kind == "f" else array
        return result.reshape(-1).tolist() if not isinstance(table[0], (list, tuple)) else result.tolist()

    def state_dict(self) -> dict[str, Any]:
        """Method, columns and statistics, for a checkpoint."""
        return {"method": self.method, "columns": self.columns, "shift": self.shift, "scale": self.scale}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Takes over what `state_dict` gave."""
        self.method, self.columns = state["method"], state["columns"]
        self.shift, self.scale = state["shift"], state["scale"]


def _matrix(table: Any, columns: list[str] | None = None) -> sg.Tensor:
    """A table as float64 (N, columns)."""
    if columns is not None:
        table = table[columns].to_numpy(dtype="float64")
    elif _is_frame(table):
        table = table.to_numpy(dtype="float64")
    values = sg.as_tensor(table).detach().to(sg.float64)
    return values.reshape(len(values), -1)


def tensors_of(
    frame: Any, target: str | list[str], *, dtype: Any = None, target_dtype: Any = None
) -> tuple[sg.Tensor, sg.Tensor]:
    """Features and targets of a data frame as tensors, for a `TensorDataset`.

    Args:
        frame: the data frame; all columns but the target's are features, and have to be numbers or bools.
        target: name of the target's column, or several names.
        dtype: of the features; the default dtype without.
        target_dtype: of the targets; int64 for whole numbers and the default dtype for others without.

    Returns:
        Features (N, columns), and targets (N,), or (N, names) for a list of names.

    Raises:
        ValueError: a column that is missing, or one of features that has no numbers.
    """
    names = [target] if isinstance(target, str) else list(target)
    missing = [name for name in names if name not in frame.columns]
    if missing:
        raise ValueError(f"tensors_of: columns of the frame were required as target, got {missing}")
    features = frame.drop(columns=names)
    other = [str(name) for name in features.columns if getattr(features[name].dtype, "kind", "O") not in "iufb"]
    if other:
        raise ValueError(f"tensors_of: columns of numbers were required, got {other}; encode or drop them first")
    floating = sg.get_default_dtype()
    inputs = sg.as_tensor(features.to_numpy(dtype="float64")).to(dtype or floating)
    array = frame[target if isinstance(target, str) else names].to_numpy()
    whole = array.dtype.kind in "iub"
    return inputs, sg.as_tensor(array).to(target_dtype or (sg.int64 if whole else floating))
