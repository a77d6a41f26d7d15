"""The dossier stream: its entries, its state, its life and its decisions.

`bodies` and `entries` are what is written, `state` what it adds up to. `life` is the one table of
states and steps with `fits` and `evolve`; `steps` holds its rows. The other modules are what a desk
writes for a gesture (`decide`).
"""
