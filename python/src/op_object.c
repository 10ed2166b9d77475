/* op_object.c: a callable object for each operator of the engine, as function and as method. */
#include "sgpy.h"

static PyObject *op_table;     /* base name -> SgOp */
static SgOverload **overloads; /* by the operator's number; NULL until asked for */
static int32_t op_count;

/* Binary operators and the like, where PyTorch lets a number stand for a tensor. */
static const char *const number_bases[] = {
    "add", "sub", "mul", "div", "true_divide", "floor_divide", "divide", "multiply", "subtract", "rsub", "remainder",
    "fmod", "pow", "float_power", "eq", "ne", "lt", "le", "gt", "ge", "not_equal", "greater", "greater_equal", "less",
    "less_equal", "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_left_shift", "bitwise_right_shift", "where",
    "masked_fill", "index_fill", "fill", "copysign", "xlogy", "lerp", "clamp", "clamp_min", "clamp_max", "clip",
    "scatter", "__and__", "__or__", "__xor__", "__lshift__", "__rshift__", "__rpow__", "isin", "index_put", NULL};
static const char *const vararg_bases[] = {"meshgrid", "broadcast_tensors", "block_diag", "cartesian_prod", "einsum",
                                           "atleast_1d", "atleast_2d", "atleast_3d", NULL};
/* Work that is long for few elements. */
static const char *const heavy_prefixes[] = {"conv", "mm", "bmm", "matmul", "linear", "addmm", "baddbmm", "lstm", "gru",
                                             "rnn", "scaled_dot", "cdist", "einsum", "tensordot", "linalg", "_fused",
                                             "svd", "inverse", "cholesky", "sort", "topk", "multi_head", NULL};

/* Operators that draw random numbers (those with a Generator among their parameters besides). */
static const char *const random_bases[] = {"dropout", "feature_dropout", "alpha_dropout", "feature_alpha_dropout", "native_dropout",
                                           "bernoulli", "rrelu", "rrelu_with_noise", "_fused_dropout", NULL};

static bool in_list(const char *const *list, const char *base) {
  size_t n = strlen(base);
  while (n > 1 && base[n - 1] == '_' && base[n - 2] != '_') n--; /* add_ is add */
  for (; *list != NULL; list++)
    if (strlen(*list) == n && strncmp(*list, base, n) == 0) return true;
  return false;
}

/* torch.special's functions of two arguments take numbers too. */
static bool takes_numbers(const char *base) {
  return in_list(number_bases, base) || strncmp(base, "special_xlog", 12) == 0 || strcmp(base, "special_zeta") == 0 ||
         (strncmp(base, "special_", 8) == 0 && strstr(base, "_polynomial_") != NULL);
}

static bool has_prefix(const char *base) {
  for (const char *const *p = heavy_prefixes; *p != NULL; p++)
    if (strncmp(base, *p, strlen(*p)) == 0) return true;
  return false;
}

/* ---------------------------------------------------------------- matching one overload */

int sgpy_param_index(const SgOverload *o, PyObject *kwname, bool method) {
  for (int32_t i = 0; i < o->n_params; i++)
    if (o->params[i].name == kwname) return i;
  const char *text = PyUnicode_AsUTF8(kwname);
  if (text == NULL) { PyErr_Clear(); return -1; }
  for (int32_t i = 0; i < o->n_params; i++)
    if (strcmp(o->params[i].cname, text) == 0) return i;
  const char *other = NULL;
  if (strcmp(text, "axis") == 0) other = "dim";
  else if (strcmp(text, "keepdims") == 0) other = "keepdim";
  else if (strcmp(text, "input") == 0 || strcmp(text, "x") == 0 || strcmp(text, "a") == 0 || strcmp(text, "x1") == 0) other = "self";
  else if (strcmp(text, "x2") == 0) other = "other";
  if (other == NULL) return -1;
  for (int32_t i = 0; i < o->n_params; i++)
    if (strcmp(o->params[i].cname, other) == 0 || (strcmp(other, "self") == 0 && i == 0 && strcmp(o->params[i].cname, "input") == 0))
      return i;
  return -1;
}

