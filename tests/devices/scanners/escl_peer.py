"""A scanner that speaks eSCL over real HTTP, with a paper path, its pace and its mishaps."""

import json
import ssl
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SOURCE = """<scan:MinWidth>300</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
<scan:MinHeight>300</scan:MinHeight><scan:MaxHeight>{longest}</scan:MaxHeight>
<scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>BlackAndWhite1</scan:ColorMode>
<scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
<pwg:DocumentFormat>application/pdf</pwg:DocumentFormat>
<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>{dpis}</scan:DiscreteResolutions>
</scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>
"""
DPI = (
    "<scan:DiscreteResolution><scan:XResolution>{0}</scan:XResolution>"
    "<scan:YResolution>{0}</scan:YResolution></scan:DiscreteResolution>"
)
ROOT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<scan:{name} '
    'xmlns:scan="{scan}" xmlns:pwg="{pwg}"><pwg:Version>2.63</pwg:Version>{body}</scan:{name}>'
)
SCAN = "http://schemas.hp.com/imaging/escl/2011/05/03"
PWG = "http://www.pwg.org/schemas/2010/12/sm"


@dataclass
class Peer:
    """The scanner's inside. Pages are numbered from 1 within a job."""

    sheets: list = field(default_factory=list)
    feeder: bool = True
    duplex: bool = True
    glass: bool = True
    uuid: str = "7e51"
    seconds_per_page: float = 0.0
    scan_namespace: str = SCAN
    jam_at: int = 0
    jam_quietly: bool = False  # a page of zero bytes, then "no more", as some firmware does
    lose_at: int = 0  # the connection breaks in the middle of this page
    hang_at: int = 0  # nothing more comes from this page on
    stop_at: int = 0  # somebody presses stop at the scanner
    not_ready: int = 0  # 503 answers before each page
    not_ready_status: int = 503
    busy: int = 0  # 503 answers to the next jobs
    busy_status: int = 503
    retry_after: str = ""
    end_status: int = 404
    state: str = ""  # overrides what its jobs say
    adf: str = ""  # overrides what the tray says
    counts_more: int = 0
    secure: str = ""  # where every question is sent instead
    host: str = ""  # before the path of a job, as firmware that believes to know its own name
    capabilities: bytes = b""  # overrides
    status: bytes = b""
    asked: list = field(default_factory=list)  # settings documents received
    deleted: list = field(default_factory=list)
    jobs: dict = field(default_factory=dict)
    jammed: bool = False
    released: threading.Event = field(default_factory=threading.Event)

    def feeder_state(self):
        if self.adf:
            return self.adf
        if self.jammed:
            return "ScannerAdfJam"
        return "ScannerAdfLoaded" if self.sheets else "ScannerAdfEmpty"

    def own_state(self):
        at_work = any(job["state"] == "Processing" for job in self.jobs.values())
        return self.state or ("Processing" if at_work else "Idle")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body in one: no answer waits for an acknowledgement
    peer: Peer

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.peer.secure:
            return self._say(301, headers={"Location": f"{self.peer.secure}{self.path}"})
        if self.path.endswith("/ScannerCapabilities"):
            return self._say(200, self.peer.capabilities or self._capabilities())
        if self.path.endswith("/ScannerStatus"):
            return self._say(200, self.peer.status or self._status())
        if self.path.endswith("/NextDocument"):
            return self._page(self.path.split("/")[-2])
        return self._say(404)

    def do_POST(self):
        peer = self.peer
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if peer.busy:
            peer.busy -= 1
            headers = {"Retry-After": peer.retry_after} if peer.retry_after else {}
            return self._say(peer.busy_status, headers=headers)
        peer.asked.append(body.decode())
        peer.jammed = False
        number = f"job-{len(peer.jobs) + 1}"
        feeds = b"<pwg:InputSource>Feeder" in body
        peer.jobs[number] = {"feeds": feeds, "pages": 0, "state": "Processing", "reason": ""}
        peer.jobs[number]["wait"] = peer.not_ready
        return self._say(201, headers={"Location": f"{peer.host}/eSCL/ScanJobs/{number}"})

    def do_DELETE(self):
        self.peer.deleted.append(self.path.rpartition("/")[2])
        return self._say(200)

    def _page(self, number):
        peer, job = self.peer, self.peer.jobs.get(number)
        if job is None:
            return self._say(404)
        if job["wait"] and peer.sheets:
            job["wait"] -= 1
            return self._say(peer.not_ready_status, headers={"Retry-After": "0"})
        job["wait"] = peer.not_ready
        at = job["pages"] + 1
        if job["state"] != "Processing" or not peer.sheets or (not job["feeds"] and at > 1):
            job["state"] = "Completed" if job["state"] == "Processing" else job["state"]
            return self._say(peer.end_status)
        if at == peer.stop_at:
            job |= {"state": "Canceled", "reason": "JobCanceledAtDevice"}
            return self._say(410)
        if at == peer.hang_at:
            peer.released.wait(30)
            self.close_connection = True
            return None
        if at == peer.jam_at:
            peer.jam_at = 0
            job |= {"state": "Aborted", "reason": "ResourcesAreNotReady"}
            peer.jammed = not peer.jam_quietly
            return self._say(200, b"", "image/jpeg") if peer.jam_quietly else self._say(500)
        time.sleep(peer.seconds_per_page)
        data = peer.sheets.pop(0) if job["feeds"] else peer.sheets[0]
        job["pages"] = at
        if at == peer.lose_at:
            peer.lose_at = 0
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
            return None
        return self._say(200, data, "image/jpeg")

    def _capabilities(self):
        peer = self.peer
        dpis = "".join(DPI.format(dpi) for dpi in (75, 200, 300, 600))
        parts = ["<pwg:MakeAndModel>Peer 100</pwg:MakeAndModel>"]
        parts.append(f"<scan:UUID>{peer.uuid}</scan:UUID>")
        if peer.glass:
            source = SOURCE.format(longest=3508, dpis=dpis)
            parts.append(
                f"<scan:Platen><scan:PlatenInputCaps>{source}</scan:PlatenInputCaps></scan:Platen>"
            )
        if peer.feeder:
            source = SOURCE.format(longest=4200, dpis=dpis)
            both = (
                f"<scan:AdfDuplexInputCaps>{source}</scan:AdfDuplexInputCaps>"
                if peer.duplex
                else ""
            )
            parts.append(
                f"<scan:Adf><scan:AdfSimplexInputCaps>{source}</scan:AdfSimplexInputCaps>{both}"
                "<scan:FeederCapacity>50</scan:FeederCapacity></scan:Adf>"
            )
        return self._document("ScannerCapabilities", "".join(parts))

    def _status(self):
        peer = self.peer
        jobs = "".join(
            f"<scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/{number}</pwg:JobUri>"
            f"<pwg:ImagesCompleted>{job['pages'] + peer.counts_more}</pwg:ImagesCompleted>"
            f"<pwg:JobState>{job['state']}</pwg:JobState><pwg:JobStateReasons>"
            f"<pwg:JobStateReason>{job['reason']}</pwg:JobStateReason></pwg:JobStateReasons></scan:JobInfo>"
            for number, job in peer.jobs.items()
        )
        body = (
            f"<pwg:State>{peer.own_state()}</pwg:State><scan:AdfState>{peer.feeder_state()}</scan:AdfState>"
            f"<scan:Jobs>{jobs}</scan:Jobs>"
        )
        return self._document("ScannerStatus", body)

    def _document(self, name, body):
        return ROOT.format(name=name, scan=self.peer.scan_namespace, pwg=PWG, body=body).encode()

    def _say(self, status, body=b"", kind="text/xml", headers=()):
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class EsclPeer:
    """Serves a `Peer` while the block runs; `certificate` makes it speak TLS."""

    def __init__(self, peer=None, certificate=None):
        self.peer = peer or Peer()
        handler = type("PeerHandler", (Handler,), {"peer": self.peer})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            scheme = "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}/eSCL"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.peer.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def said(document):
    """What a settings document asks for, by local name."""
    from xml.etree.ElementTree import fromstring

    return json.loads(
        json.dumps(
            {
                str(e.tag).rpartition("}")[2]: (e.text or "").strip()
                for e in fromstring(document).iter()
            }
        )
    )
