"""Lazy linear, convolution and normalisation layers: the size of the input is taken from the first one."""

from __future__ import annotations

import sys
from typing import Any

import swiftgrad

from ..._tensor import Tensor
from ..parameter import is_lazy
from .batchnorm import BatchNorm1d, BatchNorm2d, BatchNorm3d, _BatchNorm, _NormBase
from .conv import Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
from .instancenorm import InstanceNorm1d, InstanceNorm2d, InstanceNorm3d, _InstanceNorm
from .lazy import LazyModuleMixin
from .linear import Linear

__all__ = [
    "LazyBatchNorm1d",
    "LazyBatchNorm2d",
    "LazyBatchNorm3d",
    "LazyConv1d",
    "LazyConv2d",
    "LazyConv3d",
    "LazyConvTranspose1d",
    "LazyConvTranspose2d",
    "LazyConvTranspose3d",
    "LazyInstanceNorm1d",
    "LazyInstanceNorm2d",
    "LazyInstanceNorm3d",
    "LazyLinear",
]


def _parameter(device: Any, dtype: Any) -> Any:
    from .._uninitialized import UninitializedParameter

    return UninitializedParameter(device=device, dtype=dtype)


class LazyLinear(LazyModuleMixin, Linear):  # type: ignore[misc]
    """A `Linear` whose `in_features` is the last dimension of the first input.

    Args:
        out_features: size of the last dimension of the output.
        bias: whether to add a learned vector.
        device: where the parameters live.
        dtype: of the parameters.
    """

    cls_to_become = Linear

    def __init__(self, out_features: int, bias: bool = True, device: Any = None, dtype: Any = None) -> None:
        super().__init__(0, 0, False, device=device, dtype=dtype)
        self.weight = _parameter(device, dtype)
        self.out_features = out_features
        if bias:
            self.bias = _parameter(device, dtype)

    def reset_parameters(self) -> None:
        """Draws the parameters once they have a shape."""
        if not self.has_uninitialized_params() and self.in_features != 0:
            super().reset_parameters()

    def initialize_parameters(self, input: Tensor) -> None:  # type: ignore[override]
        """Takes `in_features` from the input."""
        if self.has_uninitialized_params():
            with swiftgrad.no_grad():
                self.in_features = input.shape[-1]
                weight: Any = self.weight
                bias: Any = self.bias
                if is_lazy(weight):
                    weight.materialize((self.out_features, self.in_features))
                if bias is not None and is_lazy(bias):
                    bias.materialize((self.out_features,))
                self.reset_parameters()
        if self.in_features == 0:
            # The weight came from a state dict.
            if input.shape[-1] != self.weight.shape[-1]:
                raise AssertionError(
                    f"The in_features inferred from input: {input.shape[-1]} is not equal to in_features from "
                    f"self.weight: {self.weight.shape[-1]}"
                )
            self.in_features = input.shape[-1]


