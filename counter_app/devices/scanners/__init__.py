"""Scanners by network, SANE, WIA, TWAIN or a folder; a driver that may hang runs apart."""
