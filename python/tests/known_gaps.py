"""Tests that are known to fail: where swiftgrad differs from PyTorch today, each with what differs.

They run all the same, as strict expected failures: one that begins to pass fails the run, and is then taken off the
list.
"""

from __future__ import annotations

#: Test (file::name[case], without the folder) -> what differs.
GAPS: dict[str, str] = {
    "test_errors.py::test_type[t.baddbmm(m, m, m)]": "RuntimeError that names the shapes; PyTorch: IndexError",
    "test_errors.py::test_type[t.polygamma(-1, v)]": "no polygamma yet",
    "test_errors.py::test_message_names_the_values[F.linear(t.ones(2, 4), m, t.ones(4))]": "does not name the rows",
    "test_indexing.py::test_expression[0|False]": "x[False] = v gives v an empty gradient; PyTorch: none",
    "test_indexing.py::test_expression[4|False]": "x[False] = v gives v an empty gradient; PyTorch: none",
    "test_indexing.py::test_expression[5,4,3|False]": "x[False] = v gives v an empty gradient; PyTorch: none",
    "test_indexing.py::test_expression[4|t.tensor([1, 0, 1, 1], dtype=t.uint8)]": "a uint8 mask is accepted",
    "test_indexing.py::test_expression[0,3|[0]]": "IndexError; PyTorch: RuntimeError",
    "test_printing.py::test_text[t.linspace(-100, 100, 7)]": "the middle is exactly 0 here",
    "test_printing.py::test_text[t.nn.functional.linear(t.ones(1, 2), t.ones(3, 2, requires_grad=True))]": (
        "the node of a linear without bias is called AddmmBackward0; PyTorch: MmBackward0"
    ),
    "test_promotion.py::test_table[ldexp/dd]": "half types with integers give float32; PyTorch keeps the half type",
    "test_promotion.py::test_table[ldexp/d0]": "as above",
    "test_promotion.py::test_table[ldexp/0d]": "as above",
    "test_promotion.py::test_table[ldexp/00]": "as above",
    "test_promotion.py::test_table[pow/number]": "bool ** True is refused",
}
