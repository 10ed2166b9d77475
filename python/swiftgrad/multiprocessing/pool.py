"""Python's pools of processes."""

from multiprocessing.pool import Pool as Pool
