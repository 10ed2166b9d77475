/* sgpy.h: what the files of the extension `swiftgrad._C` share.
 *
 * Rules: functions that return PyObject * give a new reference, or NULL with an exception set.  Functions that return
 * int give 0, or -1 with an exception set, unless they say otherwise.  `sg_tensor *` parameters are borrowed unless
 * a comment says "steals".
 */
#ifndef SGPY_H
#define SGPY_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include "swiftgrad.h"

/* CPython's signatures dictate parameters that not every function needs, and PyMethodDef wants casts. */
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wcast-function-type"

#if PY_VERSION_HEX < 0x030b0000 /* public since 3.11 */
#define PyFloat_Pack2(value, at, little) _PyFloat_Pack2(value, (unsigned char *)(at), little)
#define PyFloat_Unpack2(at, little) _PyFloat_Unpack2((const unsigned char *)(at), little)
#endif

#define SGPY_METHOD(f) ((PyCFunction)(void (*)(void))(f))

/* ---------------------------------------------------------------- errors.c */
extern PyObject *sgpy_LinAlgError;
extern PyObject *sgpy_OutOfMemoryError;
/** Raises the exception for a status that is not SG_OK; always returns NULL. */
PyObject *sgpy_raise(sg_status status);
/** Keeps the pending exception of a failed callback until sgpy_raise(SG_CALLBACK_ERROR). */
void sgpy_stash_error(void);
int sgpy_init_errors(PyObject *module);
/** True while Python can still be called from callbacks. */
bool sgpy_alive(void);
/** sg_set_owner_release-like callback that takes the GIL and gives a reference back. */
void sgpy_release_object(void *object);

/* ---------------------------------------------------------------- dtype.c */
typedef struct {
  PyObject_HEAD
  const char *name;
  const char *alias; /* or NULL */
  int32_t code;
  int32_t itemsize;
  bool is_float, is_complex, is_signed;
} SgDtype;
extern PyTypeObject SgDtype_Type;
/** The dtype object for a code (borrowed), or NULL with an exception. */
PyObject *sgpy_dtype(int32_t code);
/** Reads a dtype object or one of the types float, int, bool. 1: read, 0: something else. */
int sgpy_read_dtype(PyObject *object, int32_t *code);
const char *sgpy_dtype_name(int32_t code);
/** "FloatTensor" for float32, and so on. */
const char *sgpy_tensor_type_name(int32_t code);
bool sgpy_dtype_is_float(int32_t code);
bool sgpy_dtype_is_complex(int32_t code);
int sgpy_init_dtypes(PyObject *module);

/* ---------------------------------------------------------------- device.c */
typedef struct {
  PyObject_HEAD
  int type; /* index into the table of names; 0 is cpu */
  int index; /* -1: none */
} SgDevice;
extern PyTypeObject SgDevice_Type, SgLayout_Type, SgMemoryFormat_Type;
PyObject *sgpy_cpu_device(void);    /* new reference */
PyObject *sgpy_strided_layout(void);/* new reference */
/** Checks that tensors can live on `object` (None, a string, a device); raises otherwise. */
int sgpy_check_device(PyObject *object);
/** Whether `object` could name a device: a device, a string, an int. */
bool sgpy_is_device_like(PyObject *object);
/** A device object from a device, a string or an int. */
PyObject *sgpy_as_device(PyObject *object);
/** 0 contiguous, 1 preserve, 2 channels_last, 3 channels_last_3d; -1: not a memory format. */
int sgpy_memory_format_code(PyObject *object);
int sgpy_init_devices(PyObject *module);

/* ---------------------------------------------------------------- size.c */
extern PyTypeObject SgSize_Type;
PyObject *sgpy_size(const int64_t *sizes, int32_t ndim);
PyObject *sgpy_int_tuple(const int64_t *values, int64_t n);
int sgpy_init_size(PyObject *module);

/* ---------------------------------------------------------------- generator.c */
typedef struct {
  PyObject_HEAD
  sg_generator *handle;
  PyObject *weakrefs;
} SgGenerator;
extern PyTypeObject SgGenerator_Type;
int sgpy_init_generator(PyObject *module);

/* ---------------------------------------------------------------- tensor_object.c */
typedef struct {
  PyObject_HEAD
  sg_tensor *handle;
  PyObject *dict;
  PyObject *weakrefs;
  int64_t numel_hint; /* elements when last asked, or -1: only to decide whether work is long */
  bool owns;          /* we hold a reference to handle; false while the engine holds one to us */
} SgTensor;
extern PyTypeObject SgTensorMeta_Type, SgTensorBase_Type;
/** The class results are made as: swiftgrad.Tensor. */
extern PyTypeObject *sgpy_tensor_class;
/** How many subclasses with a __torch_function__ of interest exist; 0 makes every check free. */
extern int sgpy_active_subclasses;
sg_tensor *sgpy_handle_slow(SgTensor *t);
/** The Python object of a tensor; steals `handle`. */
PyObject *sgpy_wrap(sg_tensor *handle);
/** The same for a handle that is only borrowed; NULL gives None. */
PyObject *sgpy_wrap_borrowed(sg_tensor *handle);
/** An object of class `cls` for a tensor that has none yet; steals `handle`. */
PyObject *sgpy_wrap_as(sg_tensor *handle, PyTypeObject *cls);
int sgpy_init_tensor(PyObject *module);

