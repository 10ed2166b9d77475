"""Gradients compared with finite differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import _C
from .._tensor import Tensor
from .grad_mode import no_grad


class GradcheckError(RuntimeError):
    """A gradient that does not agree with finite differences."""


def _tensors(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, Tensor) else tuple(value)


def _outputs(func: Callable[..., Any], inputs: tuple[Any, ...]) -> tuple[Tensor, ...]:
    outputs = (_C.view_as_real(o) if _is_complex(o) else o for o in _tensors(func(*inputs)))
    return tuple(o for o in outputs if isinstance(o, Tensor) and o.dtype.is_floating_point)


def _is_complex(value: Any) -> bool:
    return isinstance(value, Tensor) and value.dtype.is_complex


def _of_parts(func: Callable[..., Any], inputs: tuple[Any, ...]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """``func`` as a function of the real and imaginary parts of its complex inputs, and these parts."""
    complex_ones = [_is_complex(a) for a in inputs]

    def real_func(*values: Any) -> Any:
        return func(*(_C.view_as_complex(v) if c else v for v, c in zip(values, complex_ones, strict=True)))

    parts = (
        _C.view_as_real(a.detach().clone()).requires_grad_(a.requires_grad) if c else a
        for a, c in zip(inputs, complex_ones, strict=True)
    )
    return real_func, tuple(parts)


def _numerical(func: Callable[..., Any], inputs: tuple[Any, ...], which: int, eps: float) -> list[list[list[float]]]:
    """Rows d(output elements)/d(input element), one matrix an output, by central differences."""
    base = inputs[which].detach()
    flat = base.reshape(-1).tolist()
    matrices: list[list[list[float]]] = []
    for i, value in enumerate(flat):
        sides = []
        for step in (eps, -eps):
            moved = list(flat)
            moved[i] = value + step
            point = _C.tensor(moved, dtype=base.dtype).reshape(base.shape)
            with no_grad():
                # functions may modify their inputs: they get copies
                args = tuple(
                    point if k == which else a.detach().clone() if isinstance(a, Tensor) else a
                    for k, a in enumerate(inputs)
                )
                sides.append([o.reshape(-1).tolist() for o in _outputs(func, args)])
        if not matrices:
            matrices = [[] for _ in sides[0]]
        for k, (plus, minus) in enumerate(zip(*sides, strict=True)):
            matrices[k].append([(p - m) / (2 * eps) for p, m in zip(plus, minus, strict=True)])
    return matrices


def gradcheck(
    func: Callable[..., Any],
    inputs: Any,
    *,
    eps: float = 1e-6,
    atol: float = 1e-5,
    rtol: float = 1e-3,
    raise_exception: bool = True,
    nondet_tol: float = 0.0,
    check_undefined_grad: bool = True,
    check_grad_dtypes: bool = False,
    check_batched_grad: bool = False,
    check_batched_forward_grad: bool = False,
    check_forward_ad: bool = False,
    check_backward_ad: bool = True,
    fast_mode: bool = False,
    masked: bool | None = None,
) -> bool:
    """Compares the gradients of ``func`` with central differences, element by element.

    Args:
        func: Takes the inputs, gives a tensor or several.
        inputs: A tensor or a tuple; those that require grad (float64 or complex128, please) are
            checked; of complex ones both parts.
        eps: The step of the differences.
        atol: The absolute tolerance.
        rtol: The relative tolerance.
        raise_exception: Raise where they differ, else return False.
        nondet_tol: How much two runs of backward may differ.
        check_undefined_grad: Check that backward takes gradients that are not there for zeros.
        check_grad_dtypes: Check that gradients have the dtypes of the inputs.
        check_batched_grad: Compare gradients for several gradients at once with one after the other.
        check_batched_forward_grad: Accepted: with check_forward_ad, tangents are compared one by one.
        check_forward_ad: Compare derivatives forward with the differences as well.
        check_backward_ad: Compare gradients.
        fast_mode: Accepted: all elements are checked, which is stricter.
        masked: Not available.

    Returns:
        True if all agree.
    """
    if masked:
        raise NotImplementedError("swiftgrad has no sparse tensors, so gradcheck has no masked=True yet")
    args = _tensors(inputs)
    if any(_is_complex(a) for a in args):
        func, args = _of_parts(func, args)
    checked = [i for i, a in enumerate(args) if isinstance(a, Tensor) and a.requires_grad]
    if not checked:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True."  # noqa: E501
        )
    try:
        for i in checked:
            numeric = _numerical(func, args, i, eps)
            outputs = _outputs(func, args)
            for k, output in enumerate(outputs):
                matrix = numeric[k] if numeric else []
                if check_backward_ad:
                    _compare(output, args[i], matrix, i, k, atol, rtol, nondet_tol)
                if check_grad_dtypes:
                    _check_dtype(output, args[i], i, k)
                if check_batched_grad:
                    _check_batched(output, args[i], i, k)
            if check_forward_ad:
                _compare_forward(func, args, i, numeric, atol, rtol)
        if check_undefined_grad and check_backward_ad:
            _check_undefined(func, args, checked)
    except GradcheckError:
        if raise_exception:
            raise
        return False
    return True


def _analytical_rows(output: Tensor, source: Tensor) -> list[list[float]]:
    """Rows d(output element)/d(input elements)."""
    rows = []
    for j in range(output.numel()):
        seed = _C.zeros(output.numel(), dtype=output.dtype)
        seed[j] = 1
        gradient = None
        if output.requires_grad:
            gradient = _C._grad((output,), (seed.reshape(output.shape),), (source,), True, False, True)[0]
        rows.append([0.0] * source.numel() if gradient is None else gradient.reshape(-1).tolist())
    return rows


def _check_dtype(output: Tensor, source: Tensor, i: int, k: int) -> None:
    """The gradient has the input's dtype."""
    if not output.requires_grad:
        return
    gradient = _C._grad((output,), (_C.ones_like(output),), (source,), True, False, True)[0]
    if gradient is not None and gradient.dtype != source.dtype:
        raise GradcheckError(
            f"the gradient of output {k} with respect to input {i} has dtype {gradient.dtype}, the input {source.dtype}"
        )