/* Numbers may stand for tensors only beside a tensor. */
static int has_tensor(const SgOverload *o, const sg_value *values) {
  bool number = false;
  for (int32_t i = 0; i < o->n_params; i++) {
    if (values[i].tag == SG_TAG_TENSOR || values[i].tag == SG_TAG_TENSORS) return 1;
    number = number || (o->params[i].kind == SG_KIND_TENSOR && ((values[i].tag >= SG_TAG_BOOL && values[i].tag <= SG_TAG_FLOAT) || values[i].tag == SG_TAG_COMPLEX));
  }
  return !number;
}

/* out=(a, b): the last parameters of an overload that writes several results. */
static int match_outs(const SgOverload *o, PyObject *value, bool numbers, SgFrame *f, sg_value *values) {
  if (!PyTuple_Check(value) && !PyList_Check(value)) return 0;
  PyObject *const *items = PySequence_Fast_ITEMS(value);
  if (PySequence_Fast_GET_SIZE(value) != o->n_outs) return 0;
  for (int32_t i = 0; i < o->n_outs; i++) {
    int32_t at = o->n_params - o->n_outs + i;
    int r = sgpy_convert(&o->params[at], items[i], numbers, f, &values[at]);
    if (r <= 0) return r;
  }
  return 1;
}

/* 1: frame->values hold the call, 0: this overload does not fit, -1: exception. */
static int match(const SgOp *op, const SgOverload *o, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                 bool numbers, SgFrame *f, SgExtras *extras) {
  Py_ssize_t given = nargs;
  const Py_ssize_t first = op->method ? 1 : 0;
  const SgParam *params = o->params;
  sg_value *values = f->values;
  Py_ssize_t filled = 0;
  int r;
  /* f(2, 3) for f((2, 3)), where the list is the only positional parameter */
  if (o->n_positional == first + 1 && nargs > first && params[first].kind == SG_KIND_INTS &&
      (nargs > first + 1 || PyLong_CheckExact(args[first]) || PyIndex_Check(args[first])) && !PyTuple_Check(args[first]) &&
      !PyList_Check(args[first]) && !(params[first].list_size == 1 && nargs == first + 1)) {
    r = 0;
    if (!(sgpy_is_numpy_array(args[first]) && nargs == first + 1)) {
      if (first && (r = sgpy_convert(&params[0], args[0], numbers, f, &values[0])) <= 0) return r;
      r = sgpy_convert_varargs(&params[first], args + first, nargs - first, f, &values[first]);
      if (r <= 0) return r;
      filled = given = first + 1;
    }
  } else if (o->n_positional > 0 && params[o->n_positional - 1].var_tensors && nargs >= o->n_positional &&
             !PyTuple_Check(args[o->n_positional - 1]) && !PyList_Check(args[o->n_positional - 1])) {
    Py_ssize_t last = o->n_positional - 1;
    for (; filled < last; filled++)
      if ((r = sgpy_convert(&params[filled], args[filled], numbers, f, &values[filled])) <= 0) return r;
    r = sgpy_convert_varargs(&params[last], args + last, nargs - last, f, &values[last]);
    if (r <= 0) return r;
    filled = given = last + 1;
  }
  if (given > o->n_positional) return 0;
  for (; filled < given; filled++)
    if ((r = sgpy_convert(&params[filled], args[filled], numbers, f, &values[filled])) <= 0) return r;
  for (; filled < o->n_params; filled++) values[filled].tag = SG_TAG_DEFAULT;
  if (kwnames != NULL) {
    Py_ssize_t n = PyTuple_GET_SIZE(kwnames);
    for (Py_ssize_t k = 0; k < n; k++) {
      PyObject *name = PyTuple_GET_ITEM(kwnames, k), *value = args[nargs + k];
      int32_t i = sgpy_param_index(o, name, op->method);
      if (i < 0 && o->n_outs > 1 && PyUnicode_CompareWithASCIIString(name, "out") == 0) {
        r = match_outs(o, value, numbers, f, values);
        if (r <= 0) return r;
        continue;
      }
      if (i < 0) {
        r = sgpy_extra_argument(op, o, name, value, extras);
        if (r <= 0) return r;
        continue;
      }
      if (i < given || values[i].tag != SG_TAG_DEFAULT) return 0;
      r = sgpy_convert(&params[i], value, numbers, f, &values[i]);
      if (r <= 0) return r;
    }
  }
  int32_t n = 0;
  for (int32_t i = 0; i < o->n_params; i++) {
    if (values[i].tag != SG_TAG_DEFAULT) n = i + 1;
    else if (!params[i].has_default) return 0;
  }
  f->n_values = n;
  return numbers ? has_tensor(o, values) : 1;
}

