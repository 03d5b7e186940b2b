"""The one error of a model that readers and authors meet."""


class ModelError(ValueError):
    """What a model, or the values given to it, did against the contract."""
