"""Derives python/swiftgrad/_C.pyi, the extension's type stubs, from the registry and the extension itself.

Operators come from the registry. What the extension has beside them comes from tools/stubs_prelude.pyi where it is
typed by hand, and is listed as `Any` where it is not, so that no name is missing.
"""

from __future__ import annotations

import ast
import keyword
import re
import sys
from pathlib import Path
from types import ModuleType

import registry
from registry import ROOT, Kind, Operator, Parameter, Result, Variant

PRELUDE = ROOT / "tools/stubs_prelude.pyi"
# Inside TensorBase these names are properties: there the classes need another name.
CLASSES = {Kind.DTYPE: "_dtype", Kind.GENERATOR: "Generator"}
TYPES = {
    Kind.TENSOR: "TensorBase",
    Kind.TENSORS: "Sequence[TensorBase]",
    Kind.OPTIONAL_TENSORS: "Sequence[TensorBase | None]",
    Kind.SCALAR: "Number",
    Kind.INT: "int",
    Kind.INTS: "Sequence[int]",
    Kind.FLOAT: "float",
    Kind.FLOATS: "Sequence[float]",
    Kind.BOOL: "bool",
    Kind.STRING: "str",
    **CLASSES,
}
RESULTS = {
    "Tensor": "Tensor",
    "Tensor[]": "tuple[Tensor, ...]",
    "bool": "bool",
    "int": "int",
    "float": "float",
    "Scalar": "Number",
    "ScalarType": "_dtype",
}


def annotation(parameter: Parameter, is_self: bool) -> str:
    """The type of a parameter."""
    text = TYPES[parameter.kind]
    if parameter.kind is Kind.TENSOR and not is_self and not parameter.mutated:
        text = "TensorLike"
    if parameter.kind is Kind.INTS and parameter.list_size > 0:
        text = "int | Sequence[int]"
    return f"{text} | None" if parameter.optional else text


def result_type(results: tuple[Result, ...]) -> str:
    """The type of what a function returns."""
    types = [RESULTS.get(result.type, "Any") for result in results]
    if not types:
        return "None"
    if len(types) == 1:
        return types[0]
    if all(result.name for result in results):
        return named_tuple(results)
    return f"tuple[{', '.join(types)}]"


def named_tuple(results: tuple[Result, ...]) -> str:
    """The name of the class for results with these names."""
    return "_" + "".join(result.name.title().replace("_", "") for result in results)


def receiver(operator: Operator) -> Parameter:
    """The parameter that a method's tensor is given to: the one named self, else the first."""
    return next((item for item in operator.parameters if item.name == "self"), operator.parameters[0])


def parameter_list(operator: Operator, method: bool) -> list[str]:
    """The parameters as source text; those that a keyword of Python names are positional only."""
    texts: list[str] = ["self"] if method else []
    starred = False
    for position, parameter in enumerate(operator.parameters):
        if method and parameter is receiver(operator):
            continue
        if parameter.keyword_only and not starred:
            texts.append("*")
            starred = True
        name = f"{parameter.name}_" if keyword.iskeyword(parameter.name) else parameter.name
        default = " = ..." if parameter.has_default else ""
        texts.append(f"{name}: {annotation(parameter, position == 0)}{default}")
    if Variant.FACTORY in operator.variants:
        names = {parameter.name for parameter in operator.parameters}
        if not starred:
            texts.append("*")
        extras = {"device": "Any", "layout": "Any", "requires_grad": "bool", "pin_memory": "bool"}
        texts += [f"{name}: {type_} = ..." for name, type_ in extras.items() if name not in names]
    return texts


def signatures(operator: Operator, method: bool) -> list[str]:
    """`(parameters) -> result` of an overload; twice where its first argument, an int[], may be given as several."""
    texts = parameter_list(operator, method)
    returns = result_type(operator.results)
    found = [f"({', '.join(texts)}) -> {returns}"]
    free = [item for item in operator.parameters if not item.keyword_only]
    if method:
        free.remove(receiver(operator))
    if len(free) == 1 and free[0].kind is Kind.INTS and not free[0].has_default:
        position = int(method)
        spread = [*texts[:position], f"*{free[0].name}: int", *(text for text in texts[position + 1 :] if text != "*")]
        found.append(f"({', '.join(spread)}) -> {returns}")
    return found