/* ---------------------------------------------------------------- calling */

static PyObject *run(const SgOverload *o, SgFrame *f, const SgExtras *extras) {
  sg_value results[8];
  sg_status status;
  if (o->variants & SG_VARIANT_FACTORY)
    for (int32_t i = 0; i < f->n_values; i++)
      if (f->values[i].tag == SG_TAG_INTS) {
        double product = 1;
        for (int64_t k = 0; k < f->values[i].count; k++) product *= (double)f->values[i].as.ints[k];
        if (product > 1e6) f->numel = 1 << 24;
      }
  if (f->numel >= o->gil_numel) {
    Py_BEGIN_ALLOW_THREADS
    status = sg_call(o->op, f->values, f->n_values, results, 8);
    Py_END_ALLOW_THREADS
  } else {
    status = sg_call(o->op, f->values, f->n_values, results, 8);
  }
  if (status != SG_OK) return sgpy_raise(status);
  if (o->n_results == 1 && results[0].tag == SG_TAG_TENSOR) {
    if (extras->requires_grad) {
      status = sg_tensor_set_requires_grad(results[0].as.tensor, true);
      if (status != SG_OK) {
        sgpy_raise(status);
        sg_release(results[0].as.tensor);
        return NULL;
      }
    }
    return sgpy_wrap(results[0].as.tensor);
  }
  return sgpy_convert_results(o, results);
}

/* The first overload on nothing but tensors: no matching, no frame. Subclasses that override were asked before. 0: not such a call. */
static int call_straight(const SgOp *op, PyObject *const *args, Py_ssize_t nargs, PyObject **result) {
  sg_value values[3], out[8];
  const SgOverload *o = op->overloads[0];
  int64_t numel = 0;
  for (Py_ssize_t i = 0; i < nargs; i++) {
    if (!sgpy_is_tensor(args[i])) return 0;
    SgTensor *t = (SgTensor *)args[i];
    sg_tensor *h = sgpy_handle(args[i]);
    if (h == NULL) { *result = NULL; return 1; }
    values[i].tag = SG_TAG_TENSOR;
    values[i].as.tensor = h;
    if (t->numel_hint < 0) t->numel_hint = sg_tensor_numel(h);
    numel += t->numel_hint;
  }
  sg_status status;
  if (numel >= o->gil_numel) {
    Py_BEGIN_ALLOW_THREADS
    status = sg_call(o->op, values, (int32_t)nargs, out, 8);
    Py_END_ALLOW_THREADS
  } else {
    status = sg_call(o->op, values, (int32_t)nargs, out, 8);
  }
  if (status != SG_OK) *result = sgpy_raise(status);
  else *result = o->n_results == 1 && out[0].tag == SG_TAG_TENSOR ? sgpy_wrap(out[0].as.tensor) : sgpy_convert_results(o, out);
  return 1;
}

