// Operators that fill a tensor with random numbers.

struct UniformInPlace: Operator {
    static let schema = "uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Uniform numbers of [from, to)."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).uniformInPlace(try a.double(1), try a.double(2), generator: a.generator(3)))
    }
}

struct NormalInPlace: Operator {
    static let schema = "normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Normal numbers."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).normalInPlace(try a.double(1), try a.double(2), generator: a.generator(3)))
    }
}

struct RandomFrom: Operator {
    static let schema = "random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Integers of [from, to)."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).randomInPlace(from: try a.int(1), to: a.optionalInt(2), generator: a.generator(3)))
    }
}

struct RandomTo: Operator {
    static let schema = "random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Integers of [0, to)."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).randomInPlace(from: 0, to: try a.int(1), generator: a.generator(2)))
    }
}

struct RandomAll: Operator {
    static let schema = "random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Integers from 0 to the largest that the dtype holds exactly."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).randomInPlace(generator: a.generator(1)))
    }
}

struct BernoulliTensorInPlace: Operator {
    static let schema = "bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "1 with the probability at the same place of `p`, else 0."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).bernoulliInPlace(try a.tensor(1), generator: a.generator(2)))
    }
}

struct BernoulliInPlace: Operator {
    static let schema = "bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "1 with probability `p`, else 0."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).bernoulliInPlace(try a.double(1), generator: a.generator(2)))
    }
}

struct ExponentialInPlace: Operator {
    static let schema = "exponential_(Tensor(a!) self, float lambd=1, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Exponential numbers of rate `lambd`."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).exponentialInPlace(try a.double(1), generator: a.generator(2)))
    }
}

struct CauchyInPlace: Operator {
    static let schema = "cauchy_(Tensor(a!) self, float median=0, float sigma=1, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Numbers of the Cauchy distribution."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cauchyInPlace(try a.double(1), try a.double(2), generator: a.generator(3)))
    }
}

struct LogNormalInPlace: Operator {
    static let schema = "log_normal_(Tensor(a!) self, float mean=1, float std=2, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Numbers whose logarithm is normal."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).logNormalInPlace(try a.double(1), try a.double(2), generator: a.generator(3)))
    }
}

struct GeometricInPlace: Operator {
    static let schema = "geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)"
    static let doc = "Numbers of trials up to the first success, of probability `p`."
    static let variants: Variants = [.method, .inplace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).geometricInPlace(try a.double(1), generator: a.generator(2)))
    }
}

let randomInPlaceOperators: [any Operator.Type] = [
    UniformInPlace.self, NormalInPlace.self, RandomFrom.self, RandomTo.self, RandomAll.self, BernoulliTensorInPlace.self,
    BernoulliInPlace.self, ExponentialInPlace.self, CauchyInPlace.self, LogNormalInPlace.self, GeometricInPlace.self,
]
