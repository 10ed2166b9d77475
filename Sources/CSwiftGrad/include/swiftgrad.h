/* swiftgrad.h: the C interface of swiftgrad, a tensor and autograd engine written in Swift.
 *
 * Conventions
 *  - Every function that can fail returns an sg_status; SG_OK is 0.  After any other status
 *    sg_last_error() tells this thread what was required and what was given.
 *  - Handles (sg_tensor, sg_node, sg_generator, sg_plan) are counted references.  A handle that a function
 *    hands out is +1 and is yours: give it back with sg_release().  Handles that you pass in are
 *    borrowed.  Passing NULL where a handle is required is an error, never a crash.
 *  - Results are written through `out` pointers only on SG_OK.
 *  - Shapes are int64_t, counted in elements; strides too.  At most SG_MAX_DIMS dimensions.
 *  - No function calls exit(), prints, or throws through the caller.  Functions may be called from any
 *    thread; a tensor that one thread writes must not be used by another at the same time.
 */
#ifndef SWIFTGRAD_H
#define SWIFTGRAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Raised by one whenever a declaration below changes meaning or layout. */
#define SG_ABI_VERSION 1
#define SG_MAX_DIMS 16

/** What went wrong; each maps to one Python exception type (in brackets). */
typedef enum sg_status {
  SG_OK = 0,
  SG_RUNTIME_ERROR = 1,        /**< wrong shapes, in-place misuse, ... [RuntimeError] */
  SG_TYPE_ERROR = 2,           /**< an argument of the wrong kind [TypeError] */
  SG_VALUE_ERROR = 3,          /**< a value out of its domain [ValueError] */
  SG_INDEX_ERROR = 4,          /**< a dimension or index out of range [IndexError] */
  SG_KEY_ERROR = 5,            /**< a name that is not there [KeyError] */
  SG_NOT_IMPLEMENTED = 6,      /**< known, but not done here yet [NotImplementedError] */
  SG_MEMORY_ERROR = 7,         /**< an allocation that could not be met [MemoryError] */
  SG_LINALG_ERROR = 8,         /**< singular matrices and the like [LinAlgError] */
  SG_CALLBACK_ERROR = 9        /**< one of your callbacks returned non-zero; its error is yours to report */
} sg_status;

/** Element types; the numbers are PyTorch's ScalarType codes. */
typedef enum sg_dtype {
  SG_UINT8 = 0,
  SG_INT8 = 1,
  SG_INT16 = 2,
  SG_INT32 = 3,
  SG_INT64 = 4,
  SG_FLOAT16 = 5,
  SG_FLOAT32 = 6,
  SG_FLOAT64 = 7,
  SG_COMPLEX32 = 8,            /**< two float16 side by side; stored and converted, not computed with */
  SG_COMPLEX64 = 9,            /**< two float32 side by side: real part, imaginary part */
  SG_COMPLEX128 = 10,
  SG_BOOL = 11,
  SG_BFLOAT16 = 15,
  SG_FLOAT8_E5M2 = 23,         /**< the float8 types are stored and converted, not computed with */
  SG_FLOAT8_E4M3FN = 24,
  SG_UINT16 = 27,              /**< the wider unsigned types take part in a few operators only */
  SG_UINT32 = 28,
  SG_UINT64 = 29
} sg_dtype;

typedef struct sg_tensor sg_tensor;
typedef struct sg_node sg_node;
typedef struct sg_generator sg_generator;
typedef struct sg_plan sg_plan;

/* ---------------------------------------------------------------- library and errors */

/** The SG_ABI_VERSION the library was built with. */
int32_t sg_abi_version(void);
/** The library's version, such as "0.1.0". */
const char *sg_version(void);
/** This thread's message for the last status that was not SG_OK; valid until its next failing call. */
const char *sg_last_error(void);

/* ---------------------------------------------------------------- handles */

/** Adds a reference to any handle; NULL is ignored. */
void sg_retain(const void *handle);
/** Gives a reference of any handle back; NULL is ignored. */
void sg_release(const void *handle);
/** True if the caller's reference is the only one. */
bool sg_is_unique(const void *handle);

/* ---------------------------------------------------------------- tensors: metadata and data */

