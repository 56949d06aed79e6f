"""Checks the places of a receipt's entries, or a dossier's, in the Merkle log, with nothing of Proviso: for whoever does not trust it.

    python3 bench/peers/check_receipt.py receipt.json|dossier.html [SIZE:ROOT]

It follows RFC 9162, section 2.1.3.2, and ends with 0 where every entry leads to the root. The answers are not decided again.
"""

import json
import sys
from hashlib import sha256


def leads_to(root, leaf, index, size, proof):
    node, last, digest = index, size - 1, sha256(b"\x00" + leaf).digest()
    for beside in proof:
        if last == 0:
            return False
        if node % 2 == 1 or node == last:
            digest = sha256(b"\x01" + beside + digest).digest()
            while node % 2 == 0 and node != 0:
                node, last = node // 2, last // 2
        else:
            digest = sha256(b"\x01" + digest + beside).digest()
        node, last = node // 2, last // 2
    return last == 0 and digest == root


def leaf_of(entry):
    """Canonical JSON (RFC 8785), as far as entries need it: sorted keys, no white space, letters as they are."""
    told = {name: entry[name] for name in ("body", "recorded", "seq")}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
if text.startswith("<"):
    data = text.split('<script type="application/json" id="dossier">')[1].split("</script>")[0]
    receipt = json.loads(data)["receipt"]
else:
    receipt = json.loads(text)
size, root = receipt["head"]["size"], receipt["head"]["root"]
if len(sys.argv) > 2 and sys.argv[2] != f"{size}:{root}":
    sys.exit(f"the receipt stands under {size}:{root}, not {sys.argv[2]}")
strays = [
    entry["seq"]
    for entry in receipt["entries"]
    if not leads_to(
        bytes.fromhex(root), leaf_of(entry), entry["seq"] - 1, size, [bytes.fromhex(h) for h in entry["proof"]]
    )
]
if strays:
    sys.exit(f"not in the log of {size} entries: {strays}")
print(f"{len(receipt['entries'])} entries stand in the log {size}:{root}")
