"""What training programs do by hand again and again, as short functions.

- how good: `accuracy`, `precision`, `recall`, `f1` ... (of `swiftgrad.metrics`)
- penalties: `l1_penalty`, `l2_penalty`
- fine-tuning: `freeze`, `unfreeze`, `parameter_groups`, `layerwise_groups`
- when to stop, and what happened: `EarlyStopping`, `LearningCurve`
- `save_checkpoint`, `load_checkpoint`: go on bit for bit as if there had been no interruption
- tables: `train_validation_split`, `Normalizer`, `tensors_of`

docs/training.md has a whole program. This module is swiftgrad's own: PyTorch has nothing of the kind.
"""

from __future__ import annotations

from ..metrics import accuracy, confusion_matrix, f1, precision, precision_recall_f1, recall
from .checkpoint import load_checkpoint, save_checkpoint
from .parameters import freeze, l1_penalty, l2_penalty, layerwise_groups, parameter_groups, unfreeze
from .progress import EarlyStopping, LearningCurve
from .tables import Normalizer, tensors_of, train_validation_split

__all__ = [
    "EarlyStopping",
    "LearningCurve",
    "Normalizer",
    "accuracy",
    "confusion_matrix",
    "f1",
    "freeze",
    "l1_penalty",
    "l2_penalty",
    "layerwise_groups",
    "load_checkpoint",
    "parameter_groups",
    "precision",
    "precision_recall_f1",
    "recall",
    "save_checkpoint",
    "tensors_of",
    "train_validation_split",
    "unfreeze",
]
