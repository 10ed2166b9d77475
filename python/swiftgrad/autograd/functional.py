"""Derivatives of functions of tensors: jacobian, hessian, and products with vectors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import _C
from .._tensor import Tensor
from .grad_mode import enable_grad

__all__ = ["hessian", "hvp", "jacobian", "jvp", "vhp", "vjp"]


def _as_tensors(value: Any, argument: str, function: str) -> tuple[bool, tuple[Any, ...]]:
    """Whether there are several, and a tuple of tensors.

    Raises:
        TypeError: there is something else among them.
    """
    several = isinstance(value, tuple)
    items = value if several else (value,)
    for i, item in enumerate(items):
        if isinstance(item, Tensor):
            continue
        if several:
            raise TypeError(
                f"The {argument} given to {function} must be either a Tensor or a tuple of Tensors but the value "
                f"at index "
                f"{i} has type {type(item)}."
            )
        raise TypeError(
            f"The {argument} given to {function} must be either a Tensor or a tuple of Tensors but the given "
            f"{argument} "
            f"has type {type(item)}."
        )
    return several, items


def _prepare(inputs: tuple[Any, ...], create_graph: bool) -> tuple[Any, ...]:
    """Inputs of the function: aliases that are part of the graph, or leaves of their own."""
    if create_graph:
        return tuple(t.view_as(t) if t.requires_grad else t.detach().requires_grad_() for t in inputs)
    return tuple(t.detach().requires_grad_(t.is_floating_point() or t.is_complex()) for t in inputs)


def _finish(value: Any, create_graph: bool) -> Any:
    """Results outside: without a graph unless `create_graph`."""
    if isinstance(value, tuple):
        return tuple(_finish(v, create_graph) for v in value)
    return value if create_graph else value.detach()


def _unpack(values: tuple[Any, ...], several: bool) -> Any:
    return values if several else values[0]


def _check_v(v: tuple[Any, ...], other: tuple[Any, ...], several: bool) -> None:
    """Raises unless the vector has the shapes of what it is multiplied with."""
    if several or len(v) != 1:
        if len(other) != len(v):
            raise RuntimeError(f"v is a tuple of invalid length: should be {len(other)} but got {len(v)}.")
    for i, (mine, theirs) in enumerate(zip(v, other, strict=False)):
        if mine.shape != theirs.shape:
            where = f"Entry {i} in v" if several else "v"
            raise RuntimeError(
                f"{where} has invalid size: should be {theirs.shape} but got {mine.shape}."
                if several
                else f"v has invalid size: should be {theirs.shape} but got {mine.shape}."
            )


def _implicit(v: Any, others: tuple[Any, ...], function: str, what: str) -> tuple[Any, ...]:
    """The vector, where it may be left out: 1 for a single element."""
    if v is not None:
        return tuple(v)
    if len(others) != 1 or others[0].numel() != 1:
        raise RuntimeError(what)
    return (_C.ones_like(others[0]),)


def _check_strict(outputs: tuple[Any, ...], strict: bool) -> None:
    if strict and any(not o.requires_grad for o in outputs):
        i = next(i for i, o in enumerate(outputs) if not o.requires_grad)
        raise RuntimeError(
            f"Output {i} of the user-provided function does not require gradients. The outputs must be computed in a "
            "differentiable manner from the input when running in strict mode."
        )


def _check_hessian(gradients: tuple[Any, ...], strict: bool) -> None:
    for i, gradient in enumerate(gradients):
        if strict and gradient is None:
            raise RuntimeError(_STRICT["back"].format(i))
        if strict and not gradient.requires_grad:
            raise RuntimeError(_HESSIAN.format(i))


def _grad(
    outputs: tuple[Any, ...], inputs: tuple[Any, ...], vectors: tuple[Any, ...], create_graph: bool = False
) -> tuple[Any, ...]:
    """Gradients, None where there are none."""
    pairs = [(o, v) for o, v in zip(outputs, vectors, strict=True) if o is not None and o.requires_grad]
    if not pairs:
        return (None,) * len(inputs)
    return _C._grad(tuple(o for o, _ in pairs), tuple(v for _, v in pairs), inputs, True, create_graph, True)


def _fill(
    gradients: tuple[Any, ...], references: tuple[Any, ...], strict: bool, create_graph: bool, stage: str
) -> tuple[Any, ...]:
    """Zeros where there is no gradient.

    Raises:
        RuntimeError: `strict`, and there is none.
    """
    results = []
    for i, (gradient, reference) in enumerate(zip(gradients, references, strict=True)):
        if gradient is None:
            if strict:
                raise RuntimeError(_STRICT[stage].format(i))
            gradient = _C.zeros_like(reference)
        elif strict and create_graph and not gradient.requires_grad:
            if "double" not in stage:
                raise RuntimeError(_STRICT_GRAPH[stage].format(i))
        results.append(gradient)
    return tuple(results)


_STRICT = {
    "back": (
        "The output of the user-provided function is independent of input {}. This is not allowed in strict mode."
    ),
    "back_trick": "The gradient with respect to the input is independent of entry {} in the grad_outputs when "
    "using the "
    "double backward trick to compute forward mode gradients. This is not allowed in strict mode.",
    "double_back": "The jacobian of the user-provided function is independent of input {}. This is not allowed in "
    "strict mode.",
    "double_back_trick": "The hessian of the user-provided function is independent of entry {} in the "
    "grad_jacobian. This is "
    "not allowed in strict mode as it prevents from using the double backward trick to replace forward mode AD.",
}
_HESSIAN = (
    "While computing the hessian, found that the jacobian of the user-provided function with respect to input {} is "
    "independent of the input. This is not allowed in strict mode. You should ensure that your function is twice "
    "differentiable and that the jacobian depends on the inputs (this would be violated by a linear function for "
    "example)."
)
_STRICT_GRAPH = {
    "back": "The jacobian of the user-provided function is independent of input {}. This is not allowed in strict "
    "mode when "
    "create_graph=True.",
    "back_trick": "The gradient with respect to the input is independent of entry {} in the grad_outputs when "
    "using the double "
    "backward trick to compute forward mode gradients. This is not allowed in strict mode when create_graph=True.",
}


def vjp(func: Callable[..., Any], inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    """The outputs of a function, and the product of a vector with its Jacobian.

    Args:
        func: Takes tensors, gives a tensor or a tuple of such.
        inputs: A tensor or a tuple.
        v: The vector, of the outputs' shapes; may be left out for an output of one element.
        create_graph: Whether the results can be differentiated.
        strict: Whether an output that does not depend on an input is an error, instead of a product of zero.

    Returns:
        `(outputs, product)`, the product of the inputs' shapes.
    """
    with enable_grad():
        several_in, inputs = _as_tensors(inputs, "inputs", "vjp")
        inputs = _prepare(inputs, create_graph)
        several_out, outputs = _as_tensors(func(*inputs), "outputs of the user-provided function", "vjp")
        _check_strict(outputs, strict)
        if v is not None:
            several_v, v = _as_tensors(v, "v", "vjp")
            v = v if create_graph else tuple(t.detach() for t in v)
            _check_v(v, outputs, several_out)
        vectors = _implicit(
            v,
            outputs,
            "vjp",
            "The vector v can only be None if the user-provided function returns a single Tensor with a single "
            "element.",
        )
    with enable_grad() if create_graph or _C.is_grad_enabled() else _keep():
        gradients = _grad(outputs, inputs, vectors, create_graph)
        product = _fill(gradients, inputs, strict, create_graph, "back")
    return _unpack(_finish(outputs, create_graph), several_out), _unpack(_finish(product, create_graph), several_in)


class _keep:
    """A context that changes nothing."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *exception: object) -> None:
        pass


