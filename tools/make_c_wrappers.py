"""Derives include/swiftgrad_ops.h, typed inline C functions over `sg_call`, from the registry."""

from __future__ import annotations

import re
from pathlib import Path

import registry
from registry import ROOT, Kind, Operator, Parameter

HEADER = """\
/* swiftgrad_ops.h: the operators as typed C functions, each a few lines over sg_call.
 * Derived from the registry by tools/make_c_wrappers.py (`make stubs`); not to be edited.
 *
 * sgop_NAME_OVERLOAD(arguments in the schema's order, pointers for the results).  Tensor? and Generator?: NULL is None;
 * ScalarType?: -1 is None; int[]? and float[]?: NULL with count -1 is None; other optional arguments and Scalars are
 * sg_values: sg_int(3), sg_float(0.5), sg_bool(true), sg_none().  Result tensors are +1; NULL for a result that is not
 * wanted.  A Tensor[] result is an sg_value to be given back with sg_free_values(&value, 1).
 */
#ifndef SWIFTGRAD_OPS_H
#define SWIFTGRAD_OPS_H

#include "swiftgrad.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline sg_value sg_value_of_tag_(int32_t tag) {
  sg_value value;
  value.tag = tag;
  value.reserved = 0;
  value.count = 0;
  value.as.i = 0;
  return value;
}
static inline sg_value sg_none(void) { return sg_value_of_tag_(SG_TAG_NONE); }
static inline sg_value sg_default(void) { return sg_value_of_tag_(SG_TAG_DEFAULT); }
static inline sg_value sg_int(int64_t number) {
  sg_value value = sg_value_of_tag_(SG_TAG_INT);
  value.as.i = number;
  return value;
}
static inline sg_value sg_bool(bool truth) {
  sg_value value = sg_value_of_tag_(SG_TAG_BOOL);
  value.as.i = truth;
  return value;
}
static inline sg_value sg_float(double number) {
  sg_value value = sg_value_of_tag_(SG_TAG_FLOAT);
  value.as.f = number;
  return value;
}
static inline sg_value sg_tensor_(sg_tensor *tensor, bool optional) {
  sg_value value = sg_value_of_tag_(tensor || !optional ? SG_TAG_TENSOR : SG_TAG_NONE);
  value.as.tensor = tensor;
  return value;
}
static inline sg_value sg_tensors_(sg_tensor *const *tensors, int64_t count) {
  sg_value value = sg_value_of_tag_(SG_TAG_TENSORS);
  value.as.tensors = tensors;
  value.count = count;
  return value;
}
static inline sg_value sg_ints_(const int64_t *numbers, int64_t count) {
  sg_value value = sg_value_of_tag_(numbers || count >= 0 ? SG_TAG_INTS : SG_TAG_NONE);
  value.as.ints = numbers;
  value.count = count;
  return value;
}
static inline sg_value sg_floats_(const double *numbers, int64_t count) {
  sg_value value = sg_value_of_tag_(numbers || count >= 0 ? SG_TAG_FLOATS : SG_TAG_NONE);
  value.as.floats = numbers;
  value.count = count;
  return value;
}
static inline sg_value sg_string_(const char *text, bool optional) {
  sg_value value = sg_value_of_tag_(text || !optional ? SG_TAG_STRING : SG_TAG_NONE);
  value.as.string = text;
  return value;
}
static inline sg_value sg_dtype_(int32_t dtype) {
  sg_value value = sg_value_of_tag_(dtype >= 0 ? SG_TAG_DTYPE : SG_TAG_NONE);
  value.as.i = dtype;
  return value;
}
static inline sg_value sg_generator_(sg_generator *generator) {
  sg_value value = sg_value_of_tag_(generator ? SG_TAG_GENERATOR : SG_TAG_NONE);
  value.as.generator = generator;
  return value;
}
/* Hands result tensors to the caller, or back if they are not wanted. */
static inline void sg_take_(sg_value *result, sg_tensor **out) {
  if (out)
    *out = result->tag == SG_TAG_TENSOR ? result->as.tensor : (sg_tensor *)0;
  else
    sg_free_values(result, 1);
}
"""
FOOTER = """
#ifdef __cplusplus
}
#endif
#endif
"""
RESERVED = frozenset(
    "and asm auto bool break case catch char class const continue default delete do double else enum export "
    "extern float for friend goto if inline int long namespace new not operator or private protected public "
    "register return short signed sizeof static struct switch template this throw try typedef union unsigned "
    "using virtual void volatile while xor results args status".split()
)


