/* op_errors.c: why no overload of an operator takes the given arguments, in PyTorch's words. */
#include "sgpy.h"

static const char *kind_name(const SgParam *p) {
  switch (p->kind) {
    case SG_KIND_TENSOR: return "Tensor";
    case SG_KIND_TENSORS:
    case SG_KIND_OPTIONAL_TENSORS: return "tuple of Tensors";
    case SG_KIND_SCALAR: return "Number";
    case SG_KIND_INT: return "int";
    case SG_KIND_INTS: return "tuple of ints";
    case SG_KIND_FLOAT: return "float";
    case SG_KIND_FLOATS: return "tuple of floats";
    case SG_KIND_BOOL: return "bool";
    case SG_KIND_STRING: return "str";
    case SG_KIND_DTYPE: return "torch.dtype";
    case SG_KIND_GENERATOR: return "torch.Generator";
    default: return "object";
  }
}

static const char *type_name(PyObject *o) {
  if (sgpy_is_tensor(o)) return Py_TYPE(o) == sgpy_tensor_class ? "Tensor" : Py_TYPE(o)->tp_name;
  return Py_TYPE(o)->tp_name;
}

static const char *param_name(const SgOverload *o, int32_t i) {
  return i == o->self_index && strcmp(o->params[i].cname, "self") == 0 ? "input" : o->params[i].cname;
}

/* "(Tensor, tuple of (int, int), dim=str)" */
static PyObject *describe_given(PyObject *const *args, Py_ssize_t from, Py_ssize_t nargs, PyObject *kwnames) {
  PyObject *text = PyUnicode_FromString("(");
  Py_ssize_t total = nargs + (kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames));
  for (Py_ssize_t i = from; text != NULL && i < total; i++) {
    PyObject *o = args[i];
    if (i > from) PyUnicode_AppendAndDel(&text, PyUnicode_FromString(", "));
    if (text != NULL && i >= nargs)
      PyUnicode_AppendAndDel(&text, PyUnicode_FromFormat("%U=", PyTuple_GET_ITEM(kwnames, i - nargs)));
    if (text == NULL) break;
    if (PyTuple_Check(o) || PyList_Check(o)) {
      PyUnicode_AppendAndDel(&text, PyUnicode_FromString(PyTuple_Check(o) ? "tuple of (" : "list of ["));
      Py_ssize_t n = Py_SIZE(o);
      for (Py_ssize_t k = 0; text != NULL && k < n && k < 8; k++) {
        PyObject *item = PyTuple_Check(o) ? PyTuple_GET_ITEM(o, k) : PyList_GET_ITEM(o, k);
        PyUnicode_AppendAndDel(&text, PyUnicode_FromFormat("%s%s", k > 0 ? ", " : "", type_name(item)));
      }
      PyUnicode_AppendAndDel(&text, PyUnicode_FromString(PyTuple_Check(o) ? ")" : "]"));
    } else {
      PyUnicode_AppendAndDel(&text, PyUnicode_FromString(type_name(o)));
    }
  }
  if (text != NULL)
    PyUnicode_AppendAndDel(&text, PyUnicode_FromString(kwnames != NULL && total > nargs ? ", )" : ")"));
  return text;
}

/* "(Tensor input, tuple of ints dim, *, bool keepdim)" */
static PyObject *describe_overload(const SgOverload *o, bool method) {
  PyObject *text = PyUnicode_FromString("(");
  bool any = false, star = false;
  for (int32_t i = 0; text != NULL && i < o->n_params; i++) {
    if (method && i == o->self_index) continue;
    const SgParam *p = &o->params[i];
    if (p->keyword_only && !star) {
      PyUnicode_AppendAndDel(&text, PyUnicode_FromString(any ? ", *" : "*"));
      star = any = true;
    }
    PyUnicode_AppendAndDel(&text, PyUnicode_FromFormat("%s%s %s", any ? ", " : "", kind_name(p), param_name(o, i)));
    any = true;
  }
  if (text != NULL) PyUnicode_AppendAndDel(&text, PyUnicode_FromString(")"));
  return text;
}