def jvp(func: Callable[..., Any], inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    """The outputs of a function, and the product of its Jacobian with a vector.

    Args:
        func: Takes tensors, gives a tensor or a tuple of such.
        inputs: A tensor or a tuple.
        v: The vector, of the inputs' shapes; may be left out for an input of one element.
        create_graph: Whether the results can be differentiated.
        strict: Whether an output that does not depend on an input is an error, instead of a product of zero.

    Returns:
        `(outputs, product)`, the product of the outputs' shapes.
    """
    with enable_grad():
        several_in, inputs = _as_tensors(inputs, "inputs", "jvp")
        inputs = _prepare(inputs, create_graph)
        if v is not None:
            _, v = _as_tensors(v, "v", "jvp")
            v = v if create_graph else tuple(t.detach() for t in v)
            _check_v(v, inputs, several_in)
        vectors = _implicit(
            v,
            inputs,
            "jvp",
            "The vector v can only be None if the input to the user-provided function is a single Tensor with a single "
            "element.",
        )
        several_out, outputs = _as_tensors(func(*inputs), "outputs of the user-provided function", "jvp")
        _check_strict(outputs, strict)
        # The product of a vector with the Jacobian is linear in the vector, and its derivative is what is looked for.
        seeds = tuple(_C.zeros_like(o).detach().requires_grad_() for o in outputs)
        gradients = _fill(_grad(outputs, inputs, seeds, True), inputs, strict, False, "back")
        found = _grad(gradients, seeds, vectors, create_graph)
        product = _fill(found, outputs, strict, create_graph, "back_trick")
    return _unpack(_finish(outputs, create_graph), several_out), _unpack(_finish(product, create_graph), several_out)


def jacobian(
    func: Callable[..., Any],
    inputs: Any,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    strategy: str = "reverse-mode",
) -> Any:
    """The Jacobian of a function.

    Args:
        func: Takes tensors, gives a tensor or a tuple of such.
        inputs: A tensor or a tuple.
        create_graph: Whether the result can be differentiated.
        strict: Whether an output that does not depend on an input is an error, instead of zeros.
        vectorize: Accepted: rows are computed one after the other.
        strategy: 'reverse-mode' by rows, 'forward-mode' by columns (only with `vectorize`).

    Returns:
        A tensor of shape (*output, *input); a tuple of them over inputs, over outputs, or of tuples over both, where
        there are several.
    """
    if strategy not in ("forward-mode", "reverse-mode"):
        raise AssertionError(
            'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has '
            "more outputs than "
            'inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use "reverse-mode".'
        )
    if strategy == "forward-mode":
        if create_graph:
            raise NotImplementedError(
                'torch.autograd.functional.jacobian: `create_graph=True` and `strategy="forward-mode"` '
                "are not supported "
                'together (yet). Please either set `create_graph=False` or `strategy="reverse-mode"`.'
            )
        if strict:
            raise RuntimeError(
                'torch.autograd.functional.jacobian: `strict=True` and `strategy="forward-mode"` are '
                "not supported together "
                '(yet). Please either set `strict=False` or `strategy="reverse-mode"`.'
            )
        if not vectorize:
            raise NotImplementedError(
                "Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for "
                "`vectorize=True`."
            )
        return _jacobian_forward(func, inputs)
    if vectorize and strict:
        raise RuntimeError(
            "torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. "
            "Please "
            "either set `strict=False` or `vectorize=False`."
        )
    with enable_grad():
        several_in, inputs = _as_tensors(inputs, "inputs", "jacobian")
        inputs = _prepare(inputs, create_graph)
        several_out, outputs = _as_tensors(func(*inputs), "outputs of the user-provided function", "jacobian")
        _check_strict(outputs, strict)
        results = []
        for i, output in enumerate(outputs):
            columns: list[list[Any]] = [[] for _ in inputs]
            seeds = _C.eye(output.numel(), dtype=output.dtype) if output.numel() else ()
            for row in seeds:
                found = _grad((output,), inputs, (row.reshape(output.shape),), create_graph)
                for j, (gradient, x) in enumerate(zip(found, inputs, strict=True)):
                    if gradient is None and strict:
                        raise RuntimeError(
                            f"Output {i} of the user-provided function is independent of input {j}. This is not "
                            f"allowed in "
                            "strict mode."
                        )
                    if gradient is not None and strict and create_graph and not gradient.requires_grad:
                        raise RuntimeError(
                            "The jacobian of the user-provided function is independent of input "
                            f"{j}. This is not allowed in strict mode when create_graph=True."
                        )
                    columns[j].append(_C.zeros_like(x) if gradient is None else gradient)
            results.append(
                tuple(
                    (_C.stack(rows) if rows else _C.zeros((0, *x.shape), dtype=x.dtype)).reshape(
                        (*output.shape, *x.shape)
                    )
                    for rows, x in zip(columns, inputs, strict=True)
                )
            )
    nested = tuple(_unpack(_finish(row, create_graph), several_in) for row in results)
    return _unpack(nested, several_out)


def _jacobian_forward(func: Callable[..., Any], inputs: Any) -> Any:
    """The Jacobian by columns."""
    from ..func import jacfwd

    several_in, inputs = _as_tensors(inputs, "inputs", "jacobian")
    plain = tuple(t.detach() for t in inputs)
    result = jacfwd(func, argnums=tuple(range(len(plain))))(*plain)
    several_out = isinstance(result, tuple) and bool(result) and isinstance(result[0], tuple)
    rows = result if several_out else (result,)
    return _unpack(tuple(_unpack(tuple(row), several_in) for row in rows), several_out)


def hessian(
    func: Callable[..., Any],
    inputs: Any,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    outer_jacobian_strategy: str = "reverse-mode",
) -> Any:
    """The Hessian of a function of one output of one element.

    Args:
        func: Takes tensors, gives a tensor of one element.
        inputs: A tensor or a tuple.
        create_graph: Whether the result can be differentiated.
        strict: Whether a second derivative that does not depend on an input is an error.
        vectorize: Accepted: rows are computed one after the other.
        outer_jacobian_strategy: 'reverse-mode', or 'forward-mode' (only with `vectorize`).

    Returns:
        A tensor of shape (*input, *input), or a tuple of tuples of them.
    """
    several_in, inputs = _as_tensors(inputs, "inputs", "hessian")
    if outer_jacobian_strategy not in ("forward-mode", "reverse-mode"):
        raise AssertionError('Expected strategy to be either "forward-mode" or "reverse-mode".')

    def scalar(*values: Any) -> Any:
        output = func(*values)
        several_out, outputs = _as_tensors(output, "outputs of the user-provided function", "hessian")
        _check_strict(outputs, strict)
        if several_out or not isinstance(output, Tensor):
            raise RuntimeError("The function given to hessian should return a single Tensor")
        if output.numel() != 1:
            raise RuntimeError("The Tensor returned by the function given to hessian should contain a single element")
        return output.squeeze()

    def gradient(*values: Any) -> Any:
        if outer_jacobian_strategy == "forward-mode":
            from ..func import grad

            found = grad(scalar, argnums=tuple(range(len(values))))(*values)
        else:
            found = jacobian(scalar, values, create_graph=True)
            _check_hessian(found, strict)
        return tuple(found)

    result = jacobian(gradient, inputs, create_graph, strict, vectorize, outer_jacobian_strategy)
    return result if several_in else result[0][0]


def vhp(func: Callable[..., Any], inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    """The output of a function of one element, and the product of a vector with its Hessian.

    Args:
        func: Takes tensors, gives a tensor of one element.
        inputs: A tensor or a tuple.
        v: The vector, of the inputs' shapes; may be left out for an input of one element.
        create_graph: Whether the results can be differentiated.
        strict: Whether a derivative that does not depend on an input is an error.

    Returns:
        `(output, product)`, the product of the inputs' shapes.
    """
    with enable_grad():
        several_in, inputs = _as_tensors(inputs, "inputs", "vhp")
        inputs = _prepare(inputs, create_graph)
        vectors = _vector_of_inputs(v, inputs, several_in, create_graph, "vhp")
        output = _single_output(func, inputs, strict, "vhp")
        first = _grad((output,), inputs, (_C.ones_like(output),), True)
        _check_hessian(first, strict)
        first = _fill(first, inputs, False, False, "back")
        found = _grad(first, inputs, vectors, create_graph)
        product = _fill(found, inputs, strict, create_graph, "double_back")
    return _finish(output, create_graph), _unpack(_finish(product, create_graph), several_in)


def hvp(func: Callable[..., Any], inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    """The output of a function of one element, and the product of its Hessian with a vector; `vhp` is faster.

    Args:
        func: Takes tensors, gives a tensor of one element.
        inputs: A tensor or a tuple.
        v: The vector, of the inputs' shapes; may be left out for an input of one element.
        create_graph: Whether the results can be differentiated.
        strict: Whether a derivative that does not depend on an input is an error.

    Returns:
        `(output, product)`, the product of the inputs' shapes.
    """
    with enable_grad():
        several_in, inputs = _as_tensors(inputs, "inputs", "hvp")
        inputs = _prepare(inputs, create_graph)
        vectors = _vector_of_inputs(v, inputs, several_in, create_graph, "hvp")
        output = _single_output(func, inputs, strict, "hvp")
        first = _grad((output,), inputs, (_C.ones_like(output),), True)
        _check_hessian(first, strict)
        first = _fill(first, inputs, False, False, "back")
        seeds = tuple(_C.zeros_like(g).detach().requires_grad_() for g in first)
        second = _fill(_grad(first, inputs, seeds, True), inputs, strict, True, "double_back")
        found = _grad(second, seeds, vectors, create_graph)
        product = _fill(found, inputs, strict, create_graph, "double_back_trick")
    return _finish(output, create_graph), _unpack(_finish(product, create_graph), several_in)


def _vector_of_inputs(
    v: Any, inputs: tuple[Any, ...], several: bool, create_graph: bool, function: str
) -> tuple[Any, ...]:
    if v is not None:
        _, v = _as_tensors(v, "v", function)
        v = v if create_graph else tuple(t.detach() for t in v)
        _check_v(v, inputs, several)
    return _implicit(
        v,
        inputs,
        function,
        "The vector v can only be None if the input to the user-provided function is a single Tensor with a single "
        "element.",
    )


def _single_output(func: Callable[..., Any], inputs: tuple[Any, ...], strict: bool, function: str) -> Any:
    several, outputs = _as_tensors(func(*inputs), "outputs of the user-provided function", function)
    _check_strict(outputs, strict)
    if several or len(outputs) != 1:
        raise RuntimeError(f"The function given to {function} should return a single Tensor")
    if outputs[0].numel() != 1:
        raise RuntimeError(f"The Tensor returned by the function given to {function} should contain a single element")
    return outputs[0]