static inline bool sgpy_is_tensor(PyObject *o) {
  return Py_TYPE(o) == sgpy_tensor_class || PyObject_TypeCheck(o, &SgTensorBase_Type);
}
/** The engine's tensor (borrowed), or NULL with an exception. `o` must be a tensor object. */
static inline sg_tensor *sgpy_handle(PyObject *o) {
  SgTensor *t = (SgTensor *)o;
  return t->owns ? t->handle : sgpy_handle_slow(t);
}
static inline int sgpy_describe(PyObject *o, sg_tensor_info *info) {
  sg_tensor *h = sgpy_handle(o);
  if (h == NULL) return -1;
  sg_status s = sg_tensor_describe(h, info);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  return 0;
}

/* ---------------------------------------------------------------- tensor_attrs.c, tensor_methods.c, ... */
extern PyGetSetDef sgpy_tensor_getset[];
extern PyMethodDef sgpy_tensor_methods[];
extern PyNumberMethods sgpy_tensor_number;
extern PySequenceMethods sgpy_tensor_sequence;
extern PyMappingMethods sgpy_tensor_mapping;
extern PyBufferProcs sgpy_tensor_buffer;
PyObject *sgpy_tensor_richcompare(PyObject *a, PyObject *b, int op);
PyObject *sgpy_tensor_iter(PyObject *self);
Py_hash_t sgpy_tensor_hash(PyObject *self);
/** A Python number for a value that sg_item or sg_call filled. */
PyObject *sgpy_number_from_value(const sg_value *value);
/** Turns an element in memory into a Python number. */
PyObject *sgpy_element(const void *at, int32_t dtype);
PyObject *sgpy_tolist(PyObject *self, PyObject *unused);
/** x.T, x.mT, x.H, x.mH. */

/* ---------------------------------------------------------------- args.c */
enum { SGPY_MAX_ARGS = 40, SGPY_INT_ARENA = 64, SGPY_MAX_BLOCKS = 16 };

typedef struct {
  PyObject *name; /* interned */
  const char *cname;
  int32_t kind, list_size;
  bool optional, has_default, keyword_only, mutated;
  bool numbers_ok;  /* a number may stand for this Tensor */
  bool var_tensors; /* f(a, b, c) stands for f([a, b, c]) */
} SgParam;

/** The converted arguments of one call, all on the C stack unless lists are long. */
typedef struct {
  sg_value values[SGPY_MAX_ARGS];
  int32_t n_values;
  int32_t n_ints;
  int32_t n_blocks;
  int32_t n_owned;
  int64_t numel;
  int64_t int_arena[SGPY_INT_ARENA];
  struct { void *memory; int64_t n_tensors; } blocks[SGPY_MAX_BLOCKS]; /* malloc'ed; n_tensors handles to release */
  PyObject *owned[SGPY_MAX_BLOCKS];
} SgFrame;

void sgpy_frame_init(SgFrame *frame);
void sgpy_frame_clear(SgFrame *frame);
/** Converts one argument. 1: done, 0: not of this kind (no exception), -1: exception. */
int sgpy_convert(const SgParam *param, PyObject *object, bool numbers_as_tensors, SgFrame *frame, sg_value *out);
/** Collects n objects as int[] / Tensor[] (varargs). Same results. */
int sgpy_convert_varargs(const SgParam *param, PyObject *const *objects, Py_ssize_t n, SgFrame *frame, sg_value *out);
/** Reads an int (also __index__, 0-dim integer tensors). 1: read, 0: not an int, -1: exception. bools are not ints. */
int sgpy_read_int(PyObject *object, int64_t *out);
/** Reads a float (also ints, NumPy scalars, 0-dim tensors), same results. */
int sgpy_read_float(PyObject *object, double *out);
/** Reads a bool, int or float (also NumPy's) as SG_TAG_BOOL, INT or FLOAT, same results. */
int sgpy_read_number(PyObject *object, sg_value *out);
/** NumPy scalars, by the name of their type: no import of NumPy. */
bool sgpy_is_numpy_scalar(PyObject *object);
bool sgpy_is_numpy_array(PyObject *object);
/** Reads a sequence of ints into `out` (at most `capacity`). Its length, -2: not such a sequence, -1: exception. */
int64_t sgpy_read_ints(PyObject *object, int64_t *out, int64_t capacity);