def _check_batched(output: Tensor, source: Tensor, i: int, k: int) -> None:
    """Gradients for several gradients of the output at once are those of one after the other."""
    from . import grad

    if not output.requires_grad:
        return
    seeds = _C.randn((3, *output.shape), dtype=output.dtype)
    (together,) = grad(output, source, seeds, retain_graph=True, allow_unused=True, is_grads_batched=True)
    for j in range(3):
        (alone,) = grad(output, source, seeds[j], retain_graph=True, allow_unused=True)
        if (alone is None) != (together is None) or (alone is not None and not _C.allclose(together[j], alone)):
            raise GradcheckError(f"For output {k} and input {i}, batched gradients differ from those one by one")


def _compare_forward(
    func: Callable[..., Any], args: tuple[Any, ...], i: int, numeric: list[list[list[float]]], atol: float, rtol: float
) -> None:
    """Derivatives forward in the direction of each element of an input."""
    from ..func import jvp

    source = args[i].detach()

    def moved(value: Tensor) -> tuple[Tensor, ...]:
        return _outputs(func, tuple(value if k == i else a for k, a in enumerate(args)))

    for e in range(source.numel()):
        tangent = _C.zeros(source.numel(), dtype=source.dtype)
        tangent[e] = 1
        _, tangents = jvp(moved, (source,), (tangent.reshape(source.shape),))
        for k, t in enumerate(tangents):
            for j, analytic in enumerate(t.reshape(-1).tolist()):
                expected = numeric[k][e][j]
                if not abs(analytic - expected) <= atol + rtol * abs(expected):
                    raise GradcheckError(
                        f"Jacobian computed with forward mode mismatch for output {k} with respect to input {i}: "
                        f"numerical:{expected} analytical:{analytic}"
                    )


