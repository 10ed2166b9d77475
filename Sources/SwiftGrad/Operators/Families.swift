/// All families of operators: what the registry lists.
let operatorFamilies: [[any Operator.Type]] = [
    copyingOperators, creationOperators, arithmeticOperators, sumOperators, viewOperators, matMulOperators, indexingOperators,
    linearOperators, softmaxOperators, convolutionOperators, paddingOperators, viewCompositeOperators, joiningOperators,
    poolingOperators, batchNormOperators, layerNormOperators, embeddingOperators, dropoutOperators, optimizerStepOperators,
    crossEntropyOperators, lossOperators, roundingOperators, unaryMathOperators, trigonometryOperators, binaryMathOperators,
    powerOperators, comparisonOperators, bitwiseOperators, selectionOperators, activationOperators, randomInPlaceOperators,
    attentionOperators, rearrangingOperators, gatedActivationOperators, gatherOperators, maskedOperators, reductionOperators,
    scanOperators, likeOperators, rangeOperators, randomFactoryOperators, productOperators, einsumOperators,
    statisticsOperators, sortingOperators, setOperators, patchOperators,
]

let viewOperators: [any Operator.Type] = [
    AsStrided.self, Permute.self, Transpose.self, Expand.self, Slice.self, Select.self, Unsqueeze.self, Diagonal.self, Unfold.self,
]
