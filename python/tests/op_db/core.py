"""What a row of the operator table is, and how its sample inputs become tensors.

Nothing here imports a tensor library: whoever runs the table passes the module (swiftgrad, or the oracle) in.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

FLOATS = ("float64", "float32", "float16", "bfloat16")
INTS = ("int64", "int32", "int16", "int8", "uint8")
ALL_DTYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool")
LAYOUTS = ("contiguous", "transposed", "strided", "offset")


@dataclass(frozen=True)
class T:
    """A tensor to be: its shape, kind of values and bounds, or the values themselves.

    Attributes:
        shape: sizes.
        kind: "float" (takes the dtype the test asks for), "complex" (the complex dtype that goes with it), "int",
            "bool", "perm" (a shuffled range) or "values".
        lo: smallest value.
        hi: bound that is not reached.
        dtype: fixed dtype name; None for "float" means the test's.
        grad: whether a gradient is asked for (floats only).
        data: the values of kind "values".
    """

    shape: tuple[int, ...]
    kind: str
    lo: float = -2.0
    hi: float = 2.0
    dtype: str | None = None
    grad: bool = True
    data: Any = None

    def array(self, seed: str) -> np.ndarray:
        """The values as float64, int64 or bool, the same for the same `seed` on every machine."""
        if self.kind == "values":
            return np.array(self.data)
        rng = np.random.RandomState(zlib.crc32(seed.encode()))
        if self.kind == "bool":
            return rng.randint(0, 2, size=self.shape).astype(bool)
        if self.kind == "int":
            return np.asarray(rng.randint(int(self.lo), int(self.hi), size=self.shape), dtype=np.int64)
        if self.kind == "perm":
            return rng.permutation(self.shape[0]).astype(np.int64)
        if self.kind == "complex":
            parts = T((*self.shape, 2), "float", self.lo, self.hi).array(seed)
            return parts[..., 0] + 1j * parts[..., 1]
        # Odd multiples of 1/32768: exact in float32, never on a kink such as 0 or 0.5.
        steps = np.floor(rng.random_sample(self.shape) * (self.hi - self.lo) * 16384)
        return np.asarray(self.lo + (steps + 0.5) / 16384, dtype=np.float64)


@dataclass(frozen=True)
class D:
    """A dtype argument, by name."""

    name: str


def f(*shape: int, lo: float = -2.0, hi: float = 2.0, grad: bool = True) -> T:
    """A float tensor of the dtype under test, differentiated unless `grad` is False."""
    return T(shape, "float", lo, hi, None, grad)


def p(*shape: int, lo: float = 0.1, hi: float = 2.0, grad: bool = True) -> T:
    """A float tensor of positive values."""
    return T(shape, "float", lo, hi, None, grad)


def c(*shape: int, lo: float = -2.0, hi: float = 2.0, grad: bool = True) -> T:
    """A complex tensor of the dtype that goes with the float one under test."""
    return T(shape, "complex", lo, hi, None, grad)


def i(*shape: int, lo: int = -5, hi: int = 6, dtype: str = "int64") -> T:
    """An integer tensor with values in [lo, hi)."""
    return T(shape, "int", lo, hi, dtype, False)


def b(*shape: int) -> T:
    """A bool tensor."""
    return T(shape, "bool", dtype="bool", grad=False)


def perm(n: int) -> T:
    """A shuffled 0..<n as int64."""
    return T((n,), "perm", dtype="int64", grad=False)


def v(data: Any, dtype: str | None = None, grad: bool = False) -> T:
    """A tensor of the given values; without `dtype` it takes the float dtype under test."""
    return T(np.shape(data), "values", dtype=dtype, grad=grad, data=data)


@dataclass
class Sample:
    """One call: positional and keyword arguments in which `T` and `D` stand for tensors and dtypes."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def tensors(self) -> list[T]:
        """All `T` of the call, in order."""
        found: list[T] = []
        walk((self.args, self.kwargs), lambda t, _: found.append(t))
        return found


