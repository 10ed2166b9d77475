"""torch._inductor, PyTorch's compiler: there is none; its settings can be set and read back."""

from __future__ import annotations

from .._missing import absent_function, module_getattr

compile = absent_function("torch._inductor.compile", "there is no compiler")
__getattr__ = module_getattr(__name__, "config")
