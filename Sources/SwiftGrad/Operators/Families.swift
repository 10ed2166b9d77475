/// All families of operators: what the registry lists.
let operatorFamilies: [[any Operator.Type]] = [
    copyingOperators, creationOperators, arithmeticOperators, sumOperators, viewOperators, matMulOperators,
    indexingOperators,
    linearOperators, softmaxOperators, convolutionOperators, paddingOperators,
    indexingOperators, viewCompositeOperators, joiningOperators,
    linearOperators, softmaxOperators, convolutionOperators, paddingOperators, poolingOperators, batchNormOperators,
    layerNormOperators, embeddingOperators, dropoutOperators, optimizerStepOperators, crossEntropyOperators, lossOperators,
    roundingOperators, unaryMathOperators, trigonometryOperators, binaryMathOperators, powerOperators, comparisonOperators,
    bitwiseOperators, selectionOperators, activationOperators, randomInPlaceOperators,
    attentionOperators, rearrangingOperators, gatedActivationOperators,
    indexingOperators, viewCompositeOperators, joiningOperators, gatherOperators, maskedOperators, reductionOperators,
    scanOperators,
    bitwiseOperators, selectionOperators, activationOperators, randomInPlaceOperators, likeOperators,
    rangeOperators, randomFactoryOperators,
    scanOperators, productOperators, einsumOperators, statisticsOperators,
    scanOperators, sortingOperators, setOperators, productOperators, einsumOperators, statisticsOperators,
    indexingOperators, viewCompositeOperators, joiningOperators, linearOperators, softmaxOperators,
    convolutionOperators, paddingOperators, poolingOperators, batchNormOperators, layerNormOperators,
    embeddingOperators, dropoutOperators, optimizerStepOperators, crossEntropyOperators, lossOperators,
    roundingOperators, unaryMathOperators, trigonometryOperators, binaryMathOperators, powerOperators,
    comparisonOperators, bitwiseOperators, selectionOperators, activationOperators, randomInPlaceOperators,
    likeOperators, rangeOperators, randomFactoryOperators, gatherOperators, maskedOperators, reductionOperators,
    scanOperators, productOperators, einsumOperators, statisticsOperators, attentionOperators, rearrangingOperators,
    gatedActivationOperators,
]

let viewOperators: [any Operator.Type] = [
    AsStrided.self, Permute.self, Transpose.self, Expand.self, Slice.self, Select.self, Unsqueeze.self, Diagonal.self, Unfold.self,
]
