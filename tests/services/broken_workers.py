"""Processes that put pages right and fail at it.

They stand alone: a process starts with what this file imports, and a whole desk takes its time.
"""

import os
import sys
import time

from counter_app.services import page_workers


def breaks_on_dark(line):
    """Serve as usual, but die of a page darker than 50 and hang over one darker than 100."""
    from counter_app.imaging import pages

    usual = pages.process_raster

    def process_raster(raster):
        tone = raster.gray().mean()
        if tone < 50:
            os._exit(11)
        if tone < 100:
            time.sleep(3600)
        return usual(raster)

    pages.process_raster = process_raster
    page_workers.serve_pages(line)


def never_starts(_line):
    """As where a library is missing."""
    sys.exit(3)


def dies_of_everything(line):
    line.send("ready")
    line.recv()
