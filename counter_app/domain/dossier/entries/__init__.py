"""Bodies of the entries that carry a dossier from the counter to its end, one room per matter.

`bodies` beside this package holds what is written at acceptance. A fact happened; a claim may be
refused (design §2.4). Dates and moments in them were computed at the desk and are final.
"""
