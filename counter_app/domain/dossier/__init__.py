"""The dossier stream: its entries, its state, its guards and its decisions.

`bodies` what is written, `state` what it adds up to (`evolve`), `guards` what may follow (`fits`),
`acceptance` and `changes` what a desk writes for a gesture (`decide`).
"""