/* What is wrong for the only overload. */
static void single_error(const SgOp *op, const SgOverload *o, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  const Py_ssize_t first = op->method ? 1 : 0;
  Py_ssize_t given = nargs;
  SgFrame f;
  sgpy_frame_init(&f);
  sg_value v;
  bool list_given = false, list_only = o->n_positional == first + 1 && o->params[first].kind == SG_KIND_INTS;
  if (nargs > o->n_positional && !list_only) {
    Py_ssize_t most = o->n_positional - first;
    if (most == 0)
      PyErr_Format(PyExc_TypeError, "%s%s() takes no arguments (%zd given)", op->method ? "TensorBase." : "", op->base, nargs - first);
    else
      PyErr_Format(PyExc_TypeError, "%s() takes %zd positional argument%s but %zd %s given", op->base, most, most == 1 ? "" : "s",
                   nargs - first, nargs - first == 1 ? "was" : "were");
    return;
  }
  if (list_only && nargs > first && (nargs > o->n_positional || (PyIndex_Check(args[first]) && !sgpy_is_numpy_array(args[first])))) {
    for (Py_ssize_t i = first; i < nargs; i++) {
      int64_t number;
      int r = sgpy_read_int(args[i], &number);
      if (r < 0) return;
      if (r == 0 && (PyTuple_Check(args[first]) || PyList_Check(args[first]))) {
        PyErr_Format(PyExc_TypeError, "%s() takes 1 positional argument but %zd were given", op->base, nargs - first);
        return;
      }
      if (r == 0) {
        if (i == first)
          PyErr_Format(PyExc_TypeError, "%s(): argument '%s' (position 1) must be tuple of ints, not %s", op->base,
                       param_name(o, (int32_t)first), type_name(args[i]));
        else
          PyErr_Format(PyExc_TypeError,
                       "%s(): argument '%s' failed to unpack the object at pos %zd with error \"type must be tuple of ints,but got %s\"",
                       op->base, param_name(o, (int32_t)first), i - first + 1, type_name(args[i]));
        return;
      }
    }
    given = o->n_positional;
    list_given = true;
  }
  for (Py_ssize_t i = 0; i < given && i < nargs && !(list_given && i == first); i++) {
    int r = sgpy_convert(&o->params[i], args[i], true, &f, &v);
    if (r > 0) continue;
    if (r == 0) {
      const SgParam *p = &o->params[i];
      PyObject *a = args[i];
      if ((p->kind == SG_KIND_TENSORS || p->kind == SG_KIND_INTS) && (PyTuple_Check(a) || PyList_Check(a)) && Py_SIZE(a) > 0) {
        for (Py_ssize_t k = 0; k < Py_SIZE(a); k++) {
          PyObject *item = PyTuple_Check(a) ? PyTuple_GET_ITEM(a, k) : PyList_GET_ITEM(a, k);
          int64_t number;
          bool good = p->kind == SG_KIND_TENSORS ? sgpy_is_tensor(item) : sgpy_read_int(item, &number) > 0;
          PyErr_Clear();
          if (good) continue;
          if (p->kind == SG_KIND_TENSORS)
            PyErr_Format(PyExc_TypeError, "expected Tensor as element %zd in argument %zd, but got %s", k, i - first, type_name(item));
          else
            PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be tuple of ints, but found element of type %s at pos %zd",
                         op->base, param_name(o, (int32_t)i), type_name(item), k);
          break;
        }
      }
      if (!PyErr_Occurred())
        PyErr_Format(PyExc_TypeError, "%s(): argument '%s' (position %zd) must be %s, not %s", op->base,
                     param_name(o, (int32_t)i), i + 1 - first, kind_name(p), type_name(a));
    }
    sgpy_frame_clear(&f);
    return;
  }
  bool filled[SGPY_MAX_ARGS] = {false};
  for (Py_ssize_t i = 0; i < given && i < SGPY_MAX_ARGS; i++) filled[i] = true;
  for (Py_ssize_t k = 0; kwnames != NULL && k < PyTuple_GET_SIZE(kwnames); k++) {
    PyObject *name = PyTuple_GET_ITEM(kwnames, k), *value = args[nargs + k];
    int32_t i = sgpy_param_index(o, name, op->method);
    if (i < 0) {
      SgExtras extras;
      int r = sgpy_extra_argument(op, o, name, value, &extras);
      if (r > 0) continue;
      if (r == 0) {
        PyObject *valid = describe_overload(o, op->method);
        PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", op->base, name);
        Py_XDECREF(valid);
      }
    } else if (filled[i]) {
      PyErr_Format(PyExc_TypeError, "%s() got multiple values for argument '%s'", op->base, param_name(o, i));
    } else {
      filled[i] = true;
      int r = sgpy_convert(&o->params[i], value, true, &f, &v);
      if (r > 0) continue;
      if (r == 0)
        PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be %s, not %s", op->base, param_name(o, i), kind_name(&o->params[i]),
                     type_name(value));
    }
    sgpy_frame_clear(&f);
    return;
  }
  sgpy_frame_clear(&f);
  PyObject *missing = NULL;
  int n_missing = 0;
  for (int32_t i = 0; i < o->n_params; i++) {
    if (filled[i] || o->params[i].has_default) continue;
    n_missing++;
    PyObject *quoted = PyUnicode_FromFormat("%s\"%s\"", missing == NULL ? "" : ", ", param_name(o, i));
    if (missing == NULL) missing = quoted;
    else PyUnicode_AppendAndDel(&missing, quoted);
    if (missing == NULL) return;
  }
  if (n_missing > 0)
    PyErr_Format(PyExc_TypeError, "%s() missing %d required positional arguments: %U", op->base, n_missing, missing);
  else
    PyErr_Format(PyExc_TypeError, "%s(): the arguments do not fit the schema %s", op->base, o->schema);
  Py_XDECREF(missing);
}

