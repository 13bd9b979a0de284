"""Introspects and calls duband with the package varlink: varlink_client.py SOCKET."""

import sys

import varlink

client = varlink.Client.new_with_address("unix:" + sys.argv[1])
with client.open("org.varlink.service", namespaced=True) as service:
    info = service.GetInfo()
    print("product", info.product)
for name in info.interfaces:
    print("interface", client.get_interface(name).name)
with client.open("org.duban.Status") as status:
    for campaign in status.Get()["campaigns"]:
        print("campaign", campaign["code"], campaign["today"])
with client.open("org.duban.Ledger") as ledger:
    try:
        ledger.GetTask(None, "no such task")
    except varlink.VarlinkError as error:
        print("refused", error.error())
