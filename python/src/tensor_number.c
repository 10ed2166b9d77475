/* tensor_number.c: operators between tensors and numbers: + - * / // % ** @ & | ^ << >> ~ == < ... */
#include "sgpy.h"

typedef enum {
  OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_FLOORDIV, OP_REMAINDER, OP_POW, OP_MATMUL, OP_AND, OP_OR, OP_XOR, OP_LSHIFT, OP_RSHIFT,
  OP_IADD, OP_ISUB, OP_IMUL, OP_IDIV, OP_IFLOORDIV, OP_IREMAINDER, OP_IPOW, OP_IAND, OP_IOR, OP_IXOR, OP_ILSHIFT, OP_IRSHIFT,
  OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_NEG, OP_POS, OP_ABS, OP_NOT, N_SLOTS
} Slot;
static const char *const slot_bases[N_SLOTS] = {
    "add", "sub", "mul", "div", "floor_divide", "remainder", "pow", "matmul", "bitwise_and", "bitwise_or", "bitwise_xor",
    "bitwise_left_shift", "bitwise_right_shift", "add_", "sub_", "mul_", "div_", "floor_divide_", "remainder_", "pow_",
    "bitwise_and_", "bitwise_or_", "bitwise_xor_", "bitwise_left_shift_", "bitwise_right_shift_", "eq", "ne", "lt", "le",
    "gt", "ge", "neg", "positive", "abs", "bitwise_not"};
static PyObject *slot_ops[N_SLOTS]; /* filled at first use, borrowed from the table of operators */

static PyObject *slot_op(Slot slot) {
  if (slot_ops[slot] == NULL) slot_ops[slot] = sgpy_op(slot_bases[slot]);
  return slot_ops[slot];
}

/* A new reference to what `o` is in an operation, or NULL without exception if it is nothing of the kind. */
static PyObject *operand(PyObject *o, bool numbers) {
  if (Py_TYPE(o) == sgpy_tensor_class) return Py_NewRef(o);
  if (numbers && (PyFloat_Check(o) || PyLong_Check(o) || PyComplex_Check(o) || sgpy_is_numpy_scalar(o) ||
                  strcmp(Py_TYPE(o)->tp_name, "numpy.complex64") == 0))
    return Py_NewRef(o);
  if (sgpy_is_tensor(o)) return Py_NewRef(o);
  if (sgpy_is_numpy_array(o)) {
    sg_tensor *h = sgpy_from_buffer(o, false);
    if (h != NULL) return sgpy_wrap(h);
    if (!PyErr_ExceptionMatches(PyExc_TypeError) && !PyErr_ExceptionMatches(PyExc_ValueError)) return NULL;
    PyErr_Clear();
    h = sgpy_from_data(o, -1);
    return h == NULL ? NULL : sgpy_wrap(h);
  }
  return NULL;
}

static PyObject *binary(Slot slot, PyObject *a, PyObject *b) {
  PyObject *op = slot_op(slot);
  if (op == NULL) return NULL;
  bool numbers = slot != OP_MATMUL;
  PyObject *args[2];
  if (Py_TYPE(a) == sgpy_tensor_class && (Py_TYPE(b) == sgpy_tensor_class || (numbers && (PyFloat_CheckExact(b) || PyLong_CheckExact(b))))) {
    args[0] = a; /* the caller's references hold for the call */
    args[1] = b;
    return ((SgOp *)op)->vectorcall(op, args, 2, NULL);
  }
  args[0] = operand(a, numbers);
  if (args[0] == NULL) {
    if (PyErr_Occurred()) return NULL;
    Py_RETURN_NOTIMPLEMENTED;
  }
  args[1] = operand(b, numbers);
  PyObject *result = NULL;
  if (args[1] != NULL) result = ((SgOp *)op)->vectorcall(op, args, 2, NULL);
  else if (!PyErr_Occurred()) result = Py_NewRef(Py_NotImplemented);
  Py_DECREF(args[0]);
  Py_XDECREF(args[1]);
  return result;
}

static PyObject *unary(Slot slot, PyObject *a) {
  PyObject *op = slot_op(slot);
  return op == NULL ? NULL : ((SgOp *)op)->vectorcall(op, &a, 1, NULL);
}

#define BINARY(name, slot) \
  static PyObject *name(PyObject *a, PyObject *b) { return binary(slot, a, b); }
#define UNARY(name, slot) \
  static PyObject *name(PyObject *a) { return unary(slot, a); }

BINARY(nb_add, OP_ADD) BINARY(nb_sub, OP_SUB) BINARY(nb_mul, OP_MUL) BINARY(nb_div, OP_DIV)
BINARY(nb_floordiv, OP_FLOORDIV) BINARY(nb_mod, OP_REMAINDER) BINARY(nb_matmul, OP_MATMUL) BINARY(nb_and, OP_AND)
BINARY(nb_or, OP_OR) BINARY(nb_xor, OP_XOR) BINARY(nb_lshift, OP_LSHIFT) BINARY(nb_rshift, OP_RSHIFT)
BINARY(nb_iadd, OP_IADD) BINARY(nb_isub, OP_ISUB) BINARY(nb_imul, OP_IMUL) BINARY(nb_idiv, OP_IDIV)
BINARY(nb_ifloordiv, OP_IFLOORDIV) BINARY(nb_imod, OP_IREMAINDER) BINARY(nb_iand, OP_IAND) BINARY(nb_ior, OP_IOR)
BINARY(nb_ixor, OP_IXOR) BINARY(nb_ilshift, OP_ILSHIFT) BINARY(nb_irshift, OP_IRSHIFT)
UNARY(nb_neg, OP_NEG) UNARY(nb_pos, OP_POS) UNARY(nb_abs, OP_ABS)

