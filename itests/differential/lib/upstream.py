"""A name server for the scenes: it knows a few names of .test and nothing else, over UDP and TCP."""
import socket, struct, sys, threading

A = {"far.test": ["198.51.100.7"], "near.far.test": ["198.51.100.8"], "single": ["198.51.100.9"],
     "big.test": ["198.51.100.%d" % i for i in range(1, 101)]}
OTHER = {("far.test", 28): [bytes.fromhex("20010db8" + "00" * 11 + "07")],
         ("far.test", 16): [b"\x05ahoy!"]}


def name_of(text):
    return b"".join(bytes([len(part)]) + part.encode() for part in text.split(".") if part) + b"\0"


def answer(query, stream):
    at, labels = 12, []
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode())
        at += 1 + query[at]
    kind = struct.unpack("!H", query[at + 1:at + 3])[0]
    question, name = query[12:at + 5], ".".join(labels).lower()
    records = [(kind, data) for data in OTHER.get((name, kind), [])]
    if kind == 1:
        records = [(1, socket.inet_aton(a)) for a in A.get(name, [])]
    if kind == 15 and name == "far.test":
        records = [(15, b"\0\5" + name_of("mail.far.test"))]
    if kind == 12 and name == "7.100.51.198.in-addr.arpa":
        records = [(12, name_of("far.test"))]
    known = name in A or name == "empty.test" or bool(records)
    code = {"refused.test": 5, "failed.test": 2}.get(name, 0 if known else 3)
    body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", k, 1, 60, len(d)) + d for k, d in records)
    cut = not stream and len(query) + len(body) > 512
    head = struct.pack("!HHHHHH", struct.unpack("!H", query[:2])[0], 0x8180 | code | (0x200 if cut else 0),
                       1, 0 if cut else len(records), 0, 0)
    return head + question + (b"" if cut else body)


def streams(server):
    while True:
        peer, _ = server.accept()
        peer.settimeout(5)
        try:
            size = struct.unpack("!H", peer.recv(2))[0]
            reply = answer(peer.recv(size), True)
            peer.sendall(struct.pack("!H", len(reply)) + reply)
        except (OSError, struct.error):
            pass
        peer.close()


def datagrams(server):
    while True:
        query, peer = server.recvfrom(4096)
        server.sendto(answer(query, False), peer)


for address in sys.argv[1:2]:
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind((address, 53))
    tcp = socket.socket()
    tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    tcp.bind((address, 53))
    tcp.listen(16)
    threading.Thread(target=streams, args=(tcp,), daemon=True).start()
    datagrams(udp)