static PyObject *op_vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  SgOp *op = (SgOp *)callable;
  Py_ssize_t nargs = PyVectorcall_NARGS(nargsf);
  Py_ssize_t n_keywords = kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames);
  if (sgpy_active_subclasses > 0) {
    PyObject *result;
    if (sgpy_torch_function(callable, args, nargs, kwnames, false, &result)) return result;
  }
  if (op->method && (nargs < 1 || !sgpy_is_tensor(args[0]))) {
    PyErr_Format(PyExc_TypeError, "descriptor '%s' for 'torch._C.TensorBase' objects doesn't apply to a '%s' object", op->base,
                 nargs < 1 ? "NoneType" : Py_TYPE(args[0])->tp_name);
    return NULL;
  }
  if (sgpy_random_hook != NULL && op->random) {
    PyObject *result;
    if (sgpy_call_random_hook(callable, args, nargs, kwnames, &result)) return result;
  }
  if (kwnames == NULL && nargs <= 3 && (op->straight >> nargs & 1)) {
    PyObject *result;
    if (call_straight(op, args, nargs, &result)) return result;
  }
  SgFrame frame;
  sgpy_frame_init(&frame);
  const int n_passes = op->n_passes;
  for (int pass = 0; pass < n_passes; pass++) {
    bool numbers = pass == n_passes - 1;
    for (int32_t i = 0; i < op->n_overloads; i++) {
      const SgOverload *o = op->overloads[i];
      if (n_keywords == 0 && (o->variants & SG_VARIANT_OUT)) continue;
      PyObject *const *these = args;
      PyObject *moved[SGPY_MAX_ARGS];
      if (op->method && o->self_index > 0) { /* x.where(condition, other) binds the parameter named self */
        if (nargs <= o->self_index || nargs + n_keywords > SGPY_MAX_ARGS) continue;
        for (Py_ssize_t k = 0; k < nargs + n_keywords; k++)
          moved[k] = k < o->self_index ? args[k + 1] : k == o->self_index ? args[0] : args[k];
        these = moved;
      }
      SgExtras extras = {false};
      int r = match(op, o, these, nargs, kwnames, numbers, &frame, &extras);
      if (r > 0) {
        PyObject *result = run(o, &frame, &extras);
        sgpy_frame_clear(&frame);
        return result;
      }
      sgpy_frame_clear(&frame);
      if (r < 0) return NULL;
    }
  }
  PyObject *result;
  if (sgpy_torch_function(callable, args, nargs, kwnames, true, &result)) return result;
  sgpy_argument_error(op, args, nargs, kwnames);
  return NULL;
}

/* What an operator's vectorcall is before its first call. */
static PyObject *first_vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (sgpy_op_ready((SgOp *)callable) < 0) return NULL;
  return op_vectorcall(callable, args, nargsf, kwnames);
}

/* ---------------------------------------------------------------- the types */

static PyObject *op_repr(PyObject *self) {
  SgOp *op = (SgOp *)self;
  if (op->method) return PyUnicode_FromFormat("<method '%s' of 'torch._C.TensorBase' objects>", op->base);
  return PyUnicode_FromFormat("<built-in method %s of type object>", op->base);
}

static PyObject *op_get_name(PyObject *self, void *c) { return Py_NewRef(((SgOp *)self)->name); }

static PyObject *op_get_qualname(PyObject *self, void *c) {
  SgOp *op = (SgOp *)self;
  return PyUnicode_FromFormat(op->method ? "TensorBase.%s" : "%s", op->base);
}

static PyObject *op_get_doc(PyObject *self, void *c) {
  SgOp *op = (SgOp *)self;
  if (sgpy_op_ready(op) < 0) return NULL;
  PyObject *parts = PyUnicode_FromString("");
  for (int32_t i = 0; parts != NULL && i < op->n_overloads; i++)
    PyUnicode_AppendAndDel(&parts, PyUnicode_FromFormat("%s\n", op->overloads[i]->schema));
  const char *last = "";
  for (int32_t i = 0; parts != NULL && i < op->n_overloads; i++) {
    const char *doc = op->overloads[i]->doc;
    if (doc == NULL || strcmp(doc, last) == 0) continue;
    last = doc;
    PyUnicode_AppendAndDel(&parts, PyUnicode_FromFormat("\n%s\n", doc));
  }
  return parts;
}

static PyObject *op_get_schemas(PyObject *self, void *c) {
  SgOp *op = (SgOp *)self;
  if (sgpy_op_ready(op) < 0) return NULL;
  PyObject *tuple = PyTuple_New(op->n_overloads);
  for (int32_t i = 0; tuple != NULL && i < op->n_overloads; i++) {
    PyObject *text = PyUnicode_FromString(op->overloads[i]->schema);
    if (text == NULL) { Py_CLEAR(tuple); break; }
    PyTuple_SET_ITEM(tuple, i, text);
  }
  return tuple;
}

static PyObject *op_get_module(PyObject *self, void *c) { return PyUnicode_FromString("swiftgrad._C"); }

