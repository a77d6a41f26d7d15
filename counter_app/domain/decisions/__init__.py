"""What a desk writes for gestures that need the calendar or the rule pack (`decide`, design §2.3).

Facts were looked up before; each function gives the bodies of one act, or the refusal that desk and
server share. Gestures that need nothing looked up are plain bodies asked of `dossier.life.fits`.
"""