class _LazyConvXdMixin(LazyModuleMixin):
    """What lazy convolutions share."""

    _spatial: int

    def __init__(self, out_channels: int, kernel_size: Any, *args: Any, **kwargs: Any) -> None:
        # Argument names and order are those of the layer it becomes, without in_channels.
        names = _TRANSPOSED_NAMES if isinstance(self, (ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)) else _NAMES
        if len(args) > len(names):
            raise TypeError(
                f"{type(self).__name__}.__init__() takes at most {len(names) + 3} positional arguments "
                f"but {len(args) + 3} were given"
            )
        options = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(
                    f"{type(self).__name__}.__init__() got an unexpected keyword argument {name!r}; the valid ones are "
                    f"out_channels, kernel_size, {', '.join(names)}"
                )
            if name in options:
                raise TypeError(f"{type(self).__name__}.__init__() got multiple values for argument {name!r}")
            options[name] = value
        bias = options.pop("bias", True)
        super().__init__(0, 0, kernel_size, bias=False, **options)
        device, dtype = options.get("device"), options.get("dtype")
        self.weight = _parameter(device, dtype)
        self.out_channels = out_channels
        if bias:
            self.bias = _parameter(device, dtype)

    def reset_parameters(self: Any) -> None:
        """Draws the parameters once they have a shape."""
        if not self.has_uninitialized_params() and self.in_channels != 0:
            super().reset_parameters()  # type: ignore[misc]

    def initialize_parameters(self: Any, input: Tensor, *args: Any, **kwargs: Any) -> None:  # type: ignore[override]
        """Takes `in_channels` from the input."""
        if not self.has_uninitialized_params():
            return
        self.in_channels = self._get_in_channels(input)
        if self.in_channels % self.groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        inner, outer = self.in_channels, self.out_channels
        if self.transposed:
            shape = (inner, outer // self.groups, *self.kernel_size)
        else:
            shape = (outer, inner // self.groups, *self.kernel_size)
        if is_lazy(self.weight):
            self.weight.materialize(shape)
        if self.bias is not None and is_lazy(self.bias):
            self.bias.materialize((outer,))
        self.reset_parameters()

    def _get_in_channels(self, input: Tensor) -> int:
        dims = self._spatial
        if input.dim() not in (dims + 1, dims + 2):
            raise RuntimeError(
                f"Expected {dims + 1}D (unbatched) or {dims + 2}D (batched) input to {type(self).__name__}, but got "
                f"input of size: {input.shape}"
            )
        return input.shape[-dims - 1]

    def _get_num_spatial_dims(self) -> int:
        return self._spatial


_NAMES = ("stride", "padding", "dilation", "groups", "bias", "padding_mode", "device", "dtype")
_TRANSPOSED_NAMES = (
    "stride",
    "padding",
    "output_padding",
    "groups",
    "bias",
    "dilation",
    "padding_mode",
    "device",
    "dtype",
)


class LazyConv1d(_LazyConvXdMixin, Conv1d):  # type: ignore[misc]
    """A `Conv1d` that takes `in_channels` from its first input; the other arguments are those of `Conv1d`."""

    cls_to_become = Conv1d
    _spatial = 1


class LazyConv2d(_LazyConvXdMixin, Conv2d):  # type: ignore[misc]
    """A `Conv2d` that takes `in_channels` from its first input; the other arguments are those of `Conv2d`."""

    cls_to_become = Conv2d
    _spatial = 2


class LazyConv3d(_LazyConvXdMixin, Conv3d):  # type: ignore[misc]
    """A `Conv3d` that takes `in_channels` from its first input; the other arguments are those of `Conv3d`."""

    cls_to_become = Conv3d
    _spatial = 3


class LazyConvTranspose1d(_LazyConvXdMixin, ConvTranspose1d):  # type: ignore[misc]
    """A `ConvTranspose1d` that takes `in_channels` from its first input; the other arguments are the same."""

    cls_to_become = ConvTranspose1d
    _spatial = 1


class LazyConvTranspose2d(_LazyConvXdMixin, ConvTranspose2d):  # type: ignore[misc]
    """A `ConvTranspose2d` that takes `in_channels` from its first input; the other arguments are the same."""

    cls_to_become = ConvTranspose2d
    _spatial = 2


class LazyConvTranspose3d(_LazyConvXdMixin, ConvTranspose3d):  # type: ignore[misc]
    """A `ConvTranspose3d` that takes `in_channels` from its first input; the other arguments are the same."""

    cls_to_become = ConvTranspose3d
    _spatial = 3


class _LazyNormBase(LazyModuleMixin, _NormBase):  # type: ignore[misc]
    """What lazy normalisations share."""

    def __init__(
        self,
        eps: float = 1e-5,
        momentum: float | None = 0.1,
        affine: bool = True,
        track_running_stats: bool = True,
        device: Any = None,
        dtype: Any = None,
        *,
        bias: bool = True,
    ) -> None:
        from .._uninitialized import UninitializedBuffer

        super().__init__(0, eps, momentum, False, False, device, dtype)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = _parameter(device, dtype)
            if bias:
                self.bias = _parameter(device, dtype)
        if track_running_stats:
            self.running_mean = UninitializedBuffer(device=device, dtype=dtype)
            self.running_var = UninitializedBuffer(device=device, dtype=dtype)
            self.num_batches_tracked = swiftgrad.tensor(0, dtype=swiftgrad.long, device=device)

    def reset_parameters(self) -> None:
        """Sets parameters and statistics once they have a shape."""
        if not self.has_uninitialized_params() and self.num_features != 0:
            super().reset_parameters()

    def initialize_parameters(self, input: Tensor) -> None:  # type: ignore[override]
        """Takes `num_features` from the input."""
        if not self.has_uninitialized_params():
            return
        self.num_features = input.shape[1]
        values = (self.weight, self.bias, self.running_mean, self.running_var)
        for value in values:
            if value is not None and is_lazy(value):
                value.materialize((self.num_features,))
        self.reset_parameters()


class LazyBatchNorm1d(_LazyNormBase, _BatchNorm):  # type: ignore[misc]
    """A `BatchNorm1d` that takes `num_features` from its first input; the other arguments are the same."""

    cls_to_become = BatchNorm1d
    _check_input_dim = BatchNorm1d._check_input_dim


class LazyBatchNorm2d(_LazyNormBase, _BatchNorm):  # type: ignore[misc]
    """A `BatchNorm2d` that takes `num_features` from its first input; the other arguments are the same."""

    cls_to_become = BatchNorm2d
    _check_input_dim = BatchNorm2d._check_input_dim


class LazyBatchNorm3d(_LazyNormBase, _BatchNorm):  # type: ignore[misc]
    """A `BatchNorm3d` that takes `num_features` from its first input; the other arguments are the same."""

    cls_to_become = BatchNorm3d
    _check_input_dim = BatchNorm3d._check_input_dim


class LazyInstanceNorm1d(_LazyNormBase, _InstanceNorm):  # type: ignore[misc]
    """An `InstanceNorm1d` that takes `num_features` from its first input; it learns and tracks by default."""

    cls_to_become = InstanceNorm1d
    _check_input_dim = InstanceNorm1d._check_input_dim
    _get_no_batch_dim = InstanceNorm1d._get_no_batch_dim


class LazyInstanceNorm2d(_LazyNormBase, _InstanceNorm):  # type: ignore[misc]
    """An `InstanceNorm2d` that takes `num_features` from its first input; it learns and tracks by default."""

    cls_to_become = InstanceNorm2d
    _check_input_dim = InstanceNorm2d._check_input_dim
    _get_no_batch_dim = InstanceNorm2d._get_no_batch_dim


class LazyInstanceNorm3d(_LazyNormBase, _InstanceNorm):  # type: ignore[misc]
    """An `InstanceNorm3d` that takes `num_features` from its first input; it learns and tracks by default."""

    cls_to_become = InstanceNorm3d
    _check_input_dim = InstanceNorm3d._check_input_dim
    _get_no_batch_dim = InstanceNorm3d._get_no_batch_dim


# The names that pickles carry: where PyTorch has them.
for _name in __all__:
    _layer = globals()[_name]
    _layer.__module__ = _layer.cls_to_become.__module__
    setattr(sys.modules[_layer.__module__], _name, _layer)
