"""The rules of the desk as plain Python.

This room owns identifiers, money, deadlines, procedures, drafts and the streams of the journal
(`evolve`, `fits`, `decide`). It knows no I/O, clock, Qt or SQL: times, ids and serials are passed
in. It imports `errors` only.
"""