def S(*args: Any, **kwargs: Any) -> Sample:
    """Short for a sample."""
    return Sample(args, kwargs)


@dataclass
class Row:
    """An operator of the registry: its aten base name and what the derived tests need to know.

    Attributes:
        name: aten base name; with something in front and a colon ("complex:add") another row of the same operator.
        samples: the calls.
        gradgrad: "auto" (as the oracle does), or False where second order is not tested.
        random: draws random numbers; the generator is seeded with 0 before each call.
        undefined: the values of the result are undefined (`empty`): only metadata is compared.
        tol32: tolerance (relative to the largest value) for float32; widened to 4 times the oracle's own error.
        dtypes: "auto": which dtypes are accepted is what the oracle accepts; or a tuple of dtype names to try.
        unordered: the first result is compared sorted.
        numeric: whether float64 gradients are checked against finite differences.
    """

    name: str
    samples: list[Sample]
    gradgrad: bool = True
    random: bool = False
    undefined: bool = False
    tol32: float = 2e-5
    dtypes: tuple[str, ...] = ALL_DTYPES
    numeric: bool = True
    errors: list[tuple[Sample, str, str]] = field(default_factory=list)


class Table:
    """Rows by name, in order of declaration."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}

    def __call__(self, names: str, samples: Iterable[Sample], **flags: Any) -> None:
        """Adds a row for each of the space-separated `names`, which share samples and flags."""
        shared = list(samples)
        for name in names.split():
            if name in self.rows:
                raise ValueError(f"op_db: {name} has two rows")
            self.rows[name] = Row(name, list(shared), **flags)

    def error(self, name: str, exception: str, match: str, *args: Any, **kwargs: Any) -> None:
        """Adds an error case to a row: the call, the exception's type name, a regex its message must match."""
        self.rows[name].errors.append((Sample(args, kwargs), exception, match))


def walk(value: Any, visit: Callable[[T, int], Any], counter: list[int] | None = None) -> Any:
    """A copy of nested `value` with each `T` replaced by `visit(t, its number)`."""
    counter = [0] if counter is None else counter
    if isinstance(value, T):
        counter[0] += 1
        return visit(value, counter[0] - 1)
    if isinstance(value, (tuple, list)):
        return type(value)(walk(x, visit, counter) for x in value)
    if isinstance(value, dict):
        return {k: walk(x, visit, counter) for k, x in value.items()}
    return value


def lay_out(array: np.ndarray, layout: str) -> np.ndarray:
    """A copy of `array` with other strides (or another offset into its buffer)."""
    if layout == "contiguous":
        return np.ascontiguousarray(array).reshape(array.shape)
    if layout == "transposed":
        return np.array(array.T, order="C").T
    if layout == "strided":
        base = np.full(tuple(2 * n for n in array.shape), 77).astype(array.dtype)
        view = base[tuple(slice(None, None, 2) for _ in array.shape)]
        if array.ndim == 0:
            return lay_out(array, "offset")
        view[...] = array
        return view
    base = np.full(array.size + 3, 77).astype(array.dtype)
    view = base[3:].reshape(array.shape)
    view[...] = array
    return view


def make_tensor(torch: Any, t: T, seed: str, dtype: str, layout: str = "contiguous", cast: str | None = None) -> Any:
    """The tensor that `t` describes. `dtype`: of its float tensors; `cast`: turns float specs into this dtype."""
    array = t.array(seed)
    name = t.dtype or dtype
    if t.kind == "complex":
        return torch.from_numpy(lay_out(array.astype({"float64": "complex128"}.get(dtype, "complex64")), layout))
    if cast is not None and t.dtype is None:
        if cast == "bool":
            array = array > 0
        elif cast == "uint8":
            array = np.abs(np.trunc(array * 3))
        elif cast in INTS:
            array = np.trunc(array * 3)
        name = cast
    if name in ("float16", "bfloat16"):
        return torch.from_numpy(lay_out(array.astype(np.float32), layout)).to(getattr(torch, name))
    return torch.from_numpy(lay_out(array.astype(name if name != "bool" else np.bool_), layout))


