"""Merkle roots and proofs straight from the text of RFC 6962, section 2.1, for spec/record/merkle-vectors.json.

    python3 bench/peers/merkle_vectors.py > spec/record/merkle-vectors.json

Nothing here is shared with the program: another language, the RFC's recursive definitions over lists of leaves, no
kept nodes. The roots of the eight leaves that Certificate Transparency's own tests use are checked first.
"""

import json
from hashlib import sha256


def largest_power_below(n):
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def mth(d):
    if len(d) == 0:
        return sha256(b"").digest()
    if len(d) == 1:
        return sha256(b"\x00" + d[0]).digest()
    k = largest_power_below(len(d))
    return sha256(b"\x01" + mth(d[:k]) + mth(d[k:])).digest()


def path(m, d):
    if len(d) == 1:
        return []
    k = largest_power_below(len(d))
    if m < k:
        return path(m, d[:k]) + [mth(d[k:])]
    return path(m - k, d[k:]) + [mth(d[:k])]


def proof(m, d):
    return subproof(m, d, True)


def subproof(m, d, b):
    n = len(d)
    if m == n:
        return [] if b else [mth(d)]
    k = largest_power_below(n)
    if m <= k:
        return subproof(m, d[:k], b) + [mth(d[k:])]
    return subproof(m - k, d[k:], False) + [mth(d[:k])]


# Leaves and roots of the tests of google/certificate-transparency.
CT_LEAVES = [bytes.fromhex(h) for h in
             ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]]
CT_ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
for size, root in CT_ROOTS.items():
    assert mth(CT_LEAVES[:size]).hex() == root, size


def leaf(i):
    """Of every length from none up, and beyond ASCII."""
    return ("‹" + str(i) + "›" * (i % 5)).encode() if i > 0 else b""


ALL_UP_TO = 33
LARGER = [100, 1023, 1024, 1025]


def chosen(size):
    """Places worth a proof in a larger log: its ends, and both sides of each split on the way."""
    places = {0, 1, size // 3, size // 2, size - 2, size - 1}
    k = largest_power_below(size)
    return sorted(places | {k - 1, k, min(k + 1, size - 1)})


leaves = [leaf(i) for i in range(max(LARGER))]
hashes = []
number = {}


def numbered(digest):
    text = digest.hex()
    if text not in number:
        number[text] = len(hashes)
        hashes.append(text)
    return number[text]


roots, inclusion, consistency = [], [], []
for size in [*range(ALL_UP_TO + 1), *LARGER]:
    d = leaves[:size]
    roots.append([size, numbered(mth(d))])
    places = range(size) if size <= ALL_UP_TO else chosen(size)
    for m in places:
        inclusion.append([m, size, [numbered(h) for h in path(m, d)]])
    for m in (range(1, size + 1) if size <= ALL_UP_TO else [p for p in chosen(size) if p > 0]):
        consistency.append([m, size, [numbered(h) for h in proof(m, d)]])

ABOUT = ("Roots and proofs by RFC 6962, made by bench/peers/merkle_vectors.py, which shares nothing with the program. "
         "A number stands for the hash at that place of the list. Leaf i, from 0: the empty text, then ‹ with the "
         "number and i modulo 5 times ›. roots: [size, root]; inclusion: [index, size, proof]; "
         "consistency: [older, newer, proof].")

print("{")
print(f'  "about": {json.dumps(ABOUT, ensure_ascii=False)},')
for name, rows in [("roots", roots), ("inclusion", inclusion), ("consistency", consistency), ("hashes", hashes)]:
    print(f'  "{name}": [')
    print(",\n".join("    " + json.dumps(row) for row in rows))
    print("  ]" + ("" if name == "hashes" else ","))
print("}")