def functions(groups: dict[str, list[Operator]], method: bool, known: set[str]) -> list[str]:
    """Stubs of all operators in the function or the method form."""
    wanted = Variant.METHOD if method else Variant.FUNCTION
    indent = "    " if method else ""
    lines: list[str] = []
    for base, overloads in groups.items():
        if base in known or keyword.iskeyword(base):
            continue
        # Internal operators (in neither form) are functions of the private module.
        chosen = [operator for operator in overloads if not method or wanted in operator.variants]
        texts = list(dict.fromkeys(text for operator in chosen for text in signatures(operator, method)))
        for text in texts:
            if len(texts) > 1:
                lines.append(f"{indent}@overload")
            lines.append(f"{indent}def {base}{text}: ...")
    return lines


def result_classes(groups: dict[str, list[Operator]]) -> list[str]:
    """A NamedTuple for each set of named results."""
    classes: dict[str, tuple[Result, ...]] = {}
    for overloads in groups.values():
        for operator in overloads:
            if len(operator.results) > 1 and all(result.name for result in operator.results):
                classes.setdefault(named_tuple(operator.results), operator.results)
    lines: list[str] = []
    for name, results in sorted(classes.items()):
        lines.append(f"class {name}(NamedTuple):")
        lines += [f"    {result.name}: {RESULTS.get(result.type, 'Any')}" for result in results]
        lines.append("")
    return lines


def names_in(body: list[ast.stmt]) -> set[str]:
    """The names that statements define."""
    names: set[str] = set()
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]):
                names.add(name)
    return names


def rest_of_type(type_: type, known: set[str]) -> list[str]:
    """What a type of the extension has beyond the known names."""
    lines: list[str] = []
    for name in sorted(set(dir(type_)) - known - set(dir(object))):
        if name.startswith("__") or keyword.iskeyword(name):
            continue
        if callable(getattr(type_, name)):
            lines.append(f"    def {name}(self, *args: Any, **kwargs: Any) -> Any: ...")
        else:
            lines.append(f"    {name}: Any")
    return lines


def rest_of_module(module: ModuleType, known: set[str]) -> list[str]:
    """What the extension has beyond the known names."""
    lines: list[str] = []
    for name in sorted(set(vars(module)) - known):
        if name.startswith("__") or keyword.iskeyword(name):
            continue
        value = vars(module)[name]
        if isinstance(value, module.dtype):
            lines.append(f"{name}: dtype")
        elif isinstance(value, type):
            members = rest_of_type(value, set())
            lines += [f"class {name}:", "    def __init__(self, *args: Any, **kwargs: Any) -> None: ...", *members]
        elif callable(value):
            lines.append(f"def {name}(*args: Any, **kwargs: Any) -> Any: ...")
        else:
            lines.append(f"{name}: Any")
    return lines


def private_builtins(stubs: str) -> str:
    """The stubs with int, float and bool in annotations renamed: dtypes and methods have these names too."""
    imports = "from builtins import bool as _bool, float as _float, int as _int\n"
    at = stubs.index("from collections.abc")
    return stubs[:at] + imports + re.sub(r"(?<![\w.])(int|float|bool)(?![\w(]|: dtype|: Any)", r"_\1", stubs[at:])


def extension() -> ModuleType:
    """The extension, as it was built in the source tree."""
    sys.path.insert(0, str(ROOT / "python"))
    try:
        from swiftgrad import _C
    except ImportError as error:
        raise SystemExit(f"there is no extension to ask ({error}): run `make build` first") from None
    return _C


def text(library: Path | None) -> str:
    """The whole stub file."""
    prelude = PRELUDE.read_text(encoding="utf-8")
    tree = ast.parse(prelude)
    tensor = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "TensorBase")
    module_names, tensor_names = names_in(tree.body), names_in(tensor.body)
    groups = registry.by_base(registry.load(library))
    _C = extension()

    methods = functions(groups, True, tensor_names)
    method_names = {base for base, overloads in groups.items() if any(Variant.METHOD in o.variants for o in overloads)}
    methods += rest_of_type(_C.TensorBase, tensor_names | method_names)
    module = functions(groups, False, module_names)
    module += rest_of_module(_C, module_names | set(groups))
    prelude = prelude.replace("    # <methods>\n", "\n".join(methods) + "\n")
    prelude = prelude.replace("# <results>\n", "_dtype: TypeAlias = dtype\n\n" + "\n".join(result_classes(groups)))
    return private_builtins(prelude.replace("# <functions>\n", "\n".join(module) + "\n"))


if __name__ == "__main__":
    registry.derive(ROOT / "python/swiftgrad/_C.pyi", text, __doc__ or "")
