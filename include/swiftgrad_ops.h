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

/** _activation_dropout(Tensor input, str activation, float p, bool train) -> Tensor */
static inline sg_status sgop__activation_dropout(sg_tensor *input, const char *activation, double p, bool train, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_string_(activation, false);
  args[2] = sg_float(p);
  args[3] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("_activation_dropout"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _amp_foreach_non_finite_check_and_unscale_(Tensor(a!)[] self, Tensor(b!) found_inf, Tensor inv_scale) -> () */
static inline sg_status sgop__amp_foreach_non_finite_check_and_unscale_(sg_tensor *const *self, int64_t n_self, sg_tensor *found_inf, sg_tensor *inv_scale) {
  sg_value args[3];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensor_(found_inf, false);
  args[2] = sg_tensor_(inv_scale, false);
  return sg_call(sg_op_find("_amp_foreach_non_finite_check_and_unscale_"), args, 3, (sg_value *)0, 0);
}

/** _attention_length_first(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False) -> Tensor */
static inline sg_status sgop__attention_length_first(sg_tensor *query, sg_tensor *key, sg_tensor *value, sg_tensor *attn_mask, double dropout_p, bool is_causal, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(query, false);
  args[1] = sg_tensor_(key, false);
  args[2] = sg_tensor_(value, false);
  args[3] = sg_tensor_(attn_mask, true);
  args[4] = sg_float(dropout_p);
  args[5] = sg_bool(is_causal);
  sg_status status = sg_call(sg_op_find("_attention_length_first"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, bool zero_infinity=False) -> (Tensor, Tensor) */
static inline sg_status sgop__ctc_loss(sg_tensor *log_probs, sg_tensor *targets, const int64_t *input_lengths, int64_t n_input_lengths, const int64_t *target_lengths, int64_t n_target_lengths, int64_t blank, bool zero_infinity, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(log_probs, false);
  args[1] = sg_tensor_(targets, false);
  args[2] = sg_ints_(input_lengths, n_input_lengths);
  args[3] = sg_ints_(target_lengths, n_target_lengths);
  args[4] = sg_int(blank);
  args[5] = sg_bool(zero_infinity);
  sg_status status = sg_call(sg_op_find("_ctc_loss"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** _ctc_loss.out(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, bool zero_infinity=False, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop__ctc_loss_out(sg_tensor *log_probs, sg_tensor *targets, const int64_t *input_lengths, int64_t n_input_lengths, const int64_t *target_lengths, int64_t n_target_lengths, int64_t blank, bool zero_infinity, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[8];
  sg_value results[2];
  args[0] = sg_tensor_(log_probs, false);
  args[1] = sg_tensor_(targets, false);
  args[2] = sg_ints_(input_lengths, n_input_lengths);
  args[3] = sg_ints_(target_lengths, n_target_lengths);
  args[4] = sg_int(blank);
  args[5] = sg_bool(zero_infinity);
  args[6] = sg_tensor_(out0, false);
  args[7] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("_ctc_loss.out"), args, 8, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** _dirichlet_grad(Tensor x, Tensor alpha, Tensor total) -> Tensor */
static inline sg_status sgop__dirichlet_grad(sg_tensor *x, sg_tensor *alpha, sg_tensor *total, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(alpha, false);
  args[2] = sg_tensor_(total, false);
  sg_status status = sg_call(sg_op_find("_dirichlet_grad"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _dirichlet_grad.out(Tensor x, Tensor alpha, Tensor total, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__dirichlet_grad_out(sg_tensor *x, sg_tensor *alpha, sg_tensor *total, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(alpha, false);
  args[2] = sg_tensor_(total, false);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_dirichlet_grad.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _fft_c2c(Tensor self, int[] dim, int normalization, bool forward) -> Tensor */
static inline sg_status sgop__fft_c2c(sg_tensor *self, const int64_t *dim, int64_t n_dim, int64_t normalization, bool forward, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_int(normalization);
  args[3] = sg_bool(forward);
  sg_status status = sg_call(sg_op_find("_fft_c2c"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _fft_c2c.out(Tensor self, int[] dim, int normalization, bool forward, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__fft_c2c_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, int64_t normalization, bool forward, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_int(normalization);
  args[3] = sg_bool(forward);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_fft_c2c.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _fft_c2r(Tensor self, int[] dim, int normalization, int last_dim_size) -> Tensor */
static inline sg_status sgop__fft_c2r(sg_tensor *self, const int64_t *dim, int64_t n_dim, int64_t normalization, int64_t last_dim_size, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_int(normalization);
  args[3] = sg_int(last_dim_size);
  sg_status status = sg_call(sg_op_find("_fft_c2r"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _fft_c2r.out(Tensor self, int[] dim, int normalization, int last_dim_size, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__fft_c2r_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, int64_t normalization, int64_t last_dim_size, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_int(normalization);
  args[3] = sg_int(last_dim_size);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_fft_c2r.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _fft_r2c(Tensor self, int[] dim, int normalization, bool onesided) -> Tensor */
static inline sg_status sgop__fft_r2c(sg_tensor *self, const int64_t *dim, int64_t n_dim, int64_t normalization, bool onesided, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_int(normalization);
  args[3] = sg_bool(onesided);
  sg_status status = sg_call(sg_op_find("_fft_r2c"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _fft_r2c.out(Tensor self, int[] dim, int normalization, bool onesided, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__fft_r2c_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, int64_t normalization, bool onesided, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_int(normalization);
  args[3] = sg_bool(onesided);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_fft_r2c.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _foreach_add_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> () */
static inline sg_status sgop__foreach_add__List(sg_tensor *const *self, int64_t n_self, sg_tensor *const *other, int64_t n_other, sg_value alpha) {
  sg_value args[3];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(other, n_other);
  args[2] = alpha;
  return sg_call(sg_op_find("_foreach_add_.List"), args, 3, (sg_value *)0, 0);
}

/** _foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -> () */
static inline sg_status sgop__foreach_add__Scalar(sg_tensor *const *self, int64_t n_self, sg_value scalar) {
  sg_value args[2];
  args[0] = sg_tensors_(self, n_self);
  args[1] = scalar;
  return sg_call(sg_op_find("_foreach_add_.Scalar"), args, 2, (sg_value *)0, 0);
}

/** _foreach_clamp_(Tensor(a!)[] self, Scalar min, Scalar max) -> () */
static inline sg_status sgop__foreach_clamp_(sg_tensor *const *self, int64_t n_self, sg_value min, sg_value max) {
  sg_value args[3];
  args[0] = sg_tensors_(self, n_self);
  args[1] = min;
  args[2] = max;
  return sg_call(sg_op_find("_foreach_clamp_"), args, 3, (sg_value *)0, 0);
}

/** _foreach_lerp_.Scalar(Tensor(a!)[] self, Tensor[] tensors1, Scalar weight) -> () */
static inline sg_status sgop__foreach_lerp__Scalar(sg_tensor *const *self, int64_t n_self, sg_tensor *const *tensors1, int64_t n_tensors1, sg_value weight) {
  sg_value args[3];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(tensors1, n_tensors1);
  args[2] = weight;
  return sg_call(sg_op_find("_foreach_lerp_.Scalar"), args, 3, (sg_value *)0, 0);
}

/** _foreach_mul_.List(Tensor(a!)[] self, Tensor[] other) -> () */
static inline sg_status sgop__foreach_mul__List(sg_tensor *const *self, int64_t n_self, sg_tensor *const *other, int64_t n_other) {
  sg_value args[2];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(other, n_other);
  return sg_call(sg_op_find("_foreach_mul_.List"), args, 2, (sg_value *)0, 0);
}

/** _foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -> () */
static inline sg_status sgop__foreach_mul__Scalar(sg_tensor *const *self, int64_t n_self, sg_value scalar) {
  sg_value args[2];
  args[0] = sg_tensors_(self, n_self);
  args[1] = scalar;
  return sg_call(sg_op_find("_foreach_mul_.Scalar"), args, 2, (sg_value *)0, 0);
}

/** _foreach_mul_.Tensor(Tensor(a!)[] self, Tensor other) -> () */
static inline sg_status sgop__foreach_mul__Tensor(sg_tensor *const *self, int64_t n_self, sg_tensor *other) {
  sg_value args[2];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensor_(other, false);
  return sg_call(sg_op_find("_foreach_mul_.Tensor"), args, 2, (sg_value *)0, 0);
}

/** _foreach_zero_(Tensor(a!)[] self) -> () */
static inline sg_status sgop__foreach_zero_(sg_tensor *const *self, int64_t n_self) {
  sg_value args[1];
  args[0] = sg_tensors_(self, n_self);
  return sg_call(sg_op_find("_foreach_zero_"), args, 1, (sg_value *)0, 0);
}

/** _fused_adagrad_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] state_sums, *, float lr, float weight_decay, float eps, bool maximize) -> () */
static inline sg_status sgop__fused_adagrad_(sg_tensor *const *self, int64_t n_self, sg_tensor *const *grads, int64_t n_grads, sg_tensor *const *state_sums, int64_t n_state_sums, double lr, double weight_decay, double eps, bool maximize) {
  sg_value args[7];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(grads, n_grads);
  args[2] = sg_tensors_(state_sums, n_state_sums);
  args[3] = sg_float(lr);
  args[4] = sg_float(weight_decay);
  args[5] = sg_float(eps);
  args[6] = sg_bool(maximize);
  return sg_call(sg_op_find("_fused_adagrad_"), args, 7, (sg_value *)0, 0);
}

/** _fused_adam_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] exp_avgs, Tensor(c!)[] exp_avg_sqs, Tensor(d!)[] max_exp_avg_sqs, float[] steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize) -> () */
static inline sg_status sgop__fused_adam_(sg_tensor *const *self, int64_t n_self, sg_tensor *const *grads, int64_t n_grads, sg_tensor *const *exp_avgs, int64_t n_exp_avgs, sg_tensor *const *exp_avg_sqs, int64_t n_exp_avg_sqs, sg_tensor *const *max_exp_avg_sqs, int64_t n_max_exp_avg_sqs, const double *steps, int64_t n_steps, double lr, double beta1, double beta2, double weight_decay, double eps, bool amsgrad, bool maximize) {
  sg_value args[13];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(grads, n_grads);
  args[2] = sg_tensors_(exp_avgs, n_exp_avgs);
  args[3] = sg_tensors_(exp_avg_sqs, n_exp_avg_sqs);
  args[4] = sg_tensors_(max_exp_avg_sqs, n_max_exp_avg_sqs);
  args[5] = sg_floats_(steps, n_steps);
  args[6] = sg_float(lr);
  args[7] = sg_float(beta1);
  args[8] = sg_float(beta2);
  args[9] = sg_float(weight_decay);
  args[10] = sg_float(eps);
  args[11] = sg_bool(amsgrad);
  args[12] = sg_bool(maximize);
  return sg_call(sg_op_find("_fused_adam_"), args, 13, (sg_value *)0, 0);
}

/** _fused_adamw_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] exp_avgs, Tensor(c!)[] exp_avg_sqs, Tensor(d!)[] max_exp_avg_sqs, float[] steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize) -> () */
static inline sg_status sgop__fused_adamw_(sg_tensor *const *self, int64_t n_self, sg_tensor *const *grads, int64_t n_grads, sg_tensor *const *exp_avgs, int64_t n_exp_avgs, sg_tensor *const *exp_avg_sqs, int64_t n_exp_avg_sqs, sg_tensor *const *max_exp_avg_sqs, int64_t n_max_exp_avg_sqs, const double *steps, int64_t n_steps, double lr, double beta1, double beta2, double weight_decay, double eps, bool amsgrad, bool maximize) {
  sg_value args[13];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(grads, n_grads);
  args[2] = sg_tensors_(exp_avgs, n_exp_avgs);
  args[3] = sg_tensors_(exp_avg_sqs, n_exp_avg_sqs);
  args[4] = sg_tensors_(max_exp_avg_sqs, n_max_exp_avg_sqs);
  args[5] = sg_floats_(steps, n_steps);
  args[6] = sg_float(lr);
  args[7] = sg_float(beta1);
  args[8] = sg_float(beta2);
  args[9] = sg_float(weight_decay);
  args[10] = sg_float(eps);
  args[11] = sg_bool(amsgrad);
  args[12] = sg_bool(maximize);
  return sg_call(sg_op_find("_fused_adamw_"), args, 13, (sg_value *)0, 0);
}

/** _fused_rmsprop_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] square_avgs, Tensor(c!)[] momentum_buffer_list, Tensor(d!)[] grad_avgs, *, float lr, float alpha, float eps, float weight_decay, float momentum, bool centered, bool maximize) -> () */
static inline sg_status sgop__fused_rmsprop_(sg_tensor *const *self, int64_t n_self, sg_tensor *const *grads, int64_t n_grads, sg_tensor *const *square_avgs, int64_t n_square_avgs, sg_tensor *const *momentum_buffer_list, int64_t n_momentum_buffer_list, sg_tensor *const *grad_avgs, int64_t n_grad_avgs, double lr, double alpha, double eps, double weight_decay, double momentum, bool centered, bool maximize) {
  sg_value args[12];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(grads, n_grads);
  args[2] = sg_tensors_(square_avgs, n_square_avgs);
  args[3] = sg_tensors_(momentum_buffer_list, n_momentum_buffer_list);
  args[4] = sg_tensors_(grad_avgs, n_grad_avgs);
  args[5] = sg_float(lr);
  args[6] = sg_float(alpha);
  args[7] = sg_float(eps);
  args[8] = sg_float(weight_decay);
  args[9] = sg_float(momentum);
  args[10] = sg_bool(centered);
  args[11] = sg_bool(maximize);
  return sg_call(sg_op_find("_fused_rmsprop_"), args, 12, (sg_value *)0, 0);
}

/** _fused_sgd_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step) -> () */
static inline sg_status sgop__fused_sgd_(sg_tensor *const *self, int64_t n_self, sg_tensor *const *grads, int64_t n_grads, sg_tensor *const *momentum_buffer_list, int64_t n_momentum_buffer_list, double weight_decay, double momentum, double lr, double dampening, bool nesterov, bool maximize, bool is_first_step) {
  sg_value args[10];
  args[0] = sg_tensors_(self, n_self);
  args[1] = sg_tensors_(grads, n_grads);
  args[2] = sg_tensors_(momentum_buffer_list, n_momentum_buffer_list);
  args[3] = sg_float(weight_decay);
  args[4] = sg_float(momentum);
  args[5] = sg_float(lr);
  args[6] = sg_float(dampening);
  args[7] = sg_bool(nesterov);
  args[8] = sg_bool(maximize);
  args[9] = sg_bool(is_first_step);
  return sg_call(sg_op_find("_fused_sgd_"), args, 10, (sg_value *)0, 0);
}

/** _global_norm(Tensor[] tensors, float ord) -> Tensor */
static inline sg_status sgop__global_norm(sg_tensor *const *tensors, int64_t n_tensors, double ord, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_float(ord);
  sg_status status = sg_call(sg_op_find("_global_norm"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _histogramdd_bin_edges(Tensor self, int[] bins, *, float[]? range=None, Tensor? weight=None, bool density=False) -> Tensor[] */
static inline sg_status sgop__histogramdd_bin_edges(sg_tensor *self, const int64_t *bins, int64_t n_bins, const double *range, int64_t n_range, sg_tensor *weight, bool density, sg_value *result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(bins, n_bins);
  args[2] = sg_floats_(range, n_range);
  args[3] = sg_tensor_(weight, true);
  args[4] = sg_bool(density);
  sg_status status = sg_call(sg_op_find("_histogramdd_bin_edges"), args, 5, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** _histogramdd_from_bin_cts(Tensor self, int[] bins, *, float[]? range=None, Tensor? weight=None, bool density=False) -> Tensor */
static inline sg_status sgop__histogramdd_from_bin_cts(sg_tensor *self, const int64_t *bins, int64_t n_bins, const double *range, int64_t n_range, sg_tensor *weight, bool density, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(bins, n_bins);
  args[2] = sg_floats_(range, n_range);
  args[3] = sg_tensor_(weight, true);
  args[4] = sg_bool(density);
  sg_status status = sg_call(sg_op_find("_histogramdd_from_bin_cts"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _histogramdd_from_bin_cts.out(Tensor self, int[] bins, *, float[]? range=None, Tensor? weight=None, bool density=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__histogramdd_from_bin_cts_out(sg_tensor *self, const int64_t *bins, int64_t n_bins, const double *range, int64_t n_range, sg_tensor *weight, bool density, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(bins, n_bins);
  args[2] = sg_floats_(range, n_range);
  args[3] = sg_tensor_(weight, true);
  args[4] = sg_bool(density);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_histogramdd_from_bin_cts.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _histogramdd_from_bin_tensors(Tensor self, Tensor[] bins, *, Tensor? weight=None, bool density=False) -> Tensor */
static inline sg_status sgop__histogramdd_from_bin_tensors(sg_tensor *self, sg_tensor *const *bins, int64_t n_bins, sg_tensor *weight, bool density, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(bins, n_bins);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_bool(density);
  sg_status status = sg_call(sg_op_find("_histogramdd_from_bin_tensors"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _histogramdd_from_bin_tensors.out(Tensor self, Tensor[] bins, *, Tensor? weight=None, bool density=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__histogramdd_from_bin_tensors_out(sg_tensor *self, sg_tensor *const *bins, int64_t n_bins, sg_tensor *weight, bool density, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(bins, n_bins);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_bool(density);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_histogramdd_from_bin_tensors.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor */
static inline sg_status sgop__log_softmax_backward_data(sg_tensor *grad_output, sg_tensor *output, int64_t dim, int32_t input_dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(grad_output, false);
  args[1] = sg_tensor_(output, false);
  args[2] = sg_int(dim);
  args[3] = sg_dtype_(input_dtype);
  sg_status status = sg_call(sg_op_find("_log_softmax_backward_data"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _lu_with_info(Tensor self, bool pivot=True, bool check_errors=True) -> (Tensor LU, Tensor pivots, Tensor info) */
static inline sg_status sgop__lu_with_info(sg_tensor *self, bool pivot, bool check_errors, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[3];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(pivot);
  args[2] = sg_bool(check_errors);
  sg_status status = sg_call(sg_op_find("_lu_with_info"), args, 3, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** _lu_with_info.out(Tensor self, bool pivot=True, bool check_errors=True, *, Tensor(a!) LU, Tensor(b!) pivots, Tensor(c!) info) -> (Tensor(a!) LU, Tensor(b!) pivots, Tensor(c!) info) */
static inline sg_status sgop__lu_with_info_out(sg_tensor *self, bool pivot, bool check_errors, sg_tensor *LU, sg_tensor *pivots, sg_tensor *info, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[6];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(pivot);
  args[2] = sg_bool(check_errors);
  args[3] = sg_tensor_(LU, false);
  args[4] = sg_tensor_(pivots, false);
  args[5] = sg_tensor_(info, false);
  sg_status status = sg_call(sg_op_find("_lu_with_info.out"), args, 6, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** _optimizer_step_(str kind, Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] state0, Tensor(c!)[] state1, Tensor(d!)[] state2, Tensor(e!)[] steps, float[] options) -> () */
static inline sg_status sgop__optimizer_step_(const char *kind, sg_tensor *const *self, int64_t n_self, sg_tensor *const *grads, int64_t n_grads, sg_tensor *const *state0, int64_t n_state0, sg_tensor *const *state1, int64_t n_state1, sg_tensor *const *state2, int64_t n_state2, sg_tensor *const *steps, int64_t n_steps, const double *options, int64_t n_options) {
  sg_value args[8];
  args[0] = sg_string_(kind, false);
  args[1] = sg_tensors_(self, n_self);
  args[2] = sg_tensors_(grads, n_grads);
  args[3] = sg_tensors_(state0, n_state0);
  args[4] = sg_tensors_(state1, n_state1);
  args[5] = sg_tensors_(state2, n_state2);
  args[6] = sg_tensors_(steps, n_steps);
  args[7] = sg_floats_(options, n_options);
  return sg_call(sg_op_find("_optimizer_step_"), args, 8, (sg_value *)0, 0);
}

/** _pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor, Tensor) */
static inline sg_status sgop__pack_padded_sequence(sg_tensor *input, sg_tensor *lengths, bool batch_first, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(lengths, false);
  args[2] = sg_bool(batch_first);
  sg_status status = sg_call(sg_op_find("_pack_padded_sequence"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** _pack_padded_sequence.out(Tensor input, Tensor lengths, bool batch_first, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop__pack_padded_sequence_out(sg_tensor *input, sg_tensor *lengths, bool batch_first, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(lengths, false);
  args[2] = sg_bool(batch_first);
  args[3] = sg_tensor_(out0, false);
  args[4] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("_pack_padded_sequence.out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** _pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, int total_length) -> (Tensor, Tensor) */
static inline sg_status sgop__pad_packed_sequence(sg_tensor *data, sg_tensor *batch_sizes, bool batch_first, sg_value padding_value, int64_t total_length, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_bool(batch_first);
  args[3] = padding_value;
  args[4] = sg_int(total_length);
  sg_status status = sg_call(sg_op_find("_pad_packed_sequence"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** _pad_packed_sequence.out(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, int total_length, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop__pad_packed_sequence_out(sg_tensor *data, sg_tensor *batch_sizes, bool batch_first, sg_value padding_value, int64_t total_length, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[7];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_bool(batch_first);
  args[3] = padding_value;
  args[4] = sg_int(total_length);
  args[5] = sg_tensor_(out0, false);
  args[6] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("_pad_packed_sequence.out"), args, 7, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** _quantized_linear(Tensor input, Tensor packed, Tensor sums, Tensor scales, Tensor? bias=None, bool reduce_range=True) -> Tensor */
static inline sg_status sgop__quantized_linear(sg_tensor *input, sg_tensor *packed, sg_tensor *sums, sg_tensor *scales, sg_tensor *bias, bool reduce_range, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(packed, false);
  args[2] = sg_tensor_(sums, false);
  args[3] = sg_tensor_(scales, false);
  args[4] = sg_tensor_(bias, true);
  args[5] = sg_bool(reduce_range);
  sg_status status = sg_call(sg_op_find("_quantized_linear"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _quantized_pack(Tensor self, int gates=1) -> (Tensor, Tensor) */
static inline sg_status sgop__quantized_pack(sg_tensor *self, int64_t gates, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(gates);
  sg_status status = sg_call(sg_op_find("_quantized_pack"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** _quantized_recurrent(str mode, Tensor input, Tensor? batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, bool reduce_range=True) -> Tensor[] */
static inline sg_status sgop__quantized_recurrent(const char *mode, sg_tensor *input, sg_tensor *batch_sizes, sg_tensor *const *hx, int64_t n_hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, bool reduce_range, sg_value *result0) {
  sg_value args[12];
  sg_value results[1];
  args[0] = sg_string_(mode, false);
  args[1] = sg_tensor_(input, false);
  args[2] = sg_tensor_(batch_sizes, true);
  args[3] = sg_tensors_(hx, n_hx);
  args[4] = sg_tensors_(params, n_params);
  args[5] = sg_bool(has_biases);
  args[6] = sg_int(num_layers);
  args[7] = sg_float(dropout);
  args[8] = sg_bool(train);
  args[9] = sg_bool(bidirectional);
  args[10] = sg_bool(batch_first);
  args[11] = sg_bool(reduce_range);
  sg_status status = sg_call(sg_op_find("_quantized_recurrent"), args, 12, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** _quantized_unpack(Tensor self, int rows, int columns, int gates=1) -> Tensor */
static inline sg_status sgop__quantized_unpack(sg_tensor *self, int64_t rows, int64_t columns, int64_t gates, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(rows);
  args[2] = sg_int(columns);
  args[3] = sg_int(gates);
  sg_status status = sg_call(sg_op_find("_quantized_unpack"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _residual_layer_norm(Tensor input, Tensor residual, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, float p=0.0, bool train=True) -> Tensor */
static inline sg_status sgop__residual_layer_norm(sg_tensor *input, sg_tensor *residual, const int64_t *normalized_shape, int64_t n_normalized_shape, sg_tensor *weight, sg_tensor *bias, double eps, double p, bool train, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(residual, false);
  args[2] = sg_ints_(normalized_shape, n_normalized_shape);
  args[3] = sg_tensor_(weight, true);
  args[4] = sg_tensor_(bias, true);
  args[5] = sg_float(eps);
  args[6] = sg_float(p);
  args[7] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("_residual_layer_norm"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _sample_dirichlet(Tensor self, Generator? generator=None) -> Tensor */
static inline sg_status sgop__sample_dirichlet(sg_tensor *self, sg_generator *generator, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("_sample_dirichlet"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _sample_dirichlet.out(Tensor self, Generator? generator=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__sample_dirichlet_out(sg_tensor *self, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_sample_dirichlet.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor */
static inline sg_status sgop__softmax_backward_data(sg_tensor *grad_output, sg_tensor *output, int64_t dim, int32_t input_dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(grad_output, false);
  args[1] = sg_tensor_(output, false);
  args[2] = sg_int(dim);
  args[3] = sg_dtype_(input_dtype);
  sg_status status = sg_call(sg_op_find("_softmax_backward_data"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _standard_gamma(Tensor self, Generator? generator=None) -> Tensor */
static inline sg_status sgop__standard_gamma(sg_tensor *self, sg_generator *generator, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("_standard_gamma"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _standard_gamma.out(Tensor self, Generator? generator=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__standard_gamma_out(sg_tensor *self, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_standard_gamma.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _standard_gamma_grad(Tensor self, Tensor output) -> Tensor */
static inline sg_status sgop__standard_gamma_grad(sg_tensor *self, sg_tensor *output, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(output, false);
  sg_status status = sg_call(sg_op_find("_standard_gamma_grad"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _standard_gamma_grad.out(Tensor self, Tensor output, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop__standard_gamma_grad_out(sg_tensor *self, sg_tensor *output, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(output, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("_standard_gamma_grad.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor) */
static inline sg_status sgop__unique2(sg_tensor *self, bool sorted, bool return_inverse, bool return_counts, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[4];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(sorted);
  args[2] = sg_bool(return_inverse);
  args[3] = sg_bool(return_counts);
  sg_status status = sg_call(sg_op_find("_unique2"), args, 4, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** _unique2.out(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) */
static inline sg_status sgop__unique2_out(sg_tensor *self, bool sorted, bool return_inverse, bool return_counts, sg_tensor *out0, sg_tensor *out1, sg_tensor *out2, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[7];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(sorted);
  args[2] = sg_bool(return_inverse);
  args[3] = sg_bool(return_counts);
  args[4] = sg_tensor_(out0, false);
  args[5] = sg_tensor_(out1, false);
  args[6] = sg_tensor_(out2, false);
  sg_status status = sg_call(sg_op_find("_unique2.out"), args, 7, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** _unsafe_view(Tensor self, int[] size) -> Tensor */
static inline sg_status sgop__unsafe_view(sg_tensor *self, const int64_t *size, int64_t n_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  sg_status status = sg_call(sg_op_find("_unsafe_view"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _upsample_bicubic2d_aa(Tensor self, int[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop__upsample_bicubic2d_aa(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, bool align_corners, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_bool(align_corners);
  args[3] = scales_h;
  args[4] = scales_w;
  sg_status status = sg_call(sg_op_find("_upsample_bicubic2d_aa"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _upsample_bilinear2d_aa(Tensor self, int[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop__upsample_bilinear2d_aa(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, bool align_corners, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_bool(align_corners);
  args[3] = scales_h;
  args[4] = scales_w;
  sg_status status = sg_call(sg_op_find("_upsample_bilinear2d_aa"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _upsample_lanczos2d_aa(Tensor self, int[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop__upsample_lanczos2d_aa(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, bool align_corners, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_bool(align_corners);
  args[3] = scales_h;
  args[4] = scales_w;
  sg_status status = sg_call(sg_op_find("_upsample_lanczos2d_aa"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _upsample_nearest_exact1d(Tensor self, int[1] output_size, float? scales=None) -> Tensor */
static inline sg_status sgop__upsample_nearest_exact1d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_value scales, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = scales;
  sg_status status = sg_call(sg_op_find("_upsample_nearest_exact1d"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _upsample_nearest_exact2d(Tensor self, int[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop__upsample_nearest_exact2d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = scales_h;
  args[3] = scales_w;
  sg_status status = sg_call(sg_op_find("_upsample_nearest_exact2d"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** _upsample_nearest_exact3d(Tensor self, int[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop__upsample_nearest_exact3d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_value scales_d, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = scales_d;
  args[3] = scales_h;
  args[4] = scales_w;
  sg_status status = sg_call(sg_op_find("_upsample_nearest_exact3d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** abs(Tensor self) -> Tensor */
static inline sg_status sgop_abs(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("abs"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** abs.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_abs_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("abs.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** abs_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_abs_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("abs_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** absolute(Tensor self) -> Tensor */
static inline sg_status sgop_absolute(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("absolute"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** absolute.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_absolute_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("absolute.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** absolute_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_absolute_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("absolute_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** acos(Tensor self) -> Tensor */
static inline sg_status sgop_acos(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("acos"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** acos.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_acos_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("acos.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** acos_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_acos_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("acos_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** acosh(Tensor self) -> Tensor */
static inline sg_status sgop_acosh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("acosh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** acosh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_acosh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("acosh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** acosh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_acosh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("acosh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor */
static inline sg_status sgop_adaptive_avg_pool1d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  sg_status status = sg_call(sg_op_find("adaptive_avg_pool1d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** adaptive_avg_pool1d.out(Tensor self, int[1] output_size, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_adaptive_avg_pool1d_out(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("adaptive_avg_pool1d.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** adaptive_avg_pool2d(Tensor self, int[2] output_size) -> Tensor */
static inline sg_status sgop_adaptive_avg_pool2d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  sg_status status = sg_call(sg_op_find("adaptive_avg_pool2d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** adaptive_avg_pool3d(Tensor self, int[3] output_size) -> Tensor */
static inline sg_status sgop_adaptive_avg_pool3d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  sg_status status = sg_call(sg_op_find("adaptive_avg_pool3d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor) */
static inline sg_status sgop_adaptive_max_pool1d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  sg_status status = sg_call(sg_op_find("adaptive_max_pool1d"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** adaptive_max_pool1d.out(Tensor self, int[1] output_size, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_adaptive_max_pool1d_out(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_tensor_(out0, false);
  args[3] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("adaptive_max_pool1d.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor) */
static inline sg_status sgop_adaptive_max_pool2d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  sg_status status = sg_call(sg_op_find("adaptive_max_pool2d"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor) */
static inline sg_status sgop_adaptive_max_pool3d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  sg_status status = sg_call(sg_op_find("adaptive_max_pool3d"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_add_Tensor(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  sg_status status = sg_call(sg_op_find("add.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** add.Tensor_out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_add_Tensor_out(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("add.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_add__Tensor(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  sg_status status = sg_call(sg_op_find("add_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_addbmm(sg_tensor *self, sg_tensor *batch1, sg_tensor *batch2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(batch1, false);
  args[2] = sg_tensor_(batch2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addbmm"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addbmm.out(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_addbmm_out(sg_tensor *self, sg_tensor *batch1, sg_tensor *batch2, sg_value beta, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(batch1, false);
  args[2] = sg_tensor_(batch2, false);
  args[3] = beta;
  args[4] = alpha;
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("addbmm.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_addbmm_(sg_tensor *self, sg_tensor *batch1, sg_tensor *batch2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(batch1, false);
  args[2] = sg_tensor_(batch2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addbmm_"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor */
static inline sg_status sgop_addcdiv(sg_tensor *self, sg_tensor *tensor1, sg_tensor *tensor2, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor1, false);
  args[2] = sg_tensor_(tensor2, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("addcdiv"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addcdiv.out(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_addcdiv_out(sg_tensor *self, sg_tensor *tensor1, sg_tensor *tensor2, sg_value value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor1, false);
  args[2] = sg_tensor_(tensor2, false);
  args[3] = value;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("addcdiv.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!) */
static inline sg_status sgop_addcdiv_(sg_tensor *self, sg_tensor *tensor1, sg_tensor *tensor2, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor1, false);
  args[2] = sg_tensor_(tensor2, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("addcdiv_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor */
static inline sg_status sgop_addcmul(sg_tensor *self, sg_tensor *tensor1, sg_tensor *tensor2, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor1, false);
  args[2] = sg_tensor_(tensor2, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("addcmul"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addcmul.out(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_addcmul_out(sg_tensor *self, sg_tensor *tensor1, sg_tensor *tensor2, sg_value value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor1, false);
  args[2] = sg_tensor_(tensor2, false);
  args[3] = value;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("addcmul.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!) */
static inline sg_status sgop_addcmul_(sg_tensor *self, sg_tensor *tensor1, sg_tensor *tensor2, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor1, false);
  args[2] = sg_tensor_(tensor2, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("addcmul_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_addmm(sg_tensor *self, sg_tensor *mat1, sg_tensor *mat2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat1, false);
  args[2] = sg_tensor_(mat2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addmm"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addmm.out(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_addmm_out(sg_tensor *self, sg_tensor *mat1, sg_tensor *mat2, sg_value beta, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat1, false);
  args[2] = sg_tensor_(mat2, false);
  args[3] = beta;
  args[4] = alpha;
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("addmm.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_addmm_(sg_tensor *self, sg_tensor *mat1, sg_tensor *mat2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat1, false);
  args[2] = sg_tensor_(mat2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addmm_"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_addmv(sg_tensor *self, sg_tensor *mat, sg_tensor *vec, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat, false);
  args[2] = sg_tensor_(vec, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addmv"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addmv.out(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_addmv_out(sg_tensor *self, sg_tensor *mat, sg_tensor *vec, sg_value beta, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat, false);
  args[2] = sg_tensor_(vec, false);
  args[3] = beta;
  args[4] = alpha;
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("addmv.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_addmv_(sg_tensor *self, sg_tensor *mat, sg_tensor *vec, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat, false);
  args[2] = sg_tensor_(vec, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addmv_"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_addr(sg_tensor *self, sg_tensor *vec1, sg_tensor *vec2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec1, false);
  args[2] = sg_tensor_(vec2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addr"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addr.out(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_addr_out(sg_tensor *self, sg_tensor *vec1, sg_tensor *vec2, sg_value beta, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec1, false);
  args[2] = sg_tensor_(vec2, false);
  args[3] = beta;
  args[4] = alpha;
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("addr.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_addr_(sg_tensor *self, sg_tensor *vec1, sg_tensor *vec2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec1, false);
  args[2] = sg_tensor_(vec2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("addr_"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** adjoint(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_adjoint(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("adjoint"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** affine_grid_generator(Tensor theta, int[] size, bool align_corners) -> Tensor */
static inline sg_status sgop_affine_grid_generator(sg_tensor *theta, const int64_t *size, int64_t n_size, bool align_corners, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(theta, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_bool(align_corners);
  sg_status status = sg_call(sg_op_find("affine_grid_generator"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** affine_grid_generator.out(Tensor theta, int[] size, bool align_corners, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_affine_grid_generator_out(sg_tensor *theta, const int64_t *size, int64_t n_size, bool align_corners, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(theta, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_bool(align_corners);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("affine_grid_generator.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** alias(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_alias(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("alias"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** alias_copy(Tensor self) -> Tensor */
static inline sg_status sgop_alias_copy(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("alias_copy"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** alias_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_alias_copy_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("alias_copy.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** all(Tensor self) -> Tensor */
static inline sg_status sgop_all(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("all"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor */
static inline sg_status sgop_all_dim(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("all.dim"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** all.dim_out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_all_dim_out(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("all.dim_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor */
static inline sg_status sgop_all_dims(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("all.dims"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** all.dims_out(Tensor self, int[]? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_all_dims_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("all.dims_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** all.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_all_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("all.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool */
static inline sg_status sgop_allclose(sg_tensor *self, sg_tensor *other, double rtol, double atol, bool equal_nan, bool *result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_float(rtol);
  args[3] = sg_float(atol);
  args[4] = sg_bool(equal_nan);
  sg_status status = sg_call(sg_op_find("allclose"), args, 5, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0].as.i != 0;
  return SG_OK;
}

/** alpha_dropout(Tensor input, float p, bool train) -> Tensor */
static inline sg_status sgop_alpha_dropout(sg_tensor *input, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("alpha_dropout"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** alpha_dropout.out(Tensor input, float p, bool train, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_alpha_dropout_out(sg_tensor *input, double p, bool train, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("alpha_dropout.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!) */
static inline sg_status sgop_alpha_dropout_(sg_tensor *self, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("alpha_dropout_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor */
static inline sg_status sgop_amax(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("amax"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** amax.out(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_amax_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("amax.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor */
static inline sg_status sgop_amin(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("amin"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** amin.out(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_amin_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("amin.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max) */
static inline sg_status sgop_aminmax(sg_tensor *self, sg_value dim, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("aminmax"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** aminmax.out(Tensor self, *, int? dim=None, bool keepdim=False, Tensor(a!) min, Tensor(b!) max) -> (Tensor(a!) min, Tensor(b!) max) */
static inline sg_status sgop_aminmax_out(sg_tensor *self, sg_value dim, bool keepdim, sg_tensor *min, sg_tensor *max, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(min, false);
  args[4] = sg_tensor_(max, false);
  sg_status status = sg_call(sg_op_find("aminmax.out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** angle(Tensor self) -> Tensor */
static inline sg_status sgop_angle(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("angle"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** angle.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_angle_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("angle.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** any(Tensor self) -> Tensor */
static inline sg_status sgop_any(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("any"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor */
static inline sg_status sgop_any_dim(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("any.dim"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** any.dim_out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_any_dim_out(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("any.dim_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor */
static inline sg_status sgop_any_dims(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("any.dims"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** any.dims_out(Tensor self, int[]? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_any_dims_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("any.dims_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** any.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_any_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("any.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arange(Scalar end, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_arange(sg_value end, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = end;
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("arange"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arange.out(Scalar end, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arange_out(sg_value end, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = end;
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arange.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_arange_start_step(sg_value start, sg_value end, sg_value step, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = step;
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("arange.start_step"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arange.start_step_out(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arange_start_step_out(sg_value start, sg_value end, sg_value step, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = step;
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arange.start_step_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arccos(Tensor self) -> Tensor */
static inline sg_status sgop_arccos(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arccos"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arccos.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arccos_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arccos.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arccos_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_arccos_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arccos_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arccosh(Tensor self) -> Tensor */
static inline sg_status sgop_arccosh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arccosh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arccosh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arccosh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arccosh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arccosh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_arccosh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arccosh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arcsin(Tensor self) -> Tensor */
static inline sg_status sgop_arcsin(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arcsin"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arcsin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arcsin_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arcsin.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arcsin_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_arcsin_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arcsin_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arcsinh(Tensor self) -> Tensor */
static inline sg_status sgop_arcsinh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arcsinh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arcsinh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arcsinh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arcsinh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arcsinh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_arcsinh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arcsinh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctan(Tensor self) -> Tensor */
static inline sg_status sgop_arctan(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arctan"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arctan_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arctan.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctan2(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_arctan2(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("arctan2"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctan2.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arctan2_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arctan2.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_arctan2_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("arctan2_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctan_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_arctan_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arctan_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctanh(Tensor self) -> Tensor */
static inline sg_status sgop_arctanh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arctanh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctanh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_arctanh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("arctanh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** arctanh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_arctanh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("arctanh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor */
static inline sg_status sgop_argmax(sg_tensor *self, sg_value dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("argmax"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argmax.out(Tensor self, int? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_argmax_out(sg_tensor *self, sg_value dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("argmax.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor */
static inline sg_status sgop_argmin(sg_tensor *self, sg_value dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("argmin"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argmin.out(Tensor self, int? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_argmin_out(sg_tensor *self, sg_value dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("argmin.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor */
static inline sg_status sgop_argsort(sg_tensor *self, int64_t dim, bool descending, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(descending);
  sg_status status = sg_call(sg_op_find("argsort"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argsort.out(Tensor self, int dim=-1, bool descending=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_argsort_out(sg_tensor *self, int64_t dim, bool descending, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(descending);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("argsort.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor */
static inline sg_status sgop_argsort_stable(sg_tensor *self, bool stable, int64_t dim, bool descending, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(stable);
  args[2] = sg_int(dim);
  args[3] = sg_bool(descending);
  sg_status status = sg_call(sg_op_find("argsort.stable"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argsort.stable_out(Tensor self, *, bool stable, int dim=-1, bool descending=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_argsort_stable_out(sg_tensor *self, bool stable, int64_t dim, bool descending, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(stable);
  args[2] = sg_int(dim);
  args[3] = sg_bool(descending);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("argsort.stable_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argwhere(Tensor self) -> Tensor */
static inline sg_status sgop_argwhere(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("argwhere"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** argwhere.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_argwhere_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("argwhere.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** as_strided(Tensor(a) self, int[] size, int[] stride, int? storage_offset=None) -> Tensor(a) */
static inline sg_status sgop_as_strided(sg_tensor *self, const int64_t *size, int64_t n_size, const int64_t *stride, int64_t n_stride, sg_value storage_offset, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = storage_offset;
  sg_status status = sg_call(sg_op_find("as_strided"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** as_strided_(Tensor(a!) self, int[] size, int[] stride, int? storage_offset=None) -> Tensor(a!) */
static inline sg_status sgop_as_strided_(sg_tensor *self, const int64_t *size, int64_t n_size, const int64_t *stride, int64_t n_stride, sg_value storage_offset, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = storage_offset;
  sg_status status = sg_call(sg_op_find("as_strided_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** as_strided_copy(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor */
static inline sg_status sgop_as_strided_copy(sg_tensor *self, const int64_t *size, int64_t n_size, const int64_t *stride, int64_t n_stride, sg_value storage_offset, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = storage_offset;
  sg_status status = sg_call(sg_op_find("as_strided_copy"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** as_strided_copy.out(Tensor self, int[] size, int[] stride, int? storage_offset=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_as_strided_copy_out(sg_tensor *self, const int64_t *size, int64_t n_size, const int64_t *stride, int64_t n_stride, sg_value storage_offset, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = storage_offset;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("as_strided_copy.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** asin(Tensor self) -> Tensor */
static inline sg_status sgop_asin(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("asin"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** asin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_asin_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("asin.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** asin_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_asin_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("asin_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** asinh(Tensor self) -> Tensor */
static inline sg_status sgop_asinh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("asinh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** asinh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_asinh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("asinh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** asinh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_asinh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("asinh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atan(Tensor self) -> Tensor */
static inline sg_status sgop_atan(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("atan"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_atan_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("atan.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atan2(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_atan2(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("atan2"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atan2.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_atan2_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("atan2.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_atan2_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("atan2_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atan_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_atan_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("atan_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atanh(Tensor self) -> Tensor */
static inline sg_status sgop_atanh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("atanh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atanh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_atanh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("atanh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atanh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_atanh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("atanh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atleast_1d(Tensor self) -> Tensor */
static inline sg_status sgop_atleast_1d(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("atleast_1d"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atleast_1d.Sequence(Tensor[] tensors) -> Tensor[] */
static inline sg_status sgop_atleast_1d_Sequence(sg_tensor *const *tensors, int64_t n_tensors, sg_value *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("atleast_1d.Sequence"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** atleast_1d.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_atleast_1d_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("atleast_1d.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atleast_2d(Tensor self) -> Tensor */
static inline sg_status sgop_atleast_2d(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("atleast_2d"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atleast_2d.Sequence(Tensor[] tensors) -> Tensor[] */
static inline sg_status sgop_atleast_2d_Sequence(sg_tensor *const *tensors, int64_t n_tensors, sg_value *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("atleast_2d.Sequence"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** atleast_2d.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_atleast_2d_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("atleast_2d.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atleast_3d(Tensor self) -> Tensor */
static inline sg_status sgop_atleast_3d(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("atleast_3d"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** atleast_3d.Sequence(Tensor[] tensors) -> Tensor[] */
static inline sg_status sgop_atleast_3d_Sequence(sg_tensor *const *tensors, int64_t n_tensors, sg_value *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("atleast_3d.Sequence"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** atleast_3d.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_atleast_3d_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("atleast_3d.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor */
static inline sg_status sgop_avg_pool1d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, bool ceil_mode, bool count_include_pad, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_bool(ceil_mode);
  args[5] = sg_bool(count_include_pad);
  sg_status status = sg_call(sg_op_find("avg_pool1d"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** avg_pool1d.out(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_avg_pool1d_out(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, bool ceil_mode, bool count_include_pad, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_bool(ceil_mode);
  args[5] = sg_bool(count_include_pad);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("avg_pool1d.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor */
static inline sg_status sgop_avg_pool2d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, bool ceil_mode, bool count_include_pad, sg_value divisor_override, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_bool(ceil_mode);
  args[5] = sg_bool(count_include_pad);
  args[6] = divisor_override;
  sg_status status = sg_call(sg_op_find("avg_pool2d"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor */
static inline sg_status sgop_avg_pool3d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, bool ceil_mode, bool count_include_pad, sg_value divisor_override, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_bool(ceil_mode);
  args[5] = sg_bool(count_include_pad);
  args[6] = divisor_override;
  sg_status status = sg_call(sg_op_find("avg_pool3d"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_baddbmm(sg_tensor *self, sg_tensor *batch1, sg_tensor *batch2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(batch1, false);
  args[2] = sg_tensor_(batch2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("baddbmm"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** baddbmm.out(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_baddbmm_out(sg_tensor *self, sg_tensor *batch1, sg_tensor *batch2, sg_value beta, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(batch1, false);
  args[2] = sg_tensor_(batch2, false);
  args[3] = beta;
  args[4] = alpha;
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("baddbmm.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_baddbmm_(sg_tensor *self, sg_tensor *batch1, sg_tensor *batch2, sg_value beta, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(batch1, false);
  args[2] = sg_tensor_(batch2, false);
  args[3] = beta;
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("baddbmm_"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bartlett_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_bartlett_window(int64_t window_length, bool periodic, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("bartlett_window"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bartlett_window.out(int window_length, bool periodic=True, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bartlett_window_out(int64_t window_length, bool periodic, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bartlett_window.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor */
static inline sg_status sgop_batch_norm(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, sg_tensor *running_mean, sg_tensor *running_var, bool training, double momentum, double eps, bool cudnn_enabled, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, true);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_tensor_(running_mean, true);
  args[4] = sg_tensor_(running_var, true);
  args[5] = sg_bool(training);
  args[6] = sg_float(momentum);
  args[7] = sg_float(eps);
  args[8] = sg_bool(cudnn_enabled);
  sg_status status = sg_call(sg_op_find("batch_norm"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** batch_norm.out(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_batch_norm_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, sg_tensor *running_mean, sg_tensor *running_var, bool training, double momentum, double eps, bool cudnn_enabled, sg_tensor *out, sg_tensor **result0) {
  sg_value args[10];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, true);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_tensor_(running_mean, true);
  args[4] = sg_tensor_(running_var, true);
  args[5] = sg_bool(training);
  args[6] = sg_float(momentum);
  args[7] = sg_float(eps);
  args[8] = sg_bool(cudnn_enabled);
  args[9] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("batch_norm.out"), args, 10, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bernoulli(Tensor self, *, Generator? generator=None) -> Tensor */
static inline sg_status sgop_bernoulli(sg_tensor *self, sg_generator *generator, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("bernoulli"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bernoulli.out(Tensor self, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bernoulli_out(sg_tensor *self, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bernoulli.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor */
static inline sg_status sgop_bernoulli_p(sg_tensor *self, double p, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("bernoulli.p"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bernoulli.p_out(Tensor self, float p, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bernoulli_p_out(sg_tensor *self, double p, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_generator_(generator);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bernoulli.p_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_bernoulli__Tensor(sg_tensor *self, sg_tensor *p, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(p, false);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("bernoulli_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_bernoulli__float(sg_tensor *self, double p, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("bernoulli_.float"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor */
static inline sg_status sgop_bilinear(sg_tensor *input1, sg_tensor *input2, sg_tensor *weight, sg_tensor *bias, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input1, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(weight, false);
  args[3] = sg_tensor_(bias, true);
  sg_status status = sg_call(sg_op_find("bilinear"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bilinear.out(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bilinear_out(sg_tensor *input1, sg_tensor *input2, sg_tensor *weight, sg_tensor *bias, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input1, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(weight, false);
  args[3] = sg_tensor_(bias, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bilinear.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor */
static inline sg_status sgop_binary_cross_entropy(sg_tensor *self, sg_tensor *target, sg_tensor *weight, int64_t reduction, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("binary_cross_entropy"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor */
static inline sg_status sgop_binary_cross_entropy_with_logits(sg_tensor *self, sg_tensor *target, sg_tensor *weight, sg_tensor *pos_weight, int64_t reduction, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(pos_weight, true);
  args[4] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("binary_cross_entropy_with_logits"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** binary_cross_entropy_with_logits.out(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_binary_cross_entropy_with_logits_out(sg_tensor *self, sg_tensor *target, sg_tensor *weight, sg_tensor *pos_weight, int64_t reduction, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(pos_weight, true);
  args[4] = sg_int(reduction);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("binary_cross_entropy_with_logits.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bincount(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor */
static inline sg_status sgop_bincount(sg_tensor *self, sg_tensor *weights, int64_t minlength, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(weights, true);
  args[2] = sg_int(minlength);
  sg_status status = sg_call(sg_op_find("bincount"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bincount.out(Tensor self, Tensor? weights=None, int minlength=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bincount_out(sg_tensor *self, sg_tensor *weights, int64_t minlength, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(weights, true);
  args[2] = sg_int(minlength);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bincount.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor */
static inline sg_status sgop_binomial(sg_tensor *count, sg_tensor *prob, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(count, false);
  args[1] = sg_tensor_(prob, false);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("binomial"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** binomial.out(Tensor count, Tensor prob, Generator? generator=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_binomial_out(sg_tensor *count, sg_tensor *prob, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(count, false);
  args[1] = sg_tensor_(prob, false);
  args[2] = sg_generator_(generator);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("binomial.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_bitwise_and_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_and.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_and.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bitwise_and_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bitwise_and.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_bitwise_and__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_and_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_bitwise_left_shift_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_left_shift.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_left_shift.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bitwise_left_shift_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bitwise_left_shift.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_bitwise_left_shift__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_left_shift_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_not(Tensor self) -> Tensor */
static inline sg_status sgop_bitwise_not(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("bitwise_not"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_not.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bitwise_not_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bitwise_not.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_not_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_bitwise_not_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("bitwise_not_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_bitwise_or_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_or.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_or.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bitwise_or_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bitwise_or.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_bitwise_or__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_or_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_bitwise_right_shift_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_right_shift.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_right_shift.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bitwise_right_shift_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bitwise_right_shift.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_bitwise_right_shift__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_right_shift_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_bitwise_xor_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_xor.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_xor.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bitwise_xor_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bitwise_xor.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_bitwise_xor__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("bitwise_xor_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** blackman_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_blackman_window(int64_t window_length, bool periodic, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("blackman_window"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** blackman_window.out(int window_length, bool periodic=True, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_blackman_window_out(int64_t window_length, bool periodic, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("blackman_window.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** block_diag(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_block_diag(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("block_diag"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** block_diag.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_block_diag_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("block_diag.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bmm(Tensor self, Tensor mat2) -> Tensor */
static inline sg_status sgop_bmm(sg_tensor *self, sg_tensor *mat2, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat2, false);
  sg_status status = sg_call(sg_op_find("bmm"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bmm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bmm_out(sg_tensor *self, sg_tensor *mat2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat2, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bmm.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** broadcast_tensors(Tensor[] tensors) -> Tensor[] */
static inline sg_status sgop_broadcast_tensors(sg_tensor *const *tensors, int64_t n_tensors, sg_value *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("broadcast_tensors"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** broadcast_to(Tensor(a) self, int[] size) -> Tensor(a) */
static inline sg_status sgop_broadcast_to(sg_tensor *self, const int64_t *size, int64_t n_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  sg_status status = sg_call(sg_op_find("broadcast_to"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor */
static inline sg_status sgop_bucketize_Scalar(sg_value self, sg_tensor *boundaries, bool out_int32, bool right, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = self;
  args[1] = sg_tensor_(boundaries, false);
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  sg_status status = sg_call(sg_op_find("bucketize.Scalar"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bucketize.Scalar_out(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bucketize_Scalar_out(sg_value self, sg_tensor *boundaries, bool out_int32, bool right, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = self;
  args[1] = sg_tensor_(boundaries, false);
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bucketize.Scalar_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor */
static inline sg_status sgop_bucketize_Tensor(sg_tensor *self, sg_tensor *boundaries, bool out_int32, bool right, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(boundaries, false);
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  sg_status status = sg_call(sg_op_find("bucketize.Tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** bucketize.Tensor_out(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_bucketize_Tensor_out(sg_tensor *self, sg_tensor *boundaries, bool out_int32, bool right, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(boundaries, false);
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("bucketize.Tensor_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cartesian_prod(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_cartesian_prod(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("cartesian_prod"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cartesian_prod.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cartesian_prod_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cartesian_prod.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cat(Tensor[] tensors, int dim=0) -> Tensor */
static inline sg_status sgop_cat(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("cat"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cat.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cat_out(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cat.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cauchy_(Tensor(a!) self, float median=0, float sigma=1, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_cauchy_(sg_tensor *self, double median, double sigma, sg_generator *generator, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(median);
  args[2] = sg_float(sigma);
  args[3] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("cauchy_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor */
static inline sg_status sgop_cdist(sg_tensor *x1, sg_tensor *x2, double p, sg_value compute_mode, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(x1, false);
  args[1] = sg_tensor_(x2, false);
  args[2] = sg_float(p);
  args[3] = compute_mode;
  sg_status status = sg_call(sg_op_find("cdist"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cdist.out(Tensor x1, Tensor x2, float p=2., int? compute_mode=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cdist_out(sg_tensor *x1, sg_tensor *x2, double p, sg_value compute_mode, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(x1, false);
  args[1] = sg_tensor_(x2, false);
  args[2] = sg_float(p);
  args[3] = compute_mode;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cdist.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ceil(Tensor self) -> Tensor */
static inline sg_status sgop_ceil(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("ceil"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ceil.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ceil_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ceil.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ceil_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_ceil_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("ceil_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** celu(Tensor self, Scalar alpha=1.0) -> Tensor */
static inline sg_status sgop_celu(sg_tensor *self, sg_value alpha, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = alpha;
  sg_status status = sg_call(sg_op_find("celu"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** celu.out(Tensor self, Scalar alpha=1.0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_celu_out(sg_tensor *self, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = alpha;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("celu.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** celu_(Tensor(a!) self, Scalar alpha=1.0) -> Tensor(a!) */
static inline sg_status sgop_celu_(sg_tensor *self, sg_value alpha, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = alpha;
  sg_status status = sg_call(sg_op_find("celu_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** chain_matmul(Tensor[] matrices) -> Tensor */
static inline sg_status sgop_chain_matmul(sg_tensor *const *matrices, int64_t n_matrices, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(matrices, n_matrices);
  sg_status status = sg_call(sg_op_find("chain_matmul"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** chain_matmul.out(Tensor[] matrices, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_chain_matmul_out(sg_tensor *const *matrices, int64_t n_matrices, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(matrices, n_matrices);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("chain_matmul.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** channel_shuffle(Tensor self, int groups) -> Tensor */
static inline sg_status sgop_channel_shuffle(sg_tensor *self, int64_t groups, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("channel_shuffle"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** channel_shuffle.out(Tensor self, int groups, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_channel_shuffle_out(sg_tensor *self, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(groups);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("channel_shuffle.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cholesky_inverse(Tensor self, bool upper=False) -> Tensor */
static inline sg_status sgop_cholesky_inverse(sg_tensor *self, bool upper, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(upper);
  sg_status status = sg_call(sg_op_find("cholesky_inverse"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cholesky_inverse.out(Tensor self, bool upper=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cholesky_inverse_out(sg_tensor *self, bool upper, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(upper);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cholesky_inverse.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor */
static inline sg_status sgop_cholesky_solve(sg_tensor *self, sg_tensor *input2, bool upper, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_bool(upper);
  sg_status status = sg_call(sg_op_find("cholesky_solve"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cholesky_solve.out(Tensor self, Tensor input2, bool upper=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cholesky_solve_out(sg_tensor *self, sg_tensor *input2, bool upper, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_bool(upper);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cholesky_solve.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** chunk(Tensor(a) self, int chunks, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_chunk(sg_tensor *self, int64_t chunks, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(chunks);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("chunk"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor */
static inline sg_status sgop_clamp(sg_tensor *self, sg_value min, sg_value max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  args[2] = max;
  sg_status status = sg_call(sg_op_find("clamp"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor */
static inline sg_status sgop_clamp_Tensor(sg_tensor *self, sg_tensor *min, sg_tensor *max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, true);
  args[2] = sg_tensor_(max, true);
  sg_status status = sg_call(sg_op_find("clamp.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp.Tensor_out(Tensor self, Tensor? min=None, Tensor? max=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clamp_Tensor_out(sg_tensor *self, sg_tensor *min, sg_tensor *max, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, true);
  args[2] = sg_tensor_(max, true);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clamp.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp.out(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clamp_out(sg_tensor *self, sg_value min, sg_value max, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  args[2] = max;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clamp.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!) */
static inline sg_status sgop_clamp_(sg_tensor *self, sg_value min, sg_value max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  args[2] = max;
  sg_status status = sg_call(sg_op_find("clamp_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!) */
static inline sg_status sgop_clamp__Tensor(sg_tensor *self, sg_tensor *min, sg_tensor *max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, true);
  args[2] = sg_tensor_(max, true);
  sg_status status = sg_call(sg_op_find("clamp_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_max(Tensor self, Scalar max) -> Tensor */
static inline sg_status sgop_clamp_max(sg_tensor *self, sg_value max, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = max;
  sg_status status = sg_call(sg_op_find("clamp_max"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_max.Tensor(Tensor self, Tensor max) -> Tensor */
static inline sg_status sgop_clamp_max_Tensor(sg_tensor *self, sg_tensor *max, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(max, false);
  sg_status status = sg_call(sg_op_find("clamp_max.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_max.Tensor_out(Tensor self, Tensor max, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clamp_max_Tensor_out(sg_tensor *self, sg_tensor *max, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(max, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clamp_max.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_max.out(Tensor self, Scalar max, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clamp_max_out(sg_tensor *self, sg_value max, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = max;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clamp_max.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!) */
static inline sg_status sgop_clamp_max_(sg_tensor *self, sg_value max, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = max;
  sg_status status = sg_call(sg_op_find("clamp_max_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!) */
static inline sg_status sgop_clamp_max__Tensor(sg_tensor *self, sg_tensor *max, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(max, false);
  sg_status status = sg_call(sg_op_find("clamp_max_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_min(Tensor self, Scalar min) -> Tensor */
static inline sg_status sgop_clamp_min(sg_tensor *self, sg_value min, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  sg_status status = sg_call(sg_op_find("clamp_min"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_min.Tensor(Tensor self, Tensor min) -> Tensor */
static inline sg_status sgop_clamp_min_Tensor(sg_tensor *self, sg_tensor *min, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, false);
  sg_status status = sg_call(sg_op_find("clamp_min.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_min.Tensor_out(Tensor self, Tensor min, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clamp_min_Tensor_out(sg_tensor *self, sg_tensor *min, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clamp_min.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_min.out(Tensor self, Scalar min, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clamp_min_out(sg_tensor *self, sg_value min, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clamp_min.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!) */
static inline sg_status sgop_clamp_min_(sg_tensor *self, sg_value min, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  sg_status status = sg_call(sg_op_find("clamp_min_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!) */
static inline sg_status sgop_clamp_min__Tensor(sg_tensor *self, sg_tensor *min, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, false);
  sg_status status = sg_call(sg_op_find("clamp_min_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor */
static inline sg_status sgop_clip(sg_tensor *self, sg_value min, sg_value max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  args[2] = max;
  sg_status status = sg_call(sg_op_find("clip"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor */
static inline sg_status sgop_clip_Tensor(sg_tensor *self, sg_tensor *min, sg_tensor *max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, true);
  args[2] = sg_tensor_(max, true);
  sg_status status = sg_call(sg_op_find("clip.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clip.Tensor_out(Tensor self, Tensor? min=None, Tensor? max=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clip_Tensor_out(sg_tensor *self, sg_tensor *min, sg_tensor *max, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, true);
  args[2] = sg_tensor_(max, true);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clip.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clip.out(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clip_out(sg_tensor *self, sg_value min, sg_value max, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  args[2] = max;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clip.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!) */
static inline sg_status sgop_clip_(sg_tensor *self, sg_value min, sg_value max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min;
  args[2] = max;
  sg_status status = sg_call(sg_op_find("clip_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!) */
static inline sg_status sgop_clip__Tensor(sg_tensor *self, sg_tensor *min, sg_tensor *max, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(min, true);
  args[2] = sg_tensor_(max, true);
  sg_status status = sg_call(sg_op_find("clip_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clone(Tensor self) -> Tensor */
static inline sg_status sgop_clone(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("clone"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** clone.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_clone_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("clone.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** col2im(Tensor self, int[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor */
static inline sg_status sgop_col2im(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *dilation, int64_t n_dilation, const int64_t *padding, int64_t n_padding, const int64_t *stride, int64_t n_stride, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_ints_(kernel_size, n_kernel_size);
  args[3] = sg_ints_(dilation, n_dilation);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(stride, n_stride);
  sg_status status = sg_call(sg_op_find("col2im"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** column_stack(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_column_stack(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("column_stack"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** column_stack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_column_stack_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("column_stack.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor */
static inline sg_status sgop_combinations(sg_tensor *self, int64_t r, bool with_replacement, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(r);
  args[2] = sg_bool(with_replacement);
  sg_status status = sg_call(sg_op_find("combinations"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** combinations.out(Tensor self, int r=2, bool with_replacement=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_combinations_out(sg_tensor *self, int64_t r, bool with_replacement, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(r);
  args[2] = sg_bool(with_replacement);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("combinations.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** complex(Tensor real, Tensor imag) -> Tensor */
static inline sg_status sgop_complex(sg_tensor *real, sg_tensor *imag, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(real, false);
  args[1] = sg_tensor_(imag, false);
  sg_status status = sg_call(sg_op_find("complex"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** complex.out(Tensor real, Tensor imag, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_complex_out(sg_tensor *real, sg_tensor *imag, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(real, false);
  args[1] = sg_tensor_(imag, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("complex.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** concat(Tensor[] tensors, int dim=0) -> Tensor */
static inline sg_status sgop_concat(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("concat"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** concat.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_concat_out(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("concat.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** concatenate(Tensor[] tensors, int dim=0) -> Tensor */
static inline sg_status sgop_concatenate(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("concatenate"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** concatenate.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_concatenate_out(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("concatenate.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conj(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_conj(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("conj"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conj_physical(Tensor self) -> Tensor */
static inline sg_status sgop_conj_physical(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("conj_physical"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conj_physical.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conj_physical_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conj_physical.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conj_physical_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_conj_physical_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("conj_physical_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor */
static inline sg_status sgop_constant_pad_nd(sg_tensor *self, const int64_t *pad, int64_t n_pad, sg_value value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(pad, n_pad);
  args[2] = value;
  sg_status status = sg_call(sg_op_find("constant_pad_nd"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** constant_pad_nd.out(Tensor self, int[] pad, Scalar value=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_constant_pad_nd_out(sg_tensor *self, const int64_t *pad, int64_t n_pad, sg_value value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(pad, n_pad);
  args[2] = value;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("constant_pad_nd.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** contiguous(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_contiguous(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("contiguous"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] dilation=1, int groups=1) -> Tensor */
static inline sg_status sgop_conv1d(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("conv1d"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv1d.out(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] dilation=1, int groups=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv1d_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv1d.out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, str padding='valid', int[1] dilation=1, int groups=1) -> Tensor */
static inline sg_status sgop_conv1d_padding(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const char *padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_string_(padding, false);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("conv1d.padding"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv1d.padding_out(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, str padding='valid', int[1] dilation=1, int groups=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv1d_padding_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const char *padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_string_(padding, false);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv1d.padding_out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] dilation=1, int groups=1) -> Tensor */
static inline sg_status sgop_conv2d(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("conv2d"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv2d.out(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] dilation=1, int groups=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv2d_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv2d.out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, str padding='valid', int[2] dilation=1, int groups=1) -> Tensor */
static inline sg_status sgop_conv2d_padding(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const char *padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_string_(padding, false);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("conv2d.padding"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv2d.padding_out(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, str padding='valid', int[2] dilation=1, int groups=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv2d_padding_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const char *padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_string_(padding, false);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv2d.padding_out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] dilation=1, int groups=1) -> Tensor */
static inline sg_status sgop_conv3d(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("conv3d"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv3d.out(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] dilation=1, int groups=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv3d_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv3d.out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, str padding='valid', int[3] dilation=1, int groups=1) -> Tensor */
static inline sg_status sgop_conv3d_padding(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const char *padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_string_(padding, false);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("conv3d.padding"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv3d.padding_out(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, str padding='valid', int[3] dilation=1, int groups=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv3d_padding_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const char *padding, const int64_t *dilation, int64_t n_dilation, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_string_(padding, false);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_int(groups);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv3d.padding_out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor */
static inline sg_status sgop_conv_tbc(sg_tensor *self, sg_tensor *weight, sg_tensor *bias, int64_t pad, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, false);
  args[3] = sg_int(pad);
  sg_status status = sg_call(sg_op_find("conv_tbc"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_tbc.out(Tensor self, Tensor weight, Tensor bias, int pad=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv_tbc_out(sg_tensor *self, sg_tensor *weight, sg_tensor *bias, int64_t pad, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, false);
  args[3] = sg_int(pad);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv_tbc.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1) -> Tensor */
static inline sg_status sgop_conv_transpose1d(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, const int64_t *dilation, int64_t n_dilation, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(output_padding, n_output_padding);
  args[6] = sg_int(groups);
  args[7] = sg_ints_(dilation, n_dilation);
  sg_status status = sg_call(sg_op_find("conv_transpose1d"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_transpose1d.out(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv_transpose1d_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, const int64_t *dilation, int64_t n_dilation, sg_tensor *out, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(output_padding, n_output_padding);
  args[6] = sg_int(groups);
  args[7] = sg_ints_(dilation, n_dilation);
  args[8] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv_transpose1d.out"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, int[2] dilation=1) -> Tensor */
static inline sg_status sgop_conv_transpose2d_input(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, const int64_t *dilation, int64_t n_dilation, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(output_padding, n_output_padding);
  args[6] = sg_int(groups);
  args[7] = sg_ints_(dilation, n_dilation);
  sg_status status = sg_call(sg_op_find("conv_transpose2d.input"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_transpose2d.input_out(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, int[2] dilation=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv_transpose2d_input_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, const int64_t *dilation, int64_t n_dilation, sg_tensor *out, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(output_padding, n_output_padding);
  args[6] = sg_int(groups);
  args[7] = sg_ints_(dilation, n_dilation);
  args[8] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv_transpose2d.input_out"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, int[3] dilation=1) -> Tensor */
static inline sg_status sgop_conv_transpose3d_input(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, const int64_t *dilation, int64_t n_dilation, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(output_padding, n_output_padding);
  args[6] = sg_int(groups);
  args[7] = sg_ints_(dilation, n_dilation);
  sg_status status = sg_call(sg_op_find("conv_transpose3d.input"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** conv_transpose3d.input_out(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, int[3] dilation=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_conv_transpose3d_input_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, const int64_t *dilation, int64_t n_dilation, sg_tensor *out, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(output_padding, n_output_padding);
  args[6] = sg_int(groups);
  args[7] = sg_ints_(dilation, n_dilation);
  args[8] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("conv_transpose3d.input_out"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups) -> Tensor */
static inline sg_status sgop_convolution(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool transposed, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_bool(transposed);
  args[7] = sg_ints_(output_padding, n_output_padding);
  args[8] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("convolution"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** convolution.out(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_convolution_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool transposed, const int64_t *output_padding, int64_t n_output_padding, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[10];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  args[5] = sg_ints_(dilation, n_dilation);
  args[6] = sg_bool(transposed);
  args[7] = sg_ints_(output_padding, n_output_padding);
  args[8] = sg_int(groups);
  args[9] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("convolution.out"), args, 10, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor */
static inline sg_status sgop_copy(sg_tensor *self, sg_tensor *src, bool non_blocking, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_bool(non_blocking);
  sg_status status = sg_call(sg_op_find("copy"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!) */
static inline sg_status sgop_copy_(sg_tensor *self, sg_tensor *src, bool non_blocking, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_bool(non_blocking);
  sg_status status = sg_call(sg_op_find("copy_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** copysign.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_copysign_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("copysign.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** copysign.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_copysign_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("copysign.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_copysign__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("copysign_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** corrcoef(Tensor self) -> Tensor */
static inline sg_status sgop_corrcoef(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("corrcoef"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** corrcoef.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_corrcoef_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("corrcoef.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cos(Tensor self) -> Tensor */
static inline sg_status sgop_cos(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("cos"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cos.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cos_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cos.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cos_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_cos_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("cos_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cosh(Tensor self) -> Tensor */
static inline sg_status sgop_cosh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("cosh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cosh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cosh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cosh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cosh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_cosh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("cosh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1) -> Tensor */
static inline sg_status sgop_cosine_embedding_loss(sg_tensor *input1, sg_tensor *input2, sg_tensor *target, double margin, int64_t reduction, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input1, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(target, false);
  args[3] = sg_float(margin);
  args[4] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("cosine_embedding_loss"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cosine_embedding_loss.out(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cosine_embedding_loss_out(sg_tensor *input1, sg_tensor *input2, sg_tensor *target, double margin, int64_t reduction, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input1, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(target, false);
  args[3] = sg_float(margin);
  args[4] = sg_int(reduction);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cosine_embedding_loss.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor */
static inline sg_status sgop_cosine_similarity(sg_tensor *x1, sg_tensor *x2, int64_t dim, double eps, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(x1, false);
  args[1] = sg_tensor_(x2, false);
  args[2] = sg_int(dim);
  args[3] = sg_float(eps);
  sg_status status = sg_call(sg_op_find("cosine_similarity"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cosine_similarity.out(Tensor x1, Tensor x2, int dim=1, float eps=1e-08, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cosine_similarity_out(sg_tensor *x1, sg_tensor *x2, int64_t dim, double eps, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(x1, false);
  args[1] = sg_tensor_(x2, false);
  args[2] = sg_int(dim);
  args[3] = sg_float(eps);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cosine_similarity.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** count_nonzero(Tensor self, int? dim=None) -> Tensor */
static inline sg_status sgop_count_nonzero(sg_tensor *self, sg_value dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  sg_status status = sg_call(sg_op_find("count_nonzero"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor */
static inline sg_status sgop_count_nonzero_dim_IntList(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  sg_status status = sg_call(sg_op_find("count_nonzero.dim_IntList"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** count_nonzero.dim_IntList_out(Tensor self, int[] dim, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_count_nonzero_dim_IntList_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("count_nonzero.dim_IntList_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** count_nonzero.out(Tensor self, int? dim=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_count_nonzero_out(sg_tensor *self, sg_value dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = dim;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("count_nonzero.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor */
static inline sg_status sgop_cov(sg_tensor *self, int64_t correction, sg_tensor *fweights, sg_tensor *aweights, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(correction);
  args[2] = sg_tensor_(fweights, true);
  args[3] = sg_tensor_(aweights, true);
  sg_status status = sg_call(sg_op_find("cov"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cov.out(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cov_out(sg_tensor *self, int64_t correction, sg_tensor *fweights, sg_tensor *aweights, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(correction);
  args[2] = sg_tensor_(fweights, true);
  args[3] = sg_tensor_(aweights, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cov.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cross(Tensor self, Tensor other, int? dim=None) -> Tensor */
static inline sg_status sgop_cross(sg_tensor *self, sg_tensor *other, sg_value dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = dim;
  sg_status status = sg_call(sg_op_find("cross"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cross.out(Tensor self, Tensor other, int? dim=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cross_out(sg_tensor *self, sg_tensor *other, sg_value dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = dim;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cross.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100, float label_smoothing=0.0) -> Tensor */
static inline sg_status sgop_cross_entropy_loss(sg_tensor *self, sg_tensor *target, sg_tensor *weight, int64_t reduction, int64_t ignore_index, double label_smoothing, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_int(reduction);
  args[4] = sg_int(ignore_index);
  args[5] = sg_float(label_smoothing);
  sg_status status = sg_call(sg_op_find("cross_entropy_loss"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor */
static inline sg_status sgop_ctc_loss_IntList(sg_tensor *log_probs, sg_tensor *targets, const int64_t *input_lengths, int64_t n_input_lengths, const int64_t *target_lengths, int64_t n_target_lengths, int64_t blank, int64_t reduction, bool zero_infinity, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(log_probs, false);
  args[1] = sg_tensor_(targets, false);
  args[2] = sg_ints_(input_lengths, n_input_lengths);
  args[3] = sg_ints_(target_lengths, n_target_lengths);
  args[4] = sg_int(blank);
  args[5] = sg_int(reduction);
  args[6] = sg_bool(zero_infinity);
  sg_status status = sg_call(sg_op_find("ctc_loss.IntList"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ctc_loss.IntList_out(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ctc_loss_IntList_out(sg_tensor *log_probs, sg_tensor *targets, const int64_t *input_lengths, int64_t n_input_lengths, const int64_t *target_lengths, int64_t n_target_lengths, int64_t blank, int64_t reduction, bool zero_infinity, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(log_probs, false);
  args[1] = sg_tensor_(targets, false);
  args[2] = sg_ints_(input_lengths, n_input_lengths);
  args[3] = sg_ints_(target_lengths, n_target_lengths);
  args[4] = sg_int(blank);
  args[5] = sg_int(reduction);
  args[6] = sg_bool(zero_infinity);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ctc_loss.IntList_out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor */
static inline sg_status sgop_ctc_loss_Tensor(sg_tensor *log_probs, sg_tensor *targets, sg_tensor *input_lengths, sg_tensor *target_lengths, int64_t blank, int64_t reduction, bool zero_infinity, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(log_probs, false);
  args[1] = sg_tensor_(targets, false);
  args[2] = sg_tensor_(input_lengths, false);
  args[3] = sg_tensor_(target_lengths, false);
  args[4] = sg_int(blank);
  args[5] = sg_int(reduction);
  args[6] = sg_bool(zero_infinity);
  sg_status status = sg_call(sg_op_find("ctc_loss.Tensor"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ctc_loss.Tensor_out(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ctc_loss_Tensor_out(sg_tensor *log_probs, sg_tensor *targets, sg_tensor *input_lengths, sg_tensor *target_lengths, int64_t blank, int64_t reduction, bool zero_infinity, sg_tensor *out, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(log_probs, false);
  args[1] = sg_tensor_(targets, false);
  args[2] = sg_tensor_(input_lengths, false);
  args[3] = sg_tensor_(target_lengths, false);
  args[4] = sg_int(blank);
  args[5] = sg_int(reduction);
  args[6] = sg_bool(zero_infinity);
  args[7] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ctc_loss.Tensor_out"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cummax(Tensor self, int dim) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_cummax(sg_tensor *self, int64_t dim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("cummax"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** cummax.out(Tensor self, int dim, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_cummax_out(sg_tensor *self, int64_t dim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(values, false);
  args[3] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("cummax.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** cummin(Tensor self, int dim) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_cummin(sg_tensor *self, int64_t dim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("cummin"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** cummin.out(Tensor self, int dim, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_cummin_out(sg_tensor *self, int64_t dim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(values, false);
  args[3] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("cummin.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_cumprod(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("cumprod"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumprod.out(Tensor self, int dim, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cumprod_out(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cumprod.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!) */
static inline sg_status sgop_cumprod_(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("cumprod_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_cumsum(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("cumsum"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumsum.out(Tensor self, int dim, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cumsum_out(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cumsum.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!) */
static inline sg_status sgop_cumsum_(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("cumsum_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor */
static inline sg_status sgop_cumulative_trapezoid_dx(sg_tensor *y, sg_value dx, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = dx;
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("cumulative_trapezoid.dx"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumulative_trapezoid.dx_out(Tensor y, *, Scalar dx=1, int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cumulative_trapezoid_dx_out(sg_tensor *y, sg_value dx, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = dx;
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cumulative_trapezoid.dx_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor */
static inline sg_status sgop_cumulative_trapezoid_x(sg_tensor *y, sg_tensor *x, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_tensor_(x, false);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("cumulative_trapezoid.x"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** cumulative_trapezoid.x_out(Tensor y, Tensor x, *, int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_cumulative_trapezoid_x_out(sg_tensor *y, sg_tensor *x, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_tensor_(x, false);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("cumulative_trapezoid.x_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** deg2rad(Tensor self) -> Tensor */
static inline sg_status sgop_deg2rad(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("deg2rad"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** deg2rad.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_deg2rad_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("deg2rad.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** deg2rad_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_deg2rad_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("deg2rad_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** det(Tensor self) -> Tensor */
static inline sg_status sgop_det(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("det"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** det.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_det_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("det.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** detach(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_detach(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("detach"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** detach_copy(Tensor self) -> Tensor */
static inline sg_status sgop_detach_copy(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("detach_copy"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** detach_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_detach_copy_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("detach_copy.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diag(Tensor self, int diagonal=0) -> Tensor */
static inline sg_status sgop_diag(sg_tensor *self, int64_t diagonal, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  sg_status status = sg_call(sg_op_find("diag"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diag.out(Tensor self, int diagonal=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_diag_out(sg_tensor *self, int64_t diagonal, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("diag.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor */
static inline sg_status sgop_diag_embed(sg_tensor *self, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(offset);
  args[2] = sg_int(dim1);
  args[3] = sg_int(dim2);
  sg_status status = sg_call(sg_op_find("diag_embed"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diag_embed.out(Tensor self, int offset=0, int dim1=-2, int dim2=-1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_diag_embed_out(sg_tensor *self, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(offset);
  args[2] = sg_int(dim1);
  args[3] = sg_int(dim2);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("diag_embed.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diagflat(Tensor self, int offset=0) -> Tensor */
static inline sg_status sgop_diagflat(sg_tensor *self, int64_t offset, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(offset);
  sg_status status = sg_call(sg_op_find("diagflat"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diagflat.out(Tensor self, int offset=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_diagflat_out(sg_tensor *self, int64_t offset, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(offset);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("diagflat.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a) */
static inline sg_status sgop_diagonal(sg_tensor *self, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(offset);
  args[2] = sg_int(dim1);
  args[3] = sg_int(dim2);
  sg_status status = sg_call(sg_op_find("diagonal"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor */
static inline sg_status sgop_diagonal_copy(sg_tensor *self, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(offset);
  args[2] = sg_int(dim1);
  args[3] = sg_int(dim2);
  sg_status status = sg_call(sg_op_find("diagonal_copy"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diagonal_copy.out(Tensor self, int offset=0, int dim1=0, int dim2=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_diagonal_copy_out(sg_tensor *self, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(offset);
  args[2] = sg_int(dim1);
  args[3] = sg_int(dim2);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("diagonal_copy.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor */
static inline sg_status sgop_diagonal_scatter(sg_tensor *self, sg_tensor *src, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_int(offset);
  args[3] = sg_int(dim1);
  args[4] = sg_int(dim2);
  sg_status status = sg_call(sg_op_find("diagonal_scatter"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diagonal_scatter.out(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_diagonal_scatter_out(sg_tensor *self, sg_tensor *src, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_int(offset);
  args[3] = sg_int(dim1);
  args[4] = sg_int(dim2);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("diagonal_scatter.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor */
static inline sg_status sgop_diff(sg_tensor *self, int64_t n, int64_t dim, sg_tensor *prepend, sg_tensor *append, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(prepend, true);
  args[4] = sg_tensor_(append, true);
  sg_status status = sg_call(sg_op_find("diff"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** diff.out(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_diff_out(sg_tensor *self, int64_t n, int64_t dim, sg_tensor *prepend, sg_tensor *append, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(prepend, true);
  args[4] = sg_tensor_(append, true);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("diff.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** digamma(Tensor self) -> Tensor */
static inline sg_status sgop_digamma(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("digamma"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** digamma.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_digamma_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("digamma.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** digamma_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_digamma_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("digamma_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dist(Tensor self, Tensor other, Scalar p=2) -> Tensor */
static inline sg_status sgop_dist(sg_tensor *self, sg_tensor *other, sg_value p, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = p;
  sg_status status = sg_call(sg_op_find("dist"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dist.out(Tensor self, Tensor other, Scalar p=2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_dist_out(sg_tensor *self, sg_tensor *other, sg_value p, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = p;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("dist.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** div.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_div_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("div.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor */
static inline sg_status sgop_div_Tensor_mode(sg_tensor *self, sg_tensor *other, const char *rounding_mode, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_string_(rounding_mode, true);
  sg_status status = sg_call(sg_op_find("div.Tensor_mode"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** div.Tensor_mode_out(Tensor self, Tensor other, *, str? rounding_mode, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_div_Tensor_mode_out(sg_tensor *self, sg_tensor *other, const char *rounding_mode, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_string_(rounding_mode, true);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("div.Tensor_mode_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** div.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_div_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("div.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_div__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("div_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!) */
static inline sg_status sgop_div__Tensor_mode(sg_tensor *self, sg_tensor *other, const char *rounding_mode, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_string_(rounding_mode, true);
  sg_status status = sg_call(sg_op_find("div_.Tensor_mode"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** divide.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_divide_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("divide.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor */
static inline sg_status sgop_divide_Tensor_mode(sg_tensor *self, sg_tensor *other, const char *rounding_mode, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_string_(rounding_mode, true);
  sg_status status = sg_call(sg_op_find("divide.Tensor_mode"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** divide.Tensor_mode_out(Tensor self, Tensor other, *, str? rounding_mode, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_divide_Tensor_mode_out(sg_tensor *self, sg_tensor *other, const char *rounding_mode, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_string_(rounding_mode, true);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("divide.Tensor_mode_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** divide.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_divide_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("divide.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_divide__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("divide_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!) */
static inline sg_status sgop_divide__Tensor_mode(sg_tensor *self, sg_tensor *other, const char *rounding_mode, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_string_(rounding_mode, true);
  sg_status status = sg_call(sg_op_find("divide_.Tensor_mode"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dot(Tensor self, Tensor tensor) -> Tensor */
static inline sg_status sgop_dot(sg_tensor *self, sg_tensor *tensor, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor, false);
  sg_status status = sg_call(sg_op_find("dot"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dot.out(Tensor self, Tensor tensor, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_dot_out(sg_tensor *self, sg_tensor *tensor, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("dot.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dropout(Tensor input, float p, bool train) -> Tensor */
static inline sg_status sgop_dropout(sg_tensor *input, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("dropout"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dropout.out(Tensor input, float p, bool train, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_dropout_out(sg_tensor *input, double p, bool train, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("dropout.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!) */
static inline sg_status sgop_dropout_(sg_tensor *self, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("dropout_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[] */
static inline sg_status sgop_dsplit_array(sg_tensor *self, const int64_t *indices, int64_t n_indices, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(indices, n_indices);
  sg_status status = sg_call(sg_op_find("dsplit.array"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** dsplit.int(Tensor(a) self, int sections) -> Tensor(a)[] */
static inline sg_status sgop_dsplit_int(sg_tensor *self, int64_t sections, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(sections);
  sg_status status = sg_call(sg_op_find("dsplit.int"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** dstack(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_dstack(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("dstack"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** dstack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_dstack_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("dstack.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor */
static inline sg_status sgop_einsum(const char *equation, sg_tensor *const *tensors, int64_t n_tensors, const int64_t *path, int64_t n_path, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_string_(equation, false);
  args[1] = sg_tensors_(tensors, n_tensors);
  args[2] = sg_ints_(path, n_path);
  sg_status status = sg_call(sg_op_find("einsum"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** einsum.out(str equation, Tensor[] tensors, *, int[]? path=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_einsum_out(const char *equation, sg_tensor *const *tensors, int64_t n_tensors, const int64_t *path, int64_t n_path, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_string_(equation, false);
  args[1] = sg_tensors_(tensors, n_tensors);
  args[2] = sg_ints_(path, n_path);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("einsum.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor */
static inline sg_status sgop_elu(sg_tensor *self, sg_value alpha, sg_value scale, sg_value input_scale, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = alpha;
  args[2] = scale;
  args[3] = input_scale;
  sg_status status = sg_call(sg_op_find("elu"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!) */
static inline sg_status sgop_elu_(sg_tensor *self, sg_value alpha, sg_value scale, sg_value input_scale, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = alpha;
  args[2] = scale;
  args[3] = input_scale;
  sg_status status = sg_call(sg_op_find("elu_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor */
static inline sg_status sgop_embedding(sg_tensor *weight, sg_tensor *indices, int64_t padding_idx, bool scale_grad_by_freq, bool sparse, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(weight, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_int(padding_idx);
  args[3] = sg_bool(scale_grad_by_freq);
  args[4] = sg_bool(sparse);
  sg_status status = sg_call(sg_op_find("embedding"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** embedding.out(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_embedding_out(sg_tensor *weight, sg_tensor *indices, int64_t padding_idx, bool scale_grad_by_freq, bool sparse, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(weight, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_int(padding_idx);
  args[3] = sg_bool(scale_grad_by_freq);
  args[4] = sg_bool(sparse);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("embedding.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor) */
static inline sg_status sgop_embedding_bag(sg_tensor *weight, sg_tensor *indices, sg_tensor *offsets, bool scale_grad_by_freq, int64_t mode, bool sparse, sg_tensor *per_sample_weights, bool include_last_offset, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2, sg_tensor **result3) {
  sg_value args[8];
  sg_value results[4];
  args[0] = sg_tensor_(weight, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_tensor_(offsets, false);
  args[3] = sg_bool(scale_grad_by_freq);
  args[4] = sg_int(mode);
  args[5] = sg_bool(sparse);
  args[6] = sg_tensor_(per_sample_weights, true);
  args[7] = sg_bool(include_last_offset);
  sg_status status = sg_call(sg_op_find("embedding_bag"), args, 8, results, 4);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  sg_take_(&results[3], result3);
  return SG_OK;
}

/** embedding_bag.out(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2, Tensor(d!) out3) -> (Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2, Tensor(d!) out3) */
static inline sg_status sgop_embedding_bag_out(sg_tensor *weight, sg_tensor *indices, sg_tensor *offsets, bool scale_grad_by_freq, int64_t mode, bool sparse, sg_tensor *per_sample_weights, bool include_last_offset, sg_tensor *out0, sg_tensor *out1, sg_tensor *out2, sg_tensor *out3, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2, sg_tensor **result3) {
  sg_value args[12];
  sg_value results[4];
  args[0] = sg_tensor_(weight, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_tensor_(offsets, false);
  args[3] = sg_bool(scale_grad_by_freq);
  args[4] = sg_int(mode);
  args[5] = sg_bool(sparse);
  args[6] = sg_tensor_(per_sample_weights, true);
  args[7] = sg_bool(include_last_offset);
  args[8] = sg_tensor_(out0, false);
  args[9] = sg_tensor_(out1, false);
  args[10] = sg_tensor_(out2, false);
  args[11] = sg_tensor_(out3, false);
  sg_status status = sg_call(sg_op_find("embedding_bag.out"), args, 12, results, 4);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  sg_take_(&results[3], result3);
  return SG_OK;
}

/** embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor) */
static inline sg_status sgop_embedding_bag_padding_idx(sg_tensor *weight, sg_tensor *indices, sg_tensor *offsets, bool scale_grad_by_freq, int64_t mode, bool sparse, sg_tensor *per_sample_weights, bool include_last_offset, sg_value padding_idx, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2, sg_tensor **result3) {
  sg_value args[9];
  sg_value results[4];
  args[0] = sg_tensor_(weight, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_tensor_(offsets, false);
  args[3] = sg_bool(scale_grad_by_freq);
  args[4] = sg_int(mode);
  args[5] = sg_bool(sparse);
  args[6] = sg_tensor_(per_sample_weights, true);
  args[7] = sg_bool(include_last_offset);
  args[8] = padding_idx;
  sg_status status = sg_call(sg_op_find("embedding_bag.padding_idx"), args, 9, results, 4);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  sg_take_(&results[3], result3);
  return SG_OK;
}

/** embedding_bag.padding_idx_out(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2, Tensor(d!) out3) -> (Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2, Tensor(d!) out3) */
static inline sg_status sgop_embedding_bag_padding_idx_out(sg_tensor *weight, sg_tensor *indices, sg_tensor *offsets, bool scale_grad_by_freq, int64_t mode, bool sparse, sg_tensor *per_sample_weights, bool include_last_offset, sg_value padding_idx, sg_tensor *out0, sg_tensor *out1, sg_tensor *out2, sg_tensor *out3, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2, sg_tensor **result3) {
  sg_value args[13];
  sg_value results[4];
  args[0] = sg_tensor_(weight, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_tensor_(offsets, false);
  args[3] = sg_bool(scale_grad_by_freq);
  args[4] = sg_int(mode);
  args[5] = sg_bool(sparse);
  args[6] = sg_tensor_(per_sample_weights, true);
  args[7] = sg_bool(include_last_offset);
  args[8] = padding_idx;
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  args[11] = sg_tensor_(out2, false);
  args[12] = sg_tensor_(out3, false);
  sg_status status = sg_call(sg_op_find("embedding_bag.padding_idx_out"), args, 13, results, 4);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  sg_take_(&results[3], result3);
  return SG_OK;
}

/** embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!) */
static inline sg_status sgop_embedding_renorm_(sg_tensor *self, sg_tensor *indices, double max_norm, double norm_type, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_float(max_norm);
  args[3] = sg_float(norm_type);
  sg_status status = sg_call(sg_op_find("embedding_renorm_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty(int[] size, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_empty(const int64_t *size, int64_t n_size, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("empty"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty.out(int[] size, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_empty_out(const int64_t *size, int64_t n_size, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("empty.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty_like(Tensor self, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_empty_like(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("empty_like"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty_like.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_empty_like_out(sg_tensor *self, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("empty_like.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty_permuted(int[] size, int[] physical_layout, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_empty_permuted(const int64_t *size, int64_t n_size, const int64_t *physical_layout, int64_t n_physical_layout, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_ints_(physical_layout, n_physical_layout);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("empty_permuted"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty_permuted.out(int[] size, int[] physical_layout, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_empty_permuted_out(const int64_t *size, int64_t n_size, const int64_t *physical_layout, int64_t n_physical_layout, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_ints_(physical_layout, n_physical_layout);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("empty_permuted.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty_strided(int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_empty_strided(const int64_t *size, int64_t n_size, const int64_t *stride, int64_t n_stride, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_ints_(stride, n_stride);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("empty_strided"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** empty_strided.out(int[] size, int[] stride, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_empty_strided_out(const int64_t *size, int64_t n_size, const int64_t *stride, int64_t n_stride, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_ints_(stride, n_stride);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("empty_strided.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** eq.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_eq_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("eq.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** eq.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_eq_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("eq.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_eq__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("eq_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** equal(Tensor self, Tensor other) -> bool */
static inline sg_status sgop_equal(sg_tensor *self, sg_tensor *other, bool *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("equal"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0].as.i != 0;
  return SG_OK;
}

/** erf(Tensor self) -> Tensor */
static inline sg_status sgop_erf(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("erf"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_erf_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("erf.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erf_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_erf_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("erf_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erfc(Tensor self) -> Tensor */
static inline sg_status sgop_erfc(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("erfc"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erfc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_erfc_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("erfc.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erfc_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_erfc_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("erfc_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erfinv(Tensor self) -> Tensor */
static inline sg_status sgop_erfinv(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("erfinv"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erfinv.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_erfinv_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("erfinv.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** erfinv_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_erfinv_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("erfinv_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** exp(Tensor self) -> Tensor */
static inline sg_status sgop_exp(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("exp"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** exp.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_exp_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("exp.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** exp2(Tensor self) -> Tensor */
static inline sg_status sgop_exp2(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("exp2"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** exp2.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_exp2_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("exp2.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** exp2_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_exp2_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("exp2_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** exp_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_exp_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("exp_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** expand(Tensor(a) self, int[] size, *, bool implicit=False) -> Tensor(a) */
static inline sg_status sgop_expand(sg_tensor *self, const int64_t *size, int64_t n_size, bool implicit, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_bool(implicit);
  sg_status status = sg_call(sg_op_find("expand"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** expand_as(Tensor(a) self, Tensor other) -> Tensor(a) */
static inline sg_status sgop_expand_as(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("expand_as"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** expand_copy(Tensor self, int[] size, *, bool implicit=False) -> Tensor */
static inline sg_status sgop_expand_copy(sg_tensor *self, const int64_t *size, int64_t n_size, bool implicit, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_bool(implicit);
  sg_status status = sg_call(sg_op_find("expand_copy"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** expand_copy.out(Tensor self, int[] size, *, bool implicit=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_expand_copy_out(sg_tensor *self, const int64_t *size, int64_t n_size, bool implicit, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_bool(implicit);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("expand_copy.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** expm1(Tensor self) -> Tensor */
static inline sg_status sgop_expm1(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("expm1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** expm1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_expm1_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("expm1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** expm1_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_expm1_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("expm1_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** exponential_(Tensor(a!) self, float lambd=1, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_exponential_(sg_tensor *self, double lambd, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(lambd);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("exponential_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** eye(int n, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_eye(int64_t n, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("eye"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** eye.m(int n, int m, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_eye_m(int64_t n, int64_t m, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_int(m);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("eye.m"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** eye.m_out(int n, int m, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_eye_m_out(int64_t n, int64_t m, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_int(m);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("eye.m_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** eye.out(int n, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_eye_out(int64_t n, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("eye.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor */
static inline sg_status sgop_feature_alpha_dropout(sg_tensor *input, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("feature_alpha_dropout"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** feature_alpha_dropout.out(Tensor input, float p, bool train, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_feature_alpha_dropout_out(sg_tensor *input, double p, bool train, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("feature_alpha_dropout.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!) */
static inline sg_status sgop_feature_alpha_dropout_(sg_tensor *self, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("feature_alpha_dropout_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** feature_dropout(Tensor input, float p, bool train) -> Tensor */
static inline sg_status sgop_feature_dropout(sg_tensor *input, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("feature_dropout"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** feature_dropout.out(Tensor input, float p, bool train, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_feature_dropout_out(sg_tensor *input, double p, bool train, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("feature_dropout.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!) */
static inline sg_status sgop_feature_dropout_(sg_tensor *self, double p, bool train, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_bool(train);
  sg_status status = sg_call(sg_op_find("feature_dropout_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_fft(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_fft"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fft.out(Tensor self, int? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_fft_out(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_fft.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor */
static inline sg_status sgop_fft_fft2(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_fft2"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fft2.out(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_fft2_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_fft2.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fftfreq(int n, float d=1.0, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_fft_fftfreq(int64_t n, double d, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_float(d);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("fft_fftfreq"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fftfreq.out(int n, float d=1.0, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_fftfreq_out(int64_t n, double d, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_float(d);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_fftfreq.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_fftn(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_fftn"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fftn.out(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_fftn_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_fftn.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor */
static inline sg_status sgop_fft_fftshift(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  sg_status status = sg_call(sg_op_find("fft_fftshift"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_fftshift.out(Tensor self, int[1]? dim=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_fftshift_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_fftshift.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_hfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_hfft(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_hfft"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_hfft.out(Tensor self, int? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_hfft_out(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_hfft.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_hfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor */
static inline sg_status sgop_fft_hfft2(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_hfft2"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_hfft2.out(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_hfft2_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_hfft2.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_hfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_hfftn(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_hfftn"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_hfftn.out(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_hfftn_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_hfftn.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_ifft(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_ifft"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifft.out(Tensor self, int? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_ifft_out(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_ifft.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor */
static inline sg_status sgop_fft_ifft2(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_ifft2"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifft2.out(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_ifft2_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_ifft2.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_ifftn(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_ifftn"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifftn.out(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_ifftn_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_ifftn.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor */
static inline sg_status sgop_fft_ifftshift(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  sg_status status = sg_call(sg_op_find("fft_ifftshift"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ifftshift.out(Tensor self, int[1]? dim=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_ifftshift_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_ifftshift.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ihfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_ihfft(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_ihfft"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ihfft.out(Tensor self, int? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_ihfft_out(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_ihfft.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ihfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor */
static inline sg_status sgop_fft_ihfft2(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_ihfft2"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ihfft2.out(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_ihfft2_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_ihfft2.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ihfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_ihfftn(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_ihfftn"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_ihfftn.out(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_ihfftn_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_ihfftn.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_irfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_irfft(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_irfft"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_irfft.out(Tensor self, int? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_irfft_out(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_irfft.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_irfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor */
static inline sg_status sgop_fft_irfft2(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_irfft2"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_irfft2.out(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_irfft2_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_irfft2.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_irfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_irfftn(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_irfftn"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_irfftn.out(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_irfftn_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_irfftn.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_rfft(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_rfft"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfft.out(Tensor self, int? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_rfft_out(sg_tensor *self, sg_value n, int64_t dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = n;
  args[2] = sg_int(dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_rfft.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor */
static inline sg_status sgop_fft_rfft2(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_rfft2"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfft2.out(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_rfft2_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_rfft2.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfftfreq(int n, float d=1.0, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_fft_rfftfreq(int64_t n, double d, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_float(d);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("fft_rfftfreq"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfftfreq.out(int n, float d=1.0, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_rfftfreq_out(int64_t n, double d, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_float(d);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_rfftfreq.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor */
static inline sg_status sgop_fft_rfftn(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  sg_status status = sg_call(sg_op_find("fft_rfftn"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fft_rfftn.out(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fft_rfftn_out(sg_tensor *self, const int64_t *s, int64_t n_s, const int64_t *dim, int64_t n_dim, const char *norm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(s, n_s);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_string_(norm, true);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fft_rfftn.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fill.Tensor(Tensor self, Tensor value) -> Tensor */
static inline sg_status sgop_fill_Tensor(sg_tensor *self, sg_tensor *value, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(value, false);
  sg_status status = sg_call(sg_op_find("fill.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fill.Tensor_out(Tensor self, Tensor value, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fill_Tensor_out(sg_tensor *self, sg_tensor *value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(value, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fill.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!) */
static inline sg_status sgop_fill__Scalar(sg_tensor *self, sg_value value, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = value;
  sg_status status = sg_call(sg_op_find("fill_.Scalar"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!) */
static inline sg_status sgop_fill__Tensor(sg_tensor *self, sg_tensor *value, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(value, false);
  sg_status status = sg_call(sg_op_find("fill_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!) */
static inline sg_status sgop_fill_diagonal_(sg_tensor *self, sg_value fill_value, bool wrap, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = fill_value;
  args[2] = sg_bool(wrap);
  sg_status status = sg_call(sg_op_find("fill_diagonal_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fix(Tensor self) -> Tensor */
static inline sg_status sgop_fix(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("fix"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fix.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fix_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fix.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fix_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_fix_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("fix_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a) */
static inline sg_status sgop_flatten_using_ints(sg_tensor *self, int64_t start_dim, int64_t end_dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(start_dim);
  args[2] = sg_int(end_dim);
  sg_status status = sg_call(sg_op_find("flatten.using_ints"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** flip(Tensor self, int[] dims) -> Tensor */
static inline sg_status sgop_flip(sg_tensor *self, const int64_t *dims, int64_t n_dims, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dims, n_dims);
  sg_status status = sg_call(sg_op_find("flip"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** flip.out(Tensor self, int[] dims, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_flip_out(sg_tensor *self, const int64_t *dims, int64_t n_dims, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dims, n_dims);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("flip.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fliplr(Tensor self) -> Tensor */
static inline sg_status sgop_fliplr(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("fliplr"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fliplr.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fliplr_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fliplr.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** flipud(Tensor self) -> Tensor */
static inline sg_status sgop_flipud(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("flipud"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** flipud.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_flipud_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("flipud.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor */
static inline sg_status sgop_float_power_Tensor_Tensor(sg_tensor *self, sg_tensor *exponent, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(exponent, false);
  sg_status status = sg_call(sg_op_find("float_power.Tensor_Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** float_power.Tensor_Tensor_out(Tensor self, Tensor exponent, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_float_power_Tensor_Tensor_out(sg_tensor *self, sg_tensor *exponent, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(exponent, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("float_power.Tensor_Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** float_power_.Tensor_Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!) */
static inline sg_status sgop_float_power__Tensor_Tensor(sg_tensor *self, sg_tensor *exponent, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(exponent, false);
  sg_status status = sg_call(sg_op_find("float_power_.Tensor_Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** floor(Tensor self) -> Tensor */
static inline sg_status sgop_floor(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("floor"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** floor.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_floor_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("floor.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** floor_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_floor_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("floor_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** floor_divide(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_floor_divide(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("floor_divide"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** floor_divide.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_floor_divide_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("floor_divide.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** floor_divide_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_floor_divide_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("floor_divide_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fmax(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_fmax(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("fmax"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fmax.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fmax_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fmax.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fmin(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_fmin(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("fmin"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fmin.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fmin_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fmin.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fmod.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_fmod_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("fmod.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fmod.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_fmod_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("fmod.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_fmod__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("fmod_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** frac(Tensor self) -> Tensor */
static inline sg_status sgop_frac(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("frac"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** frac.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_frac_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("frac.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** frac_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_frac_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("frac_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor) */
static inline sg_status sgop_fractional_max_pool2d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *output_size, int64_t n_output_size, sg_tensor *random_samples, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(output_size, n_output_size);
  args[3] = sg_tensor_(random_samples, false);
  sg_status status = sg_call(sg_op_find("fractional_max_pool2d"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor) */
static inline sg_status sgop_fractional_max_pool3d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *output_size, int64_t n_output_size, sg_tensor *random_samples, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(output_size, n_output_size);
  args[3] = sg_tensor_(random_samples, false);
  sg_status status = sg_call(sg_op_find("fractional_max_pool3d"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent) */
static inline sg_status sgop_frexp_Tensor(sg_tensor *self, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[1];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("frexp.Tensor"), args, 1, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** frexp.Tensor_out(Tensor self, *, Tensor(a!) mantissa, Tensor(b!) exponent) -> (Tensor(a!) mantissa, Tensor(b!) exponent) */
static inline sg_status sgop_frexp_Tensor_out(sg_tensor *self, sg_tensor *mantissa, sg_tensor *exponent, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mantissa, false);
  args[2] = sg_tensor_(exponent, false);
  sg_status status = sg_call(sg_op_find("frexp.Tensor_out"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor */
static inline sg_status sgop_frobenius_norm_dim(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("frobenius_norm.dim"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** frobenius_norm.dim_out(Tensor self, int[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_frobenius_norm_dim_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("frobenius_norm.dim_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** full(int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_full(const int64_t *size, int64_t n_size, sg_value fill_value, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = fill_value;
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("full"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** full.out(int[] size, Scalar fill_value, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_full_out(const int64_t *size, int64_t n_size, sg_value fill_value, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = fill_value;
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("full.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_full_like(sg_tensor *self, sg_value fill_value, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = fill_value;
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("full_like"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** full_like.out(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_full_like_out(sg_tensor *self, sg_value fill_value, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = fill_value;
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("full_like.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor */
static inline sg_status sgop_gather(sg_tensor *self, int64_t dim, sg_tensor *index, bool sparse_grad, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_bool(sparse_grad);
  sg_status status = sg_call(sg_op_find("gather"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gather.out(Tensor self, int dim, Tensor index, *, bool sparse_grad=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_gather_out(sg_tensor *self, int64_t dim, sg_tensor *index, bool sparse_grad, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_bool(sparse_grad);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("gather.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gcd(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_gcd(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("gcd"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gcd.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_gcd_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("gcd.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_gcd_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("gcd_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ge.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_ge_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("ge.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ge.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ge_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ge.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_ge__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("ge_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gelu(Tensor self, *, str approximate='none') -> Tensor */
static inline sg_status sgop_gelu(sg_tensor *self, const char *approximate, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(approximate, false);
  sg_status status = sg_call(sg_op_find("gelu"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gelu_(Tensor(a!) self, *, str approximate='none') -> Tensor(a!) */
static inline sg_status sgop_gelu_(sg_tensor *self, const char *approximate, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(approximate, false);
  sg_status status = sg_call(sg_op_find("gelu_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_geometric_(sg_tensor *self, double p, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("geometric_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** geqrf(Tensor self) -> (Tensor a, Tensor tau) */
static inline sg_status sgop_geqrf(sg_tensor *self, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[1];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("geqrf"), args, 1, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** geqrf.out(Tensor self, *, Tensor(a!) a, Tensor(b!) tau) -> (Tensor(a!) a, Tensor(b!) tau) */
static inline sg_status sgop_geqrf_out(sg_tensor *self, sg_tensor *a, sg_tensor *tau, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(a, false);
  args[2] = sg_tensor_(tau, false);
  sg_status status = sg_call(sg_op_find("geqrf.out"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** ger(Tensor self, Tensor vec2) -> Tensor */
static inline sg_status sgop_ger(sg_tensor *self, sg_tensor *vec2, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec2, false);
  sg_status status = sg_call(sg_op_find("ger"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ger.out(Tensor self, Tensor vec2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ger_out(sg_tensor *self, sg_tensor *vec2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec2, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ger.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** glu(Tensor self, int dim=-1) -> Tensor */
static inline sg_status sgop_glu(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("glu"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[] */
static inline sg_status sgop_gradient_array(sg_tensor *self, const int64_t *dim, int64_t n_dim, int64_t edge_order, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_int(edge_order);
  sg_status status = sg_call(sg_op_find("gradient.array"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[] */
static inline sg_status sgop_gradient_scalararray(sg_tensor *self, sg_value spacing, const int64_t *dim, int64_t n_dim, int64_t edge_order, sg_value *result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = spacing;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_int(edge_order);
  sg_status status = sg_call(sg_op_find("gradient.scalararray"), args, 4, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[] */
static inline sg_status sgop_gradient_scalarint(sg_tensor *self, sg_value spacing, sg_value dim, int64_t edge_order, sg_value *result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = spacing;
  args[2] = dim;
  args[3] = sg_int(edge_order);
  sg_status status = sg_call(sg_op_find("gradient.scalarint"), args, 4, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** gradient.scalarrayarray(Tensor self, *, float[] spacing, int[] dim, int edge_order=1) -> Tensor[] */
static inline sg_status sgop_gradient_scalarrayarray(sg_tensor *self, const double *spacing, int64_t n_spacing, const int64_t *dim, int64_t n_dim, int64_t edge_order, sg_value *result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_floats_(spacing, n_spacing);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_int(edge_order);
  sg_status status = sg_call(sg_op_find("gradient.scalarrayarray"), args, 4, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** gradient.scalarrayint(Tensor self, *, float[] spacing, int? dim=None, int edge_order=1) -> Tensor[] */
static inline sg_status sgop_gradient_scalarrayint(sg_tensor *self, const double *spacing, int64_t n_spacing, sg_value dim, int64_t edge_order, sg_value *result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_floats_(spacing, n_spacing);
  args[2] = dim;
  args[3] = sg_int(edge_order);
  sg_status status = sg_call(sg_op_find("gradient.scalarrayint"), args, 4, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[] */
static inline sg_status sgop_gradient_tensorarray(sg_tensor *self, sg_tensor *const *spacing, int64_t n_spacing, const int64_t *dim, int64_t n_dim, int64_t edge_order, sg_value *result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(spacing, n_spacing);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_int(edge_order);
  sg_status status = sg_call(sg_op_find("gradient.tensorarray"), args, 4, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[] */
static inline sg_status sgop_gradient_tensorarrayint(sg_tensor *self, sg_tensor *const *spacing, int64_t n_spacing, sg_value dim, int64_t edge_order, sg_value *result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(spacing, n_spacing);
  args[2] = dim;
  args[3] = sg_int(edge_order);
  sg_status status = sg_call(sg_op_find("gradient.tensorarrayint"), args, 4, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** greater.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_greater_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("greater.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** greater.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_greater_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("greater.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_greater__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("greater_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** greater_equal.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_greater_equal_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("greater_equal.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** greater_equal.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_greater_equal_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("greater_equal.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_greater_equal__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("greater_equal_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor */
static inline sg_status sgop_grid_sampler(sg_tensor *input, sg_tensor *grid, int64_t interpolation_mode, int64_t padding_mode, bool align_corners, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(grid, false);
  args[2] = sg_int(interpolation_mode);
  args[3] = sg_int(padding_mode);
  args[4] = sg_bool(align_corners);
  sg_status status = sg_call(sg_op_find("grid_sampler"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** grid_sampler.out(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_grid_sampler_out(sg_tensor *input, sg_tensor *grid, int64_t interpolation_mode, int64_t padding_mode, bool align_corners, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(grid, false);
  args[2] = sg_int(interpolation_mode);
  args[3] = sg_int(padding_mode);
  args[4] = sg_bool(align_corners);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("grid_sampler.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor */
static inline sg_status sgop_grid_sampler_2d(sg_tensor *input, sg_tensor *grid, int64_t interpolation_mode, int64_t padding_mode, bool align_corners, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(grid, false);
  args[2] = sg_int(interpolation_mode);
  args[3] = sg_int(padding_mode);
  args[4] = sg_bool(align_corners);
  sg_status status = sg_call(sg_op_find("grid_sampler_2d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** grid_sampler_2d.out(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_grid_sampler_2d_out(sg_tensor *input, sg_tensor *grid, int64_t interpolation_mode, int64_t padding_mode, bool align_corners, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(grid, false);
  args[2] = sg_int(interpolation_mode);
  args[3] = sg_int(padding_mode);
  args[4] = sg_bool(align_corners);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("grid_sampler_2d.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor */
static inline sg_status sgop_grid_sampler_3d(sg_tensor *input, sg_tensor *grid, int64_t interpolation_mode, int64_t padding_mode, bool align_corners, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(grid, false);
  args[2] = sg_int(interpolation_mode);
  args[3] = sg_int(padding_mode);
  args[4] = sg_bool(align_corners);
  sg_status status = sg_call(sg_op_find("grid_sampler_3d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** grid_sampler_3d.out(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_grid_sampler_3d_out(sg_tensor *input, sg_tensor *grid, int64_t interpolation_mode, int64_t padding_mode, bool align_corners, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(grid, false);
  args[2] = sg_int(interpolation_mode);
  args[3] = sg_int(padding_mode);
  args[4] = sg_bool(align_corners);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("grid_sampler_3d.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor */
static inline sg_status sgop_group_norm(sg_tensor *input, int64_t num_groups, sg_tensor *weight, sg_tensor *bias, double eps, bool cudnn_enabled, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_int(num_groups);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(bias, true);
  args[4] = sg_float(eps);
  args[5] = sg_bool(cudnn_enabled);
  sg_status status = sg_call(sg_op_find("group_norm"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** group_norm.out(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_group_norm_out(sg_tensor *input, int64_t num_groups, sg_tensor *weight, sg_tensor *bias, double eps, bool cudnn_enabled, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_int(num_groups);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(bias, true);
  args[4] = sg_float(eps);
  args[5] = sg_bool(cudnn_enabled);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("group_norm.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor) */
static inline sg_status sgop_gru_data(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[9];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensor_(hx, false);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  sg_status status = sg_call(sg_op_find("gru.data"), args, 9, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** gru.data_out(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_gru_data_out(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[11];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensor_(hx, false);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("gru.data_out"), args, 11, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor) */
static inline sg_status sgop_gru_input(sg_tensor *input, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[9];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  sg_status status = sg_call(sg_op_find("gru.input"), args, 9, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** gru.input_out(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_gru_input_out(sg_tensor *input, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[11];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("gru.input_out"), args, 11, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor */
static inline sg_status sgop_gru_cell(sg_tensor *input, sg_tensor *hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  sg_status status = sg_call(sg_op_find("gru_cell"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gru_cell.out(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_gru_cell_out(sg_tensor *input, sg_tensor *hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("gru_cell.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gt.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_gt_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("gt.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gt.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_gt_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("gt.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_gt__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("gt_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hamming_window(int window_length, bool periodic=True, float alpha=0.54, float beta=0.46, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_hamming_window(int64_t window_length, bool periodic, double alpha, double beta, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_float(alpha);
  args[3] = sg_float(beta);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("hamming_window"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hamming_window.out(int window_length, bool periodic=True, float alpha=0.54, float beta=0.46, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_hamming_window_out(int64_t window_length, bool periodic, double alpha, double beta, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_float(alpha);
  args[3] = sg_float(beta);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("hamming_window.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hann_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_hann_window(int64_t window_length, bool periodic, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("hann_window"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hann_window.out(int window_length, bool periodic=True, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_hann_window_out(int64_t window_length, bool periodic, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("hann_window.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor */
static inline sg_status sgop_hardshrink(sg_tensor *self, sg_value lambd, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = lambd;
  sg_status status = sg_call(sg_op_find("hardshrink"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardshrink.out(Tensor self, Scalar lambd=0.5, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_hardshrink_out(sg_tensor *self, sg_value lambd, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = lambd;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("hardshrink.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardsigmoid(Tensor self) -> Tensor */
static inline sg_status sgop_hardsigmoid(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("hardsigmoid"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardsigmoid_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_hardsigmoid_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("hardsigmoid_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardswish(Tensor self) -> Tensor */
static inline sg_status sgop_hardswish(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("hardswish"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardswish_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_hardswish_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("hardswish_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor */
static inline sg_status sgop_hardtanh(sg_tensor *self, sg_value min_val, sg_value max_val, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min_val;
  args[2] = max_val;
  sg_status status = sg_call(sg_op_find("hardtanh"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!) */
static inline sg_status sgop_hardtanh_(sg_tensor *self, sg_value min_val, sg_value max_val, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = min_val;
  args[2] = max_val;
  sg_status status = sg_call(sg_op_find("hardtanh_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** heaviside(Tensor self, Tensor values) -> Tensor */
static inline sg_status sgop_heaviside(sg_tensor *self, sg_tensor *values, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(values, false);
  sg_status status = sg_call(sg_op_find("heaviside"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** heaviside.out(Tensor self, Tensor values, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_heaviside_out(sg_tensor *self, sg_tensor *values, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(values, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("heaviside.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!) */
static inline sg_status sgop_heaviside_(sg_tensor *self, sg_tensor *values, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(values, false);
  sg_status status = sg_call(sg_op_find("heaviside_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hinge_embedding_loss(Tensor self, Tensor target, float margin=1.0, int reduction=1) -> Tensor */
static inline sg_status sgop_hinge_embedding_loss(sg_tensor *self, sg_tensor *target, double margin, int64_t reduction, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_float(margin);
  args[3] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("hinge_embedding_loss"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hinge_embedding_loss.out(Tensor self, Tensor target, float margin=1.0, int reduction=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_hinge_embedding_loss_out(sg_tensor *self, sg_tensor *target, double margin, int64_t reduction, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_float(margin);
  args[3] = sg_int(reduction);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("hinge_embedding_loss.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor */
static inline sg_status sgop_histc(sg_tensor *self, int64_t bins, sg_value min, sg_value max, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(bins);
  args[2] = min;
  args[3] = max;
  sg_status status = sg_call(sg_op_find("histc"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** histc.out(Tensor self, int bins=100, Scalar min=0, Scalar max=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_histc_out(sg_tensor *self, int64_t bins, sg_value min, sg_value max, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(bins);
  args[2] = min;
  args[3] = max;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("histc.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges) */
static inline sg_status sgop_histogram_bin_ct(sg_tensor *self, int64_t bins, const double *range, int64_t n_range, sg_tensor *weight, bool density, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(bins);
  args[2] = sg_floats_(range, n_range);
  args[3] = sg_tensor_(weight, true);
  args[4] = sg_bool(density);
  sg_status status = sg_call(sg_op_find("histogram.bin_ct"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** histogram.bin_ct_out(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False, Tensor(a!) hist, Tensor(b!) bin_edges) -> (Tensor(a!) hist, Tensor(b!) bin_edges) */
static inline sg_status sgop_histogram_bin_ct_out(sg_tensor *self, int64_t bins, const double *range, int64_t n_range, sg_tensor *weight, bool density, sg_tensor *hist, sg_tensor *bin_edges, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[7];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(bins);
  args[2] = sg_floats_(range, n_range);
  args[3] = sg_tensor_(weight, true);
  args[4] = sg_bool(density);
  args[5] = sg_tensor_(hist, false);
  args[6] = sg_tensor_(bin_edges, false);
  sg_status status = sg_call(sg_op_find("histogram.bin_ct_out"), args, 7, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges) */
static inline sg_status sgop_histogram_bins_tensor(sg_tensor *self, sg_tensor *bins, sg_tensor *weight, bool density, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(bins, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_bool(density);
  sg_status status = sg_call(sg_op_find("histogram.bins_tensor"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** histogram.bins_tensor_out(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False, Tensor(a!) hist, Tensor(b!) bin_edges) -> (Tensor(a!) hist, Tensor(b!) bin_edges) */
static inline sg_status sgop_histogram_bins_tensor_out(sg_tensor *self, sg_tensor *bins, sg_tensor *weight, bool density, sg_tensor *hist, sg_tensor *bin_edges, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(bins, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_bool(density);
  args[4] = sg_tensor_(hist, false);
  args[5] = sg_tensor_(bin_edges, false);
  sg_status status = sg_call(sg_op_find("histogram.bins_tensor_out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** hsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[] */
static inline sg_status sgop_hsplit_array(sg_tensor *self, const int64_t *indices, int64_t n_indices, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(indices, n_indices);
  sg_status status = sg_call(sg_op_find("hsplit.array"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** hsplit.int(Tensor(a) self, int sections) -> Tensor(a)[] */
static inline sg_status sgop_hsplit_int(sg_tensor *self, int64_t sections, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(sections);
  sg_status status = sg_call(sg_op_find("hsplit.int"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** hstack(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_hstack(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("hstack"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hstack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_hstack_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("hstack.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.0) -> Tensor */
static inline sg_status sgop_huber_loss(sg_tensor *self, sg_tensor *target, int64_t reduction, double delta, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  args[3] = sg_float(delta);
  sg_status status = sg_call(sg_op_find("huber_loss"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hypot(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_hypot(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("hypot"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hypot.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_hypot_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("hypot.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_hypot_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("hypot_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** i0(Tensor self) -> Tensor */
static inline sg_status sgop_i0(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("i0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** i0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_i0_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("i0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** i0_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_i0_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("i0_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** igamma(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_igamma(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("igamma"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** igamma.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_igamma_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("igamma.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_igamma_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("igamma_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** igammac(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_igammac(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("igammac"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** igammac.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_igammac_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("igammac.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_igammac_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("igammac_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor */
static inline sg_status sgop_im2col(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *dilation, int64_t n_dilation, const int64_t *padding, int64_t n_padding, const int64_t *stride, int64_t n_stride, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(dilation, n_dilation);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(stride, n_stride);
  sg_status status = sg_call(sg_op_find("im2col"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** imag(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_imag(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("imag"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index.Tensor(Tensor self, Tensor?[] indices) -> Tensor */
static inline sg_status sgop_index_Tensor(sg_tensor *self, sg_tensor *const *indices, int64_t n_indices, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(indices, n_indices);
  sg_status status = sg_call(sg_op_find("index.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_index_add(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("index_add"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_add.out(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_index_add_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  args[4] = alpha;
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("index_add.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_index_add_(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, sg_value alpha, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  args[4] = alpha;
  sg_status status = sg_call(sg_op_find("index_add_"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor */
static inline sg_status sgop_index_copy(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  sg_status status = sg_call(sg_op_find("index_copy"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_copy.out(Tensor self, int dim, Tensor index, Tensor source, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_index_copy_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("index_copy.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!) */
static inline sg_status sgop_index_copy_(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  sg_status status = sg_call(sg_op_find("index_copy_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor */
static inline sg_status sgop_index_fill_int_Scalar(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("index_fill.int_Scalar"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_fill.int_Scalar_out(Tensor self, int dim, Tensor index, Scalar value, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_index_fill_int_Scalar_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("index_fill.int_Scalar_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor */
static inline sg_status sgop_index_fill_int_Tensor(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(value, false);
  sg_status status = sg_call(sg_op_find("index_fill.int_Tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_fill.int_Tensor_out(Tensor self, int dim, Tensor index, Tensor value, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_index_fill_int_Tensor_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(value, false);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("index_fill.int_Tensor_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!) */
static inline sg_status sgop_index_fill__int_Scalar(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("index_fill_.int_Scalar"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!) */
static inline sg_status sgop_index_fill__int_Tensor(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(value, false);
  sg_status status = sg_call(sg_op_find("index_fill_.int_Tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor */
static inline sg_status sgop_index_put(sg_tensor *self, sg_tensor *const *indices, int64_t n_indices, sg_tensor *values, bool accumulate, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(indices, n_indices);
  args[2] = sg_tensor_(values, false);
  args[3] = sg_bool(accumulate);
  sg_status status = sg_call(sg_op_find("index_put"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_put.out(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_index_put_out(sg_tensor *self, sg_tensor *const *indices, int64_t n_indices, sg_tensor *values, bool accumulate, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(indices, n_indices);
  args[2] = sg_tensor_(values, false);
  args[3] = sg_bool(accumulate);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("index_put.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!) */
static inline sg_status sgop_index_put_(sg_tensor *self, sg_tensor *const *indices, int64_t n_indices, sg_tensor *values, bool accumulate, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensors_(indices, n_indices);
  args[2] = sg_tensor_(values, false);
  args[3] = sg_bool(accumulate);
  sg_status status = sg_call(sg_op_find("index_put_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor */
static inline sg_status sgop_index_reduce(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, const char *reduce, bool include_self, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  args[4] = sg_string_(reduce, false);
  args[5] = sg_bool(include_self);
  sg_status status = sg_call(sg_op_find("index_reduce"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_reduce.out(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_index_reduce_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, const char *reduce, bool include_self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  args[4] = sg_string_(reduce, false);
  args[5] = sg_bool(include_self);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("index_reduce.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!) */
static inline sg_status sgop_index_reduce_(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *source, const char *reduce, bool include_self, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(source, false);
  args[4] = sg_string_(reduce, false);
  args[5] = sg_bool(include_self);
  sg_status status = sg_call(sg_op_find("index_reduce_"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_select(Tensor self, int dim, Tensor index) -> Tensor */
static inline sg_status sgop_index_select(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  sg_status status = sg_call(sg_op_find("index_select"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** index_select.out(Tensor self, int dim, Tensor index, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_index_select_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("index_select.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** inner(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_inner(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("inner"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** inner.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_inner_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("inner.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor */
static inline sg_status sgop_instance_norm(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, sg_tensor *running_mean, sg_tensor *running_var, bool use_input_stats, double momentum, double eps, bool cudnn_enabled, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, true);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_tensor_(running_mean, true);
  args[4] = sg_tensor_(running_var, true);
  args[5] = sg_bool(use_input_stats);
  args[6] = sg_float(momentum);
  args[7] = sg_float(eps);
  args[8] = sg_bool(cudnn_enabled);
  sg_status status = sg_call(sg_op_find("instance_norm"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** instance_norm.out(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_instance_norm_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, sg_tensor *running_mean, sg_tensor *running_var, bool use_input_stats, double momentum, double eps, bool cudnn_enabled, sg_tensor *out, sg_tensor **result0) {
  sg_value args[10];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, true);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_tensor_(running_mean, true);
  args[4] = sg_tensor_(running_var, true);
  args[5] = sg_bool(use_input_stats);
  args[6] = sg_float(momentum);
  args[7] = sg_float(eps);
  args[8] = sg_bool(cudnn_enabled);
  args[9] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("instance_norm.out"), args, 10, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** inverse(Tensor self) -> Tensor */
static inline sg_status sgop_inverse(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("inverse"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** inverse.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_inverse_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("inverse.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** is_conj(Tensor self) -> bool */
static inline sg_status sgop_is_conj(sg_tensor *self, bool *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("is_conj"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0].as.i != 0;
  return SG_OK;
}

/** is_neg(Tensor self) -> bool */
static inline sg_status sgop_is_neg(sg_tensor *self, bool *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("is_neg"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0].as.i != 0;
  return SG_OK;
}

/** is_nonzero(Tensor self) -> bool */
static inline sg_status sgop_is_nonzero(sg_tensor *self, bool *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("is_nonzero"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0].as.i != 0;
  return SG_OK;
}

/** isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor */
static inline sg_status sgop_isclose(sg_tensor *self, sg_tensor *other, double rtol, double atol, bool equal_nan, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_float(rtol);
  args[3] = sg_float(atol);
  args[4] = sg_bool(equal_nan);
  sg_status status = sg_call(sg_op_find("isclose"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isclose.out(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isclose_out(sg_tensor *self, sg_tensor *other, double rtol, double atol, bool equal_nan, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_float(rtol);
  args[3] = sg_float(atol);
  args[4] = sg_bool(equal_nan);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isclose.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isfinite(Tensor self) -> Tensor */
static inline sg_status sgop_isfinite(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("isfinite"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isfinite.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isfinite_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isfinite.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor */
static inline sg_status sgop_isin_Scalar_Tensor(sg_value element, sg_tensor *test_elements, bool assume_unique, bool invert, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = element;
  args[1] = sg_tensor_(test_elements, false);
  args[2] = sg_bool(assume_unique);
  args[3] = sg_bool(invert);
  sg_status status = sg_call(sg_op_find("isin.Scalar_Tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isin.Scalar_Tensor_out(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isin_Scalar_Tensor_out(sg_value element, sg_tensor *test_elements, bool assume_unique, bool invert, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = element;
  args[1] = sg_tensor_(test_elements, false);
  args[2] = sg_bool(assume_unique);
  args[3] = sg_bool(invert);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isin.Scalar_Tensor_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor */
static inline sg_status sgop_isin_Tensor_Scalar(sg_tensor *elements, sg_value test_element, bool assume_unique, bool invert, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(elements, false);
  args[1] = test_element;
  args[2] = sg_bool(assume_unique);
  args[3] = sg_bool(invert);
  sg_status status = sg_call(sg_op_find("isin.Tensor_Scalar"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isin.Tensor_Scalar_out(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isin_Tensor_Scalar_out(sg_tensor *elements, sg_value test_element, bool assume_unique, bool invert, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(elements, false);
  args[1] = test_element;
  args[2] = sg_bool(assume_unique);
  args[3] = sg_bool(invert);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isin.Tensor_Scalar_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor */
static inline sg_status sgop_isin_Tensor_Tensor(sg_tensor *elements, sg_tensor *test_elements, bool assume_unique, bool invert, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(elements, false);
  args[1] = sg_tensor_(test_elements, false);
  args[2] = sg_bool(assume_unique);
  args[3] = sg_bool(invert);
  sg_status status = sg_call(sg_op_find("isin.Tensor_Tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isin.Tensor_Tensor_out(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isin_Tensor_Tensor_out(sg_tensor *elements, sg_tensor *test_elements, bool assume_unique, bool invert, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(elements, false);
  args[1] = sg_tensor_(test_elements, false);
  args[2] = sg_bool(assume_unique);
  args[3] = sg_bool(invert);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isin.Tensor_Tensor_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isinf(Tensor self) -> Tensor */
static inline sg_status sgop_isinf(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("isinf"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isinf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isinf_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isinf.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isnan(Tensor self) -> Tensor */
static inline sg_status sgop_isnan(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("isnan"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isnan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isnan_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isnan.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isneginf(Tensor self) -> Tensor */
static inline sg_status sgop_isneginf(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("isneginf"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isneginf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isneginf_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isneginf.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isposinf(Tensor self) -> Tensor */
static inline sg_status sgop_isposinf(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("isposinf"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isposinf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isposinf_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isposinf.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isreal(Tensor self) -> Tensor */
static inline sg_status sgop_isreal(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("isreal"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** isreal.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_isreal_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("isreal.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor */
static inline sg_status sgop_istft(sg_tensor *self, int64_t n_fft, sg_value hop_length, sg_value win_length, sg_tensor *window, bool center, bool normalized, sg_value onesided, sg_value length, bool return_complex, sg_tensor **result0) {
  sg_value args[10];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n_fft);
  args[2] = hop_length;
  args[3] = win_length;
  args[4] = sg_tensor_(window, true);
  args[5] = sg_bool(center);
  args[6] = sg_bool(normalized);
  args[7] = onesided;
  args[8] = length;
  args[9] = sg_bool(return_complex);
  sg_status status = sg_call(sg_op_find("istft"), args, 10, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** istft.out(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_istft_out(sg_tensor *self, int64_t n_fft, sg_value hop_length, sg_value win_length, sg_tensor *window, bool center, bool normalized, sg_value onesided, sg_value length, bool return_complex, sg_tensor *out, sg_tensor **result0) {
  sg_value args[11];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n_fft);
  args[2] = hop_length;
  args[3] = win_length;
  args[4] = sg_tensor_(window, true);
  args[5] = sg_bool(center);
  args[6] = sg_bool(normalized);
  args[7] = onesided;
  args[8] = length;
  args[9] = sg_bool(return_complex);
  args[10] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("istft.out"), args, 11, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** kaiser_window(int window_length, bool periodic=True, float beta=12.0, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_kaiser_window(int64_t window_length, bool periodic, double beta, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_float(beta);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("kaiser_window"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** kaiser_window.out(int window_length, bool periodic=True, float beta=12.0, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_kaiser_window_out(int64_t window_length, bool periodic, double beta, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_int(window_length);
  args[1] = sg_bool(periodic);
  args[2] = sg_float(beta);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("kaiser_window.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor */
static inline sg_status sgop_kl_div(sg_tensor *self, sg_tensor *target, int64_t reduction, bool log_target, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  args[3] = sg_bool(log_target);
  sg_status status = sg_call(sg_op_find("kl_div"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** kl_div.out(Tensor self, Tensor target, int reduction=1, *, bool log_target=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_kl_div_out(sg_tensor *self, sg_tensor *target, int64_t reduction, bool log_target, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  args[3] = sg_bool(log_target);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("kl_div.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** kron(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_kron(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("kron"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** kron.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_kron_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("kron.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_kthvalue(sg_tensor *self, int64_t k, int64_t dim, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(k);
  args[2] = sg_int(dim);
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("kthvalue"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** kthvalue.out(Tensor self, int k, int dim=-1, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_kthvalue_out(sg_tensor *self, int64_t k, int64_t dim, bool keepdim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(k);
  args[2] = sg_int(dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(values, false);
  args[5] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("kthvalue.out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor */
static inline sg_status sgop_l1_loss(sg_tensor *self, sg_tensor *target, int64_t reduction, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("l1_loss"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor */
static inline sg_status sgop_layer_norm(sg_tensor *input, const int64_t *normalized_shape, int64_t n_normalized_shape, sg_tensor *weight, sg_tensor *bias, double eps, bool cudnn_enable, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_ints_(normalized_shape, n_normalized_shape);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(bias, true);
  args[4] = sg_float(eps);
  args[5] = sg_bool(cudnn_enable);
  sg_status status = sg_call(sg_op_find("layer_norm"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** layer_norm.out(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_layer_norm_out(sg_tensor *input, const int64_t *normalized_shape, int64_t n_normalized_shape, sg_tensor *weight, sg_tensor *bias, double eps, bool cudnn_enable, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_ints_(normalized_shape, n_normalized_shape);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(bias, true);
  args[4] = sg_float(eps);
  args[5] = sg_bool(cudnn_enable);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("layer_norm.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lcm(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_lcm(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("lcm"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lcm.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_lcm_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("lcm.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_lcm_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("lcm_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ldexp.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_ldexp_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("ldexp.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ldexp.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ldexp_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ldexp.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ldexp_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_ldexp__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("ldexp_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** le.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_le_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("le.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** le.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_le_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("le.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_le__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("le_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor */
static inline sg_status sgop_leaky_relu(sg_tensor *self, sg_value negative_slope, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = negative_slope;
  sg_status status = sg_call(sg_op_find("leaky_relu"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!) */
static inline sg_status sgop_leaky_relu_(sg_tensor *self, sg_value negative_slope, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = negative_slope;
  sg_status status = sg_call(sg_op_find("leaky_relu_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor */
static inline sg_status sgop_lerp_Scalar(sg_tensor *self, sg_tensor *end, sg_value weight, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(end, false);
  args[2] = weight;
  sg_status status = sg_call(sg_op_find("lerp.Scalar"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lerp.Scalar_out(Tensor self, Tensor end, Scalar weight, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_lerp_Scalar_out(sg_tensor *self, sg_tensor *end, sg_value weight, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(end, false);
  args[2] = weight;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("lerp.Scalar_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor */
static inline sg_status sgop_lerp_Tensor(sg_tensor *self, sg_tensor *end, sg_tensor *weight, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(end, false);
  args[2] = sg_tensor_(weight, false);
  sg_status status = sg_call(sg_op_find("lerp.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lerp.Tensor_out(Tensor self, Tensor end, Tensor weight, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_lerp_Tensor_out(sg_tensor *self, sg_tensor *end, sg_tensor *weight, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(end, false);
  args[2] = sg_tensor_(weight, false);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("lerp.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!) */
static inline sg_status sgop_lerp__Scalar(sg_tensor *self, sg_tensor *end, sg_value weight, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(end, false);
  args[2] = weight;
  sg_status status = sg_call(sg_op_find("lerp_.Scalar"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!) */
static inline sg_status sgop_lerp__Tensor(sg_tensor *self, sg_tensor *end, sg_tensor *weight, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(end, false);
  args[2] = sg_tensor_(weight, false);
  sg_status status = sg_call(sg_op_find("lerp_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** less.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_less_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("less.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** less.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_less_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("less.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_less__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("less_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** less_equal.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_less_equal_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("less_equal.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** less_equal.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_less_equal_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("less_equal.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_less_equal__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("less_equal_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lgamma(Tensor self) -> Tensor */
static inline sg_status sgop_lgamma(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("lgamma"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lgamma.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_lgamma_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("lgamma.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lgamma_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_lgamma_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("lgamma_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg__powsum(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_linalg__powsum(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("linalg__powsum"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg__powsum.out(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg__powsum_out(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg__powsum.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor */
static inline sg_status sgop_linalg_cholesky(sg_tensor *self, bool upper, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(upper);
  sg_status status = sg_call(sg_op_find("linalg_cholesky"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cholesky.out(Tensor self, *, bool upper=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_cholesky_out(sg_tensor *self, bool upper, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(upper);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_cholesky.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info) */
static inline sg_status sgop_linalg_cholesky_ex(sg_tensor *self, bool upper, bool check_errors, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(upper);
  args[2] = sg_bool(check_errors);
  sg_status status = sg_call(sg_op_find("linalg_cholesky_ex"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_cholesky_ex.out(Tensor self, *, bool upper=False, bool check_errors=False, Tensor(a!) L, Tensor(b!) info) -> (Tensor(a!) L, Tensor(b!) info) */
static inline sg_status sgop_linalg_cholesky_ex_out(sg_tensor *self, bool upper, bool check_errors, sg_tensor *L, sg_tensor *info, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(upper);
  args[2] = sg_bool(check_errors);
  args[3] = sg_tensor_(L, false);
  args[4] = sg_tensor_(info, false);
  sg_status status = sg_call(sg_op_find("linalg_cholesky_ex.out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_cond(Tensor self, Scalar? p=None) -> Tensor */
static inline sg_status sgop_linalg_cond(sg_tensor *self, sg_value p, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  sg_status status = sg_call(sg_op_find("linalg_cond"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cond.out(Tensor self, Scalar? p=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_cond_out(sg_tensor *self, sg_value p, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_cond.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cond.p_str(Tensor self, str p) -> Tensor */
static inline sg_status sgop_linalg_cond_p_str(sg_tensor *self, const char *p, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(p, false);
  sg_status status = sg_call(sg_op_find("linalg_cond.p_str"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cond.p_str_out(Tensor self, str p, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_cond_p_str_out(sg_tensor *self, const char *p, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(p, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_cond.p_str_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor */
static inline sg_status sgop_linalg_cross(sg_tensor *self, sg_tensor *other, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("linalg_cross"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_cross.out(Tensor self, Tensor other, *, int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_cross_out(sg_tensor *self, sg_tensor *other, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_cross.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_det(Tensor A) -> Tensor */
static inline sg_status sgop_linalg_det(sg_tensor *A, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  sg_status status = sg_call(sg_op_find("linalg_det"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_det.out(Tensor A, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_det_out(sg_tensor *A, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_det.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a) */
static inline sg_status sgop_linalg_diagonal(sg_tensor *A, int64_t offset, int64_t dim1, int64_t dim2, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_int(offset);
  args[2] = sg_int(dim1);
  args[3] = sg_int(dim2);
  sg_status status = sg_call(sg_op_find("linalg_diagonal"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors) */
static inline sg_status sgop_linalg_eigh(sg_tensor *self, const char *UPLO, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(UPLO, false);
  sg_status status = sg_call(sg_op_find("linalg_eigh"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_eigh.out(Tensor self, str UPLO="L", *, Tensor(a!) eigenvalues, Tensor(b!) eigenvectors) -> (Tensor(a!) eigenvalues, Tensor(b!) eigenvectors) */
static inline sg_status sgop_linalg_eigh_out(sg_tensor *self, const char *UPLO, sg_tensor *eigenvalues, sg_tensor *eigenvectors, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(UPLO, false);
  args[2] = sg_tensor_(eigenvalues, false);
  args[3] = sg_tensor_(eigenvectors, false);
  sg_status status = sg_call(sg_op_find("linalg_eigh.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor */
static inline sg_status sgop_linalg_eigvalsh(sg_tensor *self, const char *UPLO, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(UPLO, false);
  sg_status status = sg_call(sg_op_find("linalg_eigvalsh"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_eigvalsh.out(Tensor self, str UPLO="L", *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_eigvalsh_out(sg_tensor *self, const char *UPLO, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(UPLO, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_eigvalsh.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_householder_product(Tensor input, Tensor tau) -> Tensor */
static inline sg_status sgop_linalg_householder_product(sg_tensor *input, sg_tensor *tau, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(tau, false);
  sg_status status = sg_call(sg_op_find("linalg_householder_product"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_householder_product.out(Tensor input, Tensor tau, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_householder_product_out(sg_tensor *input, sg_tensor *tau, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(tau, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_householder_product.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_inv(Tensor A) -> Tensor */
static inline sg_status sgop_linalg_inv(sg_tensor *A, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  sg_status status = sg_call(sg_op_find("linalg_inv"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_inv.out(Tensor A, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_inv_out(sg_tensor *A, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_inv.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info) */
static inline sg_status sgop_linalg_inv_ex(sg_tensor *A, bool check_errors, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(check_errors);
  sg_status status = sg_call(sg_op_find("linalg_inv_ex"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_inv_ex.out(Tensor A, *, bool check_errors=False, Tensor(a!) inverse, Tensor(b!) info) -> (Tensor(a!) inverse, Tensor(b!) info) */
static inline sg_status sgop_linalg_inv_ex_out(sg_tensor *A, bool check_errors, sg_tensor *inverse, sg_tensor *info, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(check_errors);
  args[2] = sg_tensor_(inverse, false);
  args[3] = sg_tensor_(info, false);
  sg_status status = sg_call(sg_op_find("linalg_inv_ex.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots) */
static inline sg_status sgop_linalg_ldl_factor(sg_tensor *self, bool hermitian, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_ldl_factor"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_ldl_factor.out(Tensor self, *, bool hermitian=False, Tensor(a!) LD, Tensor(b!) pivots) -> (Tensor(a!) LD, Tensor(b!) pivots) */
static inline sg_status sgop_linalg_ldl_factor_out(sg_tensor *self, bool hermitian, sg_tensor *LD, sg_tensor *pivots, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(hermitian);
  args[2] = sg_tensor_(LD, false);
  args[3] = sg_tensor_(pivots, false);
  sg_status status = sg_call(sg_op_find("linalg_ldl_factor.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info) */
static inline sg_status sgop_linalg_ldl_factor_ex(sg_tensor *self, bool hermitian, bool check_errors, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[3];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(hermitian);
  args[2] = sg_bool(check_errors);
  sg_status status = sg_call(sg_op_find("linalg_ldl_factor_ex"), args, 3, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_ldl_factor_ex.out(Tensor self, *, bool hermitian=False, bool check_errors=False, Tensor(a!) LD, Tensor(b!) pivots, Tensor(c!) info) -> (Tensor(a!) LD, Tensor(b!) pivots, Tensor(c!) info) */
static inline sg_status sgop_linalg_ldl_factor_ex_out(sg_tensor *self, bool hermitian, bool check_errors, sg_tensor *LD, sg_tensor *pivots, sg_tensor *info, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[6];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(hermitian);
  args[2] = sg_bool(check_errors);
  args[3] = sg_tensor_(LD, false);
  args[4] = sg_tensor_(pivots, false);
  args[5] = sg_tensor_(info, false);
  sg_status status = sg_call(sg_op_find("linalg_ldl_factor_ex.out"), args, 6, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_ldl_solve(sg_tensor *LD, sg_tensor *pivots, sg_tensor *B, bool hermitian, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(LD, false);
  args[1] = sg_tensor_(pivots, false);
  args[2] = sg_tensor_(B, false);
  args[3] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_ldl_solve"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_ldl_solve.out(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_ldl_solve_out(sg_tensor *LD, sg_tensor *pivots, sg_tensor *B, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(LD, false);
  args[1] = sg_tensor_(pivots, false);
  args[2] = sg_tensor_(B, false);
  args[3] = sg_bool(hermitian);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_ldl_solve.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values) */
static inline sg_status sgop_linalg_lstsq(sg_tensor *self, sg_tensor *b, sg_value rcond, const char *driver, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2, sg_tensor **result3) {
  sg_value args[4];
  sg_value results[4];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(b, false);
  args[2] = rcond;
  args[3] = sg_string_(driver, true);
  sg_status status = sg_call(sg_op_find("linalg_lstsq"), args, 4, results, 4);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  sg_take_(&results[3], result3);
  return SG_OK;
}

/** linalg_lstsq.out(Tensor self, Tensor b, float? rcond=None, *, str? driver=None, Tensor(a!) solution, Tensor(b!) residuals, Tensor(c!) rank, Tensor(d!) singular_values) -> (Tensor(a!) solution, Tensor(b!) residuals, Tensor(c!) rank, Tensor(d!) singular_values) */
static inline sg_status sgop_linalg_lstsq_out(sg_tensor *self, sg_tensor *b, sg_value rcond, const char *driver, sg_tensor *solution, sg_tensor *residuals, sg_tensor *rank, sg_tensor *singular_values, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2, sg_tensor **result3) {
  sg_value args[8];
  sg_value results[4];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(b, false);
  args[2] = rcond;
  args[3] = sg_string_(driver, true);
  args[4] = sg_tensor_(solution, false);
  args[5] = sg_tensor_(residuals, false);
  args[6] = sg_tensor_(rank, false);
  args[7] = sg_tensor_(singular_values, false);
  sg_status status = sg_call(sg_op_find("linalg_lstsq.out"), args, 8, results, 4);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  sg_take_(&results[3], result3);
  return SG_OK;
}

/** linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U) */
static inline sg_status sgop_linalg_lu(sg_tensor *A, bool pivot, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[2];
  sg_value results[3];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(pivot);
  sg_status status = sg_call(sg_op_find("linalg_lu"), args, 2, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_lu.out(Tensor A, *, bool pivot=True, Tensor(a!) P, Tensor(b!) L, Tensor(c!) U) -> (Tensor(a!) P, Tensor(b!) L, Tensor(c!) U) */
static inline sg_status sgop_linalg_lu_out(sg_tensor *A, bool pivot, sg_tensor *P, sg_tensor *L, sg_tensor *U, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[5];
  sg_value results[3];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(pivot);
  args[2] = sg_tensor_(P, false);
  args[3] = sg_tensor_(L, false);
  args[4] = sg_tensor_(U, false);
  sg_status status = sg_call(sg_op_find("linalg_lu.out"), args, 5, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots) */
static inline sg_status sgop_linalg_lu_factor(sg_tensor *A, bool pivot, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(pivot);
  sg_status status = sg_call(sg_op_find("linalg_lu_factor"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_lu_factor.out(Tensor A, *, bool pivot=True, Tensor(a!) LU, Tensor(b!) pivots) -> (Tensor(a!) LU, Tensor(b!) pivots) */
static inline sg_status sgop_linalg_lu_factor_out(sg_tensor *A, bool pivot, sg_tensor *LU, sg_tensor *pivots, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(pivot);
  args[2] = sg_tensor_(LU, false);
  args[3] = sg_tensor_(pivots, false);
  sg_status status = sg_call(sg_op_find("linalg_lu_factor.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info) */
static inline sg_status sgop_linalg_lu_factor_ex(sg_tensor *A, bool pivot, bool check_errors, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[3];
  sg_value results[3];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(pivot);
  args[2] = sg_bool(check_errors);
  sg_status status = sg_call(sg_op_find("linalg_lu_factor_ex"), args, 3, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_lu_factor_ex.out(Tensor A, *, bool pivot=True, bool check_errors=False, Tensor(a!) LU, Tensor(b!) pivots, Tensor(c!) info) -> (Tensor(a!) LU, Tensor(b!) pivots, Tensor(c!) info) */
static inline sg_status sgop_linalg_lu_factor_ex_out(sg_tensor *A, bool pivot, bool check_errors, sg_tensor *LU, sg_tensor *pivots, sg_tensor *info, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[6];
  sg_value results[3];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(pivot);
  args[2] = sg_bool(check_errors);
  args[3] = sg_tensor_(LU, false);
  args[4] = sg_tensor_(pivots, false);
  args[5] = sg_tensor_(info, false);
  sg_status status = sg_call(sg_op_find("linalg_lu_factor_ex.out"), args, 6, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor */
static inline sg_status sgop_linalg_lu_solve(sg_tensor *LU, sg_tensor *pivots, sg_tensor *B, bool left, bool adjoint, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(LU, false);
  args[1] = sg_tensor_(pivots, false);
  args[2] = sg_tensor_(B, false);
  args[3] = sg_bool(left);
  args[4] = sg_bool(adjoint);
  sg_status status = sg_call(sg_op_find("linalg_lu_solve"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_lu_solve.out(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_lu_solve_out(sg_tensor *LU, sg_tensor *pivots, sg_tensor *B, bool left, bool adjoint, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(LU, false);
  args[1] = sg_tensor_(pivots, false);
  args[2] = sg_tensor_(B, false);
  args[3] = sg_bool(left);
  args[4] = sg_bool(adjoint);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_lu_solve.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matmul(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_linalg_matmul(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("linalg_matmul"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matmul.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matmul_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matmul.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_exp(Tensor self) -> Tensor */
static inline sg_status sgop_linalg_matrix_exp(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_exp"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_exp.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_exp_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_exp.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_linalg_matrix_norm(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("linalg_matrix_norm"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_norm.out(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_norm_out(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_norm.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_linalg_matrix_norm_str_ord(sg_tensor *self, const char *ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(ord, false);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("linalg_matrix_norm.str_ord"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_norm.str_ord_out(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_norm_str_ord_out(sg_tensor *self, const char *ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(ord, false);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_norm.str_ord_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_power(Tensor self, int n) -> Tensor */
static inline sg_status sgop_linalg_matrix_power(sg_tensor *self, int64_t n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n);
  sg_status status = sg_call(sg_op_find("linalg_matrix_power"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_power.out(Tensor self, int n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_power_out(sg_tensor *self, int64_t n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_power.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_matrix_rank(sg_tensor *self, double tol, bool hermitian, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(tol);
  args[2] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_matrix_rank_atol_rtol_float(sg_tensor *self, sg_value atol, sg_value rtol, bool hermitian, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = atol;
  args[2] = rtol;
  args[3] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank.atol_rtol_float"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank.atol_rtol_float_out(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_rank_atol_rtol_float_out(sg_tensor *self, sg_value atol, sg_value rtol, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = atol;
  args[2] = rtol;
  args[3] = sg_bool(hermitian);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank.atol_rtol_float_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_matrix_rank_atol_rtol_tensor(sg_tensor *input, sg_tensor *atol, sg_tensor *rtol, bool hermitian, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(atol, true);
  args[2] = sg_tensor_(rtol, true);
  args[3] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank.atol_rtol_tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank.atol_rtol_tensor_out(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_rank_atol_rtol_tensor_out(sg_tensor *input, sg_tensor *atol, sg_tensor *rtol, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(atol, true);
  args[2] = sg_tensor_(rtol, true);
  args[3] = sg_bool(hermitian);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank.atol_rtol_tensor_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank.out(Tensor self, float tol, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_rank_out(sg_tensor *self, double tol, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(tol);
  args[2] = sg_bool(hermitian);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_matrix_rank_tol_tensor(sg_tensor *input, sg_tensor *tol, bool hermitian, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(tol, false);
  args[2] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank.tol_tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_rank.tol_tensor_out(Tensor input, Tensor tol, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_rank_tol_tensor_out(sg_tensor *input, sg_tensor *tol, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(tol, false);
  args[2] = sg_bool(hermitian);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_rank.tol_tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_sqrth(Tensor self) -> Tensor */
static inline sg_status sgop_linalg_matrix_sqrth(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_sqrth"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_matrix_sqrth.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_matrix_sqrth_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_matrix_sqrth.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_multi_dot(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_linalg_multi_dot(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("linalg_multi_dot"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_multi_dot.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_multi_dot_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_multi_dot.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_linalg_norm(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("linalg_norm"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_linalg_norm_ord_str(sg_tensor *self, const char *ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(ord, false);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("linalg_norm.ord_str"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_norm.ord_str_out(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_norm_ord_str_out(sg_tensor *self, const char *ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_string_(ord, false);
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_norm.ord_str_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_norm.out(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_norm_out(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_norm.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_pinv(sg_tensor *self, double rcond, bool hermitian, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(rcond);
  args[2] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_pinv"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_pinv_atol_rtol_float(sg_tensor *self, sg_value atol, sg_value rtol, bool hermitian, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = atol;
  args[2] = rtol;
  args[3] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_pinv.atol_rtol_float"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv.atol_rtol_float_out(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_pinv_atol_rtol_float_out(sg_tensor *self, sg_value atol, sg_value rtol, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = atol;
  args[2] = rtol;
  args[3] = sg_bool(hermitian);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_pinv.atol_rtol_float_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_pinv_atol_rtol_tensor(sg_tensor *self, sg_tensor *atol, sg_tensor *rtol, bool hermitian, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(atol, true);
  args[2] = sg_tensor_(rtol, true);
  args[3] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_pinv.atol_rtol_tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv.atol_rtol_tensor_out(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_pinv_atol_rtol_tensor_out(sg_tensor *self, sg_tensor *atol, sg_tensor *rtol, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(atol, true);
  args[2] = sg_tensor_(rtol, true);
  args[3] = sg_bool(hermitian);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_pinv.atol_rtol_tensor_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv.out(Tensor self, float rcond, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_pinv_out(sg_tensor *self, double rcond, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(rcond);
  args[2] = sg_bool(hermitian);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_pinv.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor */
static inline sg_status sgop_linalg_pinv_rcond_tensor(sg_tensor *self, sg_tensor *rcond, bool hermitian, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(rcond, false);
  args[2] = sg_bool(hermitian);
  sg_status status = sg_call(sg_op_find("linalg_pinv.rcond_tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_pinv.rcond_tensor_out(Tensor self, Tensor rcond, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_pinv_rcond_tensor_out(sg_tensor *self, sg_tensor *rcond, bool hermitian, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(rcond, false);
  args[2] = sg_bool(hermitian);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_pinv.rcond_tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_polar(Tensor A) -> (Tensor U, Tensor H) */
static inline sg_status sgop_linalg_polar(sg_tensor *A, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[1];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  sg_status status = sg_call(sg_op_find("linalg_polar"), args, 1, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_polar.out(Tensor A, *, Tensor(a!) U, Tensor(b!) H) -> (Tensor(a!) U, Tensor(b!) H) */
static inline sg_status sgop_linalg_polar_out(sg_tensor *A, sg_tensor *U, sg_tensor *H, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(U, false);
  args[2] = sg_tensor_(H, false);
  sg_status status = sg_call(sg_op_find("linalg_polar.out"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R) */
static inline sg_status sgop_linalg_qr(sg_tensor *A, const char *mode, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_string_(mode, false);
  sg_status status = sg_call(sg_op_find("linalg_qr"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_qr.out(Tensor A, str mode="reduced", *, Tensor(a!) Q, Tensor(b!) R) -> (Tensor(a!) Q, Tensor(b!) R) */
static inline sg_status sgop_linalg_qr_out(sg_tensor *A, const char *mode, sg_tensor *Q, sg_tensor *R, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_string_(mode, false);
  args[2] = sg_tensor_(Q, false);
  args[3] = sg_tensor_(R, false);
  sg_status status = sg_call(sg_op_find("linalg_qr.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet) */
static inline sg_status sgop_linalg_slogdet(sg_tensor *A, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[1];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  sg_status status = sg_call(sg_op_find("linalg_slogdet"), args, 1, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_slogdet.out(Tensor A, *, Tensor(a!) sign, Tensor(b!) logabsdet) -> (Tensor(a!) sign, Tensor(b!) logabsdet) */
static inline sg_status sgop_linalg_slogdet_out(sg_tensor *A, sg_tensor *sign, sg_tensor *logabsdet, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(sign, false);
  args[2] = sg_tensor_(logabsdet, false);
  sg_status status = sg_call(sg_op_find("linalg_slogdet.out"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor */
static inline sg_status sgop_linalg_solve(sg_tensor *A, sg_tensor *B, bool left, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(B, false);
  args[2] = sg_bool(left);
  sg_status status = sg_call(sg_op_find("linalg_solve"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_solve.out(Tensor A, Tensor B, *, bool left=True, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_solve_out(sg_tensor *A, sg_tensor *B, bool left, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(B, false);
  args[2] = sg_bool(left);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_solve.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info) */
static inline sg_status sgop_linalg_solve_ex(sg_tensor *A, sg_tensor *B, bool left, bool check_errors, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(B, false);
  args[2] = sg_bool(left);
  args[3] = sg_bool(check_errors);
  sg_status status = sg_call(sg_op_find("linalg_solve_ex"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_solve_ex.out(Tensor A, Tensor B, *, bool left=True, bool check_errors=False, Tensor(a!) result, Tensor(b!) info) -> (Tensor(a!) result, Tensor(b!) info) */
static inline sg_status sgop_linalg_solve_ex_out(sg_tensor *A, sg_tensor *B, bool left, bool check_errors, sg_tensor *result, sg_tensor *info, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_tensor_(B, false);
  args[2] = sg_bool(left);
  args[3] = sg_bool(check_errors);
  args[4] = sg_tensor_(result, false);
  args[5] = sg_tensor_(info, false);
  sg_status status = sg_call(sg_op_find("linalg_solve_ex.out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor */
static inline sg_status sgop_linalg_solve_triangular(sg_tensor *self, sg_tensor *B, bool upper, bool left, bool unitriangular, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(B, false);
  args[2] = sg_bool(upper);
  args[3] = sg_bool(left);
  args[4] = sg_bool(unitriangular);
  sg_status status = sg_call(sg_op_find("linalg_solve_triangular"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_solve_triangular.out(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_solve_triangular_out(sg_tensor *self, sg_tensor *B, bool upper, bool left, bool unitriangular, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(B, false);
  args[2] = sg_bool(upper);
  args[3] = sg_bool(left);
  args[4] = sg_bool(unitriangular);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_solve_triangular.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh) */
static inline sg_status sgop_linalg_svd(sg_tensor *A, bool full_matrices, const char *driver, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[3];
  sg_value results[3];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(full_matrices);
  args[2] = sg_string_(driver, true);
  sg_status status = sg_call(sg_op_find("linalg_svd"), args, 3, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_svd.out(Tensor A, bool full_matrices=True, *, str? driver=None, Tensor(a!) U, Tensor(b!) S, Tensor(c!) Vh) -> (Tensor(a!) U, Tensor(b!) S, Tensor(c!) Vh) */
static inline sg_status sgop_linalg_svd_out(sg_tensor *A, bool full_matrices, const char *driver, sg_tensor *U, sg_tensor *S, sg_tensor *Vh, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[6];
  sg_value results[3];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_bool(full_matrices);
  args[2] = sg_string_(driver, true);
  args[3] = sg_tensor_(U, false);
  args[4] = sg_tensor_(S, false);
  args[5] = sg_tensor_(Vh, false);
  sg_status status = sg_call(sg_op_find("linalg_svd.out"), args, 6, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor */
static inline sg_status sgop_linalg_svdvals(sg_tensor *A, const char *driver, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_string_(driver, true);
  sg_status status = sg_call(sg_op_find("linalg_svdvals"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_svdvals.out(Tensor A, *, str? driver=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_svdvals_out(sg_tensor *A, const char *driver, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(A, false);
  args[1] = sg_string_(driver, true);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_svdvals.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_tensorinv(Tensor self, int ind=2) -> Tensor */
static inline sg_status sgop_linalg_tensorinv(sg_tensor *self, int64_t ind, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(ind);
  sg_status status = sg_call(sg_op_find("linalg_tensorinv"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_tensorinv.out(Tensor self, int ind=2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_tensorinv_out(sg_tensor *self, int64_t ind, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(ind);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_tensorinv.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor */
static inline sg_status sgop_linalg_tensorsolve(sg_tensor *self, sg_tensor *other, const int64_t *dims, int64_t n_dims, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_ints_(dims, n_dims);
  sg_status status = sg_call(sg_op_find("linalg_tensorsolve"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_tensorsolve.out(Tensor self, Tensor other, int[]? dims=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_tensorsolve_out(sg_tensor *self, sg_tensor *other, const int64_t *dims, int64_t n_dims, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_ints_(dims, n_dims);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_tensorsolve.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_vander(Tensor x, *, int? N=None) -> Tensor */
static inline sg_status sgop_linalg_vander(sg_tensor *x, sg_value N, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = N;
  sg_status status = sg_call(sg_op_find("linalg_vander"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_vander.out(Tensor x, *, int? N=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_vander_out(sg_tensor *x, sg_value N, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = N;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_vander.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor */
static inline sg_status sgop_linalg_vecdot(sg_tensor *x, sg_tensor *y, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(y, false);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("linalg_vecdot"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_vecdot.out(Tensor x, Tensor y, *, int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_vecdot_out(sg_tensor *x, sg_tensor *y, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(y, false);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_vecdot.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_linalg_vector_norm(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("linalg_vector_norm"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linalg_vector_norm.out(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linalg_vector_norm_out(sg_tensor *self, sg_value ord, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = ord;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linalg_vector_norm.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor */
static inline sg_status sgop_linear(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(bias, true);
  sg_status status = sg_call(sg_op_find("linear"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_linspace(sg_value start, sg_value end, int64_t steps, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = sg_int(steps);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("linspace"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** linspace.out(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_linspace_out(sg_value start, sg_value end, int64_t steps, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = sg_int(steps);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("linspace.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log(Tensor self) -> Tensor */
static inline sg_status sgop_log(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_log_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("log.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log10(Tensor self) -> Tensor */
static inline sg_status sgop_log10(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log10"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log10.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_log10_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("log10.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log10_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_log10_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log10_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log1p(Tensor self) -> Tensor */
static inline sg_status sgop_log1p(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log1p"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log1p.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_log1p_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("log1p.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log1p_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_log1p_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log1p_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log2(Tensor self) -> Tensor */
static inline sg_status sgop_log2(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log2"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log2.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_log2_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("log2.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log2_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_log2_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log2_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_log_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log_normal_(Tensor(a!) self, float mean=1, float std=2, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_log_normal_(sg_tensor *self, double mean, double std, sg_generator *generator, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(mean);
  args[2] = sg_float(std);
  args[3] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("log_normal_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log_sigmoid(Tensor self) -> Tensor */
static inline sg_status sgop_log_sigmoid(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("log_sigmoid"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_log_softmax_int(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("log_softmax.int"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** log_softmax.int_out(Tensor self, int dim, ScalarType? dtype=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_log_softmax_int_out(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("log_softmax.int_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logaddexp(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_logaddexp(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logaddexp"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logaddexp.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logaddexp_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logaddexp.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logaddexp2(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_logaddexp2(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logaddexp2"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logaddexp2.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logaddexp2_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logaddexp2.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logcumsumexp(Tensor self, int dim) -> Tensor */
static inline sg_status sgop_logcumsumexp(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("logcumsumexp"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logcumsumexp.out(Tensor self, int dim, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logcumsumexp_out(sg_tensor *self, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logcumsumexp.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logdet(Tensor self) -> Tensor */
static inline sg_status sgop_logdet(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("logdet"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logdet.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logdet_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logdet.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_and(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_logical_and(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logical_and"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_and.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logical_and_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logical_and.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_logical_and_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logical_and_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_not(Tensor self) -> Tensor */
static inline sg_status sgop_logical_not(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("logical_not"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_not.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logical_not_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logical_not.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_not_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_logical_not_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("logical_not_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_or(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_logical_or(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logical_or"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_or.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logical_or_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logical_or.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_logical_or_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logical_or_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_xor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_logical_xor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logical_xor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_xor.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logical_xor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logical_xor.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_logical_xor_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("logical_xor_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logit(Tensor self, float? eps=None) -> Tensor */
static inline sg_status sgop_logit(sg_tensor *self, sg_value eps, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = eps;
  sg_status status = sg_call(sg_op_find("logit"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logit.out(Tensor self, float? eps=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logit_out(sg_tensor *self, sg_value eps, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = eps;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logit.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!) */
static inline sg_status sgop_logit_(sg_tensor *self, sg_value eps, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = eps;
  sg_status status = sg_call(sg_op_find("logit_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_logspace(sg_value start, sg_value end, int64_t steps, double base, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = sg_int(steps);
  args[3] = sg_float(base);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("logspace"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logspace.out(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logspace_out(sg_value start, sg_value end, int64_t steps, double base, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = sg_int(steps);
  args[3] = sg_float(base);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logspace.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor */
static inline sg_status sgop_logsumexp(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("logsumexp"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** logsumexp.out(Tensor self, int[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_logsumexp_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("logsumexp.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor) */
static inline sg_status sgop_lstm_data(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *const *hx, int64_t n_hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[9];
  sg_value results[3];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensors_(hx, n_hx);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  sg_status status = sg_call(sg_op_find("lstm.data"), args, 9, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** lstm.data_out(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) */
static inline sg_status sgop_lstm_data_out(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *const *hx, int64_t n_hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor *out0, sg_tensor *out1, sg_tensor *out2, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[12];
  sg_value results[3];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensors_(hx, n_hx);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  args[11] = sg_tensor_(out2, false);
  sg_status status = sg_call(sg_op_find("lstm.data_out"), args, 12, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor) */
static inline sg_status sgop_lstm_input(sg_tensor *input, sg_tensor *const *hx, int64_t n_hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[9];
  sg_value results[3];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensors_(hx, n_hx);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  sg_status status = sg_call(sg_op_find("lstm.input"), args, 9, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** lstm.input_out(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) */
static inline sg_status sgop_lstm_input_out(sg_tensor *input, sg_tensor *const *hx, int64_t n_hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor *out0, sg_tensor *out1, sg_tensor *out2, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[12];
  sg_value results[3];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensors_(hx, n_hx);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  args[11] = sg_tensor_(out2, false);
  sg_status status = sg_call(sg_op_find("lstm.input_out"), args, 12, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor) */
static inline sg_status sgop_lstm_cell(sg_tensor *input, sg_tensor *const *hx, int64_t n_hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensors_(hx, n_hx);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  sg_status status = sg_call(sg_op_find("lstm_cell"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** lstm_cell.out(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_lstm_cell_out(sg_tensor *input, sg_tensor *const *hx, int64_t n_hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[8];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensors_(hx, n_hx);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  args[6] = sg_tensor_(out0, false);
  args[7] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("lstm_cell.out"), args, 8, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** lt.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_lt_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("lt.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lt.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_lt_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("lt.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_lt__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("lt_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor */
static inline sg_status sgop_lu_solve(sg_tensor *self, sg_tensor *LU_data, sg_tensor *LU_pivots, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(LU_data, false);
  args[2] = sg_tensor_(LU_pivots, false);
  sg_status status = sg_call(sg_op_find("lu_solve"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lu_solve.out(Tensor self, Tensor LU_data, Tensor LU_pivots, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_lu_solve_out(sg_tensor *self, sg_tensor *LU_data, sg_tensor *LU_pivots, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(LU_data, false);
  args[2] = sg_tensor_(LU_pivots, false);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("lu_solve.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U) */
static inline sg_status sgop_lu_unpack(sg_tensor *LU_data, sg_tensor *LU_pivots, bool unpack_data, bool unpack_pivots, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[4];
  sg_value results[3];
  args[0] = sg_tensor_(LU_data, false);
  args[1] = sg_tensor_(LU_pivots, false);
  args[2] = sg_bool(unpack_data);
  args[3] = sg_bool(unpack_pivots);
  sg_status status = sg_call(sg_op_find("lu_unpack"), args, 4, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** lu_unpack.out(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True, *, Tensor(a!) P, Tensor(b!) L, Tensor(c!) U) -> (Tensor(a!) P, Tensor(b!) L, Tensor(c!) U) */
static inline sg_status sgop_lu_unpack_out(sg_tensor *LU_data, sg_tensor *LU_pivots, bool unpack_data, bool unpack_pivots, sg_tensor *P, sg_tensor *L, sg_tensor *U, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[7];
  sg_value results[3];
  args[0] = sg_tensor_(LU_data, false);
  args[1] = sg_tensor_(LU_pivots, false);
  args[2] = sg_bool(unpack_data);
  args[3] = sg_bool(unpack_pivots);
  args[4] = sg_tensor_(P, false);
  args[5] = sg_tensor_(L, false);
  args[6] = sg_tensor_(U, false);
  sg_status status = sg_call(sg_op_find("lu_unpack.out"), args, 7, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1) -> Tensor */
static inline sg_status sgop_margin_ranking_loss(sg_tensor *input1, sg_tensor *input2, sg_tensor *target, double margin, int64_t reduction, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input1, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(target, false);
  args[3] = sg_float(margin);
  args[4] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("margin_ranking_loss"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** margin_ranking_loss.out(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_margin_ranking_loss_out(sg_tensor *input1, sg_tensor *input2, sg_tensor *target, double margin, int64_t reduction, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input1, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(target, false);
  args[3] = sg_float(margin);
  args[4] = sg_int(reduction);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("margin_ranking_loss.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor */
static inline sg_status sgop_masked_fill_Scalar(sg_tensor *self, sg_tensor *mask, sg_value value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = value;
  sg_status status = sg_call(sg_op_find("masked_fill.Scalar"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_fill.Scalar_out(Tensor self, Tensor mask, Scalar value, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_masked_fill_Scalar_out(sg_tensor *self, sg_tensor *mask, sg_value value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = value;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("masked_fill.Scalar_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor */
static inline sg_status sgop_masked_fill_Tensor(sg_tensor *self, sg_tensor *mask, sg_tensor *value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = sg_tensor_(value, false);
  sg_status status = sg_call(sg_op_find("masked_fill.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_fill.Tensor_out(Tensor self, Tensor mask, Tensor value, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_masked_fill_Tensor_out(sg_tensor *self, sg_tensor *mask, sg_tensor *value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = sg_tensor_(value, false);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("masked_fill.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!) */
static inline sg_status sgop_masked_fill__Scalar(sg_tensor *self, sg_tensor *mask, sg_value value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = value;
  sg_status status = sg_call(sg_op_find("masked_fill_.Scalar"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!) */
static inline sg_status sgop_masked_fill__Tensor(sg_tensor *self, sg_tensor *mask, sg_tensor *value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = sg_tensor_(value, false);
  sg_status status = sg_call(sg_op_find("masked_fill_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor */
static inline sg_status sgop_masked_scatter(sg_tensor *self, sg_tensor *mask, sg_tensor *source, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = sg_tensor_(source, false);
  sg_status status = sg_call(sg_op_find("masked_scatter"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_scatter.out(Tensor self, Tensor mask, Tensor source, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_masked_scatter_out(sg_tensor *self, sg_tensor *mask, sg_tensor *source, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = sg_tensor_(source, false);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("masked_scatter.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!) */
static inline sg_status sgop_masked_scatter_(sg_tensor *self, sg_tensor *mask, sg_tensor *source, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = sg_tensor_(source, false);
  sg_status status = sg_call(sg_op_find("masked_scatter_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_select(Tensor self, Tensor mask) -> Tensor */
static inline sg_status sgop_masked_select(sg_tensor *self, sg_tensor *mask, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  sg_status status = sg_call(sg_op_find("masked_select"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** masked_select.out(Tensor self, Tensor mask, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_masked_select_out(sg_tensor *self, sg_tensor *mask, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mask, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("masked_select.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** matmul(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_matmul(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("matmul"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** matmul.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_matmul_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("matmul.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** matrix_exp(Tensor self) -> Tensor */
static inline sg_status sgop_matrix_exp(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("matrix_exp"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** matrix_exp.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_matrix_exp_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("matrix_exp.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** matrix_power(Tensor self, int n) -> Tensor */
static inline sg_status sgop_matrix_power(sg_tensor *self, int64_t n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n);
  sg_status status = sg_call(sg_op_find("matrix_power"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** matrix_power.out(Tensor self, int n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_matrix_power_out(sg_tensor *self, int64_t n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("matrix_power.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max(Tensor self) -> Tensor */
static inline sg_status sgop_max(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("max"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_max_dim(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("max.dim"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** max.dim_out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_max_dim_out(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(values, false);
  args[4] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("max.dim_out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** max.other(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_max_other(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("max.other"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max.other_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_max_other_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("max.other_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_max_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("max.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, int[1] dilation=1, bool ceil_mode=False) -> Tensor */
static inline sg_status sgop_max_pool1d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  sg_status status = sg_call(sg_op_find("max_pool1d"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_pool1d.out(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, int[1] dilation=1, bool ceil_mode=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_max_pool1d_out(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("max_pool1d.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, int[1] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor) */
static inline sg_status sgop_max_pool1d_with_indices(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  sg_status status = sg_call(sg_op_find("max_pool1d_with_indices"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** max_pool1d_with_indices.out(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, int[1] dilation=1, bool ceil_mode=False, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_max_pool1d_with_indices_out(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[8];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  args[6] = sg_tensor_(out0, false);
  args[7] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("max_pool1d_with_indices.out"), args, 8, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor */
static inline sg_status sgop_max_pool2d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  sg_status status = sg_call(sg_op_find("max_pool2d"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_pool2d.out(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_max_pool2d_out(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("max_pool2d.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor) */
static inline sg_status sgop_max_pool2d_with_indices(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  sg_status status = sg_call(sg_op_find("max_pool2d_with_indices"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor */
static inline sg_status sgop_max_pool3d(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  sg_status status = sg_call(sg_op_find("max_pool3d"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_pool3d.out(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_max_pool3d_out(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("max_pool3d.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor) */
static inline sg_status sgop_max_pool3d_with_indices(sg_tensor *self, const int64_t *kernel_size, int64_t n_kernel_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, const int64_t *dilation, int64_t n_dilation, bool ceil_mode, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(kernel_size, n_kernel_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_ints_(padding, n_padding);
  args[4] = sg_ints_(dilation, n_dilation);
  args[5] = sg_bool(ceil_mode);
  sg_status status = sg_call(sg_op_find("max_pool3d_with_indices"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** max_unpool2d(Tensor self, Tensor indices, int[2] output_size) -> Tensor */
static inline sg_status sgop_max_unpool2d(sg_tensor *self, sg_tensor *indices, const int64_t *output_size, int64_t n_output_size, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_ints_(output_size, n_output_size);
  sg_status status = sg_call(sg_op_find("max_unpool2d"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** max_unpool3d(Tensor self, Tensor indices, int[3] output_size, int[3] stride, int[3] padding) -> Tensor */
static inline sg_status sgop_max_unpool3d(sg_tensor *self, sg_tensor *indices, const int64_t *output_size, int64_t n_output_size, const int64_t *stride, int64_t n_stride, const int64_t *padding, int64_t n_padding, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = sg_ints_(output_size, n_output_size);
  args[3] = sg_ints_(stride, n_stride);
  args[4] = sg_ints_(padding, n_padding);
  sg_status status = sg_call(sg_op_find("max_unpool3d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** maximum(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_maximum(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("maximum"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** maximum.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_maximum_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("maximum.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mean(Tensor self, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_mean(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("mean"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_mean_dim(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("mean.dim"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mean.dim_out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_mean_dim_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("mean.dim_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mean.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_mean_out(sg_tensor *self, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("mean.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** median(Tensor self) -> Tensor */
static inline sg_status sgop_median(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("median"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_median_dim(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("median.dim"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** median.dim_out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_median_dim_out(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(values, false);
  args[4] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("median.dim_out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** median.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_median_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("median.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** meshgrid(Tensor[] tensors) -> Tensor[] */
static inline sg_status sgop_meshgrid(sg_tensor *const *tensors, int64_t n_tensors, sg_value *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("meshgrid"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[] */
static inline sg_status sgop_meshgrid_indexing(sg_tensor *const *tensors, int64_t n_tensors, const char *indexing, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_string_(indexing, false);
  sg_status status = sg_call(sg_op_find("meshgrid.indexing"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** min(Tensor self) -> Tensor */
static inline sg_status sgop_min(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("min"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_min_dim(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("min.dim"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** min.dim_out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_min_dim_out(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(values, false);
  args[4] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("min.dim_out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** min.other(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_min_other(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("min.other"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** min.other_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_min_other_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("min.other_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** min.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_min_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("min.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** minimum(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_minimum(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("minimum"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** minimum.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_minimum_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("minimum.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mish(Tensor self) -> Tensor */
static inline sg_status sgop_mish(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("mish"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mish_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_mish_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("mish_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mm(Tensor self, Tensor mat2) -> Tensor */
static inline sg_status sgop_mm(sg_tensor *self, sg_tensor *mat2, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat2, false);
  sg_status status = sg_call(sg_op_find("mm"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_mm_out(sg_tensor *self, sg_tensor *mat2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(mat2, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("mm.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_mode(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("mode"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** mode.out(Tensor self, int dim=-1, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_mode_out(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(values, false);
  args[4] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("mode.out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a) */
static inline sg_status sgop_moveaxis_int(sg_tensor *self, int64_t source, int64_t destination, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(source);
  args[2] = sg_int(destination);
  sg_status status = sg_call(sg_op_find("moveaxis.int"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a) */
static inline sg_status sgop_moveaxis_intlist(sg_tensor *self, const int64_t *source, int64_t n_source, const int64_t *destination, int64_t n_destination, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(source, n_source);
  args[2] = sg_ints_(destination, n_destination);
  sg_status status = sg_call(sg_op_find("moveaxis.intlist"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a) */
static inline sg_status sgop_movedim_int(sg_tensor *self, int64_t source, int64_t destination, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(source);
  args[2] = sg_int(destination);
  sg_status status = sg_call(sg_op_find("movedim.int"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a) */
static inline sg_status sgop_movedim_intlist(sg_tensor *self, const int64_t *source, int64_t n_source, const int64_t *destination, int64_t n_destination, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(source, n_source);
  args[2] = sg_ints_(destination, n_destination);
  sg_status status = sg_call(sg_op_find("movedim.intlist"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor */
static inline sg_status sgop_mse_loss(sg_tensor *self, sg_tensor *target, int64_t reduction, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("mse_loss"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** msort(Tensor self) -> Tensor */
static inline sg_status sgop_msort(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("msort"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** msort.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_msort_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("msort.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mul.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_mul_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("mul.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mul.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_mul_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("mul.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_mul__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("mul_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor */
static inline sg_status sgop_multi_margin_loss(sg_tensor *self, sg_tensor *target, sg_value p, sg_value margin, sg_tensor *weight, int64_t reduction, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = p;
  args[3] = margin;
  args[4] = sg_tensor_(weight, true);
  args[5] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("multi_margin_loss"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor */
static inline sg_status sgop_multilabel_margin_loss(sg_tensor *self, sg_tensor *target, int64_t reduction, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("multilabel_margin_loss"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor */
static inline sg_status sgop_multinomial(sg_tensor *self, int64_t num_samples, bool replacement, sg_generator *generator, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(num_samples);
  args[2] = sg_bool(replacement);
  args[3] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("multinomial"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** multinomial.out(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_multinomial_out(sg_tensor *self, int64_t num_samples, bool replacement, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(num_samples);
  args[2] = sg_bool(replacement);
  args[3] = sg_generator_(generator);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("multinomial.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** multiply.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_multiply_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("multiply.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** multiply.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_multiply_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("multiply.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_multiply__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("multiply_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mv(Tensor self, Tensor vec) -> Tensor */
static inline sg_status sgop_mv(sg_tensor *self, sg_tensor *vec, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec, false);
  sg_status status = sg_call(sg_op_find("mv"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mv.out(Tensor self, Tensor vec, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_mv_out(sg_tensor *self, sg_tensor *vec, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("mv.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mvlgamma(Tensor self, int p) -> Tensor */
static inline sg_status sgop_mvlgamma(sg_tensor *self, int64_t p, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(p);
  sg_status status = sg_call(sg_op_find("mvlgamma"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mvlgamma.out(Tensor self, int p, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_mvlgamma_out(sg_tensor *self, int64_t p, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(p);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("mvlgamma.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!) */
static inline sg_status sgop_mvlgamma_(sg_tensor *self, int64_t p, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(p);
  sg_status status = sg_call(sg_op_find("mvlgamma_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor */
static inline sg_status sgop_nan_to_num(sg_tensor *self, sg_value nan, sg_value posinf, sg_value neginf, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = nan;
  args[2] = posinf;
  args[3] = neginf;
  sg_status status = sg_call(sg_op_find("nan_to_num"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nan_to_num.out(Tensor self, float? nan=None, float? posinf=None, float? neginf=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nan_to_num_out(sg_tensor *self, sg_value nan, sg_value posinf, sg_value neginf, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = nan;
  args[2] = posinf;
  args[3] = neginf;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nan_to_num.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!) */
static inline sg_status sgop_nan_to_num_(sg_tensor *self, sg_value nan, sg_value posinf, sg_value neginf, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = nan;
  args[2] = posinf;
  args[3] = neginf;
  sg_status status = sg_call(sg_op_find("nan_to_num_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_nanmean(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("nanmean"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanmean.out(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nanmean_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nanmean.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanmedian(Tensor self) -> Tensor */
static inline sg_status sgop_nanmedian(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("nanmedian"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_nanmedian_dim(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("nanmedian.dim"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** nanmedian.dim_out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_nanmedian_dim_out(sg_tensor *self, int64_t dim, bool keepdim, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(values, false);
  args[4] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("nanmedian.dim_out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** nanmedian.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nanmedian_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nanmedian.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor */
static inline sg_status sgop_nanquantile(sg_tensor *self, sg_tensor *q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(q, false);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  sg_status status = sg_call(sg_op_find("nanquantile"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanquantile.out(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nanquantile_out(sg_tensor *self, sg_tensor *q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(q, false);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nanquantile.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor */
static inline sg_status sgop_nanquantile_scalar(sg_tensor *self, double q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(q);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  sg_status status = sg_call(sg_op_find("nanquantile.scalar"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nanquantile.scalar_out(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nanquantile_scalar_out(sg_tensor *self, double q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(q);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nanquantile.scalar_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_nansum(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("nansum"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nansum.out(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nansum_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nansum.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** narrow(Tensor(a) self, int dim, int start, int length) -> Tensor(a) */
static inline sg_status sgop_narrow(sg_tensor *self, int64_t dim, int64_t start, int64_t length, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_int(start);
  args[3] = sg_int(length);
  sg_status status = sg_call(sg_op_find("narrow"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** narrow_copy(Tensor self, int dim, int start, int length) -> Tensor */
static inline sg_status sgop_narrow_copy(sg_tensor *self, int64_t dim, int64_t start, int64_t length, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_int(start);
  args[3] = sg_int(length);
  sg_status status = sg_call(sg_op_find("narrow_copy"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** narrow_copy.out(Tensor self, int dim, int start, int length, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_narrow_copy_out(sg_tensor *self, int64_t dim, int64_t start, int64_t length, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_int(start);
  args[3] = sg_int(length);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("narrow_copy.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor) */
static inline sg_status sgop_native_batch_norm(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, sg_tensor *running_mean, sg_tensor *running_var, bool training, double momentum, double eps, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[8];
  sg_value results[3];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, true);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_tensor_(running_mean, true);
  args[4] = sg_tensor_(running_var, true);
  args[5] = sg_bool(training);
  args[6] = sg_float(momentum);
  args[7] = sg_float(eps);
  sg_status status = sg_call(sg_op_find("native_batch_norm"), args, 8, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** native_batch_norm.out(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) */
static inline sg_status sgop_native_batch_norm_out(sg_tensor *input, sg_tensor *weight, sg_tensor *bias, sg_tensor *running_mean, sg_tensor *running_var, bool training, double momentum, double eps, sg_tensor *out0, sg_tensor *out1, sg_tensor *out2, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[11];
  sg_value results[3];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(weight, true);
  args[2] = sg_tensor_(bias, true);
  args[3] = sg_tensor_(running_mean, true);
  args[4] = sg_tensor_(running_var, true);
  args[5] = sg_bool(training);
  args[6] = sg_float(momentum);
  args[7] = sg_float(eps);
  args[8] = sg_tensor_(out0, false);
  args[9] = sg_tensor_(out1, false);
  args[10] = sg_tensor_(out2, false);
  sg_status status = sg_call(sg_op_find("native_batch_norm.out"), args, 11, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** native_channel_shuffle(Tensor self, int groups) -> Tensor */
static inline sg_status sgop_native_channel_shuffle(sg_tensor *self, int64_t groups, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(groups);
  sg_status status = sg_call(sg_op_find("native_channel_shuffle"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** native_channel_shuffle.out(Tensor self, int groups, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_native_channel_shuffle_out(sg_tensor *self, int64_t groups, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(groups);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("native_channel_shuffle.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor) */
static inline sg_status sgop_native_dropout(sg_tensor *input, double p, sg_value train, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = train;
  sg_status status = sg_call(sg_op_find("native_dropout"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** native_dropout.out(Tensor input, float p, bool? train, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_native_dropout_out(sg_tensor *input, double p, sg_value train, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_float(p);
  args[2] = train;
  args[3] = sg_tensor_(out0, false);
  args[4] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("native_dropout.out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** native_layer_norm(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor) */
static inline sg_status sgop_native_layer_norm(sg_tensor *input, const int64_t *normalized_shape, int64_t n_normalized_shape, sg_tensor *weight, sg_tensor *bias, double eps, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[5];
  sg_value results[3];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_ints_(normalized_shape, n_normalized_shape);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(bias, true);
  args[4] = sg_float(eps);
  sg_status status = sg_call(sg_op_find("native_layer_norm"), args, 5, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** native_layer_norm.out(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) */
static inline sg_status sgop_native_layer_norm_out(sg_tensor *input, const int64_t *normalized_shape, int64_t n_normalized_shape, sg_tensor *weight, sg_tensor *bias, double eps, sg_tensor *out0, sg_tensor *out1, sg_tensor *out2, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[8];
  sg_value results[3];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_ints_(normalized_shape, n_normalized_shape);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_tensor_(bias, true);
  args[4] = sg_float(eps);
  args[5] = sg_tensor_(out0, false);
  args[6] = sg_tensor_(out1, false);
  args[7] = sg_tensor_(out2, false);
  sg_status status = sg_call(sg_op_find("native_layer_norm.out"), args, 8, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** ne.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_ne_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("ne.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ne.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ne_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ne.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_ne__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("ne_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** neg(Tensor self) -> Tensor */
static inline sg_status sgop_neg(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("neg"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** neg.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_neg_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("neg.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** neg_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_neg_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("neg_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** negative(Tensor self) -> Tensor */
static inline sg_status sgop_negative(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("negative"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** negative.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_negative_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("negative.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** negative_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_negative_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("negative_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** new_empty_strided(Tensor self, int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_new_empty_strided(sg_tensor *self, const int64_t *size, int64_t n_size, const int64_t *stride, int64_t n_stride, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_ints_(stride, n_stride);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("new_empty_strided"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nextafter(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_nextafter(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("nextafter"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nextafter.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nextafter_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nextafter.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_nextafter_(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("nextafter_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor */
static inline sg_status sgop_nll_loss(sg_tensor *self, sg_tensor *target, sg_tensor *weight, int64_t reduction, int64_t ignore_index, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_int(reduction);
  args[4] = sg_int(ignore_index);
  sg_status status = sg_call(sg_op_find("nll_loss"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor */
static inline sg_status sgop_nll_loss2d(sg_tensor *self, sg_tensor *target, sg_tensor *weight, int64_t reduction, int64_t ignore_index, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_int(reduction);
  args[4] = sg_int(ignore_index);
  sg_status status = sg_call(sg_op_find("nll_loss2d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor */
static inline sg_status sgop_nll_loss_nd(sg_tensor *self, sg_tensor *target, sg_tensor *weight, int64_t reduction, int64_t ignore_index, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_tensor_(weight, true);
  args[3] = sg_int(reduction);
  args[4] = sg_int(ignore_index);
  sg_status status = sg_call(sg_op_find("nll_loss_nd"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nonzero(Tensor self) -> Tensor */
static inline sg_status sgop_nonzero(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("nonzero"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nonzero.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nonzero_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nonzero.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nonzero_numpy(Tensor self) -> Tensor[] */
static inline sg_status sgop_nonzero_numpy(sg_tensor *self, sg_value *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("nonzero_numpy"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** nonzero_static(Tensor self, *, int size, int fill_value=-1) -> Tensor */
static inline sg_status sgop_nonzero_static(sg_tensor *self, int64_t size, int64_t fill_value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(size);
  args[2] = sg_int(fill_value);
  sg_status status = sg_call(sg_op_find("nonzero_static"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nonzero_static.out(Tensor self, *, int size, int fill_value=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nonzero_static_out(sg_tensor *self, int64_t size, int64_t fill_value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(size);
  args[2] = sg_int(fill_value);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nonzero_static.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** norm.Scalar(Tensor self, Scalar p=2) -> Tensor */
static inline sg_status sgop_norm_Scalar(sg_tensor *self, sg_value p, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  sg_status status = sg_call(sg_op_find("norm.Scalar"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor */
static inline sg_status sgop_norm_ScalarOpt_dim(sg_tensor *self, sg_value p, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("norm.ScalarOpt_dim"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor */
static inline sg_status sgop_norm_ScalarOpt_dim_dtype(sg_tensor *self, sg_value p, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  args[2] = sg_ints_(dim, n_dim);
  args[3] = sg_bool(keepdim);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("norm.ScalarOpt_dim_dtype"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor */
static inline sg_status sgop_norm_ScalarOpt_dtype(sg_tensor *self, sg_value p, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("norm.ScalarOpt_dtype"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor */
static inline sg_status sgop_norm_except_dim(sg_tensor *v, int64_t pow, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(v, false);
  args[1] = sg_int(pow);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("norm_except_dim"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** norm_except_dim.out(Tensor v, int pow=2, int dim=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_norm_except_dim_out(sg_tensor *v, int64_t pow, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(v, false);
  args[1] = sg_int(pow);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("norm_except_dim.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor */
static inline sg_status sgop_normal_Tensor_Tensor(sg_tensor *mean, sg_tensor *std, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(mean, false);
  args[1] = sg_tensor_(std, false);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("normal.Tensor_Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.Tensor_Tensor_out(Tensor mean, Tensor std, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_normal_Tensor_Tensor_out(sg_tensor *mean, sg_tensor *std, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(mean, false);
  args[1] = sg_tensor_(std, false);
  args[2] = sg_generator_(generator);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("normal.Tensor_Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.Tensor_float(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor */
static inline sg_status sgop_normal_Tensor_float(sg_tensor *mean, double std, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(mean, false);
  args[1] = sg_float(std);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("normal.Tensor_float"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.Tensor_float_out(Tensor mean, float std=1, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_normal_Tensor_float_out(sg_tensor *mean, double std, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(mean, false);
  args[1] = sg_float(std);
  args[2] = sg_generator_(generator);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("normal.Tensor_float_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor */
static inline sg_status sgop_normal_float_Tensor(double mean, sg_tensor *std, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_float(mean);
  args[1] = sg_tensor_(std, false);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("normal.float_Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.float_Tensor_out(float mean, Tensor std, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_normal_float_Tensor_out(double mean, sg_tensor *std, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_float(mean);
  args[1] = sg_tensor_(std, false);
  args[2] = sg_generator_(generator);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("normal.float_Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.float_float(float mean, float std, int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_normal_float_float(double mean, double std, const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_float(mean);
  args[1] = sg_float(std);
  args[2] = sg_ints_(size, n_size);
  args[3] = sg_generator_(generator);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("normal.float_float"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal.float_float_out(float mean, float std, int[] size, *, Generator? generator=None, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_normal_float_float_out(double mean, double std, const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_float(mean);
  args[1] = sg_float(std);
  args[2] = sg_ints_(size, n_size);
  args[3] = sg_generator_(generator);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("normal.float_float_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_normal_(sg_tensor *self, double mean, double std, sg_generator *generator, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(mean);
  args[2] = sg_float(std);
  args[3] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("normal_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** not_equal.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_not_equal_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("not_equal.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** not_equal.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_not_equal_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("not_equal.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_not_equal__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("not_equal_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nuclear_norm(Tensor self, bool keepdim=False) -> Tensor */
static inline sg_status sgop_nuclear_norm(sg_tensor *self, bool keepdim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("nuclear_norm"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor */
static inline sg_status sgop_nuclear_norm_dim(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("nuclear_norm.dim"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nuclear_norm.dim_out(Tensor self, int[2] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nuclear_norm_dim_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nuclear_norm.dim_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** nuclear_norm.out(Tensor self, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_nuclear_norm_out(sg_tensor *self, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(keepdim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("nuclear_norm.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** numpy_T(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_numpy_T(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("numpy_T"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** one_hot(Tensor self, int num_classes=-1) -> Tensor */
static inline sg_status sgop_one_hot(sg_tensor *self, int64_t num_classes, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(num_classes);
  sg_status status = sg_call(sg_op_find("one_hot"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ones(int[] size, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_ones(const int64_t *size, int64_t n_size, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("ones"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ones.out(int[] size, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ones_out(const int64_t *size, int64_t n_size, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ones.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ones_like(Tensor self, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_ones_like(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("ones_like"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ones_like.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ones_like_out(sg_tensor *self, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ones_like.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** orgqr(Tensor self, Tensor input2) -> Tensor */
static inline sg_status sgop_orgqr(sg_tensor *self, sg_tensor *input2, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(input2, false);
  sg_status status = sg_call(sg_op_find("orgqr"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** orgqr.out(Tensor self, Tensor input2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_orgqr_out(sg_tensor *self, sg_tensor *input2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("orgqr.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor */
static inline sg_status sgop_ormqr(sg_tensor *self, sg_tensor *input2, sg_tensor *input3, bool left, bool transpose, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(input3, false);
  args[3] = sg_bool(left);
  args[4] = sg_bool(transpose);
  sg_status status = sg_call(sg_op_find("ormqr"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ormqr.out(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_ormqr_out(sg_tensor *self, sg_tensor *input2, sg_tensor *input3, bool left, bool transpose, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(input2, false);
  args[2] = sg_tensor_(input3, false);
  args[3] = sg_bool(left);
  args[4] = sg_bool(transpose);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("ormqr.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** outer(Tensor self, Tensor vec2) -> Tensor */
static inline sg_status sgop_outer(sg_tensor *self, sg_tensor *vec2, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec2, false);
  sg_status status = sg_call(sg_op_find("outer"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** outer.out(Tensor self, Tensor vec2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_outer_out(sg_tensor *self, sg_tensor *vec2, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(vec2, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("outer.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pad(Tensor self, int[] pad, str mode='constant', float? value=None) -> Tensor */
static inline sg_status sgop_pad(sg_tensor *self, const int64_t *pad, int64_t n_pad, const char *mode, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(pad, n_pad);
  args[2] = sg_string_(mode, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("pad"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0.0, str padding_side="right") -> Tensor */
static inline sg_status sgop_pad_sequence(sg_tensor *const *sequences, int64_t n_sequences, bool batch_first, double padding_value, const char *padding_side, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensors_(sequences, n_sequences);
  args[1] = sg_bool(batch_first);
  args[2] = sg_float(padding_value);
  args[3] = sg_string_(padding_side, false);
  sg_status status = sg_call(sg_op_find("pad_sequence"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False) -> Tensor */
static inline sg_status sgop_pairwise_distance(sg_tensor *x1, sg_tensor *x2, double p, double eps, bool keepdim, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(x1, false);
  args[1] = sg_tensor_(x2, false);
  args[2] = sg_float(p);
  args[3] = sg_float(eps);
  args[4] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("pairwise_distance"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pairwise_distance.out(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_pairwise_distance_out(sg_tensor *x1, sg_tensor *x2, double p, double eps, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(x1, false);
  args[1] = sg_tensor_(x2, false);
  args[2] = sg_float(p);
  args[3] = sg_float(eps);
  args[4] = sg_bool(keepdim);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("pairwise_distance.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pdist(Tensor self, float p=2) -> Tensor */
static inline sg_status sgop_pdist(sg_tensor *self, double p, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  sg_status status = sg_call(sg_op_find("pdist"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pdist.out(Tensor self, float p=2, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_pdist_out(sg_tensor *self, double p, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(p);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("pdist.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** permute(Tensor(a) self, int[] dims) -> Tensor(a) */
static inline sg_status sgop_permute(sg_tensor *self, const int64_t *dims, int64_t n_dims, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dims, n_dims);
  sg_status status = sg_call(sg_op_find("permute"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** permute_copy(Tensor self, int[] dims) -> Tensor */
static inline sg_status sgop_permute_copy(sg_tensor *self, const int64_t *dims, int64_t n_dims, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dims, n_dims);
  sg_status status = sg_call(sg_op_find("permute_copy"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** permute_copy.out(Tensor self, int[] dims, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_permute_copy_out(sg_tensor *self, const int64_t *dims, int64_t n_dims, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dims, n_dims);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("permute_copy.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pinverse(Tensor self, float rcond=1e-15) -> Tensor */
static inline sg_status sgop_pinverse(sg_tensor *self, double rcond, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(rcond);
  sg_status status = sg_call(sg_op_find("pinverse"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pinverse.out(Tensor self, float rcond=1e-15, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_pinverse_out(sg_tensor *self, double rcond, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(rcond);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("pinverse.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pixel_shuffle(Tensor self, int upscale_factor) -> Tensor */
static inline sg_status sgop_pixel_shuffle(sg_tensor *self, int64_t upscale_factor, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(upscale_factor);
  sg_status status = sg_call(sg_op_find("pixel_shuffle"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pixel_shuffle.out(Tensor self, int upscale_factor, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_pixel_shuffle_out(sg_tensor *self, int64_t upscale_factor, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(upscale_factor);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("pixel_shuffle.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor */
static inline sg_status sgop_pixel_unshuffle(sg_tensor *self, int64_t downscale_factor, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(downscale_factor);
  sg_status status = sg_call(sg_op_find("pixel_unshuffle"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pixel_unshuffle.out(Tensor self, int downscale_factor, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_pixel_unshuffle_out(sg_tensor *self, int64_t downscale_factor, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(downscale_factor);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("pixel_unshuffle.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** poisson(Tensor self, Generator? generator=None) -> Tensor */
static inline sg_status sgop_poisson(sg_tensor *self, sg_generator *generator, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("poisson"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** poisson.out(Tensor self, Generator? generator=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_poisson_out(sg_tensor *self, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("poisson.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor */
static inline sg_status sgop_poisson_nll_loss(sg_tensor *input, sg_tensor *target, bool log_input, bool full, double eps, int64_t reduction, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_bool(log_input);
  args[3] = sg_bool(full);
  args[4] = sg_float(eps);
  args[5] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("poisson_nll_loss"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** poisson_nll_loss.out(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_poisson_nll_loss_out(sg_tensor *input, sg_tensor *target, bool log_input, bool full, double eps, int64_t reduction, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_bool(log_input);
  args[3] = sg_bool(full);
  args[4] = sg_float(eps);
  args[5] = sg_int(reduction);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("poisson_nll_loss.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** polar(Tensor abs, Tensor angle) -> Tensor */
static inline sg_status sgop_polar(sg_tensor *abs, sg_tensor *angle, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(abs, false);
  args[1] = sg_tensor_(angle, false);
  sg_status status = sg_call(sg_op_find("polar"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** polar.out(Tensor abs, Tensor angle, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_polar_out(sg_tensor *abs, sg_tensor *angle, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(abs, false);
  args[1] = sg_tensor_(angle, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("polar.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** polygamma(int n, Tensor self) -> Tensor */
static inline sg_status sgop_polygamma(int64_t n, sg_tensor *self, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("polygamma"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** polygamma.out(int n, Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_polygamma_out(int64_t n, sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_tensor_(self, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("polygamma.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** positive(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_positive(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("positive"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor */
static inline sg_status sgop_pow_Tensor_Tensor(sg_tensor *self, sg_tensor *exponent, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(exponent, false);
  sg_status status = sg_call(sg_op_find("pow.Tensor_Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pow.Tensor_Tensor_out(Tensor self, Tensor exponent, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_pow_Tensor_Tensor_out(sg_tensor *self, sg_tensor *exponent, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(exponent, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("pow.Tensor_Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** pow_.Tensor_Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!) */
static inline sg_status sgop_pow__Tensor_Tensor(sg_tensor *self, sg_tensor *exponent, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(exponent, false);
  sg_status status = sg_call(sg_op_find("pow_.Tensor_Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** prelu(Tensor self, Tensor weight) -> Tensor */
static inline sg_status sgop_prelu(sg_tensor *self, sg_tensor *weight, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(weight, false);
  sg_status status = sg_call(sg_op_find("prelu"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** prelu.out(Tensor self, Tensor weight, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_prelu_out(sg_tensor *self, sg_tensor *weight, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(weight, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("prelu.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** prod(Tensor self, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_prod(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("prod"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_prod_dim_int(sg_tensor *self, int64_t dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("prod.dim_int"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** prod.dim_int_out(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_prod_dim_int_out(sg_tensor *self, int64_t dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("prod.dim_int_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** prod.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_prod_out(sg_tensor *self, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("prod.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor */
static inline sg_status sgop_put(sg_tensor *self, sg_tensor *index, sg_tensor *source, bool accumulate, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(index, false);
  args[2] = sg_tensor_(source, false);
  args[3] = sg_bool(accumulate);
  sg_status status = sg_call(sg_op_find("put"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** put.out(Tensor self, Tensor index, Tensor source, bool accumulate=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_put_out(sg_tensor *self, sg_tensor *index, sg_tensor *source, bool accumulate, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(index, false);
  args[2] = sg_tensor_(source, false);
  args[3] = sg_bool(accumulate);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("put.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!) */
static inline sg_status sgop_put_(sg_tensor *self, sg_tensor *index, sg_tensor *source, bool accumulate, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(index, false);
  args[2] = sg_tensor_(source, false);
  args[3] = sg_bool(accumulate);
  sg_status status = sg_call(sg_op_find("put_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor */
static inline sg_status sgop_quantile(sg_tensor *self, sg_tensor *q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(q, false);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  sg_status status = sg_call(sg_op_find("quantile"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** quantile.out(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_quantile_out(sg_tensor *self, sg_tensor *q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(q, false);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("quantile.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor */
static inline sg_status sgop_quantile_scalar(sg_tensor *self, double q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(q);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  sg_status status = sg_call(sg_op_find("quantile.scalar"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** quantile.scalar_out(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_quantile_scalar_out(sg_tensor *self, double q, sg_value dim, bool keepdim, const char *interpolation, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(q);
  args[2] = dim;
  args[3] = sg_bool(keepdim);
  args[4] = sg_string_(interpolation, false);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("quantile.scalar_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rad2deg(Tensor self) -> Tensor */
static inline sg_status sgop_rad2deg(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("rad2deg"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rad2deg.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rad2deg_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rad2deg.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rad2deg_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_rad2deg_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("rad2deg_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rand(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_rand(const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("rand"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rand.out(int[] size, *, Generator? generator=None, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rand_out(const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rand.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rand_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_rand_like(sg_tensor *self, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("rand_like"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rand_like.out(Tensor self, *, Generator? generator=None, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rand_like_out(sg_tensor *self, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rand_like.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint(int high, int[] size, *, Generator? generator=None, ScalarType? dtype=int64) -> Tensor */
static inline sg_status sgop_randint(int64_t high, const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(high);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_generator_(generator);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("randint"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint.low(int low, int high, int[] size, *, Generator? generator=None, ScalarType? dtype=int64) -> Tensor */
static inline sg_status sgop_randint_low(int64_t low, int64_t high, const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_int(low);
  args[1] = sg_int(high);
  args[2] = sg_ints_(size, n_size);
  args[3] = sg_generator_(generator);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("randint.low"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint.low_out(int low, int high, int[] size, *, Generator? generator=None, ScalarType? dtype=int64, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_randint_low_out(int64_t low, int64_t high, const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_int(low);
  args[1] = sg_int(high);
  args[2] = sg_ints_(size, n_size);
  args[3] = sg_generator_(generator);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("randint.low_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint.out(int high, int[] size, *, Generator? generator=None, ScalarType? dtype=int64, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_randint_out(int64_t high, const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_int(high);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_generator_(generator);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("randint.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint_like(Tensor self, int high, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_randint_like(sg_tensor *self, int64_t high, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(high);
  args[2] = sg_generator_(generator);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("randint_like"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint_like.low_dtype(Tensor self, int low, int high, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_randint_like_low_dtype(sg_tensor *self, int64_t low, int64_t high, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(low);
  args[2] = sg_int(high);
  args[3] = sg_generator_(generator);
  args[4] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("randint_like.low_dtype"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint_like.low_dtype_out(Tensor self, int low, int high, *, Generator? generator=None, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_randint_like_low_dtype_out(sg_tensor *self, int64_t low, int64_t high, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(low);
  args[2] = sg_int(high);
  args[3] = sg_generator_(generator);
  args[4] = sg_dtype_(dtype);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("randint_like.low_dtype_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randint_like.out(Tensor self, int high, *, Generator? generator=None, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_randint_like_out(sg_tensor *self, int64_t high, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(high);
  args[2] = sg_generator_(generator);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("randint_like.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randn(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_randn(const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("randn"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randn.out(int[] size, *, Generator? generator=None, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_randn_out(const int64_t *size, int64_t n_size, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("randn.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randn_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_randn_like(sg_tensor *self, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("randn_like"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randn_like.out(Tensor self, *, Generator? generator=None, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_randn_like_out(sg_tensor *self, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("randn_like.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_random_(sg_tensor *self, sg_generator *generator, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("random_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_random__from(sg_tensor *self, int64_t from, sg_value to, sg_generator *generator, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(from);
  args[2] = to;
  args[3] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("random_.from"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_random__to(sg_tensor *self, int64_t to, sg_generator *generator, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(to);
  args[2] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("random_.to"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randperm(int n, *, Generator? generator=None, ScalarType? dtype=int64) -> Tensor */
static inline sg_status sgop_randperm(int64_t n, sg_generator *generator, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("randperm"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** randperm.out(int n, *, Generator? generator=None, ScalarType? dtype=int64, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_randperm_out(int64_t n, sg_generator *generator, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_generator_(generator);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("randperm.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_range_step(sg_value start, sg_value end, sg_value step, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = step;
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("range.step"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** range.step_out(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_range_step_out(sg_value start, sg_value end, sg_value step, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = start;
  args[1] = end;
  args[2] = step;
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("range.step_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** ravel(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_ravel(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("ravel"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** real(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_real(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("real"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reciprocal(Tensor self) -> Tensor */
static inline sg_status sgop_reciprocal(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("reciprocal"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reciprocal.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_reciprocal_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("reciprocal.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reciprocal_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_reciprocal_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("reciprocal_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reflection_pad1d(Tensor self, int[2] padding) -> Tensor */
static inline sg_status sgop_reflection_pad1d(sg_tensor *self, const int64_t *padding, int64_t n_padding, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(padding, n_padding);
  sg_status status = sg_call(sg_op_find("reflection_pad1d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reflection_pad2d(Tensor self, int[4] padding) -> Tensor */
static inline sg_status sgop_reflection_pad2d(sg_tensor *self, const int64_t *padding, int64_t n_padding, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(padding, n_padding);
  sg_status status = sg_call(sg_op_find("reflection_pad2d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reflection_pad3d(Tensor self, int[6] padding) -> Tensor */
static inline sg_status sgop_reflection_pad3d(sg_tensor *self, const int64_t *padding, int64_t n_padding, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(padding, n_padding);
  sg_status status = sg_call(sg_op_find("reflection_pad3d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** relu(Tensor self) -> Tensor */
static inline sg_status sgop_relu(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("relu"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** relu.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_relu_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("relu.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** relu6(Tensor self) -> Tensor */
static inline sg_status sgop_relu6(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("relu6"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** relu6_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_relu6_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("relu6_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** relu_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_relu_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("relu_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** remainder.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_remainder_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("remainder.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** remainder.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_remainder_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("remainder.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_remainder__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("remainder_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor */
static inline sg_status sgop_renorm(sg_tensor *self, sg_value p, int64_t dim, sg_value maxnorm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  args[2] = sg_int(dim);
  args[3] = maxnorm;
  sg_status status = sg_call(sg_op_find("renorm"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** renorm.out(Tensor self, Scalar p, int dim, Scalar maxnorm, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_renorm_out(sg_tensor *self, sg_value p, int64_t dim, sg_value maxnorm, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  args[2] = sg_int(dim);
  args[3] = maxnorm;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("renorm.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!) */
static inline sg_status sgop_renorm_(sg_tensor *self, sg_value p, int64_t dim, sg_value maxnorm, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = p;
  args[2] = sg_int(dim);
  args[3] = maxnorm;
  sg_status status = sg_call(sg_op_find("renorm_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** repeat(Tensor self, int[] repeats) -> Tensor */
static inline sg_status sgop_repeat(sg_tensor *self, const int64_t *repeats, int64_t n_repeats, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(repeats, n_repeats);
  sg_status status = sg_call(sg_op_find("repeat"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** repeat_interleave.Tensor(Tensor repeats, *, int? output_size=None) -> Tensor */
static inline sg_status sgop_repeat_interleave_Tensor(sg_tensor *repeats, sg_value output_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(repeats, false);
  args[1] = output_size;
  sg_status status = sg_call(sg_op_find("repeat_interleave.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** repeat_interleave.Tensor_out(Tensor repeats, *, int? output_size=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_repeat_interleave_Tensor_out(sg_tensor *repeats, sg_value output_size, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(repeats, false);
  args[1] = output_size;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("repeat_interleave.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor */
static inline sg_status sgop_repeat_interleave_self_Tensor(sg_tensor *self, sg_tensor *repeats, sg_value dim, sg_value output_size, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(repeats, false);
  args[2] = dim;
  args[3] = output_size;
  sg_status status = sg_call(sg_op_find("repeat_interleave.self_Tensor"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** repeat_interleave.self_Tensor_out(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_repeat_interleave_self_Tensor_out(sg_tensor *self, sg_tensor *repeats, sg_value dim, sg_value output_size, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(repeats, false);
  args[2] = dim;
  args[3] = output_size;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("repeat_interleave.self_Tensor_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** repeat_interleave.self_int(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor */
static inline sg_status sgop_repeat_interleave_self_int(sg_tensor *self, int64_t repeats, sg_value dim, sg_value output_size, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(repeats);
  args[2] = dim;
  args[3] = output_size;
  sg_status status = sg_call(sg_op_find("repeat_interleave.self_int"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** repeat_interleave.self_int_out(Tensor self, int repeats, int? dim=None, *, int? output_size=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_repeat_interleave_self_int_out(sg_tensor *self, int64_t repeats, sg_value dim, sg_value output_size, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(repeats);
  args[2] = dim;
  args[3] = output_size;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("repeat_interleave.self_int_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** replication_pad1d(Tensor self, int[2] padding) -> Tensor */
static inline sg_status sgop_replication_pad1d(sg_tensor *self, const int64_t *padding, int64_t n_padding, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(padding, n_padding);
  sg_status status = sg_call(sg_op_find("replication_pad1d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** replication_pad2d(Tensor self, int[4] padding) -> Tensor */
static inline sg_status sgop_replication_pad2d(sg_tensor *self, const int64_t *padding, int64_t n_padding, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(padding, n_padding);
  sg_status status = sg_call(sg_op_find("replication_pad2d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** replication_pad3d(Tensor self, int[6] padding) -> Tensor */
static inline sg_status sgop_replication_pad3d(sg_tensor *self, const int64_t *padding, int64_t n_padding, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(padding, n_padding);
  sg_status status = sg_call(sg_op_find("replication_pad3d"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reshape(Tensor(a) self, int[] shape) -> Tensor(a) */
static inline sg_status sgop_reshape(sg_tensor *self, const int64_t *shape, int64_t n_shape, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(shape, n_shape);
  sg_status status = sg_call(sg_op_find("reshape"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** reshape_as(Tensor(a) self, Tensor other) -> Tensor(a) */
static inline sg_status sgop_reshape_as(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("reshape_as"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** resize_(Tensor(a!) self, int[] size) -> Tensor(a!) */
static inline sg_status sgop_resize_(sg_tensor *self, const int64_t *size, int64_t n_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  sg_status status = sg_call(sg_op_find("resize_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** resolve_conj(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_resolve_conj(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("resolve_conj"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** resolve_neg(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_resolve_neg(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("resolve_neg"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor */
static inline sg_status sgop_rms_norm(sg_tensor *input, const int64_t *normalized_shape, int64_t n_normalized_shape, sg_tensor *weight, sg_value eps, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_ints_(normalized_shape, n_normalized_shape);
  args[2] = sg_tensor_(weight, true);
  args[3] = eps;
  sg_status status = sg_call(sg_op_find("rms_norm"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rms_norm.out(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rms_norm_out(sg_tensor *input, const int64_t *normalized_shape, int64_t n_normalized_shape, sg_tensor *weight, sg_value eps, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_ints_(normalized_shape, n_normalized_shape);
  args[2] = sg_tensor_(weight, true);
  args[3] = eps;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rms_norm.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor) */
static inline sg_status sgop_rnn_relu_data(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[9];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensor_(hx, false);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  sg_status status = sg_call(sg_op_find("rnn_relu.data"), args, 9, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_relu.data_out(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_rnn_relu_data_out(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[11];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensor_(hx, false);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("rnn_relu.data_out"), args, 11, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor) */
static inline sg_status sgop_rnn_relu_input(sg_tensor *input, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[9];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  sg_status status = sg_call(sg_op_find("rnn_relu.input"), args, 9, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_relu.input_out(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_rnn_relu_input_out(sg_tensor *input, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[11];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("rnn_relu.input_out"), args, 11, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor */
static inline sg_status sgop_rnn_relu_cell(sg_tensor *input, sg_tensor *hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  sg_status status = sg_call(sg_op_find("rnn_relu_cell"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rnn_relu_cell.out(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rnn_relu_cell_out(sg_tensor *input, sg_tensor *hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rnn_relu_cell.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor) */
static inline sg_status sgop_rnn_tanh_data(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[9];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensor_(hx, false);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  sg_status status = sg_call(sg_op_find("rnn_tanh.data"), args, 9, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_tanh.data_out(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_rnn_tanh_data_out(sg_tensor *data, sg_tensor *batch_sizes, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[11];
  sg_value results[2];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_tensor_(batch_sizes, false);
  args[2] = sg_tensor_(hx, false);
  args[3] = sg_tensors_(params, n_params);
  args[4] = sg_bool(has_biases);
  args[5] = sg_int(num_layers);
  args[6] = sg_float(dropout);
  args[7] = sg_bool(train);
  args[8] = sg_bool(bidirectional);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("rnn_tanh.data_out"), args, 11, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor) */
static inline sg_status sgop_rnn_tanh_input(sg_tensor *input, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[9];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  sg_status status = sg_call(sg_op_find("rnn_tanh.input"), args, 9, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_tanh.input_out(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_rnn_tanh_input_out(sg_tensor *input, sg_tensor *hx, sg_tensor *const *params, int64_t n_params, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[11];
  sg_value results[2];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensors_(params, n_params);
  args[3] = sg_bool(has_biases);
  args[4] = sg_int(num_layers);
  args[5] = sg_float(dropout);
  args[6] = sg_bool(train);
  args[7] = sg_bool(bidirectional);
  args[8] = sg_bool(batch_first);
  args[9] = sg_tensor_(out0, false);
  args[10] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("rnn_tanh.input_out"), args, 11, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor */
static inline sg_status sgop_rnn_tanh_cell(sg_tensor *input, sg_tensor *hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  sg_status status = sg_call(sg_op_find("rnn_tanh_cell"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rnn_tanh_cell.out(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rnn_tanh_cell_out(sg_tensor *input, sg_tensor *hx, sg_tensor *w_ih, sg_tensor *w_hh, sg_tensor *b_ih, sg_tensor *b_hh, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(input, false);
  args[1] = sg_tensor_(hx, false);
  args[2] = sg_tensor_(w_ih, false);
  args[3] = sg_tensor_(w_hh, false);
  args[4] = sg_tensor_(b_ih, true);
  args[5] = sg_tensor_(b_hh, true);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rnn_tanh_cell.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** roll(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor */
static inline sg_status sgop_roll(sg_tensor *self, const int64_t *shifts, int64_t n_shifts, const int64_t *dims, int64_t n_dims, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(shifts, n_shifts);
  args[2] = sg_ints_(dims, n_dims);
  sg_status status = sg_call(sg_op_find("roll"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** roll.out(Tensor self, int[1] shifts, int[1] dims=[], *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_roll_out(sg_tensor *self, const int64_t *shifts, int64_t n_shifts, const int64_t *dims, int64_t n_dims, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(shifts, n_shifts);
  args[2] = sg_ints_(dims, n_dims);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("roll.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor */
static inline sg_status sgop_rot90(sg_tensor *self, int64_t k, const int64_t *dims, int64_t n_dims, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(k);
  args[2] = sg_ints_(dims, n_dims);
  sg_status status = sg_call(sg_op_find("rot90"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rot90.out(Tensor self, int k=1, int[] dims=[0, 1], *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rot90_out(sg_tensor *self, int64_t k, const int64_t *dims, int64_t n_dims, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(k);
  args[2] = sg_ints_(dims, n_dims);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rot90.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** round(Tensor self) -> Tensor */
static inline sg_status sgop_round(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("round"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** round.decimals(Tensor self, *, int decimals) -> Tensor */
static inline sg_status sgop_round_decimals(sg_tensor *self, int64_t decimals, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(decimals);
  sg_status status = sg_call(sg_op_find("round.decimals"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** round.decimals_out(Tensor self, *, int decimals, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_round_decimals_out(sg_tensor *self, int64_t decimals, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(decimals);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("round.decimals_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** round.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_round_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("round.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** round_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_round_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("round_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!) */
static inline sg_status sgop_round__decimals(sg_tensor *self, int64_t decimals, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(decimals);
  sg_status status = sg_call(sg_op_find("round_.decimals"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** row_stack(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_row_stack(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("row_stack"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** row_stack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_row_stack_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("row_stack.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor */
static inline sg_status sgop_rrelu(sg_tensor *self, sg_value lower, sg_value upper, bool training, sg_generator *generator, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = lower;
  args[2] = upper;
  args[3] = sg_bool(training);
  args[4] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("rrelu"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rrelu.out(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rrelu_out(sg_tensor *self, sg_value lower, sg_value upper, bool training, sg_generator *generator, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = lower;
  args[2] = upper;
  args[3] = sg_bool(training);
  args[4] = sg_generator_(generator);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rrelu.out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_rrelu_(sg_tensor *self, sg_value lower, sg_value upper, bool training, sg_generator *generator, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = lower;
  args[2] = upper;
  args[3] = sg_bool(training);
  args[4] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("rrelu_"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor */
static inline sg_status sgop_rrelu_with_noise(sg_tensor *self, sg_tensor *noise, sg_value lower, sg_value upper, bool training, sg_generator *generator, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(noise, false);
  args[2] = lower;
  args[3] = upper;
  args[4] = sg_bool(training);
  args[5] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("rrelu_with_noise"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rsqrt(Tensor self) -> Tensor */
static inline sg_status sgop_rsqrt(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("rsqrt"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rsqrt.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rsqrt_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rsqrt.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rsqrt_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_rsqrt_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("rsqrt_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_rsub_Tensor(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  sg_status status = sg_call(sg_op_find("rsub.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** rsub.Tensor_out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_rsub_Tensor_out(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("rsub.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scalar_tensor(Scalar s, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_scalar_tensor(sg_value s, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = s;
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("scalar_tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scalar_tensor.out(Scalar s, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_scalar_tensor_out(sg_value s, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = s;
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("scalar_tensor.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor */
static inline sg_status sgop_scaled_dot_product_attention(sg_tensor *query, sg_tensor *key, sg_tensor *value, sg_tensor *attn_mask, double dropout_p, bool is_causal, sg_value scale, bool enable_gqa, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(query, false);
  args[1] = sg_tensor_(key, false);
  args[2] = sg_tensor_(value, false);
  args[3] = sg_tensor_(attn_mask, true);
  args[4] = sg_float(dropout_p);
  args[5] = sg_bool(is_causal);
  args[6] = scale;
  args[7] = sg_bool(enable_gqa);
  sg_status status = sg_call(sg_op_find("scaled_dot_product_attention"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor */
static inline sg_status sgop_scatter_reduce(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, const char *reduce, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_string_(reduce, false);
  sg_status status = sg_call(sg_op_find("scatter.reduce"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.reduce_out(Tensor self, int dim, Tensor index, Tensor src, *, str reduce, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_scatter_reduce_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, const char *reduce, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_string_(reduce, false);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("scatter.reduce_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor */
static inline sg_status sgop_scatter_src(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  sg_status status = sg_call(sg_op_find("scatter.src"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.src_out(Tensor self, int dim, Tensor index, Tensor src, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_scatter_src_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("scatter.src_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor */
static inline sg_status sgop_scatter_value(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("scatter.value"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.value_out(Tensor self, int dim, Tensor index, Scalar value, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_scatter_value_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("scatter.value_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor */
static inline sg_status sgop_scatter_value_reduce(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, const char *reduce, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  args[4] = sg_string_(reduce, false);
  sg_status status = sg_call(sg_op_find("scatter.value_reduce"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter.value_reduce_out(Tensor self, int dim, Tensor index, Scalar value, *, str reduce, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_scatter_value_reduce_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, const char *reduce, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  args[4] = sg_string_(reduce, false);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("scatter.value_reduce_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!) */
static inline sg_status sgop_scatter__reduce(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, const char *reduce, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_string_(reduce, false);
  sg_status status = sg_call(sg_op_find("scatter_.reduce"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!) */
static inline sg_status sgop_scatter__src(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  sg_status status = sg_call(sg_op_find("scatter_.src"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!) */
static inline sg_status sgop_scatter__value(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  sg_status status = sg_call(sg_op_find("scatter_.value"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!) */
static inline sg_status sgop_scatter__value_reduce(sg_tensor *self, int64_t dim, sg_tensor *index, sg_value value, const char *reduce, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = value;
  args[4] = sg_string_(reduce, false);
  sg_status status = sg_call(sg_op_find("scatter_.value_reduce"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor */
static inline sg_status sgop_scatter_add(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  sg_status status = sg_call(sg_op_find("scatter_add"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_add.out(Tensor self, int dim, Tensor index, Tensor src, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_scatter_add_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("scatter_add.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!) */
static inline sg_status sgop_scatter_add_(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  sg_status status = sg_call(sg_op_find("scatter_add_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor */
static inline sg_status sgop_scatter_reduce_two(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, const char *reduce, bool include_self, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_string_(reduce, false);
  args[5] = sg_bool(include_self);
  sg_status status = sg_call(sg_op_find("scatter_reduce.two"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_reduce.two_out(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_scatter_reduce_two_out(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, const char *reduce, bool include_self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_string_(reduce, false);
  args[5] = sg_bool(include_self);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("scatter_reduce.two_out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!) */
static inline sg_status sgop_scatter_reduce__two(sg_tensor *self, int64_t dim, sg_tensor *index, sg_tensor *src, const char *reduce, bool include_self, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(index, false);
  args[3] = sg_tensor_(src, false);
  args[4] = sg_string_(reduce, false);
  args[5] = sg_bool(include_self);
  sg_status status = sg_call(sg_op_find("scatter_reduce_.two"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor */
static inline sg_status sgop_searchsorted_Scalar(sg_tensor *sorted_sequence, sg_value self, bool out_int32, bool right, const char *side, sg_tensor *sorter, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(sorted_sequence, false);
  args[1] = self;
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  args[4] = sg_string_(side, true);
  args[5] = sg_tensor_(sorter, true);
  sg_status status = sg_call(sg_op_find("searchsorted.Scalar"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** searchsorted.Scalar_out(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_searchsorted_Scalar_out(sg_tensor *sorted_sequence, sg_value self, bool out_int32, bool right, const char *side, sg_tensor *sorter, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(sorted_sequence, false);
  args[1] = self;
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  args[4] = sg_string_(side, true);
  args[5] = sg_tensor_(sorter, true);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("searchsorted.Scalar_out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor */
static inline sg_status sgop_searchsorted_Tensor(sg_tensor *sorted_sequence, sg_tensor *self, bool out_int32, bool right, const char *side, sg_tensor *sorter, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(sorted_sequence, false);
  args[1] = sg_tensor_(self, false);
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  args[4] = sg_string_(side, true);
  args[5] = sg_tensor_(sorter, true);
  sg_status status = sg_call(sg_op_find("searchsorted.Tensor"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** searchsorted.Tensor_out(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_searchsorted_Tensor_out(sg_tensor *sorted_sequence, sg_tensor *self, bool out_int32, bool right, const char *side, sg_tensor *sorter, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(sorted_sequence, false);
  args[1] = sg_tensor_(self, false);
  args[2] = sg_bool(out_int32);
  args[3] = sg_bool(right);
  args[4] = sg_string_(side, true);
  args[5] = sg_tensor_(sorter, true);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("searchsorted.Tensor_out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor */
static inline sg_status sgop_segment_reduce(sg_tensor *data, const char *reduce, sg_tensor *lengths, sg_tensor *indices, sg_tensor *offsets, int64_t axis, bool unsafe, sg_value initial, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_string_(reduce, false);
  args[2] = sg_tensor_(lengths, true);
  args[3] = sg_tensor_(indices, true);
  args[4] = sg_tensor_(offsets, true);
  args[5] = sg_int(axis);
  args[6] = sg_bool(unsafe);
  args[7] = initial;
  sg_status status = sg_call(sg_op_find("segment_reduce"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** segment_reduce.out(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_segment_reduce_out(sg_tensor *data, const char *reduce, sg_tensor *lengths, sg_tensor *indices, sg_tensor *offsets, int64_t axis, bool unsafe, sg_value initial, sg_tensor *out, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(data, false);
  args[1] = sg_string_(reduce, false);
  args[2] = sg_tensor_(lengths, true);
  args[3] = sg_tensor_(indices, true);
  args[4] = sg_tensor_(offsets, true);
  args[5] = sg_int(axis);
  args[6] = sg_bool(unsafe);
  args[7] = initial;
  args[8] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("segment_reduce.out"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** select(Tensor(a) self, int dim, int index) -> Tensor(a) */
static inline sg_status sgop_select(sg_tensor *self, int64_t dim, int64_t index, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_int(index);
  sg_status status = sg_call(sg_op_find("select"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** select_copy.int(Tensor self, int dim, int index) -> Tensor */
static inline sg_status sgop_select_copy_int(sg_tensor *self, int64_t dim, int64_t index, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_int(index);
  sg_status status = sg_call(sg_op_find("select_copy.int"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** select_copy.int_out(Tensor self, int dim, int index, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_select_copy_int_out(sg_tensor *self, int64_t dim, int64_t index, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_int(index);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("select_copy.int_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** select_scatter(Tensor self, Tensor src, int dim, int index) -> Tensor */
static inline sg_status sgop_select_scatter(sg_tensor *self, sg_tensor *src, int64_t dim, int64_t index, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_int(dim);
  args[3] = sg_int(index);
  sg_status status = sg_call(sg_op_find("select_scatter"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** select_scatter.out(Tensor self, Tensor src, int dim, int index, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_select_scatter_out(sg_tensor *self, sg_tensor *src, int64_t dim, int64_t index, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_int(dim);
  args[3] = sg_int(index);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("select_scatter.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** selu(Tensor self) -> Tensor */
static inline sg_status sgop_selu(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("selu"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** selu.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_selu_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("selu.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** selu_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_selu_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("selu_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sgn(Tensor self) -> Tensor */
static inline sg_status sgop_sgn(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sgn"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sgn.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sgn_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sgn.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sgn_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_sgn_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sgn_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sigmoid(Tensor self) -> Tensor */
static inline sg_status sgop_sigmoid(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sigmoid"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sigmoid.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sigmoid_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sigmoid.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sigmoid_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_sigmoid_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sigmoid_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor */
static inline sg_status sgop_sigmoid_backward(sg_tensor *grad_output, sg_tensor *output, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(grad_output, false);
  args[1] = sg_tensor_(output, false);
  sg_status status = sg_call(sg_op_find("sigmoid_backward"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sign(Tensor self) -> Tensor */
static inline sg_status sgop_sign(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sign"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sign.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sign_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sign.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sign_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_sign_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sign_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** signbit(Tensor self) -> Tensor */
static inline sg_status sgop_signbit(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("signbit"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** signbit.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_signbit_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("signbit.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** silu(Tensor self) -> Tensor */
static inline sg_status sgop_silu(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("silu"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** silu_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_silu_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("silu_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sin(Tensor self) -> Tensor */
static inline sg_status sgop_sin(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sin"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sin_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sin.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sin_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_sin_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sin_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sinc(Tensor self) -> Tensor */
static inline sg_status sgop_sinc(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sinc"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sinc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sinc_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sinc.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sinc_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_sinc_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sinc_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sinh(Tensor self) -> Tensor */
static inline sg_status sgop_sinh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sinh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sinh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sinh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sinh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sinh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_sinh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sinh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** slice(Tensor(a) self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor(a) */
static inline sg_status sgop_slice(sg_tensor *self, int64_t dim, sg_value start, sg_value end, int64_t step, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = start;
  args[3] = end;
  args[4] = sg_int(step);
  sg_status status = sg_call(sg_op_find("slice"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** slice_copy.Tensor(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor */
static inline sg_status sgop_slice_copy_Tensor(sg_tensor *self, int64_t dim, sg_value start, sg_value end, int64_t step, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = start;
  args[3] = end;
  args[4] = sg_int(step);
  sg_status status = sg_call(sg_op_find("slice_copy.Tensor"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** slice_copy.Tensor_out(Tensor self, int dim=0, int? start=None, int? end=None, int step=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_slice_copy_Tensor_out(sg_tensor *self, int64_t dim, sg_value start, sg_value end, int64_t step, sg_tensor *out, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = start;
  args[3] = end;
  args[4] = sg_int(step);
  args[5] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("slice_copy.Tensor_out"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** slice_scatter(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor */
static inline sg_status sgop_slice_scatter(sg_tensor *self, sg_tensor *src, int64_t dim, sg_value start, sg_value end, int64_t step, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_int(dim);
  args[3] = start;
  args[4] = end;
  args[5] = sg_int(step);
  sg_status status = sg_call(sg_op_find("slice_scatter"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** slice_scatter.out(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_slice_scatter_out(sg_tensor *self, sg_tensor *src, int64_t dim, sg_value start, sg_value end, int64_t step, sg_tensor *out, sg_tensor **result0) {
  sg_value args[7];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(src, false);
  args[2] = sg_int(dim);
  args[3] = start;
  args[4] = end;
  args[5] = sg_int(step);
  args[6] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("slice_scatter.out"), args, 7, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet) */
static inline sg_status sgop_slogdet(sg_tensor *self, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[1];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("slogdet"), args, 1, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** slogdet.out(Tensor self, *, Tensor(a!) sign, Tensor(b!) logabsdet) -> (Tensor(a!) sign, Tensor(b!) logabsdet) */
static inline sg_status sgop_slogdet_out(sg_tensor *self, sg_tensor *sign, sg_tensor *logabsdet, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(sign, false);
  args[2] = sg_tensor_(logabsdet, false);
  sg_status status = sg_call(sg_op_find("slogdet.out"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.0) -> Tensor */
static inline sg_status sgop_smooth_l1_loss(sg_tensor *self, sg_tensor *target, int64_t reduction, double beta, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  args[3] = sg_float(beta);
  sg_status status = sg_call(sg_op_find("smooth_l1_loss"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor */
static inline sg_status sgop_soft_margin_loss(sg_tensor *self, sg_tensor *target, int64_t reduction, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(target, false);
  args[2] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("soft_margin_loss"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_softmax_int(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("softmax.int"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** softmax.int_out(Tensor self, int dim, ScalarType? dtype=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_softmax_int_out(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("softmax.int_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor */
static inline sg_status sgop_softplus(sg_tensor *self, sg_value beta, sg_value threshold, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = beta;
  args[2] = threshold;
  sg_status status = sg_call(sg_op_find("softplus"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** softshrink(Tensor self, Scalar lambd=0.5) -> Tensor */
static inline sg_status sgop_softshrink(sg_tensor *self, sg_value lambd, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = lambd;
  sg_status status = sg_call(sg_op_find("softshrink"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_sort(sg_tensor *self, int64_t dim, bool descending, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[3];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(descending);
  sg_status status = sg_call(sg_op_find("sort"), args, 3, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** sort.out(Tensor self, int dim=-1, bool descending=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_sort_out(sg_tensor *self, int64_t dim, bool descending, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(descending);
  args[3] = sg_tensor_(values, false);
  args[4] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("sort.out"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_sort_stable(sg_tensor *self, sg_value stable, int64_t dim, bool descending, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = stable;
  args[2] = sg_int(dim);
  args[3] = sg_bool(descending);
  sg_status status = sg_call(sg_op_find("sort.stable"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** sort.stable_out(Tensor self, *, bool? stable, int dim=-1, bool descending=False, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_sort_stable_out(sg_tensor *self, sg_value stable, int64_t dim, bool descending, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = stable;
  args[2] = sg_int(dim);
  args[3] = sg_bool(descending);
  args[4] = sg_tensor_(values, false);
  args[5] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("sort.stable_out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** special_airy_ai(Tensor x) -> Tensor */
static inline sg_status sgop_special_airy_ai(sg_tensor *x, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  sg_status status = sg_call(sg_op_find("special_airy_ai"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_airy_ai.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_airy_ai_out(sg_tensor *x, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_airy_ai.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_j0(Tensor self) -> Tensor */
static inline sg_status sgop_special_bessel_j0(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_bessel_j0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_j0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_bessel_j0_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_bessel_j0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_j1(Tensor self) -> Tensor */
static inline sg_status sgop_special_bessel_j1(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_bessel_j1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_j1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_bessel_j1_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_bessel_j1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_y0(Tensor self) -> Tensor */
static inline sg_status sgop_special_bessel_y0(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_bessel_y0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_y0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_bessel_y0_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_bessel_y0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_y1(Tensor self) -> Tensor */
static inline sg_status sgop_special_bessel_y1(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_bessel_y1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_bessel_y1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_bessel_y1_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_bessel_y1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_chebyshev_polynomial_t(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_t"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_t.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_chebyshev_polynomial_t_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_t.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_chebyshev_polynomial_u(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_u"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_u.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_chebyshev_polynomial_u_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_u.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_chebyshev_polynomial_v(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_v"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_v.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_chebyshev_polynomial_v_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_v.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_chebyshev_polynomial_w(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_w"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_chebyshev_polynomial_w.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_chebyshev_polynomial_w_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_chebyshev_polynomial_w.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_digamma(Tensor self) -> Tensor */
static inline sg_status sgop_special_digamma(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_digamma"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_digamma.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_digamma_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_digamma.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_entr(Tensor self) -> Tensor */
static inline sg_status sgop_special_entr(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_entr"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_entr.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_entr_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_entr.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erf(Tensor self) -> Tensor */
static inline sg_status sgop_special_erf(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_erf"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_erf_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_erf.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erfc(Tensor self) -> Tensor */
static inline sg_status sgop_special_erfc(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_erfc"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erfc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_erfc_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_erfc.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erfcx(Tensor self) -> Tensor */
static inline sg_status sgop_special_erfcx(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_erfcx"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erfcx.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_erfcx_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_erfcx.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erfinv(Tensor self) -> Tensor */
static inline sg_status sgop_special_erfinv(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_erfinv"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_erfinv.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_erfinv_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_erfinv.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_exp2(Tensor self) -> Tensor */
static inline sg_status sgop_special_exp2(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_exp2"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_exp2.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_exp2_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_exp2.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_expit(Tensor self) -> Tensor */
static inline sg_status sgop_special_expit(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_expit"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_expit.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_expit_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_expit.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_expm1(Tensor self) -> Tensor */
static inline sg_status sgop_special_expm1(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_expm1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_expm1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_expm1_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_expm1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_gammainc(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_special_gammainc(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("special_gammainc"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_gammainc.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_gammainc_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_gammainc.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_gammaincc(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_special_gammaincc(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("special_gammaincc"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_gammaincc.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_gammaincc_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_gammaincc.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_gammaln(Tensor self) -> Tensor */
static inline sg_status sgop_special_gammaln(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_gammaln"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_gammaln.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_gammaln_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_gammaln.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_hermite_polynomial_h(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_hermite_polynomial_h"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_hermite_polynomial_h.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_hermite_polynomial_h_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_hermite_polynomial_h.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_hermite_polynomial_he(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_hermite_polynomial_he"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_hermite_polynomial_he.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_hermite_polynomial_he_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_hermite_polynomial_he.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i0(Tensor self) -> Tensor */
static inline sg_status sgop_special_i0(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_i0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_i0_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_i0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i0e(Tensor self) -> Tensor */
static inline sg_status sgop_special_i0e(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_i0e"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i0e.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_i0e_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_i0e.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i1(Tensor self) -> Tensor */
static inline sg_status sgop_special_i1(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_i1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_i1_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_i1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i1e(Tensor self) -> Tensor */
static inline sg_status sgop_special_i1e(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_i1e"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_i1e.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_i1e_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_i1e.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_laguerre_polynomial_l(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_laguerre_polynomial_l"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_laguerre_polynomial_l.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_laguerre_polynomial_l_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_laguerre_polynomial_l.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_legendre_polynomial_p(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_legendre_polynomial_p"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_legendre_polynomial_p.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_legendre_polynomial_p_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_legendre_polynomial_p.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_log1p(Tensor self) -> Tensor */
static inline sg_status sgop_special_log1p(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_log1p"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_log1p.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_log1p_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_log1p.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_log_ndtr(Tensor self) -> Tensor */
static inline sg_status sgop_special_log_ndtr(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_log_ndtr"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_log_ndtr.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_log_ndtr_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_log_ndtr.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_special_log_softmax(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("special_log_softmax"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_log_softmax.out(Tensor self, int dim, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_log_softmax_out(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_log_softmax.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_logit(Tensor self, float? eps=None) -> Tensor */
static inline sg_status sgop_special_logit(sg_tensor *self, sg_value eps, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = eps;
  sg_status status = sg_call(sg_op_find("special_logit"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_logit.out(Tensor self, float? eps=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_logit_out(sg_tensor *self, sg_value eps, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = eps;
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_logit.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor */
static inline sg_status sgop_special_logsumexp(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("special_logsumexp"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_logsumexp.out(Tensor self, int[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_logsumexp_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_logsumexp.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_i0(Tensor self) -> Tensor */
static inline sg_status sgop_special_modified_bessel_i0(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_i0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_i0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_modified_bessel_i0_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_i0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_i1(Tensor self) -> Tensor */
static inline sg_status sgop_special_modified_bessel_i1(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_i1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_i1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_modified_bessel_i1_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_i1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_k0(Tensor self) -> Tensor */
static inline sg_status sgop_special_modified_bessel_k0(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_k0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_k0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_modified_bessel_k0_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_k0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_k1(Tensor self) -> Tensor */
static inline sg_status sgop_special_modified_bessel_k1(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_k1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_modified_bessel_k1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_modified_bessel_k1_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_modified_bessel_k1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_multigammaln(Tensor self, int p) -> Tensor */
static inline sg_status sgop_special_multigammaln(sg_tensor *self, int64_t p, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(p);
  sg_status status = sg_call(sg_op_find("special_multigammaln"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_multigammaln.out(Tensor self, int p, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_multigammaln_out(sg_tensor *self, int64_t p, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(p);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_multigammaln.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_ndtr(Tensor self) -> Tensor */
static inline sg_status sgop_special_ndtr(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_ndtr"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_ndtr.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_ndtr_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_ndtr.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_ndtri(Tensor self) -> Tensor */
static inline sg_status sgop_special_ndtri(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_ndtri"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_ndtri.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_ndtri_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_ndtri.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_polygamma(int n, Tensor self) -> Tensor */
static inline sg_status sgop_special_polygamma(int64_t n, sg_tensor *self, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_polygamma"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_polygamma.out(int n, Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_polygamma_out(int64_t n, sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_int(n);
  args[1] = sg_tensor_(self, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_polygamma.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_psi(Tensor self) -> Tensor */
static inline sg_status sgop_special_psi(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_psi"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_psi.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_psi_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_psi.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_round(Tensor self, *, int decimals=0) -> Tensor */
static inline sg_status sgop_special_round(sg_tensor *self, int64_t decimals, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(decimals);
  sg_status status = sg_call(sg_op_find("special_round"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_round.out(Tensor self, *, int decimals=0, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_round_out(sg_tensor *self, int64_t decimals, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(decimals);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_round.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_scaled_modified_bessel_k0(Tensor x) -> Tensor */
static inline sg_status sgop_special_scaled_modified_bessel_k0(sg_tensor *x, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  sg_status status = sg_call(sg_op_find("special_scaled_modified_bessel_k0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_scaled_modified_bessel_k0.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_scaled_modified_bessel_k0_out(sg_tensor *x, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_scaled_modified_bessel_k0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_scaled_modified_bessel_k1(Tensor x) -> Tensor */
static inline sg_status sgop_special_scaled_modified_bessel_k1(sg_tensor *x, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  sg_status status = sg_call(sg_op_find("special_scaled_modified_bessel_k1"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_scaled_modified_bessel_k1.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_scaled_modified_bessel_k1_out(sg_tensor *x, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_scaled_modified_bessel_k1.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_t(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_t"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_t.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_t_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_t.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_u(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_u"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_u.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_u_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_u.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_v(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_v"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_v.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_v_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_v.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_w(sg_tensor *x, sg_tensor *n, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_w"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_shifted_chebyshev_polynomial_w.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_shifted_chebyshev_polynomial_w_out(sg_tensor *x, sg_tensor *n, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(n, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_shifted_chebyshev_polynomial_w.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_sinc(Tensor self) -> Tensor */
static inline sg_status sgop_special_sinc(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("special_sinc"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_sinc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_sinc_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_sinc.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_special_softmax(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("special_softmax"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_softmax.out(Tensor self, int dim, ScalarType? dtype=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_softmax_out(sg_tensor *self, int64_t dim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_dtype_(dtype);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_softmax.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_spherical_bessel_j0(Tensor x) -> Tensor */
static inline sg_status sgop_special_spherical_bessel_j0(sg_tensor *x, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  sg_status status = sg_call(sg_op_find("special_spherical_bessel_j0"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_spherical_bessel_j0.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_spherical_bessel_j0_out(sg_tensor *x, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_spherical_bessel_j0.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_xlog1py(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_special_xlog1py(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("special_xlog1py"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_xlog1py.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_xlog1py_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_xlog1py.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_xlogy.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_special_xlogy_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("special_xlogy.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_xlogy.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_xlogy_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_xlogy.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_zeta(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_special_zeta(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("special_zeta"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** special_zeta.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_special_zeta_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("special_zeta.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** split.Tensor(Tensor(a) self, int split_size, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_split_Tensor(sg_tensor *self, int64_t split_size, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(split_size);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("split.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** split.sizes(Tensor(a) self, int[] split_size, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_split_sizes(sg_tensor *self, const int64_t *split_size, int64_t n_split_size, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(split_size, n_split_size);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("split.sizes"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** split_copy.Tensor(Tensor self, int split_size, int dim=0) -> Tensor[] */
static inline sg_status sgop_split_copy_Tensor(sg_tensor *self, int64_t split_size, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(split_size);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("split_copy.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** split_with_sizes(Tensor(a) self, int[] split_sizes, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_split_with_sizes(sg_tensor *self, const int64_t *split_sizes, int64_t n_split_sizes, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(split_sizes, n_split_sizes);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("split_with_sizes"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** split_with_sizes_copy(Tensor self, int[] split_sizes, int dim=0) -> Tensor[] */
static inline sg_status sgop_split_with_sizes_copy(sg_tensor *self, const int64_t *split_sizes, int64_t n_split_sizes, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(split_sizes, n_split_sizes);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("split_with_sizes_copy"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** sqrt(Tensor self) -> Tensor */
static inline sg_status sgop_sqrt(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sqrt"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sqrt.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sqrt_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sqrt.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sqrt_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_sqrt_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("sqrt_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** square(Tensor self) -> Tensor */
static inline sg_status sgop_square(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("square"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** square.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_square_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("square.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** square_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_square_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("square_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_squeeze(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("squeeze"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze.dim(Tensor(a) self, int dim) -> Tensor(a) */
static inline sg_status sgop_squeeze_dim(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("squeeze.dim"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a) */
static inline sg_status sgop_squeeze_dims(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  sg_status status = sg_call(sg_op_find("squeeze.dims"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_squeeze_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("squeeze_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!) */
static inline sg_status sgop_squeeze__dim(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("squeeze_.dim"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!) */
static inline sg_status sgop_squeeze__dims(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  sg_status status = sg_call(sg_op_find("squeeze_.dims"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_copy(Tensor self) -> Tensor */
static inline sg_status sgop_squeeze_copy(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("squeeze_copy"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_copy.dim(Tensor self, int dim) -> Tensor */
static inline sg_status sgop_squeeze_copy_dim(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("squeeze_copy.dim"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_copy.dim_out(Tensor self, int dim, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_squeeze_copy_dim_out(sg_tensor *self, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("squeeze_copy.dim_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_copy.dims(Tensor self, int[] dim) -> Tensor */
static inline sg_status sgop_squeeze_copy_dims(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  sg_status status = sg_call(sg_op_find("squeeze_copy.dims"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_copy.dims_out(Tensor self, int[] dim, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_squeeze_copy_dims_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("squeeze_copy.dims_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** squeeze_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_squeeze_copy_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("squeeze_copy.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** stack(Tensor[] tensors, int dim=0) -> Tensor */
static inline sg_status sgop_stack(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("stack"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** stack.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_stack_out(sg_tensor *const *tensors, int64_t n_tensors, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("stack.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** std(Tensor self, bool unbiased=True) -> Tensor */
static inline sg_status sgop_std(sg_tensor *self, bool unbiased, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  sg_status status = sg_call(sg_op_find("std"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor */
static inline sg_status sgop_std_correction(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("std.correction"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** std.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_std_correction_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("std.correction_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor */
static inline sg_status sgop_std_dim(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("std.dim"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** std.dim_out(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_std_dim_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("std.dim_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** std.out(Tensor self, bool unbiased=True, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_std_out(sg_tensor *self, bool unbiased, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("std.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor) */
static inline sg_status sgop_std_mean(sg_tensor *self, bool unbiased, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  sg_status status = sg_call(sg_op_find("std_mean"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor) */
static inline sg_status sgop_std_mean_correction(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("std_mean.correction"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** std_mean.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_std_mean_correction_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out0, false);
  args[5] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("std_mean.correction_out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor) */
static inline sg_status sgop_std_mean_dim(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("std_mean.dim"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** std_mean.dim_out(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_std_mean_dim_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out0, false);
  args[5] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("std_mean.dim_out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** std_mean.out(Tensor self, bool unbiased=True, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_std_mean_out(sg_tensor *self, bool unbiased, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  args[2] = sg_tensor_(out0, false);
  args[3] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("std_mean.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor */
static inline sg_status sgop_stft(sg_tensor *self, int64_t n_fft, sg_value hop_length, sg_value win_length, sg_tensor *window, bool center, const char *pad_mode, bool normalized, sg_value onesided, sg_value return_complex, sg_value align_to_window, sg_tensor **result0) {
  sg_value args[11];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n_fft);
  args[2] = hop_length;
  args[3] = win_length;
  args[4] = sg_tensor_(window, true);
  args[5] = sg_bool(center);
  args[6] = sg_string_(pad_mode, false);
  args[7] = sg_bool(normalized);
  args[8] = onesided;
  args[9] = return_complex;
  args[10] = align_to_window;
  sg_status status = sg_call(sg_op_find("stft"), args, 11, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** stft.out(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_stft_out(sg_tensor *self, int64_t n_fft, sg_value hop_length, sg_value win_length, sg_tensor *window, bool center, const char *pad_mode, bool normalized, sg_value onesided, sg_value return_complex, sg_value align_to_window, sg_tensor *out, sg_tensor **result0) {
  sg_value args[12];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(n_fft);
  args[2] = hop_length;
  args[3] = win_length;
  args[4] = sg_tensor_(window, true);
  args[5] = sg_bool(center);
  args[6] = sg_string_(pad_mode, false);
  args[7] = sg_bool(normalized);
  args[8] = onesided;
  args[9] = return_complex;
  args[10] = align_to_window;
  args[11] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("stft.out"), args, 12, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_sub_Tensor(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  sg_status status = sg_call(sg_op_find("sub.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sub.Tensor_out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sub_Tensor_out(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sub.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_sub__Tensor(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  sg_status status = sg_call(sg_op_find("sub_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor */
static inline sg_status sgop_subtract_Tensor(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  sg_status status = sg_call(sg_op_find("subtract.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** subtract.Tensor_out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_subtract_Tensor_out(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("subtract.Tensor_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!) */
static inline sg_status sgop_subtract__Tensor(sg_tensor *self, sg_tensor *other, sg_value alpha, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = alpha;
  sg_status status = sg_call(sg_op_find("subtract_.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sum(Tensor self, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_sum(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("sum"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_sum_dim_IntList(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("sum.dim_IntList"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sum.dim_IntList_out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sum_dim_IntList_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool keepdim, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(keepdim);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sum.dim_IntList_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sum.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_sum_out(sg_tensor *self, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("sum.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** sum_to_size(Tensor self, int[] size) -> Tensor */
static inline sg_status sgop_sum_to_size(sg_tensor *self, const int64_t *size, int64_t n_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  sg_status status = sg_call(sg_op_find("sum_to_size"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V) */
static inline sg_status sgop_svd(sg_tensor *self, bool some, bool compute_uv, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[3];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(some);
  args[2] = sg_bool(compute_uv);
  sg_status status = sg_call(sg_op_find("svd"), args, 3, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** svd.out(Tensor self, bool some=True, bool compute_uv=True, *, Tensor(a!) U, Tensor(b!) S, Tensor(c!) V) -> (Tensor(a!) U, Tensor(b!) S, Tensor(c!) V) */
static inline sg_status sgop_svd_out(sg_tensor *self, bool some, bool compute_uv, sg_tensor *U, sg_tensor *S, sg_tensor *V, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[6];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(some);
  args[2] = sg_bool(compute_uv);
  args[3] = sg_tensor_(U, false);
  args[4] = sg_tensor_(S, false);
  args[5] = sg_tensor_(V, false);
  sg_status status = sg_call(sg_op_find("svd.out"), args, 6, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a) */
static inline sg_status sgop_swapaxes(sg_tensor *self, int64_t axis0, int64_t axis1, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(axis0);
  args[2] = sg_int(axis1);
  sg_status status = sg_call(sg_op_find("swapaxes"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!) */
static inline sg_status sgop_swapaxes_(sg_tensor *self, int64_t axis0, int64_t axis1, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(axis0);
  args[2] = sg_int(axis1);
  sg_status status = sg_call(sg_op_find("swapaxes_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a) */
static inline sg_status sgop_swapdims(sg_tensor *self, int64_t dim0, int64_t dim1, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim0);
  args[2] = sg_int(dim1);
  sg_status status = sg_call(sg_op_find("swapdims"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!) */
static inline sg_status sgop_swapdims_(sg_tensor *self, int64_t dim0, int64_t dim1, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim0);
  args[2] = sg_int(dim1);
  sg_status status = sg_call(sg_op_find("swapdims_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** t(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_t(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("t"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** t_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_t_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("t_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** t_copy(Tensor self) -> Tensor */
static inline sg_status sgop_t_copy(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("t_copy"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** t_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_t_copy_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("t_copy.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** take(Tensor self, Tensor index) -> Tensor */
static inline sg_status sgop_take(sg_tensor *self, sg_tensor *index, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(index, false);
  sg_status status = sg_call(sg_op_find("take"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** take.out(Tensor self, Tensor index, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_take_out(sg_tensor *self, sg_tensor *index, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(index, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("take.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor */
static inline sg_status sgop_take_along_dim(sg_tensor *self, sg_tensor *indices, sg_value dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = dim;
  sg_status status = sg_call(sg_op_find("take_along_dim"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** take_along_dim.out(Tensor self, Tensor indices, int? dim=None, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_take_along_dim_out(sg_tensor *self, sg_tensor *indices, sg_value dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(indices, false);
  args[2] = dim;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("take_along_dim.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tan(Tensor self) -> Tensor */
static inline sg_status sgop_tan(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("tan"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_tan_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("tan.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tan_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_tan_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("tan_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tanh(Tensor self) -> Tensor */
static inline sg_status sgop_tanh(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("tanh"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tanh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_tanh_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("tanh.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tanh_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_tanh_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("tanh_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tanh_backward(Tensor grad_output, Tensor output) -> Tensor */
static inline sg_status sgop_tanh_backward(sg_tensor *grad_output, sg_tensor *output, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(grad_output, false);
  args[1] = sg_tensor_(output, false);
  sg_status status = sg_call(sg_op_find("tanh_backward"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tensor_split.indices(Tensor(a) self, int[] indices, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_tensor_split_indices(sg_tensor *self, const int64_t *indices, int64_t n_indices, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(indices, n_indices);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("tensor_split.indices"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** tensor_split.sections(Tensor(a) self, int sections, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_tensor_split_sections(sg_tensor *self, int64_t sections, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(sections);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("tensor_split.sections"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** tensor_split.tensor_indices_or_sections(Tensor(a) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_tensor_split_tensor_indices_or_sections(sg_tensor *self, sg_tensor *tensor_indices_or_sections, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(tensor_indices_or_sections, false);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("tensor_split.tensor_indices_or_sections"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor */
static inline sg_status sgop_tensordot(sg_tensor *self, sg_tensor *other, const int64_t *dims_self, int64_t n_dims_self, const int64_t *dims_other, int64_t n_dims_other, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_ints_(dims_self, n_dims_self);
  args[3] = sg_ints_(dims_other, n_dims_other);
  sg_status status = sg_call(sg_op_find("tensordot"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tensordot.out(Tensor self, Tensor other, int[] dims_self, int[] dims_other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_tensordot_out(sg_tensor *self, sg_tensor *other, const int64_t *dims_self, int64_t n_dims_self, const int64_t *dims_other, int64_t n_dims_other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_ints_(dims_self, n_dims_self);
  args[3] = sg_ints_(dims_other, n_dims_other);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("tensordot.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor */
static inline sg_status sgop_threshold(sg_tensor *self, sg_value threshold, sg_value value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = threshold;
  args[2] = value;
  sg_status status = sg_call(sg_op_find("threshold"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** threshold.out(Tensor self, Scalar threshold, Scalar value, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_threshold_out(sg_tensor *self, sg_value threshold, sg_value value, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = threshold;
  args[2] = value;
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("threshold.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!) */
static inline sg_status sgop_threshold_(sg_tensor *self, sg_value threshold, sg_value value, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = threshold;
  args[2] = value;
  sg_status status = sg_call(sg_op_find("threshold_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tile(Tensor self, int[] dims) -> Tensor */
static inline sg_status sgop_tile(sg_tensor *self, const int64_t *dims, int64_t n_dims, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dims, n_dims);
  sg_status status = sg_call(sg_op_find("tile"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tile.out(Tensor self, int[] dims, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_tile_out(sg_tensor *self, const int64_t *dims, int64_t n_dims, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dims, n_dims);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("tile.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** to.dtype(Tensor self, ScalarType dtype, bool non_blocking=False, bool copy=False) -> Tensor */
static inline sg_status sgop_to_dtype(sg_tensor *self, int32_t dtype, bool non_blocking, bool copy, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_bool(non_blocking);
  args[3] = sg_bool(copy);
  sg_status status = sg_call(sg_op_find("to.dtype"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices) */
static inline sg_status sgop_topk(sg_tensor *self, int64_t k, int64_t dim, bool largest, bool sorted, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(k);
  args[2] = sg_int(dim);
  args[3] = sg_bool(largest);
  args[4] = sg_bool(sorted);
  sg_status status = sg_call(sg_op_find("topk"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** topk.out(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices) */
static inline sg_status sgop_topk_out(sg_tensor *self, int64_t k, int64_t dim, bool largest, bool sorted, sg_tensor *values, sg_tensor *indices, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[7];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(k);
  args[2] = sg_int(dim);
  args[3] = sg_bool(largest);
  args[4] = sg_bool(sorted);
  args[5] = sg_tensor_(values, false);
  args[6] = sg_tensor_(indices, false);
  sg_status status = sg_call(sg_op_find("topk.out"), args, 7, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** trace(Tensor self) -> Tensor */
static inline sg_status sgop_trace(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("trace"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trace.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_trace_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("trace.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** transpose(Tensor(a) self, int dim0, int dim1) -> Tensor(a) */
static inline sg_status sgop_transpose(sg_tensor *self, int64_t dim0, int64_t dim1, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim0);
  args[2] = sg_int(dim1);
  sg_status status = sg_call(sg_op_find("transpose"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!) */
static inline sg_status sgop_transpose_(sg_tensor *self, int64_t dim0, int64_t dim1, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim0);
  args[2] = sg_int(dim1);
  sg_status status = sg_call(sg_op_find("transpose_"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor */
static inline sg_status sgop_transpose_copy_int(sg_tensor *self, int64_t dim0, int64_t dim1, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim0);
  args[2] = sg_int(dim1);
  sg_status status = sg_call(sg_op_find("transpose_copy.int"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** transpose_copy.int_out(Tensor self, int dim0, int dim1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_transpose_copy_int_out(sg_tensor *self, int64_t dim0, int64_t dim1, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim0);
  args[2] = sg_int(dim1);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("transpose_copy.int_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor */
static inline sg_status sgop_trapezoid_dx(sg_tensor *y, sg_value dx, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = dx;
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("trapezoid.dx"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapezoid.dx_out(Tensor y, *, Scalar dx=1, int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_trapezoid_dx_out(sg_tensor *y, sg_value dx, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = dx;
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("trapezoid.dx_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor */
static inline sg_status sgop_trapezoid_x(sg_tensor *y, sg_tensor *x, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_tensor_(x, false);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("trapezoid.x"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapezoid.x_out(Tensor y, Tensor x, *, int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_trapezoid_x_out(sg_tensor *y, sg_tensor *x, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_tensor_(x, false);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("trapezoid.x_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor */
static inline sg_status sgop_trapz_dx(sg_tensor *y, double dx, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_float(dx);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("trapz.dx"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapz.dx_out(Tensor y, *, float dx=1., int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_trapz_dx_out(sg_tensor *y, double dx, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_float(dx);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("trapz.dx_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor */
static inline sg_status sgop_trapz_x(sg_tensor *y, sg_tensor *x, int64_t dim, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_tensor_(x, false);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("trapz.x"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trapz.x_out(Tensor y, Tensor x, *, int dim=-1, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_trapz_x_out(sg_tensor *y, sg_tensor *x, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(y, false);
  args[1] = sg_tensor_(x, false);
  args[2] = sg_int(dim);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("trapz.x_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient) */
static inline sg_status sgop_triangular_solve(sg_tensor *self, sg_tensor *A, bool upper, bool transpose, bool unitriangular, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[5];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(A, false);
  args[2] = sg_bool(upper);
  args[3] = sg_bool(transpose);
  args[4] = sg_bool(unitriangular);
  sg_status status = sg_call(sg_op_find("triangular_solve"), args, 5, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** triangular_solve.out(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False, *, Tensor(a!) solution, Tensor(b!) cloned_coefficient) -> (Tensor(a!) solution, Tensor(b!) cloned_coefficient) */
static inline sg_status sgop_triangular_solve_out(sg_tensor *self, sg_tensor *A, bool upper, bool transpose, bool unitriangular, sg_tensor *solution, sg_tensor *cloned_coefficient, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[7];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(A, false);
  args[2] = sg_bool(upper);
  args[3] = sg_bool(transpose);
  args[4] = sg_bool(unitriangular);
  args[5] = sg_tensor_(solution, false);
  args[6] = sg_tensor_(cloned_coefficient, false);
  sg_status status = sg_call(sg_op_find("triangular_solve.out"), args, 7, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** tril(Tensor self, int diagonal=0) -> Tensor */
static inline sg_status sgop_tril(sg_tensor *self, int64_t diagonal, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  sg_status status = sg_call(sg_op_find("tril"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tril.out(Tensor self, int diagonal=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_tril_out(sg_tensor *self, int64_t diagonal, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("tril.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tril_(Tensor(a!) self, int diagonal=0) -> Tensor(a!) */
static inline sg_status sgop_tril_(sg_tensor *self, int64_t diagonal, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  sg_status status = sg_call(sg_op_find("tril_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=int64) -> Tensor */
static inline sg_status sgop_tril_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(row);
  args[1] = sg_int(col);
  args[2] = sg_int(offset);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("tril_indices"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** tril_indices.out(int row, int col, int offset=0, *, ScalarType? dtype=int64, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_tril_indices_out(int64_t row, int64_t col, int64_t offset, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_int(row);
  args[1] = sg_int(col);
  args[2] = sg_int(offset);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("tril_indices.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, float eps=1e-06, bool swap=False, int reduction=1) -> Tensor */
static inline sg_status sgop_triplet_margin_loss(sg_tensor *anchor, sg_tensor *positive, sg_tensor *negative, double margin, double p, double eps, bool swap, int64_t reduction, sg_tensor **result0) {
  sg_value args[8];
  sg_value results[1];
  args[0] = sg_tensor_(anchor, false);
  args[1] = sg_tensor_(positive, false);
  args[2] = sg_tensor_(negative, false);
  args[3] = sg_float(margin);
  args[4] = sg_float(p);
  args[5] = sg_float(eps);
  args[6] = sg_bool(swap);
  args[7] = sg_int(reduction);
  sg_status status = sg_call(sg_op_find("triplet_margin_loss"), args, 8, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triplet_margin_loss.out(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, float eps=1e-06, bool swap=False, int reduction=1, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_triplet_margin_loss_out(sg_tensor *anchor, sg_tensor *positive, sg_tensor *negative, double margin, double p, double eps, bool swap, int64_t reduction, sg_tensor *out, sg_tensor **result0) {
  sg_value args[9];
  sg_value results[1];
  args[0] = sg_tensor_(anchor, false);
  args[1] = sg_tensor_(positive, false);
  args[2] = sg_tensor_(negative, false);
  args[3] = sg_float(margin);
  args[4] = sg_float(p);
  args[5] = sg_float(eps);
  args[6] = sg_bool(swap);
  args[7] = sg_int(reduction);
  args[8] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("triplet_margin_loss.out"), args, 9, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triu(Tensor self, int diagonal=0) -> Tensor */
static inline sg_status sgop_triu(sg_tensor *self, int64_t diagonal, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  sg_status status = sg_call(sg_op_find("triu"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triu.out(Tensor self, int diagonal=0, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_triu_out(sg_tensor *self, int64_t diagonal, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("triu.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triu_(Tensor(a!) self, int diagonal=0) -> Tensor(a!) */
static inline sg_status sgop_triu_(sg_tensor *self, int64_t diagonal, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(diagonal);
  sg_status status = sg_call(sg_op_find("triu_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=int64) -> Tensor */
static inline sg_status sgop_triu_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_int(row);
  args[1] = sg_int(col);
  args[2] = sg_int(offset);
  args[3] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("triu_indices"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** triu_indices.out(int row, int col, int offset=0, *, ScalarType? dtype=int64, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_triu_indices_out(int64_t row, int64_t col, int64_t offset, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_int(row);
  args[1] = sg_int(col);
  args[2] = sg_int(offset);
  args[3] = sg_dtype_(dtype);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("triu_indices.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** true_divide.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_true_divide_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("true_divide.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** true_divide.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_true_divide_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("true_divide.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_true_divide__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("true_divide_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trunc(Tensor self) -> Tensor */
static inline sg_status sgop_trunc(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("trunc"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trunc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_trunc_out(sg_tensor *self, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("trunc.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** trunc_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_trunc_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("trunc_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unbind.int(Tensor(a) self, int dim=0) -> Tensor(a)[] */
static inline sg_status sgop_unbind_int(sg_tensor *self, int64_t dim, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unbind.int"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** unbind_copy.int(Tensor self, int dim=0) -> Tensor[] */
static inline sg_status sgop_unbind_copy_int(sg_tensor *self, int64_t dim, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unbind_copy.int"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** unflatten.int(Tensor(a) self, int dim, int[] sizes) -> Tensor(a) */
static inline sg_status sgop_unflatten_int(sg_tensor *self, int64_t dim, const int64_t *sizes, int64_t n_sizes, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_ints_(sizes, n_sizes);
  sg_status status = sg_call(sg_op_find("unflatten.int"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a) */
static inline sg_status sgop_unfold(sg_tensor *self, int64_t dimension, int64_t size, int64_t step, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dimension);
  args[2] = sg_int(size);
  args[3] = sg_int(step);
  sg_status status = sg_call(sg_op_find("unfold"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor */
static inline sg_status sgop_unfold_copy(sg_tensor *self, int64_t dimension, int64_t size, int64_t step, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dimension);
  args[2] = sg_int(size);
  args[3] = sg_int(step);
  sg_status status = sg_call(sg_op_find("unfold_copy"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unfold_copy.out(Tensor self, int dimension, int size, int step, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_unfold_copy_out(sg_tensor *self, int64_t dimension, int64_t size, int64_t step, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dimension);
  args[2] = sg_int(size);
  args[3] = sg_int(step);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("unfold_copy.out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!) */
static inline sg_status sgop_uniform_(sg_tensor *self, double from, double to, sg_generator *generator, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_float(from);
  args[2] = sg_float(to);
  args[3] = sg_generator_(generator);
  sg_status status = sg_call(sg_op_find("uniform_"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor) */
static inline sg_status sgop_unique_consecutive(sg_tensor *self, bool return_inverse, bool return_counts, sg_value dim, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[4];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(return_inverse);
  args[2] = sg_bool(return_counts);
  args[3] = dim;
  sg_status status = sg_call(sg_op_find("unique_consecutive"), args, 4, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor) */
static inline sg_status sgop_unique_dim(sg_tensor *self, int64_t dim, bool sorted, bool return_inverse, bool return_counts, sg_tensor **result0, sg_tensor **result1, sg_tensor **result2) {
  sg_value args[5];
  sg_value results[3];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_bool(sorted);
  args[3] = sg_bool(return_inverse);
  args[4] = sg_bool(return_counts);
  sg_status status = sg_call(sg_op_find("unique_dim"), args, 5, results, 3);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  sg_take_(&results[2], result2);
  return SG_OK;
}

/** unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[] */
static inline sg_status sgop_unsafe_chunk(sg_tensor *self, int64_t chunks, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(chunks);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unsafe_chunk"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** unsafe_split.Tensor(Tensor self, int split_size, int dim=0) -> Tensor[] */
static inline sg_status sgop_unsafe_split_Tensor(sg_tensor *self, int64_t split_size, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(split_size);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unsafe_split.Tensor"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** unsafe_split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[] */
static inline sg_status sgop_unsafe_split_with_sizes(sg_tensor *self, const int64_t *split_sizes, int64_t n_split_sizes, int64_t dim, sg_value *result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(split_sizes, n_split_sizes);
  args[2] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unsafe_split_with_sizes"), args, 3, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** unsqueeze(Tensor(a) self, int dim) -> Tensor(a) */
static inline sg_status sgop_unsqueeze(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unsqueeze"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!) */
static inline sg_status sgop_unsqueeze_(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unsqueeze_"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unsqueeze_copy(Tensor self, int dim) -> Tensor */
static inline sg_status sgop_unsqueeze_copy(sg_tensor *self, int64_t dim, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  sg_status status = sg_call(sg_op_find("unsqueeze_copy"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** unsqueeze_copy.out(Tensor self, int dim, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_unsqueeze_copy_out(sg_tensor *self, int64_t dim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(dim);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("unsqueeze_copy.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** upsample_bicubic2d(Tensor self, int[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop_upsample_bicubic2d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, bool align_corners, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_bool(align_corners);
  args[3] = scales_h;
  args[4] = scales_w;
  sg_status status = sg_call(sg_op_find("upsample_bicubic2d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** upsample_bilinear2d(Tensor self, int[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop_upsample_bilinear2d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, bool align_corners, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_bool(align_corners);
  args[3] = scales_h;
  args[4] = scales_w;
  sg_status status = sg_call(sg_op_find("upsample_bilinear2d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** upsample_linear1d(Tensor self, int[1] output_size, bool align_corners, float? scales=None) -> Tensor */
static inline sg_status sgop_upsample_linear1d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, bool align_corners, sg_value scales, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_bool(align_corners);
  args[3] = scales;
  sg_status status = sg_call(sg_op_find("upsample_linear1d"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** upsample_nearest1d(Tensor self, int[1] output_size, float? scales=None) -> Tensor */
static inline sg_status sgop_upsample_nearest1d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_value scales, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = scales;
  sg_status status = sg_call(sg_op_find("upsample_nearest1d"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** upsample_nearest2d(Tensor self, int[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop_upsample_nearest2d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = scales_h;
  args[3] = scales_w;
  sg_status status = sg_call(sg_op_find("upsample_nearest2d"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** upsample_nearest3d(Tensor self, int[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop_upsample_nearest3d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, sg_value scales_d, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = scales_d;
  args[3] = scales_h;
  args[4] = scales_w;
  sg_status status = sg_call(sg_op_find("upsample_nearest3d"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** upsample_trilinear3d(Tensor self, int[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor */
static inline sg_status sgop_upsample_trilinear3d(sg_tensor *self, const int64_t *output_size, int64_t n_output_size, bool align_corners, sg_value scales_d, sg_value scales_h, sg_value scales_w, sg_tensor **result0) {
  sg_value args[6];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(output_size, n_output_size);
  args[2] = sg_bool(align_corners);
  args[3] = scales_d;
  args[4] = scales_h;
  args[5] = scales_w;
  sg_status status = sg_call(sg_op_find("upsample_trilinear3d"), args, 6, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** vander(Tensor x, int? N=None, bool increasing=False) -> Tensor */
static inline sg_status sgop_vander(sg_tensor *x, sg_value N, bool increasing, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = N;
  args[2] = sg_bool(increasing);
  sg_status status = sg_call(sg_op_find("vander"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** vander.out(Tensor x, int? N=None, bool increasing=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_vander_out(sg_tensor *x, sg_value N, bool increasing, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(x, false);
  args[1] = N;
  args[2] = sg_bool(increasing);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("vander.out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** var(Tensor self, bool unbiased=True) -> Tensor */
static inline sg_status sgop_var(sg_tensor *self, bool unbiased, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  sg_status status = sg_call(sg_op_find("var"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor */
static inline sg_status sgop_var_correction(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("var.correction"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** var.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_var_correction_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("var.correction_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor */
static inline sg_status sgop_var_dim(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("var.dim"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** var.dim_out(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_var_dim_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor *out, sg_tensor **result0) {
  sg_value args[5];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("var.dim_out"), args, 5, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** var.out(Tensor self, bool unbiased=True, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_var_out(sg_tensor *self, bool unbiased, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("var.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor) */
static inline sg_status sgop_var_mean(sg_tensor *self, bool unbiased, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[2];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  sg_status status = sg_call(sg_op_find("var_mean"), args, 2, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor) */
static inline sg_status sgop_var_mean_correction(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("var_mean.correction"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** var_mean.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_var_mean_correction_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, sg_value correction, bool keepdim, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = correction;
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out0, false);
  args[5] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("var_mean.correction_out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor) */
static inline sg_status sgop_var_mean_dim(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  sg_status status = sg_call(sg_op_find("var_mean.dim"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** var_mean.dim_out(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_var_mean_dim_out(sg_tensor *self, const int64_t *dim, int64_t n_dim, bool unbiased, bool keepdim, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[6];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(dim, n_dim);
  args[2] = sg_bool(unbiased);
  args[3] = sg_bool(keepdim);
  args[4] = sg_tensor_(out0, false);
  args[5] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("var_mean.dim_out"), args, 6, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** var_mean.out(Tensor self, bool unbiased=True, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!) out0, Tensor(b!) out1) */
static inline sg_status sgop_var_mean_out(sg_tensor *self, bool unbiased, sg_tensor *out0, sg_tensor *out1, sg_tensor **result0, sg_tensor **result1) {
  sg_value args[4];
  sg_value results[2];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_bool(unbiased);
  args[2] = sg_tensor_(out0, false);
  args[3] = sg_tensor_(out1, false);
  sg_status status = sg_call(sg_op_find("var_mean.out"), args, 4, results, 2);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  sg_take_(&results[1], result1);
  return SG_OK;
}

/** vdot(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_vdot(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("vdot"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** vdot.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_vdot_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("vdot.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view(Tensor(a) self, int[] size) -> Tensor(a) */
static inline sg_status sgop_view(sg_tensor *self, const int64_t *size, int64_t n_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  sg_status status = sg_call(sg_op_find("view"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a) */
static inline sg_status sgop_view_dtype(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("view.dtype"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view_as(Tensor(a) self, Tensor other) -> Tensor(a) */
static inline sg_status sgop_view_as(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("view_as"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view_as_complex(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_view_as_complex(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("view_as_complex"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view_as_real(Tensor(a) self) -> Tensor(a) */
static inline sg_status sgop_view_as_real(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("view_as_real"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view_copy(Tensor self, int[] size) -> Tensor */
static inline sg_status sgop_view_copy(sg_tensor *self, const int64_t *size, int64_t n_size, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  sg_status status = sg_call(sg_op_find("view_copy"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor */
static inline sg_status sgop_view_copy_dtype(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("view_copy.dtype"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view_copy.dtype_out(Tensor self, ScalarType dtype, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_view_copy_dtype_out(sg_tensor *self, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("view_copy.dtype_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** view_copy.out(Tensor self, int[] size, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_view_copy_out(sg_tensor *self, const int64_t *size, int64_t n_size, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(size, n_size);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("view_copy.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** vsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[] */
static inline sg_status sgop_vsplit_array(sg_tensor *self, const int64_t *indices, int64_t n_indices, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_ints_(indices, n_indices);
  sg_status status = sg_call(sg_op_find("vsplit.array"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** vsplit.int(Tensor(a) self, int sections) -> Tensor(a)[] */
static inline sg_status sgop_vsplit_int(sg_tensor *self, int64_t sections, sg_value *result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_int(sections);
  sg_status status = sg_call(sg_op_find("vsplit.int"), args, 2, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** vstack(Tensor[] tensors) -> Tensor */
static inline sg_status sgop_vstack(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  sg_status status = sg_call(sg_op_find("vstack"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** vstack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_vstack_out(sg_tensor *const *tensors, int64_t n_tensors, sg_tensor *out, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensors_(tensors, n_tensors);
  args[1] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("vstack.out"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** where(Tensor condition) -> Tensor[] */
static inline sg_status sgop_where(sg_tensor *condition, sg_value *result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(condition, false);
  sg_status status = sg_call(sg_op_find("where"), args, 1, results, 1);
  if (status != SG_OK) return status;
  if (result0) *result0 = results[0]; else sg_free_values(&results[0], 1);
  return SG_OK;
}

/** where.self(Tensor condition, Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_where_self(sg_tensor *condition, sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(condition, false);
  args[1] = sg_tensor_(self, false);
  args[2] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("where.self"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** where.self_out(Tensor condition, Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_where_self_out(sg_tensor *condition, sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[4];
  sg_value results[1];
  args[0] = sg_tensor_(condition, false);
  args[1] = sg_tensor_(self, false);
  args[2] = sg_tensor_(other, false);
  args[3] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("where.self_out"), args, 4, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** xlogy.Tensor(Tensor self, Tensor other) -> Tensor */
static inline sg_status sgop_xlogy_Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("xlogy.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** xlogy.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_xlogy_Tensor_out(sg_tensor *self, sg_tensor *other, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("xlogy.Tensor_out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!) */
static inline sg_status sgop_xlogy__Tensor(sg_tensor *self, sg_tensor *other, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_tensor_(other, false);
  sg_status status = sg_call(sg_op_find("xlogy_.Tensor"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** zero_(Tensor(a!) self) -> Tensor(a!) */
static inline sg_status sgop_zero_(sg_tensor *self, sg_tensor **result0) {
  sg_value args[1];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  sg_status status = sg_call(sg_op_find("zero_"), args, 1, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** zeros(int[] size, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_zeros(const int64_t *size, int64_t n_size, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("zeros"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** zeros.out(int[] size, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_zeros_out(const int64_t *size, int64_t n_size, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_ints_(size, n_size);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("zeros.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** zeros_like(Tensor self, *, ScalarType? dtype=None) -> Tensor */
static inline sg_status sgop_zeros_like(sg_tensor *self, int32_t dtype, sg_tensor **result0) {
  sg_value args[2];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  sg_status status = sg_call(sg_op_find("zeros_like"), args, 2, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

/** zeros_like.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!) */
static inline sg_status sgop_zeros_like_out(sg_tensor *self, int32_t dtype, sg_tensor *out, sg_tensor **result0) {
  sg_value args[3];
  sg_value results[1];
  args[0] = sg_tensor_(self, false);
  args[1] = sg_dtype_(dtype);
  args[2] = sg_tensor_(out, false);
  sg_status status = sg_call(sg_op_find("zeros_like.out"), args, 3, results, 1);
  if (status != SG_OK) return status;
  sg_take_(&results[0], result0);
  return SG_OK;
}

#ifdef __cplusplus
}
#endif
#endif
