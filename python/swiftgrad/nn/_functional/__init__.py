"""The functions of `swiftgrad.nn.functional`, one family a file."""