void sgpy_argument_error(SgOp *op, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  /* Overloads that only add `out` do not count when it is not given. */
  const SgOverload *only = NULL;
  int n = 0;
  bool wants_out = false;
  for (Py_ssize_t k = 0; kwnames != NULL && k < PyTuple_GET_SIZE(kwnames); k++)
    wants_out = wants_out || PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, k), "out") == 0;
  for (int32_t i = 0; i < op->n_overloads; i++)
    if (wants_out || !(op->overloads[i]->variants & SG_VARIANT_OUT)) {
      only = op->overloads[i];
      n++;
    }
  if (n == 1) {
    single_error(op, only, args, nargs, kwnames);
    if (PyErr_Occurred()) return;
  }
  /* a first argument that no overload could take is named alone */
  if (!op->method && n > 1 && nargs > 0) {
    bool all_tensors = true;
    for (int32_t i = 0; i < op->n_overloads; i++)
      all_tensors = all_tensors && op->overloads[i]->n_params > 0 && op->overloads[i]->params[0].kind == SG_KIND_TENSOR;
    if (all_tensors && !sgpy_is_tensor(args[0])) {
      PyErr_Format(PyExc_TypeError, "%s(): argument '%s' (position 1) must be Tensor, not %s", op->base,
                   param_name(op->overloads[0], 0), type_name(args[0]));
      return;
    }
  }
  PyObject *given = describe_given(args, op->method ? 1 : 0, nargs, kwnames);
  PyObject *expected = PyUnicode_FromString("");
  for (int32_t i = 0; expected != NULL && i < op->n_overloads; i++) {
    if (!wants_out && (op->overloads[i]->variants & SG_VARIANT_OUT)) continue;
    PyObject *one = describe_overload(op->overloads[i], op->method);
    if (one == NULL) { Py_CLEAR(expected); break; }
    PyUnicode_AppendAndDel(&expected, PyUnicode_FromFormat(" * %U\n", one));
    Py_DECREF(one);
  }
  if (given != NULL && expected != NULL)
    PyErr_Format(PyExc_TypeError, "%s() received an invalid combination of arguments - got %U, but expected one of:\n%U", op->base,
                 given, expected);
  Py_XDECREF(given);
  Py_XDECREF(expected);
}

int sgpy_extra_argument(const SgOp *op, const SgOverload *o, PyObject *kwname, PyObject *value, SgExtras *extras) {
  const char *name = PyUnicode_AsUTF8(kwname);
  if (name == NULL) return -1;
  if (strcmp(name, "memory_format") == 0) {
    int code = value == Py_None ? 0 : sgpy_memory_format_code(value);
    if (code < 0) {
      PyErr_Format(PyExc_TypeError, "%s(): argument 'memory_format' must be torch.memory_format, not %s", op->base,
                   Py_TYPE(value)->tp_name);
      return -1;
    }
    if (code >= 2) {
      PyErr_Format(PyExc_NotImplementedError, "%s: swiftgrad has no memory_format %R here yet; use torch.contiguous_format", op->base, value);
      return -1;
    }
    return (o->variants & SG_VARIANT_FACTORY) || strcmp(op->base, "clone") == 0 || strcmp(op->base, "contiguous") == 0 ||
           strcmp(op->base, "to") == 0;
  }
  if (strcmp(name, "out") == 0 && value == Py_None) return 1;
  if (!(o->variants & SG_VARIANT_FACTORY)) return 0;
  if (strcmp(name, "device") == 0) return sgpy_check_device(value) < 0 ? -1 : 1;
  if (strcmp(name, "requires_grad") == 0 || strcmp(name, "pin_memory") == 0) {
    if (!PyBool_Check(value) && value != Py_None) {
      PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be bool, not %s", op->base, name, Py_TYPE(value)->tp_name);
      return -1;
    }
    if (*name == 'r') extras->requires_grad = value == Py_True;
    else if (value == Py_True) {
      PyErr_SetString(PyExc_RuntimeError, "Cannot access accelerator device when none is available: pin_memory needs one");
      return -1;
    }
    return 1;
  }
  if (strcmp(name, "layout") == 0) {
    PyObject *strided = sgpy_strided_layout();
    Py_DECREF(strided);
    if (value == Py_None || value == strided) return 1;
    if (Py_TYPE(value) == &SgLayout_Type)
      PyErr_Format(PyExc_RuntimeError, "%s(...) is not implemented for the layout %R", op->base, value);
    else
      PyErr_Format(PyExc_TypeError, "%s(): argument 'layout' must be torch.layout, not %s", op->base, Py_TYPE(value)->tp_name);
    return -1;
  }
  return 0;
}