static PyObject *op_reduce(PyObject *self, PyObject *unused) {
  SgOp *op = (SgOp *)self;
  return PyUnicode_FromFormat(op->method ? "TensorBase.%s" : "%s", op->base);
}

static PyObject *op_descr_get(PyObject *self, PyObject *obj, PyObject *type) {
  if (obj == NULL || obj == Py_None) return Py_NewRef(self);
  return PyMethod_New(self, obj);
}

static PyGetSetDef op_getset[] = {
    {"__name__", op_get_name, NULL, NULL, NULL},
    {"__qualname__", op_get_qualname, NULL, NULL, NULL},
    {"__doc__", op_get_doc, NULL, NULL, NULL},
    {"__module__", op_get_module, NULL, NULL, NULL},
    {"schemas", op_get_schemas, NULL, "The schemas of the overloads, in the order they are tried.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
static PyMethodDef op_methods[] = {
    {"__reduce__", op_reduce, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject SgOp_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "swiftgrad._C.Operator",
    .tp_basicsize = sizeof(SgOp),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL,
    .tp_vectorcall_offset = offsetof(SgOp, vectorcall),
    .tp_call = PyVectorcall_Call,
    .tp_repr = op_repr,
    .tp_getset = op_getset,
    .tp_methods = op_methods,
};
PyTypeObject SgOpMethod_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "swiftgrad._C.OperatorMethod",
    .tp_basicsize = sizeof(SgOp),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_vectorcall_offset = offsetof(SgOp, vectorcall),
    .tp_call = PyVectorcall_Call,
    .tp_descr_get = op_descr_get,
    .tp_repr = op_repr,
    .tp_getset = op_getset,
    .tp_methods = op_methods,
};

/* ---------------------------------------------------------------- building them; nothing is freed, they live as long as the module
 *
 * At import operators have a name and their variants; schemas are parsed and parameters described when an operator is first used.
 */

static SgOverload *make_overload(int32_t index, const sg_op_info *info) {
  SgOverload *o = PyMem_Calloc(1, sizeof *o);
  SgParam *params = o == NULL ? NULL : PyMem_Calloc(info->n_params > 0 ? (size_t)info->n_params : 1, sizeof *params);
  if (params == NULL) { PyErr_NoMemory(); return NULL; }
  if (info->n_params > SGPY_MAX_ARGS || info->n_results > 8) {
    PyErr_Format(PyExc_SystemError, "%s: at most %d parameters and 8 results can be passed", info->name, SGPY_MAX_ARGS);
    return NULL;
  }
  o->op = index;
  o->full = info->name;
  o->schema = info->schema == NULL ? info->name : info->schema;
  o->doc = info->doc;
  o->returns = info->returns == NULL ? "Tensor" : info->returns;
  o->n_params = info->n_params;
  o->n_results = info->n_results;
  o->variants = info->variants;
  o->params = params;
  o->gil_numel = has_prefix(info->base) ? 2048 : 32768;
  bool numbers = takes_numbers(info->base), variadic = in_list(vararg_bases, info->base);
  for (int32_t i = 0; i < info->n_params; i++) {
    sg_param_info p;
    sg_status s = sg_op_param(index, i, &p);
    if (s != SG_OK) { sgpy_raise(s); return NULL; }
    params[i].cname = p.name;
    params[i].name = PyUnicode_InternFromString(p.name);
    if (params[i].name == NULL) return NULL;
    params[i].kind = p.kind;
    params[i].list_size = p.list_size;
    params[i].optional = p.optional;
    params[i].has_default = p.has_default;
    params[i].keyword_only = p.keyword_only;
    params[i].mutated = p.mutated;
    params[i].numbers_ok = numbers && !p.mutated;
    params[i].var_tensors = variadic && (p.kind == SG_KIND_TENSORS);
    if (!p.keyword_only) o->n_positional = i + 1;
    if (strcmp(p.name, "self") == 0) o->self_index = i;
    if ((info->variants & SG_VARIANT_OUT) && p.mutated) o->n_outs++;
  }
  if (info->n_results == 0) o->style = SGPY_RETURN_NONE;
  else if (info->n_results == 1) o->style = SGPY_RETURN_ONE;
  else {
    o->style = SGPY_RETURN_TUPLE;
    o->result_type = sgpy_result_type(info->base, o->returns, info->n_results);
    if (o->result_type == NULL && PyErr_Occurred()) return NULL;
  }
  return o;
}

static SgOverload *overload_at(int32_t index) {
  if (overloads[index] != NULL) return overloads[index];
  sg_op_info info;
  sg_status s = sg_op_describe(index, &info);
  if (s != SG_OK) { sgpy_raise(s); return NULL; }
  return overloads[index] = make_overload(index, &info);
}

/* The numbers of positional tensors that make a call of this overload, as bits. */
static uint32_t straight_calls(const SgOverload *o) {
  uint32_t bits = 0;
  if ((o->variants & (SG_VARIANT_OUT | SG_VARIANT_FACTORY)) || o->self_index != 0) return 0;
  for (int32_t n = 1; n <= 3 && n <= o->n_positional; n++) {
    if (o->params[n - 1].kind != SG_KIND_TENSOR) break;
    bool rest = true;
    for (int32_t i = n; i < o->n_params; i++) rest = rest && o->params[i].has_default;
    if (rest) bits |= 1u << n;
  }
  return bits;
}

int sgpy_op_ready(SgOp *op) {
  if (op->ready) return 0;
  SgOverload **list = PyMem_Calloc((size_t)op->n_entries, sizeof *list);
  if (list == NULL) { PyErr_NoMemory(); return -1; }
  int32_t n = 0, n_plain = 0;
  for (int32_t i = 0; i < op->n_entries; i++) {
    SgOverload *o = overload_at(op->first + i);
    if (o == NULL) { PyMem_Free(list); return -1; }
    if (op->method && !(o->variants & SG_VARIANT_METHOD)) continue;
    list[n++] = o;
    n_plain += !(o->variants & SG_VARIANT_OUT);
    for (int32_t k = 0; k < o->n_params; k++) op->random |= o->params[k].kind == SG_KIND_GENERATOR;
  }
  op->overloads = list;
  op->n_overloads = n;
  op->random |= in_list(random_bases, op->base);
  op->n_passes = n_plain > 1 ? 2 : 1;
  op->straight = n > 0 ? straight_calls(list[0]) : 0;
  op->ready = true;
  op->vectorcall = op_vectorcall;
  return 0;
}

static SgOp *make_op(PyObject *name, const char *base, int32_t first, int32_t n, bool method) {
  SgOp *op = PyObject_New(SgOp, method ? &SgOpMethod_Type : &SgOp_Type);
  if (op == NULL) return NULL;
  memset((char *)op + sizeof(PyObject), 0, sizeof *op - sizeof(PyObject));
  op->vectorcall = first_vectorcall;
  op->base = base;
  op->name = Py_NewRef(name);
  op->method = method;
  op->first = first;
  op->n_entries = n;
  return op;
}

static int add_base(PyObject *namespace, PyObject *functions, PyObject *methods, const char *base, int32_t first, int32_t n,
                    uint32_t variants) {
  PyObject *name = PyUnicode_InternFromString(base);
  SgOp *function = name == NULL ? NULL : make_op(name, base, first, n, false);
  int status = function == NULL ? -1 : PyDict_SetItem(op_table, name, (PyObject *)function);
  if (status == 0) status = PyDict_SetItem(namespace, name, (PyObject *)function);
  if (status == 0 && (variants & SG_VARIANT_FUNCTION)) status = PyList_Append(functions, name);
  Py_XDECREF(function);
  if (status == 0 && (variants & SG_VARIANT_METHOD)) {
    PyObject *dict = SgTensorBase_Type.tp_dict;
    /* what is written by hand (to, item, __add__ slots) stays, under its own name */
    if (!PyDict_Contains(dict, name)) {
      SgOp *method = make_op(name, base, first, n, true);
      status = method == NULL ? -1 : PyDict_SetItem(dict, name, (PyObject *)method);
      Py_XDECREF(method);
    }
    if (status == 0) status = PyList_Append(methods, name);
  }
  Py_XDECREF(name);
  return status;
}

/* torch.return_types.NAME, or None. */
static PyObject *return_type(PyObject *module, PyObject *name) {
  SgOp *op = (SgOp *)PyDict_GetItemWithError(op_table, name);
  if (op == NULL) return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
  if (sgpy_op_ready(op) < 0) return NULL;
  PyObject *type = sgpy_return_type(op->base);
  return Py_NewRef(type == NULL ? Py_None : type);
}
static PyMethodDef op_functions[] = {
    {"_return_type", return_type, METH_O, "The class of an operator's named results, or None."},
    {NULL, NULL, 0, NULL},
};

int sgpy_init_ops(PyObject *module) {
  if (PyType_Ready(&SgOp_Type) < 0 || PyType_Ready(&SgOpMethod_Type) < 0) return -1;
  if (PyModule_AddObjectRef(module, "Operator", (PyObject *)&SgOp_Type) < 0) return -1;
  if (PyModule_AddObjectRef(module, "OperatorMethod", (PyObject *)&SgOpMethod_Type) < 0) return -1;
  if (PyModule_AddFunctions(module, op_functions) < 0) return -1;
  op_count = sg_op_count();
  op_table = PyDict_New();
  overloads = PyMem_Calloc((size_t)op_count + 1, sizeof *overloads);
  PyObject *functions = PyList_New(0), *methods = PyList_New(0), *namespace = PyModule_GetDict(module);
  if (op_table == NULL || overloads == NULL || functions == NULL || methods == NULL) return -1;
  const char *base = NULL;
  int32_t first = 0;
  uint32_t all = 0;
  for (int32_t i = 0; i <= op_count; i++) {
    const char *name = NULL, *this_base = NULL;
    uint32_t variants = 0;
    if (i < op_count) {
      sg_status s = sg_op_name(i, &name, &this_base, &variants);
      if (s != SG_OK) { sgpy_raise(s); return -1; }
    }
    if (base != NULL && (this_base == NULL || strcmp(base, this_base) != 0)) {
      if (add_base(namespace, functions, methods, base, first, i - first, all) < 0) return -1;
      first = i;
      all = 0;
    }
    base = this_base;
    all |= variants;
  }
  PyType_Modified(&SgTensorBase_Type);
  int status = PyModule_AddObjectRef(module, "_function_names", functions);
  if (status == 0) status = PyModule_AddObjectRef(module, "_method_names", methods);
  Py_DECREF(functions);
  Py_DECREF(methods);
  return status;
}

/* ---------------------------------------------------------------- for the rest of the extension */

PyObject *sgpy_op(const char *base) {
  PyObject *op = PyDict_GetItemString(op_table, base);
  if (op == NULL && !PyErr_Occurred())
    PyErr_Format(PyExc_NotImplementedError, "swiftgrad has no operator %s yet", base);
  return op;
}

PyObject *sgpy_call_op(const char *base, PyObject *const *args, Py_ssize_t n) {
  PyObject *op = sgpy_op(base);
  return op == NULL ? NULL : ((SgOp *)op)->vectorcall(op, args, (size_t)n, NULL);
}

sg_tensor *sgpy_call_values(const char *full, const sg_value *values, int32_t n) {
  int32_t op = sg_op_find(full);
  if (op < 0) {
    PyErr_Format(PyExc_NotImplementedError, "swiftgrad has no operator %s yet", full);
    return NULL;
  }
  sg_value results[8];
  sg_status s = sg_call(op, values, n, results, 8);
  if (s != SG_OK) { sgpy_raise(s); return NULL; }
  if (results[0].tag != SG_TAG_TENSOR) {
    PyErr_Format(PyExc_SystemError, "%s: a tensor was expected as result", full);
    return NULL;
  }
  return results[0].as.tensor;
}

sg_tensor *sgpy_to_dtype(sg_tensor *x, int32_t dtype, bool copy) {
  sg_value values[4] = {{.tag = SG_TAG_TENSOR, .as.tensor = x},
                        {.tag = SG_TAG_DTYPE, .as.i = dtype},
                        {.tag = SG_TAG_BOOL, .as.i = 0},
                        {.tag = SG_TAG_BOOL, .as.i = copy}};
  return sgpy_call_values("to.dtype", values, 4);
}
