"""What the citizen holds: forms and slips as bytes.

reportlab for A4 and A5 forms, pictures for thermal slips. Reads `domain`, never the store.
"""