def _check_undefined(func: Callable[..., Any], args: tuple[Any, ...], checked: list[int]) -> None:
    """Without gradients of some outputs, the gradients are those for zeros."""
    outputs = tuple(o for o in _outputs(func, args) if o.requires_grad)
    inputs = tuple(args[i] for i in checked)
    if len(outputs) < 2:
        return
    for k, output in enumerate(outputs):
        seeds = tuple(_C.ones_like(o) if o is output else _C.zeros_like(o) for o in outputs)
        zeros = _C._grad(outputs, seeds, inputs, True, False, True)
        nothing = _C._grad((output,), (_C.ones_like(output),), inputs, True, False, True)
        for a, b in zip(zeros, nothing, strict=True):
            first = None if a is None or not bool((a != 0).any()) else a
            second = None if b is None or not bool((b != 0).any()) else b
            differ = (first is None) != (second is None)
            if differ or (first is not None and second is not None and not _C.allclose(first, second)):
                raise GradcheckError(
                    f"Expected backward function to handle undefined output grads: those of all outputs but {k} "
                    f"were left out"
                )


def _compare(
    output: Tensor,
    source: Tensor,
    numeric: list[list[float]],
    i: int,
    k: int,
    atol: float,
    rtol: float,
    nondet_tol: float,
) -> None:
    rows = _analytical_rows(output, source)
    again = _analytical_rows(output, source)
    for j, row in enumerate(rows):
        for e, analytic in enumerate(row):
            if abs(analytic - again[j][e]) > nondet_tol:
                raise GradcheckError(
                    f"Backward is not reentrant: {analytic} and {again[j][e]} for output {k}, input {i}"
                )
            expected = numeric[e][j]
            if not abs(analytic - expected) <= atol + rtol * abs(expected):
                raise GradcheckError(
                    f"Jacobian mismatch for output {k} with respect to input {i}: element {j} of the output by element {e} of the "  # noqa: E501
                    f"input, numerical:{expected} analytical:{analytic}"
                )


def gradgradcheck(
    func: Callable[..., Any],
    inputs: Any,
    grad_outputs: Any = None,
    *,
    eps: float = 1e-6,
    atol: float = 1e-5,
    rtol: float = 1e-3,
    gen_non_contig_grad_outputs: bool = False,
    raise_exception: bool = True,
    nondet_tol: float = 0.0,
    check_undefined_grad: bool = True,
    check_grad_dtypes: bool = False,
    check_batched_grad: bool = False,
    check_fwd_over_rev: bool = False,
    check_rev_over_rev: bool = True,
    fast_mode: bool = False,
    masked: bool = False,
) -> bool:
    """Compares second derivatives with differences of the first ones; arguments as for gradcheck."""
    args = _tensors(inputs)
    if any(_is_complex(a) for a in args):
        func, args = _of_parts(func, args)
    outputs = _outputs(func, args)
    if grad_outputs is None:
        seeds = tuple(_C.randn(tuple(o.shape), dtype=o.dtype).requires_grad_(True) for o in outputs)
    else:
        seeds = tuple(_C.view_as_real(s) if _is_complex(s) else s for s in _tensors(grad_outputs))
    checked = [i for i, a in enumerate(args) if isinstance(a, Tensor) and a.requires_grad]

    def first(*values: Any) -> tuple[Tensor, ...]:
        n = len(args)
        before = _C._swap_grad_enabled(True)
        try:
            points = list(values[:n])
            for i in checked:
                if not points[i].requires_grad:
                    points[i] = points[i].detach().requires_grad_(True)
            results = tuple(o for o in _outputs(func, tuple(points)) if o.requires_grad)
            given = tuple(s for s, o in zip(values[n:], outputs, strict=True) if o.requires_grad)
            gradients = _C._grad(results, given, tuple(points[i] for i in checked), True, True, True)
        finally:
            _C._swap_grad_enabled(before)
        return tuple(_C.zeros_like(points[i]) if g is None else g for g, i in zip(gradients, checked, strict=True))

    return gradcheck(
        first,
        (*args, *seeds),
        eps=eps,
        atol=atol,
        rtol=rtol,
        raise_exception=raise_exception,
        nondet_tol=nondet_tol,
        check_undefined_grad=check_undefined_grad,
        check_grad_dtypes=check_grad_dtypes,
        check_batched_grad=check_batched_grad,
        check_forward_ad=check_fwd_over_rev,
        check_backward_ad=check_rev_over_rev,
        fast_mode=fast_mode,
        masked=masked,
    )