enum {
  SG_FLAG_REQUIRES_GRAD = 1,   /**< takes part in differentiation */
  SG_FLAG_LEAF = 2,            /**< has no grad_fn */
  SG_FLAG_CONTIGUOUS = 4,      /**< row-major without gaps */
  SG_FLAG_VIEW = 8,            /**< shares another tensor's storage, and autograd knows it */
  SG_FLAG_HAS_GRAD = 16,       /**< .grad is set */
  SG_FLAG_RETAINS_GRAD = 32,   /**< sg_tensor_retain_grad was called on this non-leaf */
  SG_FLAG_INFERENCE = 64,      /**< made under inference mode */
  SG_FLAG_WRAPPED_NUMBER = 128 /**< a 0-dim tensor made from a number: does not raise the dtype of others */
};

typedef struct sg_tensor_info {
  void *data;                  /**< first element; NULL where numel is 0 */
  int64_t numel;
  int64_t storage_offset;      /**< in elements */
  int64_t version;             /**< in-place modifications of the storage so far */
  int32_t dtype;               /**< sg_dtype */
  int32_t ndim;
  uint32_t flags;              /**< SG_FLAG_... */
  int32_t output_nr;           /**< which output of grad_fn it is */
  int64_t sizes[SG_MAX_DIMS];
  int64_t strides[SG_MAX_DIMS];
} sg_tensor_info;

/** Fills `info` with everything there is to know about `tensor`. */
sg_status sg_tensor_describe(const sg_tensor *tensor, sg_tensor_info *info);
/** The number of elements; 0 for NULL. */
int64_t sg_tensor_numel(const sg_tensor *tensor);
/** Bytes of an element of `dtype`, or 0 if there is no such dtype. */
size_t sg_dtype_size(int32_t dtype);
/** A new contiguous tensor holding a copy of `data` (`nbytes` must match shape and dtype). NULL data gives zeros. */
sg_status sg_tensor_new(const void *data, size_t nbytes, int32_t dtype, int32_t ndim, const int64_t *sizes,
                        sg_tensor **out);
/** A tensor over memory that is not ours. `strides` NULL: contiguous. `deleter(context)` runs once, on any
 *  thread, when the last tensor that shares the memory is gone; it may be NULL. On failure it is not called. */
sg_status sg_tensor_from_memory(void *data, int32_t dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides,
                                void (*deleter)(void *context), void *context, sg_tensor **out);
/** Writes a dense row-major copy of the elements to `out` (`nbytes` must match). */
sg_status sg_tensor_copy_out(const sg_tensor *tensor, void *out, size_t nbytes);
/** Bumps the version counter: for callers that wrote through `info.data`. */
sg_status sg_tensor_mark_modified(const sg_tensor *tensor);

typedef struct sg_storage_info {
  void *data;
  int64_t nbytes;
  uint64_t id;                 /**< equal for tensors that share memory */
} sg_storage_info;
/** The memory behind a tensor. */
sg_status sg_tensor_storage(const sg_tensor *tensor, sg_storage_info *info);

/* The foreign object that stands for a tensor (a PyObject, say).  The engine never looks inside.
 * `keep`: the engine owns a reference to it, which it gives back through the release function set by
 * sg_set_owner_release when the tensor dies. */
void *sg_tensor_owner(const sg_tensor *tensor);
void sg_tensor_set_owner(const sg_tensor *tensor, void *owner);
bool sg_tensor_keeps_owner(const sg_tensor *tensor);
void sg_tensor_keep_owner(const sg_tensor *tensor, bool keep);
void sg_set_owner_release(void (*release)(void *owner));

/* ---------------------------------------------------------------- values and operators */

typedef enum sg_tag {
  SG_TAG_DEFAULT = 0,          /**< left out: the schema's default holds */
  SG_TAG_NONE = 1,
  SG_TAG_TENSOR = 2,           /**< as.tensor */
  SG_TAG_TENSORS = 3,          /**< as.tensors[count]; entries may be NULL where the schema says Tensor?[] */
  SG_TAG_BOOL = 4,             /**< as.i, 0 or 1 */
  SG_TAG_INT = 5,              /**< as.i */
  SG_TAG_FLOAT = 6,            /**< as.f */
  SG_TAG_INTS = 7,             /**< as.ints[count] */
  SG_TAG_FLOATS = 8,           /**< as.floats[count] */
  SG_TAG_STRING = 9,           /**< as.string, NUL-terminated UTF-8 */
  SG_TAG_DTYPE = 10,           /**< as.i, an sg_dtype */
  SG_TAG_GENERATOR = 11,       /**< as.generator */
  SG_TAG_COMPLEX = 12          /**< a complex number: as.f is the real part, `imaginary` the other */
} sg_tag;

