"""The steps of a dossier's life: who, when, guard and effect of each entry, one room per matter.

`life` gathers them into the one table that desk, server, buttons and tests read.
"""
