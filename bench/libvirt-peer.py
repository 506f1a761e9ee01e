"""Python's libvirt binding, driven by libvirt-peers.ts: one line in asks for one bulk call, one line out tells what it cost."""

import json
import sys
import time

import libvirt

uri, groups, flags = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
connection = libvirt.openReadOnly(uri)


def bare():
    return connection.getAllDomainStats(groups, flags)


def records():
    return [(domain.name(), domain.UUIDString(), params) for domain, params in bare()]


PRODUCTS = {"bare": bare, "records": records}

for line in sys.stdin:
    make = PRODUCTS[line.strip()]
    cpu = time.process_time_ns()
    began = time.perf_counter_ns()
    answer = make()
    wall = time.perf_counter_ns() - began
    spent = time.process_time_ns() - cpu
    domains, fields = len(answer), sum(len(each[-1]) for each in answer)
    # Giving the answer's memory back is part of what it costs, as garbage collection is on the other side.
    cpu = time.process_time_ns()
    del answer
    spent += time.process_time_ns() - cpu
    print(json.dumps({"wallMs": wall / 1e6, "cpuMs": spent / 1e6, "domains": domains, "fields": fields}), flush=True)
