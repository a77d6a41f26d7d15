"""Slip printers and sheet printers: a file for each way to one, their language written once."""
