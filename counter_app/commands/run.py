"""`counter-app run`: the window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.settings import RESOURCES

if TYPE_CHECKING:
    from counter_app.job import Job
    from counter_app.services.desk import Desk

BUNDLED_FONTS = RESOURCES.parent / "fonts"  # laid there by the installer


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("run", help="open the counter window (the default)")
    parser.add_argument("--data", type=Path, help="data folder (default: this account's)")
    parser.add_argument("--practice", action="store_true", help="practice data, virtual devices")
    parser.add_argument("--lang", choices=("vi", "en"), help="language of the window")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="colours")
    parser.add_argument("--text", type=int, metavar="PERCENT", help="text size, 100 to 200")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show the window until it is closed. Nothing heavy is imported before its first paint."""
    from PySide6.QtWidgets import QApplication

    from counter_app.ui.application import Application, WindowOptions

    def open_desk(job: Job) -> Desk:
        from counter_app import logs
        from counter_app.bootstrap import DeskOptions
        from counter_app.bootstrap import open_desk as opened
        from counter_app.settings import DataFolder, default_root

        root = args.data or default_root(practice=args.practice)
        logs.start(DataFolder(root).logs)
        practice = True if args.practice else None
        return opened(DeskOptions(root=root, practice=practice, resources=RESOURCES), job)

    app = QApplication.instance() or QApplication(["counter-app"])
    window = Application(
        app,  # type: ignore[arg-type]
        WindowOptions(
            resources=RESOURCES,
            practice=args.practice,
            language=args.lang or "",
            theme=args.theme or "",
            text_percent=args.text or 0,
            font_folder=BUNDLED_FONTS if BUNDLED_FONTS.is_dir() else None,
        ),
        open_desk,
    )
    window.start()
    try:
        return window.run()
    finally:
        window.close()
