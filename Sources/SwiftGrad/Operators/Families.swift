/// All families of operators: what the registry lists.
let operatorFamilies: [[any Operator.Type]] = [
    copyingOperators, creationOperators, arithmeticOperators, sumOperators, viewOperators, matMulOperators,
    indexingOperators, viewCompositeOperators, joiningOperators, gatherOperators, maskedOperators, reductionOperators,
    scanOperators, sortingOperators, setOperators, productOperators, einsumOperators, statisticsOperators,
]

let viewOperators: [any Operator.Type] = [
    AsStrided.self, Permute.self, Transpose.self, Expand.self, Slice.self, Select.self, Unsqueeze.self, Diagonal.self, Unfold.self,
]