/* ---------------------------------------------------------------- op_object.c, op_errors.c, op_results.c */
typedef enum { SGPY_RETURN_ONE, SGPY_RETURN_TUPLE, SGPY_RETURN_NONE } SgReturnStyle;

typedef struct {
  int32_t op;
  const char *full, *schema, *doc, *returns;
  int32_t n_params, n_positional, n_results, self_index;
  int32_t n_outs; /* the last parameters, which `out` stands for */
  uint32_t variants;
  int64_t gil_numel; /* from so many elements on the GIL is released */
  SgReturnStyle style;
  PyTypeObject *result_type; /* struct sequence, or NULL */
  SgParam *params;
} SgOverload;

typedef struct {
  PyObject_HEAD
  vectorcallfunc vectorcall;
  PyObject *name;
  const char *base;
  SgOverload **overloads; /* described at the first use, see sgpy_op_ready */
  int32_t n_overloads;
  int32_t first, n_entries; /* of the engine's operators */
  uint32_t straight; /* bit n: n tensors are a call of overloads[0] */
  bool ready;
  bool random;      /* draws random numbers */
  int32_t n_passes; /* 2: numbers stand for tensors only where no overload takes them as numbers */
  bool method;
} SgOp;
extern PyTypeObject SgOp_Type, SgOpMethod_Type;

/** Describes the overloads of an operator, if that was not done yet. */
int sgpy_op_ready(SgOp *op);
/** The function object of an op (borrowed), or NULL with NotImplementedError. */
PyObject *sgpy_op(const char *base);
/** Calls an op by its base name on borrowed objects. */
PyObject *sgpy_call_op(const char *base, PyObject *const *args, Py_ssize_t n);
/** Calls the op of this full name with values; gives its single tensor result (+1), or NULL with an exception. */
sg_tensor *sgpy_call_values(const char *full, const sg_value *values, int32_t n);
/** x converted to a dtype (+1); a copy even if it has it already where `copy`. */
sg_tensor *sgpy_to_dtype(sg_tensor *x, int32_t dtype, bool copy);
/** Extra arguments of factories. */
typedef struct {
  bool requires_grad;
} SgExtras;
void sgpy_argument_error(SgOp *op, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
PyObject *sgpy_convert_results(const SgOverload *o, sg_value *results);
PyTypeObject *sgpy_result_type(const char *base, const char *returns, int32_t n_results);
/** The class of an operator's named results (borrowed), or NULL without exception. */
PyObject *sgpy_return_type(const char *base);
int sgpy_param_index(const SgOverload *o, PyObject *kwname, bool method);
/** Keyword arguments that every factory takes. 1: handled, 0: not one of them, -1: exception. */
int sgpy_extra_argument(const SgOp *op, const SgOverload *o, PyObject *kwname, PyObject *value, SgExtras *extras);
int sgpy_init_ops(PyObject *module);

/* ---------------------------------------------------------------- torch_function.c */
/** 1: *result is set (NULL if it raised); 0: nobody overrides. */
int sgpy_torch_function(PyObject *func, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, bool all_types,
                        PyObject **result);
extern PyObject *sgpy_disabled_torch_function;
/** What random operators ask before they run (vmap), or NULL. The call returns 1 where the hook answered. */
extern PyObject *sgpy_random_hook;
int sgpy_call_random_hook(PyObject *func, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, PyObject **result);
void sgpy_note_subclass(PyTypeObject *cls);
int sgpy_init_torch_function(PyObject *module);

/* ---------------------------------------------------------------- from_data.c, buffer.c, dlpack.c, storage.c */
/** A new tensor from nested sequences, numbers, arrays, tensors; dtype -1: inferred (+1). */
sg_tensor *sgpy_from_data(PyObject *data, int32_t dtype);
/** A tensor over the memory of an object with the buffer protocol, a NumPy array above all (+1). */
sg_tensor *sgpy_from_buffer(PyObject *array, bool warn_readonly);
extern PyMethodDef sgpy_data_functions[], sgpy_buffer_functions[], sgpy_dlpack_functions[], sgpy_storage_functions[];
PyObject *sgpy_dlpack_export(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
extern PyTypeObject SgStorage_Type;
int sgpy_init_storage(PyObject *module);

/* ---------------------------------------------------------------- autograd.c, hooks.c, node.c, custom_function.c */
extern PyMethodDef sgpy_autograd_functions[], sgpy_runtime_functions[], sgpy_custom_functions[], sgpy_hook_functions[];
PyObject *sgpy_wrap_node(sg_node *node); /* steals; NULL gives None */
int sgpy_init_autograd(PyObject *module);
int sgpy_init_node(PyObject *module);
int sgpy_init_custom_function(PyObject *module);

/* ---------------------------------------------------------------- module_base.c */
int sgpy_init_module_base(PyObject *module);

/* ---------------------------------------------------------------- compile.c */
extern PyMethodDef sgpy_compile_functions[];
int sgpy_init_compile(PyObject *module);

#endif
