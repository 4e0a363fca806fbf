"""The words the project knows, as TOML data, and the loaders that check them."""