typedef struct sg_value {
  int32_t tag;                 /**< sg_tag */
  int32_t reserved;
  union {
    int64_t count;             /**< length of a list */
    double imaginary;          /**< of SG_TAG_COMPLEX */
  };
  union {
    sg_tensor *tensor;
    sg_tensor *const *tensors;
    int64_t i;
    double f;
    const int64_t *ints;
    const double *floats;
    const char *string;
    sg_generator *generator;
  } as;
} sg_value;

/** How a parameter of a schema is typed. */
typedef enum sg_kind {
  SG_KIND_TENSOR = 0,          /**< a number is taken for a 0-dim tensor */
  SG_KIND_TENSORS = 1,
  SG_KIND_OPTIONAL_TENSORS = 2,/**< a list whose entries may be NULL */
  SG_KIND_SCALAR = 3,          /**< bool, int, float or complex */
  SG_KIND_INT = 4,
  SG_KIND_INTS = 5,            /**< where list_size > 0 a single int stands for that many */
  SG_KIND_FLOAT = 6,
  SG_KIND_FLOATS = 7,
  SG_KIND_BOOL = 8,
  SG_KIND_STRING = 9,
  SG_KIND_DTYPE = 10,
  SG_KIND_GENERATOR = 11
} sg_kind;

typedef struct sg_param_info {
  const char *name;
  int32_t kind;                /**< sg_kind */
  int32_t list_size;           /**< int[2]: 2; 0 where any length will do */
  bool optional;               /**< NONE is allowed */
  bool has_default;
  bool keyword_only;
  bool mutated;                /**< written to: self of an in-place operator, out */
} sg_param_info;

enum {
  SG_VARIANT_FUNCTION = 1,     /**< is a function of the package: torch.NAME */
  SG_VARIANT_METHOD = 2,       /**< is a method of tensors, self the first argument */
  SG_VARIANT_FACTORY = 4,      /**< makes tensors: callers may add device, layout, requires_grad, pin_memory */
  SG_VARIANT_INPLACE = 8,      /**< writes its first argument and returns it */
  SG_VARIANT_OUT = 16          /**< its last, keyword-only parameter `out` receives the result */
};

typedef struct sg_op_info {
  const char *name;            /**< full, with the overload: "max.dim" */
  const char *base;            /**< "max": overloads of one base follow each other, in the order to try them */
  const char *schema;          /**< PyTorch's grammar */
  const char *doc;             /**< Markdown */
  const char *returns;         /**< as in the schema: "Tensor", "(Tensor values, Tensor indices)", "Tensor[]", "bool" */
  int32_t n_params;
  int32_t n_results;           /**< values sg_call writes */
  uint32_t variants;           /**< SG_VARIANT_... */
} sg_op_info;

/** How many operators there are; they are numbered from 0. */
int32_t sg_op_count(void);
/** The number of the operator with this full name, or -1. */
int32_t sg_op_find(const char *name);
/** The full name, the base name and the SG_VARIANT_... of an operator: cheap, where sg_op_describe parses the schema. */
sg_status sg_op_name(int32_t op, const char **name, const char **base, uint32_t *variants);
/** Describes an operator; the strings live as long as the library. */
sg_status sg_op_describe(int32_t op, sg_op_info *info);
/** Describes parameter `index` of an operator. */
sg_status sg_op_param(int32_t op, int32_t index, sg_param_info *info);
/** Calls operator `op` on `args` in the schema's order; trailing ones may be left out if they have defaults.
 *  On SG_OK `results[0 ..< n_results]` are filled (`capacity` must suffice).  Tensors in them are +1; a
 *  SG_TAG_TENSORS result is to be given back with sg_free_values. */
sg_status sg_call(int32_t op, const sg_value *args, int32_t n_args, sg_value *results, int32_t capacity);
/** Releases the tensors and lists in values that sg_call filled. */
void sg_free_values(sg_value *values, int32_t n);

/* ---------------------------------------------------------------- indexing: x[...] in all its forms */

