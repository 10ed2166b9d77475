"""torch.nested: tensors of several lengths; there are none yet."""

from __future__ import annotations

from ._missing import absent_function, module_getattr

_WHY = "pad the tensors with torch.nn.utils.rnn.pad_sequence"
nested_tensor = absent_function("torch.nested.nested_tensor", _WHY)
as_nested_tensor = absent_function("torch.nested.as_nested_tensor", _WHY)
nested_tensor_from_jagged = absent_function("torch.nested.nested_tensor_from_jagged", _WHY)
to_padded_tensor = absent_function("torch.nested.to_padded_tensor", _WHY)
narrow = absent_function("torch.nested.narrow", _WHY)

__getattr__ = module_getattr(__name__)
