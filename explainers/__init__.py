"""The explainers, one folder each, and the contract that they all keep."""