static PyObject *nb_invert(PyObject *self) {
  sg_tensor_info info;
  if (sgpy_describe(self, &info) < 0) return NULL;
  if (sgpy_dtype_is_float(info.dtype) || sgpy_dtype_is_complex(info.dtype)) {
    PyErr_Format(PyExc_TypeError, "~ (operator.invert) is only implemented on integer and Boolean-type tensors, got %s", sgpy_dtype_name(info.dtype));
    return NULL;
  }
  return unary(OP_NOT, self);
}

static PyObject *nb_pow(PyObject *a, PyObject *b, PyObject *modulo) {
  if (modulo != Py_None) Py_RETURN_NOTIMPLEMENTED;
  return binary(OP_POW, a, b);
}
static PyObject *nb_ipow(PyObject *a, PyObject *b, PyObject *modulo) {
  if (modulo != Py_None) Py_RETURN_NOTIMPLEMENTED;
  return binary(OP_IPOW, a, b);
}

PyObject *sgpy_tensor_richcompare(PyObject *a, PyObject *b, int op) {
  static const Slot slots[] = {[Py_LT] = OP_LT, [Py_LE] = OP_LE, [Py_EQ] = OP_EQ, [Py_NE] = OP_NE, [Py_GT] = OP_GT, [Py_GE] = OP_GE};
  return binary(slots[op], a, b);
}

Py_hash_t sgpy_tensor_hash(PyObject *self) {
  Py_hash_t h = (Py_hash_t)(uintptr_t)self; /* hash(x) == id(x), as in PyTorch */
  return h == -1 ? -2 : h;
}

/* ---------------------------------------------------------------- conversions to Python numbers */

static int single_value(PyObject *self, sg_value *out) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return -1;
  if (sg_tensor_numel(h) != 1) {
    PyErr_SetString(PyExc_ValueError, "only one element tensors can be converted to Python scalars");
    return -1;
  }
  sg_status s = sg_item(h, out);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  return 0;
}

static int nb_bool(PyObject *self) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return -1;
  int64_t numel = sg_tensor_numel(h);
  if (numel != 1) {
    PyErr_Format(PyExc_RuntimeError, "Boolean value of Tensor with %s is ambiguous", numel == 0 ? "no values" : "more than one value");
    return -1;
  }
  sg_value v;
  if (single_value(self, &v) < 0) return -1;
  if (v.tag == SG_TAG_COMPLEX) return v.as.f != 0 || v.imaginary != 0;
  return v.tag == SG_TAG_FLOAT ? v.as.f != 0 : v.as.i != 0;
}

/* A complex number has no place among the reals, unless its imaginary part is 0. */
static int real_value(sg_value *v, const char *type) {
  if (v->tag != SG_TAG_COMPLEX) return 0;
  if (v->imaginary != 0) {
    PyErr_Format(PyExc_RuntimeError, "value cannot be converted to type %s without overflow", type);
    return -1;
  }
  v->tag = SG_TAG_FLOAT;
  return 0;
}

static PyObject *nb_int(PyObject *self) {
  sg_value v;
  if (single_value(self, &v) < 0 || real_value(&v, "int64_t") < 0) return NULL;
  return v.tag == SG_TAG_FLOAT ? PyLong_FromDouble(v.as.f) : PyLong_FromLongLong(v.as.i);
}

static PyObject *nb_float(PyObject *self) {
  sg_value v;
  if (single_value(self, &v) < 0 || real_value(&v, "double") < 0) return NULL;
  return PyFloat_FromDouble(v.tag == SG_TAG_FLOAT ? v.as.f : (double)v.as.i);
}

static PyObject *nb_index(PyObject *self) {
  sg_tensor_info info;
  if (sgpy_describe(self, &info) < 0) return NULL;
  if (info.numel != 1 || sgpy_dtype_is_float(info.dtype) || sgpy_dtype_is_complex(info.dtype)) {
    PyErr_SetString(PyExc_TypeError, "only integer tensors of a single element can be converted to an index");
    return NULL;
  }
  return nb_int(self);
}

PyNumberMethods sgpy_tensor_number = {
    .nb_add = nb_add, .nb_subtract = nb_sub, .nb_multiply = nb_mul, .nb_remainder = nb_mod, .nb_power = nb_pow,
    .nb_negative = nb_neg, .nb_positive = nb_pos, .nb_absolute = nb_abs, .nb_bool = nb_bool, .nb_invert = nb_invert,
    .nb_lshift = nb_lshift, .nb_rshift = nb_rshift, .nb_and = nb_and, .nb_xor = nb_xor, .nb_or = nb_or, .nb_int = nb_int,
    .nb_float = nb_float, .nb_index = nb_index, .nb_floor_divide = nb_floordiv, .nb_true_divide = nb_div,
    .nb_matrix_multiply = nb_matmul, .nb_inplace_add = nb_iadd, .nb_inplace_subtract = nb_isub,
    .nb_inplace_multiply = nb_imul, .nb_inplace_remainder = nb_imod, .nb_inplace_power = nb_ipow,
    .nb_inplace_lshift = nb_ilshift, .nb_inplace_rshift = nb_irshift, .nb_inplace_and = nb_iand, .nb_inplace_xor = nb_ixor,
    .nb_inplace_or = nb_ior, .nb_inplace_floor_divide = nb_ifloordiv, .nb_inplace_true_divide = nb_idiv,
};
