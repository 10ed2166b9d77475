// The aten operators of losses and distances.

struct MSELoss: Operator {
    static let schema = "mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor"
    static let doc = "`(self - target)^2`, reduced: 0 none, 1 mean, 2 sum."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).mseLoss(try a.tensor(1), reduction: try a.int(2)))
    }
}

struct L1Loss: Operator {
    static let schema = "l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor"
    static let doc = "`|self - target|`, reduced: 0 none, 1 mean, 2 sum."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).l1Loss(try a.tensor(1), reduction: try a.int(2)))
    }
}

struct SmoothL1Loss: Operator {
    static let schema = "smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.0) -> Tensor"
    static let doc = "`d^2 / (2 beta)` where `|d| < beta`, else `|d| - beta / 2`, with `d = self - target`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).smoothL1Loss(try a.tensor(1), reduction: try a.int(2), beta: try a.double(3)))
    }
}

struct HuberLoss: Operator {
    static let schema = "huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.0) -> Tensor"
    static let doc = "`d^2 / 2` where `|d| <= delta`, else `delta (|d| - delta / 2)`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).huberLoss(try a.tensor(1), reduction: try a.int(2), delta: try a.double(3)))
    }
}

struct BCELoss: Operator {
    static let schema = "binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor"
    static let doc = "`-weight (t log x + (1 - t) log(1 - x))`, logarithms at least -100."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).binaryCrossEntropy(try a.tensor(1), weight: a.optionalTensor(2), reduction: try a.int(3)))
    }
}

struct BCEWithLogitsLoss: Operator {
    static let schema =
        "binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor"
    static let doc = "Binary cross entropy of `sigmoid(self)`, stably; `pos_weight` weighs the positive term."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).binaryCrossEntropyWithLogits(
                try a.tensor(1), weight: a.optionalTensor(2), posWeight: a.optionalTensor(3), reduction: try a.int(4)))
    }
}

struct KLDivLoss: Operator {
    static let schema = "kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor"
    static let doc = "`t (log t - self)`, or `exp(t) (t - self)` for targets that are logarithms."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).loss(KLDivergence(logTarget: try a.bool(3)), try a.tensor(1), try a.int(2)))
    }
}

struct HingeEmbeddingLoss: Operator {
    static let schema = "hinge_embedding_loss(Tensor self, Tensor target, float margin=1.0, int reduction=1) -> Tensor"
    static let doc = "`self` where target is 1, `max(0, margin - self)` where it is -1."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).loss(HingeEmbedding(margin: try a.double(2)), try a.tensor(1), try a.int(3)))
    }
}

struct MarginRankingLoss: Operator {
    static let schema =
        "margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1) -> Tensor"
    static let doc = "`max(0, -target (input1 - input2) + margin)`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).sub(try a.tensor(1)).loss(MarginRanking(margin: try a.double(3)), try a.tensor(2), try a.int(4)))
    }
}

struct SoftMarginLoss: Operator {
    static let schema = "soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor"
    static let doc = "`log(1 + exp(-target self))`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).loss(SoftMargin(), try a.tensor(1), try a.int(2)))
    }
}

struct PoissonNLLLoss: Operator {
    static let schema =
        "poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor"
    static let doc = "`exp(x) - t x` (or `x - t log(x + eps)`), `full` adding the Stirling term."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).loss(
                PoissonNLL(logInput: try a.bool(2), full: try a.bool(3), eps: try a.double(4)), try a.tensor(1), try a.int(5)))
    }
}

struct CosineEmbeddingLoss: Operator {
    static let schema =
        "cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1) -> Tensor"
    static let doc = "`1 - cos` where target is 1, `max(0, cos - margin)` where it is -1."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).cosineEmbeddingLoss(
                try a.tensor(1), try a.tensor(2), margin: try a.double(3), reduction: try a.int(4)))
    }
}

struct TripletMarginLoss: Operator {
    static let schema =
        "triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, float eps=1e-06, bool swap=False, int reduction=1) -> Tensor"
    static let doc = "`max(0, margin + d(anchor, positive) - d(anchor, negative))`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).tripletMarginLoss(
                try a.tensor(1), try a.tensor(2), margin: try a.double(3), p: try a.double(4), eps: try a.double(5),
                swap: try a.bool(6),
                reduction: try a.int(7)))
    }
}

struct PairwiseDistance: Operator {
    static let schema = "pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False) -> Tensor"
    static let doc = "The p-norm of `x1 - x2 + eps` along the last dimension."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).pairwiseDistance(try a.tensor(1), p: try a.double(2), eps: try a.double(3), keepdim: try a.bool(4)))
    }
}

struct CosineSimilarity: Operator {
    static let schema = "cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor"
    static let doc = "`x1 . x2 / (max(|x1|, eps) max(|x2|, eps))` along `dim`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).cosineSimilarity(try a.tensor(1), dim: try a.int(2), eps: try a.double(3)))
    }
}

struct MultiMarginLoss: Operator {
    static let schema =
        "multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor"
    static let doc = "The mean over the classes i != y of `max(0, margin - x[y] + x[i])^p * weight[y]`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).multiMarginLoss(
                try a.tensor(1), p: try a.double(2), margin: try a.double(3), weight: a.optionalTensor(4), reduction: try a.int(5)
            ))
    }
}

let lossOperators: [any Operator.Type] = [
    MultiMarginLoss.self, MSELoss.self, L1Loss.self, SmoothL1Loss.self, HuberLoss.self, BCELoss.self, BCEWithLogitsLoss.self,
    KLDivLoss.self,
    HingeEmbeddingLoss.self, MarginRankingLoss.self, SoftMarginLoss.self, PoissonNLLLoss.self, CosineEmbeddingLoss.self,
    TripletMarginLoss.self, PairwiseDistance.self, CosineSimilarity.self,
]