typedef enum sg_index_kind {
  SG_INDEX_INT = 0,            /**< start */
  SG_INDEX_SLICE = 1,          /**< start, stop, step; has bits 1, 2, 4 tell which are given */
  SG_INDEX_NEW_AXIS = 2,
  SG_INDEX_ELLIPSIS = 3,
  SG_INDEX_TENSOR = 4,         /**< integer or boolean tensor */
  SG_INDEX_BOOL = 5            /**< start is 0 or 1 */
} sg_index_kind;

typedef struct sg_index_item {
  int32_t kind;                /**< sg_index_kind */
  int32_t has;
  int64_t start, stop, step;
  sg_tensor *tensor;
} sg_index_item;

/** x[items]: a view where no tensor is among the items, else a copy. Differentiable. */
sg_status sg_get_item(const sg_tensor *x, const sg_index_item *items, int32_t n, sg_tensor **out);
/** x[items] = value (a tensor, or a number as SG_TAG_BOOL/INT/FLOAT/COMPLEX), broadcast and converted. Differentiable. */
sg_status sg_set_item(const sg_tensor *x, const sg_index_item *items, int32_t n, const sg_value *value);
/** The value of a tensor of one element as SG_TAG_BOOL, INT, FLOAT or COMPLEX; a uint64 beyond int64 as the nearest FLOAT. */
sg_status sg_item(const sg_tensor *x, sg_value *out);

/* ---------------------------------------------------------------- autograd */

bool sg_grad_enabled(void);
void sg_set_grad_enabled(bool enabled);
bool sg_inference_enabled(void);
void sg_set_inference_enabled(bool enabled);
/** The lower precision (sg_dtype) to which the calling thread's calls of products, convolutions and attention are cast, with losses cast to
 * float32, or -1 where autocast is off. */
int32_t sg_autocast(void);
/** Turns autocast on (SG_BFLOAT16 or SG_FLOAT16) or, with -1, off; `cache`: a parameter used several times is cast once. */
sg_status sg_set_autocast(int32_t dtype, bool cache);
/** Forgets the casts of parameters: at the end of the outermost autocast. */
void sg_clear_autocast_cache(void);
/** Anomaly mode: every node keeps what `trace()` returned when it was made (malloc'ed text, freed by us; may be
 *  NULL), and errors in backward show it. `check_nan`: a NaN gradient is such an error. */
void sg_set_anomaly(bool enabled, bool check_nan, char *(*trace)(void));
bool sg_anomaly_enabled(void);

/** Accumulates d(roots)/d(leaf) into leaves' .grad (or only into `inputs` where n_inputs > 0).
 *  `grads[i]` NULL stands for 1 and asks a root of one element; `grads` itself may be NULL. */
sg_status sg_backward(sg_tensor *const *roots, sg_tensor *const *grads, int32_t n, bool retain_graph, bool create_graph,
                      sg_tensor *const *inputs, int32_t n_inputs);
/** d(roots)/d(inputs) into outs[0 ..< n_inputs] (+1 each; NULL for an unused one where that is allowed). */
sg_status sg_grad(sg_tensor *const *roots, sg_tensor *const *grads, int32_t n, sg_tensor *const *inputs, int32_t n_inputs,
                  bool retain_graph, bool create_graph, bool allow_unused, sg_tensor **outs);

sg_status sg_tensor_set_requires_grad(const sg_tensor *tensor, bool requires_grad);
/** .grad, +1, or NULL where there is none. */
sg_status sg_tensor_grad(const sg_tensor *tensor, sg_tensor **out);
/** Sets .grad (same shape, dtype); NULL clears it. */
sg_status sg_tensor_set_grad(const sg_tensor *tensor, const sg_tensor *grad);
/** .data: shares the storage, knows nothing of the graph, and has a version counter of its own. */
sg_status sg_tensor_data(const sg_tensor *tensor, sg_tensor **out);
/** x.data = source: x takes over source's storage, shape and dtype. */
sg_status sg_tensor_set_data(const sg_tensor *tensor, const sg_tensor *source);
/** detach_(): cuts the tensor off the graph that made it. */
sg_status sg_tensor_detach_in_place(const sg_tensor *tensor);
/** A non-leaf keeps its .grad. */
sg_status sg_tensor_retain_grad(const sg_tensor *tensor);
/** The tensor this one is a view of, +1, or NULL. */
sg_status sg_tensor_base(const sg_tensor *tensor, sg_tensor **out);
/** The node that made the tensor, +1, or NULL for a leaf. */
sg_status sg_tensor_grad_fn(const sg_tensor *tensor, sg_node **out);

