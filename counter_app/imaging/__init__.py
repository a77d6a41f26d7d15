"""Page images as plain functions: same bytes in, same bytes out.

Decode, clean, judge, read codes, wrap into PDF. No state, no store, no settings, no devices.
"""
