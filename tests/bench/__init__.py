"""Benchmarks: `make bench` prints one table of one run. Rows are ratios where that says more than a rate."""