def c_name(name: str) -> str:
    """A name that is no keyword of C or C++ and no variable of the wrappers."""
    return name + "_" if name in RESERVED else name


def parameter(item: Parameter) -> tuple[str, str]:
    """The C declaration of a parameter, and the expression that makes an sg_value of it."""
    name = c_name(item.name)
    optional = "true" if item.optional else "false"
    match item.kind:
        case Kind.TENSOR:
            return f"sg_tensor *{name}", f"sg_tensor_({name}, {optional})"
        case Kind.TENSORS | Kind.OPTIONAL_TENSORS:
            return f"sg_tensor *const *{name}, int64_t n_{name}", f"sg_tensors_({name}, n_{name})"
        case Kind.INTS:
            return f"const int64_t *{name}, int64_t n_{name}", f"sg_ints_({name}, n_{name})"
        case Kind.FLOATS:
            return f"const double *{name}, int64_t n_{name}", f"sg_floats_({name}, n_{name})"
        case Kind.STRING:
            return f"const char *{name}", f"sg_string_({name}, {optional})"
        case Kind.DTYPE:
            return f"int32_t {name}", f"sg_dtype_({name})"
        case Kind.GENERATOR:
            return f"sg_generator *{name}", f"sg_generator_({name})"
        case Kind.INT if not item.optional:
            return f"int64_t {name}", f"sg_int({name})"
        case Kind.FLOAT if not item.optional:
            return f"double {name}", f"sg_float({name})"
        case Kind.BOOL if not item.optional:
            return f"bool {name}", f"sg_bool({name})"
        case _:
            return f"sg_value {name}", name


def result(type_: str, position: int) -> tuple[str, str]:
    """The C type of a result's pointer, and the statement that stores the result."""
    value, out = f"results[{position}]", f"result{position}"
    match type_:
        case "Tensor":
            return f"sg_tensor **{out}", f"sg_take_(&{value}, {out});"
        case "bool":
            return f"bool *{out}", f"if ({out}) *{out} = {value}.as.i != 0;"
        case "int" | "ScalarType":
            return f"int64_t *{out}", f"if ({out}) *{out} = {value}.as.i;"
        case "float":
            return f"double *{out}", f"if ({out}) *{out} = {value}.as.f;"
        case _:
            return f"sg_value *{out}", f"if ({out}) *{out} = {value}; else sg_free_values(&{value}, 1);"


def wrapper(operator: Operator) -> str:
    """The function of one operator."""
    name = "sgop_" + re.sub(r"\W", "_", operator.name)
    parameters = [parameter(item) for item in operator.parameters]
    results = [result(item.type, position) for position, item in enumerate(operator.results)]
    declared = ", ".join([text for text, _ in parameters] + [text for text, _ in results]) or "void"
    lines = [f"\n/** {operator.schema.replace('*/', '* /')} */", f"static inline sg_status {name}({declared}) {{"]
    if parameters:
        lines.append(f"  sg_value args[{len(parameters)}];")
    if results:
        lines.append(f"  sg_value results[{len(results)}];")
    lines += [f"  args[{position}] = {value};" for position, (_, value) in enumerate(parameters)]
    args = "args" if parameters else "(const sg_value *)0"
    outs = "results" if results else "(sg_value *)0"
    call = f'sg_call(sg_op_find("{operator.name}"), {args}, {len(parameters)}, {outs}, {len(results)})'
    if results:
        lines += [f"  sg_status status = {call};", "  if (status != SG_OK) return status;"]
        lines += [f"  {statement}" for _, statement in results]
        lines.append("  return SG_OK;")
    else:
        lines.append(f"  return {call};")
    lines.append("}")
    return "\n".join(lines) + "\n"


def text(library: Path | None) -> str:
    """The whole header."""
    operators = sorted(registry.load(library), key=lambda operator: operator.name)
    return HEADER + "".join(map(wrapper, operators)) + FOOTER


if __name__ == "__main__":
    registry.derive(ROOT / "include/swiftgrad_ops.h", text, __doc__ or "")
