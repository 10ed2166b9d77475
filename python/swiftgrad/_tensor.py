"""The class of tensors: what is not an operator and not hot enough for C."""

from __future__ import annotations

import builtins
import copyreg
import sys
from collections.abc import Callable, Sequence
from typing import Any

from . import _C

_cpu_like = (_C.device, str)


class Tensor(_C.TensorBase, metaclass=_C._TensorMeta):  # type: ignore[metaclass]
    """A multi-dimensional array of one dtype, which takes part in differentiation."""

    __module__ = "swiftgrad"
    __array_priority__ = 1000

    # ------------------------------------------------------------------ autograd

    def backward(
        self,
        gradient: Tensor | None = None,
        retain_graph: bool | None = None,
        create_graph: bool = False,
        inputs: Tensor | Sequence[Tensor] | None = None,
    ) -> None:
        """Adds the gradient of this tensor with respect to the leaves of its graph to their ``.grad``.

        Args:
            gradient: The gradient of this tensor, of its shape; not needed for a tensor of one element.
            retain_graph: Keep the graph for another backward; by default as ``create_graph``.
            create_graph: Record the computation of the gradients.
            inputs: Accumulate only into these.
        """
        if gradient is None and inputs is None and "swiftgrad.func._levels" not in sys.modules:
            if self.requires_grad and self.numel() != 1:
                raise RuntimeError("grad can be implicitly created only for scalar outputs")
            _C._backward(self, None, create_graph if retain_graph is None else retain_graph, create_graph, None)
            return
        from .autograd import backward

        backward(self, gradient, retain_graph, create_graph, inputs=inputs)

    def register_hook(self, hook: Callable[[Tensor], Tensor | None]) -> Any:
        """Calls ``hook(grad)`` whenever the gradient of this tensor was computed; it may return another one.

        Raises:
            RuntimeError: If the tensor does not require grad.
        """
        from .utils.hooks import _EngineHandle

        if not self.requires_grad:
            raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
        return _EngineHandle(self, _C._add_tensor_hook(self, hook, False))

    def register_post_accumulate_grad_hook(self, hook: Callable[[Tensor], None]) -> Any:
        """Calls ``hook(self)`` whenever a gradient was added to this leaf's ``.grad``."""
        from .utils.hooks import _EngineHandle

        if not self.requires_grad:
            raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
        if self.grad_fn is not None:
            raise RuntimeError("post accumulate grad hooks cannot be registered on non-leaf tensors")
        return _EngineHandle(self, _C._add_tensor_hook(self, hook, True))

    def _remove_hook(self, id: int) -> None:
        _C._remove_tensor_hook(self, id)

    # ------------------------------------------------------------------ sets and storage

    def unique(
        self,
        sorted: bool = True,
        return_inverse: bool = False,
        return_counts: bool = False,
        dim: builtins.int | None = None,
    ) -> Any:
        """The distinct elements (see ``torch.unique``)."""
        from ._functions import unique

        return unique(self, sorted, return_inverse, return_counts, dim)

    def nonzero(self, *, as_tuple: builtins.bool = False) -> Any:
        """Indices of the elements that are not 0 (see ``torch.nonzero``)."""
        from ._functions import nonzero

        return nonzero(self, as_tuple=as_tuple)

    def unique_consecutive(
        self, return_inverse: bool = False, return_counts: bool = False, dim: builtins.int | None = None
    ) -> Any:
        """The first element of every run of equal ones (see ``torch.unique_consecutive``)."""
        from ._functions import unique_consecutive

        return unique_consecutive(self, return_inverse, return_counts, dim)

    def set_(self, source: Tensor) -> Tensor:
        """Takes over the storage, shape and strides of ``source``, which must have this tensor's dtype.

        Raises:
            TypeError: ``source`` is not a tensor.
            RuntimeError: It has another dtype.
        """
        if not isinstance(source, _C.TensorBase):
            raise TypeError(
                f"set_() received an invalid combination of arguments - got ({type(source).__name__}), "
                "but expected one of:\n * (Tensor source)"
            )
        if source.dtype != self.dtype:
            raise RuntimeError(f"set_: a source of dtype {self.dtype} is required, got {source.dtype}")
        self.data = source
        return self

    def resize(self, *sizes: Any) -> Tensor:
        """This tensor in another shape of as many elements. Deprecated: use ``reshape``.

        Raises:
            RuntimeError: The number of elements differs.
        """
        import math
        import warnings

        warnings.warn("non-inplace resize is deprecated", stacklevel=2)
        shape = sizes[0] if len(sizes) == 1 and not isinstance(sizes[0], builtins.int) else sizes
        if math.prod(shape) != self.numel():
            wanted, have = ("x".join(map(str, sizes)) for sizes in (shape, self.shape))
            raise RuntimeError(
                f"requested resize to {wanted} ({math.prod(shape)} elements in total), but the given tensor has a size "
                f"of {have} ({self.numel()} elements)."
            )
        return self.contiguous().view(*shape)

    # ------------------------------------------------------------------ conversion

    def to(self, *args: Any, **kwargs: Any) -> Tensor:
        """Converts to another dtype (or the dtype of another tensor) or memory format; devices other than the CPU raise.

        Forms: ``to(dtype)``, ``to(device, dtype)``, ``to(other)``, each with ``non_blocking``, ``copy``, ``memory_format``.
        """  # noqa: E501
        copy = kwargs.pop("copy", False)
        kwargs.pop("non_blocking", None)
        memory_format = kwargs.pop("memory_format", None)
        device, dtype, other = kwargs.pop("device", None), kwargs.pop("dtype", None), kwargs.pop("other", None)
        if kwargs:
            raise TypeError(f"to() got an unexpected keyword argument '{next(iter(kwargs))}'")
        flags: list[bool] = []
        for arg in args:
            if isinstance(arg, _C.dtype) or arg in (float, int, bool, complex):
                dtype = arg
            elif isinstance(arg, bool):
                flags.append(arg)
            elif isinstance(arg, _C.TensorBase):
                other = arg
            elif isinstance(arg, (_C.device, str, int)):
                device = arg
            elif isinstance(arg, _C.memory_format):
                memory_format = arg
            elif arg is not None:
                raise TypeError(
                    "to() received an invalid combination of arguments - got "
                    f"({', '.join(type(a).__name__ for a in args)}, ), but expected one of: dtype, device, Tensor"
                )
        if len(flags) > 2:
            raise TypeError(f"to() takes at most the flags non_blocking and copy, got {len(flags)}")
        if len(flags) == 2:
            copy = flags[1]
        if device is not None:
            _check_device(device)
        if other is not None:
            dtype = other.dtype
        result = self._to_dtype(self.dtype if dtype is None else dtype, copy)
        if memory_format is not None:
            result = _in_memory_format(result, memory_format)
        return result

    def float(self, memory_format: Any = None) -> Tensor:
        """This tensor as float32."""
        return self._to_dtype(_C.float32)

    def double(self, memory_format: Any = None) -> Tensor:
        """This tensor as float64."""
        return self._to_dtype(_C.float64)

    def half(self, memory_format: Any = None) -> Tensor:
        """This tensor as float16."""
        return self._to_dtype(_C.float16)

    def bfloat16(self, memory_format: Any = None) -> Tensor:
        """This tensor as bfloat16."""
        return self._to_dtype(_C.bfloat16)

    def int(self, memory_format: Any = None) -> Tensor:
        """This tensor as int32."""
        return self._to_dtype(_C.int32)

    def long(self, memory_format: Any = None) -> Tensor:
        """This tensor as int64."""
        return self._to_dtype(_C.int64)

    def short(self, memory_format: Any = None) -> Tensor:
        """This tensor as int16."""
        return self._to_dtype(_C.int16)

    def char(self, memory_format: Any = None) -> Tensor:
        """This tensor as int8."""
        return self._to_dtype(_C.int8)

    def byte(self, memory_format: Any = None) -> Tensor:
        """This tensor as uint8."""
        return self._to_dtype(_C.uint8)

    def bool(self, memory_format: Any = None) -> Tensor:
        """This tensor as bool: True where it is not zero."""
        return self._to_dtype(_C.bool)

    def cfloat(self, memory_format: Any = None) -> Tensor:
        """This tensor as complex64."""
        return self._to_dtype(_C.complex64)

    def cdouble(self, memory_format: Any = None) -> Tensor:
        """This tensor as complex128."""
        return self._to_dtype(_C.complex128)

    def chalf(self, memory_format: Any = None) -> Tensor:
        """This tensor as complex32."""
        return self._to_dtype(_C.complex32)

    @property
    def real(self) -> Tensor:
        """The real part of a complex tensor, as a view; a real tensor itself."""
        return _C.real(self)

    @real.setter
    def real(self, value: Any) -> None:
        _C.real(self).copy_(_C.as_tensor(value))

    @property
    def imag(self) -> Tensor:
        """The imaginary part of a complex tensor, as a view."""
        return _C.imag(self)

    @imag.setter
    def imag(self, value: Any) -> None:
        _C.imag(self).copy_(_C.as_tensor(value))

    def cpu(self, memory_format: Any = None) -> Tensor:
        """This tensor: it is on the CPU."""
        return self

    def cuda(self, device: Any = None, non_blocking: Any = False, memory_format: Any = None) -> Tensor:
        """Raises: there is no CUDA."""
        raise AssertionError("Torch not compiled with CUDA enabled")

    def pin_memory(self, device: Any = None) -> Tensor:
        """Raises: pinned memory needs an accelerator."""
        raise RuntimeError("Cannot access accelerator device when none is available: pin_memory needs one")

    def contiguous(self, memory_format: Any = _C.contiguous_format) -> Tensor:
        """This tensor if its memory is dense in the given order, else a copy that is."""
        if memory_format is _C.contiguous_format:
            return self if self.is_contiguous() else _C.contiguous(self)
        return _in_memory_format(self, memory_format)

    def type(self, dtype: Any = None, non_blocking: Any = False, **kwargs: Any) -> Any:
        """The name of the tensor's type, such as ``torch.FloatTensor``, or the tensor converted to ``dtype``."""
        from ._legacy_types import dtype_of_type, type_name

        if dtype is None:
            return type_name(self)
        return self._to_dtype(dtype_of_type(dtype))

    def type_as(self, other: Tensor) -> Tensor:
        """This tensor with the dtype of ``other``."""
        if not isinstance(other, Tensor):
            raise TypeError(f"type_as(): argument 'other' (position 1) must be Tensor, not {type(other).__name__}")
        return self._to_dtype(other.dtype)

    # ------------------------------------------------------------------ new tensors of the same dtype

    def new_tensor(
        self, data: Any, *, dtype: Any = None, device: Any = None, requires_grad: Any = False, **kw: Any
    ) -> Tensor:
        """A tensor from data, by default of this tensor's dtype."""
        return _C.tensor(data, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad, **kw)

    def new_zeros(self, *size: Any, dtype: Any = None, **kwargs: Any) -> Tensor:
        """Zeros of a size, by default of this tensor's dtype."""
        return _C.zeros(*_size(size, kwargs), dtype=dtype or self.dtype, **kwargs)

    def new_ones(self, *size: Any, dtype: Any = None, **kwargs: Any) -> Tensor:
        """Ones of a size, by default of this tensor's dtype."""
        return _C.ones(*_size(size, kwargs), dtype=dtype or self.dtype, **kwargs)

    def new_empty(self, *size: Any, dtype: Any = None, **kwargs: Any) -> Tensor:
        """An uninitialised tensor of a size, by default of this tensor's dtype."""
        return _C.empty(*_size(size, kwargs), dtype=dtype or self.dtype, **kwargs)

    def new_full(self, size: Sequence[Any], fill_value: Any, *, dtype: Any = None, **kwargs: Any) -> Tensor:
        """A tensor filled with a value, by default of this tensor's dtype."""
        return _C.full(size, fill_value, dtype=dtype or self.dtype, **kwargs)

    def new(self, *args: Any, **kwargs: Any) -> Tensor:
        """A tensor as the legacy constructor of this tensor's type makes it."""
        from ._legacy_types import _legacy_new

        return _legacy_new(*args, dtype=self.dtype, **kwargs)

    # ------------------------------------------------------------------ NumPy, DLPack, storage

    def numpy(self, *, force: Any = False) -> Any:
        """A NumPy array that shares the memory.

        Args:
            force: Detach a tensor that requires grad, instead of raising.

        Raises:
            RuntimeError: If the tensor requires grad.
            TypeError: For bfloat16, which NumPy does not have.
        """
        import numpy

        tensor = self
        if self.requires_grad:
            if not force:
                raise RuntimeError(
                    "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
                )
            tensor = self.data
        if self.dtype is _C.bfloat16:
            raise TypeError("Got unsupported ScalarType BFloat16")
        return numpy.asarray(memoryview(tensor))  # type: ignore[arg-type]

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        array = self.numpy()
        if dtype is not None and array.dtype != dtype:
            if copy is False:
                raise ValueError("__array__: a copy is needed for another dtype, but copy=False was asked")
            return array.astype(dtype)
        return array.copy() if copy else array

    def __array_wrap__(self, array: Any, context: Any = None, return_scalar: Any = False) -> Tensor:
        if array.ndim == 0 and array.dtype.kind not in "biuf":
            return array
        import numpy

        return _C.from_numpy(numpy.ascontiguousarray(array).reshape(array.shape))

    def __dlpack_device__(self) -> tuple[Any, Any]:
        return (1, 0)

    def untyped_storage(self) -> Any:
        """The memory behind this tensor."""
        return _C._storage_of(self)

    def storage(self) -> Any:
        """The memory behind this tensor."""
        return _C._storage_of(self)

    def share_memory_(self) -> Tensor:
        """Moves the data to memory that processes made by fork share."""
        _C._share_memory(self)
        return self

    def is_shared(self) -> Any:
        """True if the data is in shared memory."""
        return _C._is_shared(self)

    # ------------------------------------------------------------------ Python protocols

    def __repr__(self, *, tensor_contents: str | None = None) -> str:
        from ._tensor_str import _str

        return _str(self)

    def __str__(self) -> str:
        return repr(self)

    def __format__(self, spec: str) -> str:
        if self.ndim == 0 and type(self) is Tensor:
            return self.item().__format__(spec)
        return object.__format__(self, spec)

    def __reversed__(self) -> Tensor:
        return self if self.ndim == 0 else self.flip(0)

    def __complex__(self) -> complex:
        return complex(self.item())

    def __copy__(self) -> Tensor:
        if not self.is_leaf:
            return self.view_as(self)
        copy = _C.TensorBase._make_subclass(type(self), self.data, self.requires_grad)
        copy.__dict__.update(self.__dict__)
        return copy

    def __deepcopy__(self, memo: dict[Any, Any]) -> Tensor:
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  "  # noqa: E501
                "If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, "  # noqa: E501
                "see https://github.com/pytorch/pytorch/pull/103001"
            )
        if id(self) in memo:
            return memo[id(self)]
        import copy

        # tensors that share a storage share the copy of it
        storage = ("storage", self.untyped_storage()._cdata, self.dtype)
        flat = memo.get(storage)
        if flat is None:
            n = len(self.untyped_storage()) // self.element_size()
            flat = _C.as_strided(self.data, (n,), (1,), 0).clone()
            memo[storage] = flat
        data = _C.as_strided(flat, self.shape, self.stride(), self.storage_offset()).data
        if type(self) is Tensor:
            result = data
            result.requires_grad_(self.requires_grad)
        else:
            result = _C.TensorBase._make_subclass(type(self), data, self.requires_grad)
        memo[id(self)] = result
        grad = _grad_of(self)
        if grad is not None:
            result.grad = copy.deepcopy(grad, memo)
        if self.__dict__:
            result.__dict__ = copy.deepcopy(self.__dict__, memo)
        return result

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        from ._utils import _rebuild_tensor_bytes, elements_of

        if not self.is_leaf:
            raise RuntimeError("only leaf tensors can be pickled: detach() the tensor first")
        raw, strides = elements_of(self.data)
        state = dict(self.__dict__) or None
        return (
            _rebuild_tensor_bytes,
            (type(self), raw, self.dtype, tuple(self.shape), strides, self.requires_grad, state),
        )

    def norm(self, p: Any = "fro", dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Tensor:
        """The ``p``-norm over ``dim`` (default: all)."""
        from ._functions import norm

        return norm(self, p, dim, keepdim, dtype=dtype)

    def apply_(self, function: Callable[[Any], Any]) -> Tensor:
        """Replaces each element by what ``function`` gives for it (slow: one call an element)."""
        if self.requires_grad:
            raise RuntimeError("apply_(): cannot call on a tensor that requires grad")
        return self.copy_(_C.tensor([function(x) for x in self.flatten().tolist()], dtype=self.dtype).view(self.shape))

    def map_(self, tensor: Tensor, function: Callable[[Any, Any], Any]) -> Tensor:
        """Replaces each element by ``function`` of it and of the element of ``tensor``."""
        return self._map((tensor,), function)

    def map2_(self, x: Tensor, y: Tensor, function: Callable[[Any, Any, Any], Any]) -> Tensor:
        """Replaces each element by ``function`` of it and of the elements of two tensors."""
        return self._map((x, y), function)

    def _map(self, others: Sequence[Tensor], function: Callable[..., Any]) -> Tensor:
        if self.requires_grad:
            raise RuntimeError("Can't call map_() on Variable that requires grad. Use var.detach().map_() instead.")
        lists = [t.expand(self.shape).flatten().tolist() for t in (self, *others)]
        values = [function(*row) for row in zip(*lists, strict=True)]
        return self.copy_(_C.tensor(values, dtype=self.dtype).view(self.shape))

    def dim_order(self, *, ambiguity_check: Any = False) -> tuple[Any, ...]:
        """The dimensions from the one that lies furthest apart in memory to the closest."""
        return builtins.tuple(sorted(range(self.ndim), key=lambda d: -self.stride(d)))

    def is_set_to(self, tensor: Tensor) -> Any:
        """Whether both look at the same memory in the same way."""
        return self.untyped_storage().data_ptr() == tensor.untyped_storage().data_ptr() and (
            self.shape,
            self.stride(),
            self.storage_offset(),
        ) == (tensor.shape, tensor.stride(), tensor.storage_offset())

    def resize_as(self, tensor: Tensor) -> Tensor:
        """The elements in the shape of ``tensor``, which has as many (deprecated in PyTorch: use ``reshape``)."""
        return self.view(tensor.shape)

    def resize_as_(self, the_template: Tensor, *, memory_format: Any = None) -> Tensor:
        """Changes the shape to that of ``the_template``; new elements are not set."""
        return self.resize_(the_template.shape)

    def index(self, indices: Sequence[Tensor | None]) -> Tensor:
        """The elements that index tensors, one a dimension, name."""
        return _C.index(self, indices)

    def polygamma(self, n: Any) -> Tensor:
        """The n-th derivative of digamma (see ``torch.polygamma``)."""
        return _C.polygamma(n, self)

    def polygamma_(self, n: Any) -> Tensor:
        """In-place version of ``polygamma``."""
        return self.copy_(_C.polygamma(n, self))

    def lu(self, pivot: Any = True, get_infos: Any = False) -> Any:
        """The LU factorization (see ``torch.lu``)."""
        from ._functions import lu

        return lu(self, pivot, get_infos)

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    def __dir__(self) -> list[str]:
        return sorted(set(dir(type(self))) | set(self.__dict__))

    @classmethod
    def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """Calls ``func`` on plain tensors and gives the results this class."""
        if not all(issubclass(cls, t) for t in types):
            return NotImplemented
        _C._push_disable_torch_function()
        try:
            result = func(*args, **(kwargs or {}))
        finally:
            _C._pop_disable_torch_function()
        return _as_class(result, cls)


def _removed_method(name: str) -> Any:
    def method(self: Tensor, *args: Any, **kwargs: Any) -> Any:
        from . import _functions

        return getattr(_functions, name)(self, *args, **kwargs)

    method.__name__ = name
    method.__doc__ = f"Removed, as in PyTorch (see ``torch.{name}``)."
    return method


for _name in ("cholesky", "eig", "lstsq", "qr", "solve", "symeig"):
    setattr(Tensor, _name, _removed_method(_name))


def _as_class(result: Any, cls: type[Tensor]) -> Any:
    """Tensors in a result, as ``cls``."""
    if cls is Tensor:
        return result
    if isinstance(result, Tensor) and not isinstance(result, cls):
        return result.as_subclass(cls)
    if isinstance(result, (tuple, list)) and any(isinstance(r, Tensor) for r in result):
        return type(result)([_as_class(r, cls) for r in result])
    return result


def _size(size: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
    """The size given by position or by name."""
    return (kwargs.pop("size"),) if "size" in kwargs else size


def _grad_of(tensor: Tensor) -> Tensor | None:
    """The gradient of a leaf, without the warning for others."""
    return tensor.grad if tensor.is_leaf else None


def _check_device(device: Any) -> None:
    """Raises unless tensors can be on ``device``."""
    _C.empty(0, device=_C.device(device) if isinstance(device, int) else device)


def _in_memory_format(tensor: Tensor, memory_format: Any) -> Tensor:
    """The tensor with its memory in a format's order; a copy where it is not."""
    if memory_format is _C.preserve_format:
        return tensor
    if tensor.is_contiguous(memory_format=memory_format):
        return tensor
    if memory_format is _C.contiguous_format:
        return _C.contiguous(tensor)
    if memory_format is _C.channels_last:
        if tensor.ndim != 4:
            raise RuntimeError("required rank 4 tensor to use channels_last format")
        return tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)
    if tensor.ndim != 5:
        raise RuntimeError("required rank 5 tensor to use channels_last_3d format")
    return tensor.permute(0, 2, 3, 4, 1).contiguous().permute(0, 4, 1, 2, 3)


def _reduce_size(size: _C.Size) -> tuple[Any, ...]:
    from ._utils import _rebuild_size

    return (_rebuild_size, (tuple(size),))


def _reduce_device(device: _C.device) -> tuple[Any, ...]:
    from ._utils import _rebuild_device

    return (_rebuild_device, (str(device),))


copyreg.pickle(_C.Size, _reduce_size)  # type: ignore[arg-type]
copyreg.pickle(_C.device, _reduce_device)  # type: ignore[arg-type]
_C._set_tensor_class(Tensor)