/** Called with a gradient (borrowed). *replacement: leave NULL to keep it, or a +1 handle. Non-zero: failed. */
typedef int32_t (*sg_tensor_hook)(void *context, sg_tensor *grad, sg_tensor **replacement);
/** Runs when the gradient of `tensor` has been computed; `post_accumulate`: after it was added to .grad of a leaf
 *  (the hook then gets the leaf itself). `release(context)` runs when the hook goes away. */
sg_status sg_tensor_add_hook(const sg_tensor *tensor, bool post_accumulate, sg_tensor_hook hook, void *context,
                             void (*release)(void *context), uint64_t *id);
/** Takes a hook off again, wherever it is; an unknown id is ignored. */
sg_status sg_tensor_remove_hook(const sg_tensor *tensor, uint64_t id);
/** Calls visit(context of the hook, arg) for each hook the tensor or, where nobody else holds it, its grad_fn owns,
 *  and for its custom node's context: for garbage collectors. Stops at and returns the first non-zero result. */
int32_t sg_tensor_visit(const sg_tensor *tensor, int32_t (*visit)(void *context, void *arg), void *arg);

/* ---- nodes */

/** "AddBackward0"; lives as long as the library or, for custom nodes, the node. */
const char *sg_node_name(const sg_node *node);
int32_t sg_node_edge_count(const sg_node *node);
/** Edge `index`: *next (+1) is the node it leads to, or NULL; *leaf (+1) the leaf it accumulates into, or NULL. */
sg_status sg_node_edge(const sg_node *node, int32_t index, sg_node **next, sg_tensor **leaf, int32_t *input_nr);
/** Called with all gradients (borrowed; entries may be NULL). A pre-hook sees those of the outputs and may put
 *  replacements (+1) into them; a post-hook gets `grads` = the inputs' (replaceable), `others` = the outputs'. */
typedef int32_t (*sg_node_hook)(void *context, sg_tensor **grads, int32_t n, sg_tensor *const *others, int32_t n_others);
sg_status sg_node_add_hook(const sg_node *node, bool pre, sg_node_hook hook, void *context, void (*release)(void *context),
                           uint64_t *id);
sg_status sg_node_remove_hook(const sg_node *node, uint64_t id);

/** Makes something (opaque to the engine) of a tensor (borrowed) that is kept for backward. Non-zero: failed. */
typedef int32_t (*sg_pack_hook)(void *context, sg_tensor *tensor, void **packed);
/** Makes a tensor (+1) of that again, when backward needs it. Non-zero: failed. */
typedef int32_t (*sg_unpack_hook)(void *context, void *packed, sg_tensor **tensor);
/** Has what operators of this thread keep for backward go through hooks. `release` lets go of something that `pack` made,
 *  and of `context` when neither the thread nor a graph needs it any more. */
sg_status sg_push_saved_tensor_hooks(sg_pack_hook pack, sg_unpack_hook unpack, void *context, void (*release)(void *object));
/** Takes the innermost hooks of this thread off. */
sg_status sg_pop_saved_tensor_hooks(void);

/** The backward of a custom node: grads of the outputs (borrowed, NULL where undefined) to grads of the inputs
 *  (+1, NULL for none). Non-zero: failed. */
typedef int32_t (*sg_custom_backward)(void *context, sg_tensor *const *grads, int32_t n_grads, sg_tensor **results,
                                      int32_t n_results);
/** Makes a node whose edges lead to `inputs` (entries may be NULL) and attaches it to `outputs`: each becomes a non-leaf.
 *  An output that is also an input must have been replaced by a view first, or be listed as modified in place
 *  (bit i of `dirty`). Bit i of `non_differentiable`: output i gets no gradient. */
sg_status sg_custom_node(const char *name, sg_tensor *const *inputs, int32_t n_inputs, sg_tensor *const *outputs,
                         int32_t n_outputs, uint64_t dirty, uint64_t non_differentiable, sg_custom_backward backward,
                         void *context, void (*release)(void *context), sg_node **out);
