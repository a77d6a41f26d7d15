"""What a person fills in for each step of a dossier's life, and the entry that comes of it.

`domain.dossier.life` says which steps are possible; here stands what each one asks. One module per
room of `domain.dossier.steps`; `services.life` is the only door.
"""