def build(
    torch: Any,
    row: Row,
    index: int,
    dtype: str = "float64",
    *,
    grad: bool = False,
    layout: str = "contiguous",
    cast: str | None = None,
    sample: Sample | None = None,
) -> tuple[tuple[Any, ...], dict[str, Any], list[Any]]:
    """Arguments of sample `index` of `row`, and the tensors among them that are to be differentiated."""
    sample = sample or row.samples[index]
    leaves: list[Any] = []

    def visit(t: T, number: int) -> Any:
        tensor = make_tensor(torch, t, f"{row.name}:{index}:{number}", dtype, layout, cast)
        if grad and t.grad and t.dtype is None:
            tensor.requires_grad_(True)
            leaves.append(tensor)
        return tensor

    def dtypes(value: Any) -> Any:
        if isinstance(value, D):
            return getattr(torch, value.name)
        if isinstance(value, (tuple, list)):
            return type(value)(dtypes(x) for x in value)
        return {k: dtypes(x) for k, x in value.items()} if isinstance(value, dict) else value

    args, kwargs = walk((sample.args, sample.kwargs), visit)
    return dtypes(args), dtypes(kwargs), leaves


# The oracle's raw operators take no single int for a list; its functions of the same name do.
BY_FUNCTION = frozenset("roll conv1d conv2d conv3d conv_transpose1d conv_transpose2d".split())


def base_name(name: str) -> str:
    """The operator that a row is about."""
    return name.rpartition(":")[2]


def is_oracle(torch: Any) -> bool:
    """Whether the module under test is the real PyTorch."""
    return not hasattr(torch._C, "_function_names")


def op_names(torch: Any) -> set[str]:
    """The base names of the registry of swiftgrad, as the extension shows it."""
    return {name for name, value in vars(torch._C).items() if isinstance(value, torch._C.Operator)}


def operator(torch: Any, name: str) -> Any:
    """The operator as a function: `_C.name` of swiftgrad, `ops.aten.name` of the oracle."""
    name = base_name(name)
    if is_oracle(torch):
        return getattr(torch, name) if name in BY_FUNCTION else getattr(torch.ops.aten, name)
    return getattr(torch._C, name)


def has_operator(torch: Any, name: str) -> bool:
    """Whether the registry has the operator."""
    name = base_name(name)
    if is_oracle(torch):
        return hasattr(torch.ops.aten, name)
    return isinstance(getattr(torch._C, name, None), torch._C.Operator)


def flatten(result: Any) -> list[Any]:
    """The tensors and numbers of a result, in order."""
    if isinstance(result, (tuple, list)):
        return [x for part in result for x in flatten(part)]
    return [result]


def dtype_name(torch: Any, value: Any) -> str:
    """ "float32" for a tensor, the type's name for a Python value."""
    return str(value.dtype).split(".")[-1] if isinstance(value, torch.Tensor) else type(value).__name__


def to_numpy(torch: Any, value: Any) -> np.ndarray:
    """Values as a numpy array; half types widen to float32, complex numbers are pairs in a last dimension of 2."""
    if not isinstance(value, torch.Tensor):
        return np.array([value.real, value.imag]) if isinstance(value, complex) else np.array(value)
    value = value.detach()
    if value.is_complex():
        value = torch.view_as_real(value.resolve_conj())
    if dtype_name(torch, value) in ("bfloat16", "float16"):
        value = value.to(torch.float32)
    return np.array(value.numpy(force=True))


def cotangent(seed: str, shape: Sequence[int]) -> np.ndarray:
    """The fixed gradient that a test feeds into an output."""
    return T(tuple(shape), "float", -1.0, 1.0).array("cotangent:" + seed)


def differentiable(torch: Any, values: Iterable[Any]) -> list[Any]:
    """The results that take part in differentiation."""
    return [x for x in values if isinstance(x, torch.Tensor) and x.requires_grad]
