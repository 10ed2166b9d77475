"""What a freshly started child of an aliased process imports as ``torch``.

``install_as_torch`` puts this file's folder on ``sys.path``, which multiprocessing hands to the children it spawns;
their first ``import torch`` runs this file, and the alias takes its place in ``sys.modules``.
"""

from swiftgrad._alias import install_as_torch

install_as_torch()