/** The context of a custom node, or NULL. */
void *sg_node_context(const sg_node *node);
/** Keeps tensors (entries may be NULL) with a custom node, with their versions; outputs of the node are kept without a cycle. */
sg_status sg_node_save(const sg_node *node, sg_tensor *const *tensors, int32_t n);
int32_t sg_node_saved_count(const sg_node *node);
/** Hands the kept tensors out (+1 each); fails where one was modified in place since, or after they were freed. */
sg_status sg_node_saved(const sg_node *node, sg_tensor **outs, int32_t n);

/* ---------------------------------------------------------------- capture and replay */

/** Begins to listen to what this thread's calls do with `inputs` and what they find elsewhere (parameters). One capture at a time. */
sg_status sg_capture_begin(sg_tensor *const *inputs, int32_t n);
/** Whether this thread captures a call. */
bool sg_capturing(void);
/** Says that the call under way cannot be replayed, and why; ignored where nothing is captured. */
void sg_capture_give_up(const char *reason);
/** Ends the capture of a call that gave `outputs`. SG_NOT_IMPLEMENTED: it cannot be replayed; the message says why. Where operations
 *  are recorded, backward of the outputs is captured too. */
sg_status sg_capture_end(sg_tensor *const *outputs, int32_t n, sg_plan **out);
/** Ends a capture without a plan; ignored where there is none. */
void sg_capture_cancel(void);
/** Replays a captured call on other tensors. *ran false: they, the tensors found elsewhere or the modes of this thread are not as they
 *  were; nothing was done. On success outputs[0 ..< n_outputs] are +1. */
sg_status sg_plan_run(const sg_plan *plan, sg_tensor *const *inputs, int32_t n_inputs, sg_tensor **outputs, int32_t n_outputs,
                      bool *ran);
/** How many outputs a plan has, or -1. */
int32_t sg_plan_output_count(const sg_plan *plan);
/** What was captured and what became of it, a line each; lives as long as the plan. */
const char *sg_plan_summary(const sg_plan *plan);

/* ---------------------------------------------------------------- random numbers */

/** The generator that operators use when given none. */
sg_status sg_default_generator(sg_generator **out);
sg_status sg_generator_new(uint64_t seed, sg_generator **out);
sg_status sg_generator_seed(const sg_generator *generator, uint64_t seed);
sg_status sg_generator_initial_seed(const sg_generator *generator, uint64_t *out);
/** The state as PyTorch lays it out for CPU generators: 5056 bytes. */
size_t sg_generator_state_size(void);
sg_status sg_generator_state(const sg_generator *generator, void *out, size_t nbytes);
sg_status sg_generator_set_state(const sg_generator *generator, const void *state, size_t nbytes);

/* ---------------------------------------------------------------- runtime */

int32_t sg_get_num_threads(void);
sg_status sg_set_num_threads(int32_t n);
/** The dtype of float factories: SG_FLOAT32 unless set. */
int32_t sg_default_dtype(void);
sg_status sg_set_default_dtype(int32_t dtype);
/** The dtype that PyTorch's promotion gives for two dtypes of dimensioned tensors, or -1. */
int32_t sg_promote_types(int32_t a, int32_t b);

typedef struct sg_memory_stats {
  int64_t allocated;           /**< bytes in live storages */
  int64_t peak;                /**< the most there were since start or sg_reset_peak_memory */
  int64_t cached;              /**< bytes kept for reuse */
  int64_t live_tensors;        /**< tensors alive, whoever holds them */
} sg_memory_stats;
void sg_memory(sg_memory_stats *out);
void sg_reset_peak_memory(void);
/** Gives cached memory back to the system. */
void sg_empty_cache(void);
/** "avx512", "avx2", "baseline" or "neon": the kernels in use. */
const char *sg_cpu_capability(void);
/** 1 where products of bfloat16 run on instructions of their own (AVX512-BF16), 0 where they are computed in float32. */
int32_t sg_cpu_multiplies_bfloat16(void);

/** Whether 3x3 convolutions with stride 1 may be computed by Winograd's algorithm (on unless SWIFTGRAD_WINOGRAD=0 is set): float32
    results are then off by up to about 1e-5 of the largest, where plain sums are by 2e-6. Sets it; returns what it was. */
bool sg_set_winograd(bool enabled);
bool sg_winograd_enabled(void);

#ifdef __cplusplus
}
#endif
#endif
