"""Readers of codes that are no keyboard: serial, HID-POS, camera. Each comes and goes by itself."""
